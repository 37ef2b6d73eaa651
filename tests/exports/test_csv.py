"""Both variants hold the cells of the screen, whole, and read back the same."""

import csv
import io
import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.columns import COVERAGE_FILE
from exports.csv import SIGNS
from exports.csv import write as write_sheet
from exports.formula import unguarded
from exports.rows import row
from exports.sheets import coverage
from model.cell import Cell, Quantity
from model.interval import Interval
from texts import of

ID, EN = of("id"), of("en")
NUMBERS = {column.name for column in COVERAGE_FILE.columns if column.unit not in {"text", "code"}}


def cell(participants=(1, 1, 1), base=(2, 2, 2), name="Kalimantan", **more):
    return Cell(
        region="KAL",
        region_name=name,
        period="2022-12",
        period_kind="month",
        segment="total",
        base="stated",
        base_period="2022-12",
        participants=quantity(participants),
        denominator=quantity(base),
        **more,
    )


def quantity(bounds):
    if bounds is None:
        return Quantity()
    return Quantity(Interval(*bounds), "published", ("ibukotakini-2022-12",), "2,6 juta")


def read(data, variant):
    """Return the rows of one of our files, as `exports.rows.row` gave them."""
    signs = SIGNS[variant]
    text = data.decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=signs.delimiter)
    return [{name: value_of(name, field, signs) for name, field in line.items()} for line in rows]


def value_of(name, field, signs):
    if field == "":
        return None
    return float(field.replace(signs.decimal, ".")) if name in NUMBERS else unguarded(field)


def write(cells, text, variant):
    return write_sheet(coverage(cells, text), variant)


def first(*cells, variant="csv", text=ID):
    data = write(cells, text, variant).decode("utf-8-sig")
    header, *lines = csv.reader(io.StringIO(data, newline=""), delimiter=SIGNS[variant].delimiter)
    return dict(zip(header, lines[0], strict=True))


KALIMANTAN = cell((2_550_000, 2_600_000, 2_700_000), (5_850_000, 5_900_000, 6_000_000))


def test_the_machine_file_gives_the_ratio_unrounded_with_the_digits_that_hold():
    line = first(KALIMANTAN)
    assert line["participants"] == "2600000"
    assert line["coverage"] == repr(2_600_000 / 5_900_000)
    assert line["coverage_low"] == repr(2_550_000 / 6_000_000)
    assert line["coverage_digits"] == "2"
    assert (line["gap_low"], line["gap"], line["gap_high"]) == ("3150000", "3300000", "3450000")
    assert (line["status"], line["participants_status"]) == ("computed", "published")
    assert line["participants_as_written"] == "2,6 juta"


def test_the_file_for_excel_has_a_decimal_comma_and_no_grouping():
    line = first(KALIMANTAN, variant="csv-id")
    assert line["coverage"] == repr(2_600_000 / 5_900_000).replace(".", ",")
    assert line["participants"] == "2600000"


@pytest.mark.parametrize(("variant", "delimiter"), [("csv", ","), ("csv-id", ";")])
def test_a_file_is_utf_8_with_bom_and_has_only_header_and_rows(variant, delimiter):
    data = write([KALIMANTAN, cell()], ID, variant)
    lines = data.split(b"\r\n")
    assert data.startswith(b"\xef\xbb\xbfregion_code" + delimiter.encode() + b"region_name")
    assert lines[-1] == b""
    assert len(lines) == 1 + 2 + 1
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_no_cells_give_a_header_alone():
    names = ",".join(COVERAGE_FILE.names)
    assert write([], ID, "csv").decode("utf-8-sig") == f"{names}\r\n"


def test_nothing_published_is_empty_with_a_status_never_zero():
    line = first(cell(participants=None))
    assert {line[n] for n in ("participants", "coverage", "coverage_digits", "gap")} == {""}
    assert (line["participants_status"], line["status"]) == ("unknown", "unknown")
    assert line["denominator"] == "2"


def test_a_missing_base_is_named_so():
    line = first(cell(base=None))
    assert (line["participants"], line["coverage"], line["status"]) == ("1", "", "no_base")
    assert line["denominator_status"] == "unknown"


def test_nobody_is_zero():
    line = first(cell((0, 0, 0), (4, 4, 4)))
    assert (line["participants"], line["coverage"], line["gap"]) == ("0", "0.0", "4")


def test_an_open_bound_is_empty():
    line = first(cell((5, 5, math.inf), (10, 10, 10), flags=("open",)))
    assert (line["participants_low"], line["participants_high"]) == ("5", "")
    assert (line["gap_low"], line["gap_high"], line["flags"]) == ("", "5", "open")


def test_a_negative_gap_stays_a_number():
    line = first(cell((150, 150, 150), (100, 100, 100)))
    assert (line["gap"], line["coverage"]) == ("-50", "1.5")


def test_names_are_the_readers_and_codes_are_not():
    indonesian, english = first(KALIMANTAN), first(KALIMANTAN, text=EN)
    assert indonesian["base_name"] == "Basis kantor wilayah"
    assert english["base_name"] == "The regional office’s base"
    assert indonesian["base"] == english["base"] == "stated"


def test_flags_and_origins_are_joined_by_a_bar():
    line = first(cell(flags=("approximate", "implied"), rivals=("a-2023", "b-2023")))
    assert (line["flags"], line["other_origins"]) == ("approximate|implied", "a-2023|b-2023")


@pytest.mark.parametrize(
    "name", ["=1+1", "-Kutai", "@x", "Kutai;Timur", 'Kutai "K", Timur', "a\r\n=b"]
)
def test_a_name_like_a_formula_survives(name):
    for variant in SIGNS:
        data = write([cell(name=name)], ID, variant)
        assert read(data, variant)[0]["region_name"] == name
        assert b"\n=" not in data
        assert b",=" not in data


def test_pandas_reads_the_machine_file_to_equal_values():
    cells = [KALIMANTAN, cell(participants=None), cell((150, 150, 150), (100, 100, 100))]
    codes = dict.fromkeys(("region_code", "period"), "string")
    table = pd.read_csv(io.BytesIO(write(cells, EN, "csv")), dtype=codes)
    for name in NUMBERS:
        expected = [row(each, EN)[name] for each in cells]
        found = [None if pd.isna(value) else value for value in table[name]]
        assert found == expected
    assert list(table["status"]) == ["computed", "unknown", "computed"]


numbers = st.integers(0, 10**9)


@st.composite
def quantities(draw):
    low, wide = draw(numbers), draw(st.integers(0, 10**7) | st.floats(0, 1e6))
    bounds = (low, low + wide / 2, low + wide)
    return draw(st.sampled_from([None, bounds, (low, low, math.inf)]))


names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(st.lists(st.builds(cell, quantities(), quantities(), names), max_size=4))
def test_both_variants_read_back_identical(cells):
    expected = [row(each, ID) for each in cells]
    for variant in SIGNS:
        data = write(cells, ID, variant)
        assert read(data, variant) == expected
        assert len(read(data, variant)) == len(cells)


def test_every_column_says_its_unit_and_meaning():
    assert all(column.unit and column.meaning for column in COVERAGE_FILE.columns)
    assert len(set(COVERAGE_FILE.names)) == len(COVERAGE_FILE.columns)
    assert set(row(KALIMANTAN, ID)) == set(COVERAGE_FILE.names)
