"""The file behind the bars of Wilayah: every place of the page, known or not, and nothing more."""

import csv
import io

import pytest

from exports.columns import COVERAGE_FILE, PLACES_FILE
from exports.csv import SIGNS, write
from exports.sheets import places
from model.regional import regional
from model.scope import Scope
from model.selection import Selection
from tests.world import active, august, fact, publication
from texts import of

ID, EN = of("id"), of("en")
HOME = Selection(region="KAL")
ALL = Scope.everything()


@pytest.fixture(scope="module")
def version(world_of):
    return world_of(
        publication(
            "table-2023-12",
            *(active(code, "2023-12", count) for code, count in {"61": 30, "62": 120}.items()),
            fact("63", "2023-12", "", status="suppressed"),
            kind="official_table",
        ),
        *(t for code in ("61", "62", "63") for t in august("2023-08", code, labour_force=100)),
        *august("2023-08", "6401", employed=50, employed_informal=40),
        *august("2023-08", "6402", employed=0, employed_informal=0, labour_force=7),
    )


def file(version, variant="csv", text=ID, **chosen):
    """Return the page and the rows of its file."""
    page = regional(Selection(**chosen), HOME, ALL, version)
    data = write(places(page, text), variant)
    assert data.startswith(b"\xef\xbb\xbf")
    lines = io.StringIO(data.decode("utf-8-sig"), newline="")
    return page, list(csv.DictReader(lines, delimiter=SIGNS[variant].delimiter))


def test_a_file_of_workers_has_a_row_for_every_place_in_the_order_of_the_page(version):
    page, rows = file(version, region="64", measure="employed_informal", period="2023-08")
    assert [row["region_code"] for row in rows] == [place.region for place in page.places]
    assert len(rows) == 10
    assert tuple(rows[0]) == PLACES_FILE.names


def test_a_place_says_people_base_and_share_unrounded(version):
    _, rows = file(version, region="64", measure="employed_informal", period="2023-08")
    first = rows[0]
    assert (first["region_code"], first["region_name"]) == ("6401", "Kabupaten Paser")
    assert (first["people"], first["denominator"], first["share"]) == ("40", "50", "0.8")
    assert (first["measure"], first["base"], first["period"]) == (
        "employed_informal",
        "employed",
        "2023-08",
    )
    assert (first["people_status"], first["people_origin"], first["status"]) == (
        "published",
        "sakernas-6401-2023-08",
        "computed",
    )


def test_a_place_without_a_figure_is_empty_with_a_status_never_zero(version):
    _, rows = file(version, region="64", measure="employed_informal", period="2023-08")
    last = rows[-1]
    assert (last["people"], last["share"], last["status"]) == ("", "", "unknown")
    assert last["people_status"] == "unknown"


def test_nobody_is_zero_and_a_share_of_nobody_is_empty(version):
    _, rows = file(version, region="64", measure="employed_informal", period="2023-08")
    nobody = next(row for row in rows if row["region_code"] == "6402")
    assert (nobody["people"], nobody["share"]) == ("0", "")


def test_the_employed_are_a_share_of_the_labour_force(version):
    _, rows = file(version, region="64", measure="employed", period="2023-08")
    assert {row["base"] for row in rows} == {"labour_force"}


def test_names_are_the_readers_and_codes_are_not(version):
    chosen = {"region": "64", "measure": "employed_informal", "period": "2023-08"}
    _, indonesian = file(version, **chosen)
    _, english = file(version, text=EN, **chosen)
    assert indonesian[0]["measure_name"] == ID("filter.measures.employed_informal")
    assert english[0]["measure_name"] == EN("filter.measures.employed_informal")
    assert indonesian[0]["measure_name"] != english[0]["measure_name"]
    assert indonesian[0]["measure"] == english[0]["measure"]


def test_the_file_for_excel_has_a_decimal_comma(version):
    chosen = {"region": "64", "measure": "employed_informal", "period": "2023-08"}
    _, rows = file(version, "csv-id", **chosen)
    assert (rows[0]["share"], rows[0]["people"]) == ("0,8", "40")


def test_where_coverage_is_shown_the_file_holds_the_cells_of_the_places(version):
    page, rows = file(version, period="2023-12")
    assert tuple(rows[0]) == COVERAGE_FILE.names
    assert [row["region_code"] for row in rows] == [place.region for place in page.places]
    found = {row["region_code"]: row for row in rows}
    assert (found["61"]["gap"], found["62"]["gap"], found["63"]["gap"]) == ("70", "-20", "")
    assert (found["63"]["status"], found["64"]["status"]) == ("suppressed", "unknown")
    assert found["62"]["coverage"] == "1.2"
