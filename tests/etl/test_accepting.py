"""What a load does with what a person has to know: old files, hidden rows, slips of unit."""

import pytest

from etl.build import build
from etl.cli import main
from etl.findings import Refused
from model.warehouse import Warehouse
from tests.etl.intake.files import sheet, xlsx
from tests.etl.small import row, toml

HEADER = ["thn", "lvl_wil", "kd_prov", "nm_prov", "kd_kabkot", "nm_kabkot", "pyb"]
PLACES = (("6271", "Kota Palangka Raya"), ("6201", "Kotawaringin Barat"))


def tabulation(*years, more=0):
    """The employed of two places in these years, as the rows of a workbook."""
    return [HEADER] + [
        [year, "Kabupaten", "62", "Kalimantan Tengah", code, name, 600 + number + more]
        for year in years
        for number, (code, name) in enumerate(PLACES)
    ]


@pytest.fixture
def load(tmp_path, capsys):
    """Load a workbook of these rows: exit code and everything that was said."""

    def command(data, rows, *arguments, name="PYB.xlsx", before=""):
        path = xlsx(tmp_path / name, {"Isi": sheet(rows, before=before)})
        environ = {"CAKUPAN_DATA": str(data), "CAKUPAN_STATE": str(tmp_path / "state")}
        code = main(["load", str(path), *arguments], environ)
        told = capsys.readouterr()
        return code, told.out + told.err

    return command


def employed(data):
    """The employed of the version in force, by period and region."""
    table = Warehouse(data).current().table("figures").to_pandas()
    mine = table[table["measure"] == "employed"]
    return {(p, r): v for p, r, v in zip(mine.period, mine.region_code, mine.value, strict=True)}


def test_item_28_a_file_older_than_the_published_one_takes_no_figure_back(data, load):
    """The edition of 2021, attached by mistake after that of 2022: both stay what they were."""
    folder = data(row())
    assert load(folder, tabulation("2021", "2022"), name="baru.xlsx")[0] == 0
    before = employed(folder)
    code, said = load(folder, tabulation("2021"), name="lama.xlsx")
    assert code == 13
    assert "Nothing new" in said or "already holds" in said
    assert employed(folder) == before
    code, said = load(folder, tabulation("2021", more=5), name="lain.xlsx")
    assert (code, employed(folder)) == (11, before)
    assert "stands twice in one publication with different values" in said


def test_item_15_hidden_rows_and_columns_are_read_and_told(data, load):
    rows = tabulation("2022")
    columns = '<cols><col min="3" max="3" hidden="1"/></cols>'
    code, said = load(data(row()), rows, "--dry-run", before=columns)
    assert code == 0
    assert "is hidden; it is read all the same" in said


SLIPPED = (row(period="2021-12", value="500"), row(period="2022-12", value="500000"))


def test_item_18_a_figure_a_thousand_times_the_last_one_stops_until_it_is_accepted_by_name(data):
    with pytest.raises(Refused, match="about a thousand times"):
        build(data(*SLIPPED), lambda step: None)


def test_item_18_accepted_by_name_it_passes_as_a_warning_with_the_reason(data):
    accepted = '[accepted]\n"2022-12 64 participants_active" = "kecamatan sebelumnya"'
    folder = data(sources={"kaltim": toml(more=accepted)}, releases={"kaltim/2022-12": SLIPPED})
    warnings = [str(one) for one in build(folder, lambda step: None).warnings]
    assert any("about a thousand times" in one and "kecamatan" in one for one in warnings)
