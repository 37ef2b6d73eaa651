"""What an older program could not read must carry another format number."""

import hashlib

from model.manifest import FORMAT
from tests.world import active, august, publication

# Change both together: a version of another layout is then refused instead of half understood.
LAYOUTS = {4: "8e37b7a32abedad0", 5: "8e37b7a32abedad0", 6: "8e37b7a32abedad0"}


def test_a_changed_layout_of_the_store_has_a_new_format_number(world):
    table = august("2022-08", "64", labour_force=1_000)
    version = world(publication("kaltim-2022-12", active("64", "2022-12", 300)), *table)
    sql = """
        select table_name || '.' || column_name as name from information_schema.columns
        order by 1
    """
    names = version.cursor().sql(sql).to_arrow_table()["name"].to_pylist()
    assert hashlib.sha256("\n".join(names).encode()).hexdigest()[:16] == LAYOUTS[FORMAT]
