"""claims.csv is refused at the build, row by row, before a page could stumble over it."""

import csv
import shutil

import pytest

from etl.codelists import read_codelists
from model.errors import ContractBroken
from tests.world import DATA


@pytest.fixture
def refused(tmp_path):
    def of(**cells):
        lists = tmp_path / "codelists"
        shutil.copytree(DATA / "codelists", lists)
        with (lists / "claims.csv").open(encoding="utf-8", newline="") as opened:
            first, *others = csv.DictReader(opened)
        with (lists / "claims.csv").open("w", encoding="utf-8", newline="") as opened:
            written = csv.DictWriter(opened, list(first), lineterminator="\n")
            written.writeheader()
            written.writerows([first | cells, *others])
        with pytest.raises(ContractBroken) as broken:
            read_codelists(lists)
        return str(broken.value)

    return of


def test_the_lists_hold_the_claims_of_the_project():
    claims = read_codelists(DATA / "codelists").tables["claims"]
    assert len(claims) == claims["id"].nunique() > 10


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"operands": "dua juta|3"}, "row 2 column operands: 'dua juta|3 = "),
        ({"relation": "product"}, "relation must be"),
        ({"unit": "people"}, "unit must be"),
        ({"region": "9999"}, "row 2 column region: '9999': is no region"),
        ({"id": "bali-share-2025"}, "repeated"),
    ],
)
def test_a_row_that_cannot_be_checked_is_named_with_its_place(refused, cells, why):
    assert why in refused(**cells)
