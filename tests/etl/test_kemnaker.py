"""The reader of Kemnaker's tabulation of Sakernas: AK, PT, PYB and PUK as they are handed over."""

import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.cells import Book, Sheet
from etl.check import check, with_period_kind
from etl.check_history import check_history
from etl.check_sums import check_sums
from etl.sources import kemnaker
from etl.sources.kemnaker_layout import letter
from etl.sources.sakernas import INDUSTRIES, STATUSES
from model.errors import ContractBroken
from tests.etl import small

KEYS = ("thn", "lvl_wil", "kd_prov", "nm_prov", "kd_kabkot", "nm_kabkot")
LAPUS = tuple(f"lapus_{code}" for code in INDUSTRIES)
STA = tuple(f"sta_{number}" for number in range(1, 8))
PYB = (*KEYS, "kls_kota", *LAPUS, "jab_0", *STA, "PYB")
SAMARINDA = ("Kota", 64, "Kalimantan Timur", 6472, "Kota Samarinda")
BERAU = ("Kabupaten", 64, "Kalimantan Timur", 6404, "Berau")
KALTIM = ("Provinsi", 64, "Kalimantan Timur", 0, "Kalimantan Timur")
NATION = ("Nasional", 0, "Nasional", 9999, "Nasional")


def book(header, *rows, before=(), more=()):
    sheet = Sheet("Sheet1", (*before, tuple(header), *rows))
    return Book("tabulasi.xlsx", "0" * 64, "xlsx", (sheet, *more))


def short(total="AK", *rows):
    """A tabulation of one total, one breakdown before it and the stray column behind it."""
    return book((*KEYS, "jk_lk", total, None), *rows)


def row(place, *cells, year=2022):
    return (year, *place, *cells)


def employed(place=SAMARINDA, year=2022, industries=None, statuses=None, total=170):
    """A row of PYB: 10 in every industry, 10, 20 … in the statuses."""
    spread = industries or (10,) * len(LAPUS)
    by_status = statuses or (10, 20, 30, 40, 50, 5, 15)
    return row(place, 1, *spread, 2, *by_status, total, year=year)


def figures(*books, **declared):
    reads = [kemnaker.read(one, declared) for one in books]
    assert [fault for read in reads for fault in read.findings] == []
    return kemnaker.together(read.figures for read in reads)


def faults(one, **declared):
    return [(f.place, f.value, f.rule) for f in kemnaker.read(one, declared).findings]


def value(table, **key):
    for name, wanted in key.items():
        table = table[table[name] == wanted]
    (found,) = table["value"]
    return found


@pytest.mark.parametrize(
    ("total", "measure"),
    [
        ("AK", "labour_force"),
        ("PT", "unemployed"),
        ("PYB", "employed"),
        ("PUK", "working_age"),
    ],
)
def test_each_file_is_known_by_its_header_and_holds_its_measure(total, measure):
    one = short(total, row(SAMARINDA, 5, 1_000, None))
    evidence = kemnaker.recognise(one)
    assert (evidence.reader, evidence.sheet, evidence.header_row) == ("kemnaker", "Sheet1", 1)
    assert f"{total} is {measure}" in " ".join(evidence.seen)
    (found,) = figures(one).to_dict("records")
    assert (found["measure"], found["value"], found["unit"]) == (measure, 1_000, "persons")
    assert (found["period"], found["as_of"]) == ("2022-08", "2022-08")
    assert (found["region_code"], found["region_name"]) == ("6472", "Kota Samarinda")
    assert (found["place"], found["status"]) == ("Sheet1!H2", "published")
    assert found["origin"] == f"kemnaker-{total.lower()}-2022-08"


def test_another_header_is_not_taken_for_this_one():
    assert kemnaker.recognise(book(("Provinsi", "AK"), ("Aceh", 1))) is None
    assert kemnaker.recognise(book((*KEYS, "jk_lk"), row(SAMARINDA, 1))) is None
    with pytest.raises(ContractBroken, match="has 0 sheets of Kemnaker's layout"):
        kemnaker.read(book(("Provinsi", "AK")), {})


def test_two_sheets_of_the_layout_are_not_chosen_between():
    one = short("AK", row(SAMARINDA, 5, 1_000, None))
    two = book((*KEYS, "AK"), row(SAMARINDA, 1), more=one.sheets)
    assert kemnaker.recognise(two) is None
    with pytest.raises(ContractBroken, match="has 2 sheets"):
        kemnaker.read(two, {})


def test_the_header_may_stand_under_a_title_and_be_written_in_capitals():
    capitals = tuple(name.upper() for name in (*KEYS, "ak"))
    found = figures(book(capitals, row(SAMARINDA, 7), before=(("Angkatan kerja",), ())))
    assert (value(found), found["place"][0]) == (7, "Sheet1!G4")


def test_the_four_levels_have_codes_of_bps():
    rows = [row(place, 1, 10, None) for place in (SAMARINDA, BERAU, KALTIM, NATION)]
    found = figures(short("AK", *rows))
    assert list(found["region_code"]) == ["6472", "6404", "64", "00"]
    assert list(found["region_name"])[-1] == "Nasional"


def test_codes_as_text_or_with_a_decimal_are_the_same_codes():
    place = ("Kota", "64", "Kalimantan Timur", 6472.0, " Kota  Samarinda ")
    (found,) = figures(short("AK", row(place, 1, 10, None, year="2022"))).to_dict("records")
    assert (found["region_code"], found["region_name"]) == ("6472", "Kota Samarinda")


@pytest.mark.parametrize(
    ("cell", "read"),
    [("1,425,104", 1_425_104), ("12", 12), (12.0, 12), ("1 425 104", 1_425_104)],
)
def test_numbers_as_text_are_read_with_commas(cell, read):
    (found,) = figures(short("AK", row(SAMARINDA, 1, cell, None))).to_dict("records")
    assert found["value"] == read
    assert found["as_written"] == (cell if isinstance(cell, str) else "")


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        (1.498, "is a fraction of a person"),
        ("1.498", "is a fraction of a person"),
        ("1.425.104", "cannot be read"),
        ("banyak", "cannot be read"),
        (-3, "is less than 0"),
        (math.inf, "is beyond any count"),
        (10**400, "is beyond any count"),
        ("9" * 18, "is beyond any count"),
        (date(2020, 8, 1), "is no number"),
        (True, "is no number"),
    ],
)
def test_a_cell_that_is_no_count_is_a_fault_at_its_place(cell, rule):
    ((place, told, said),) = faults(short("AK", row(SAMARINDA, 1, cell, None)))
    assert (place, told) == ("tabulasi.xlsx/Sheet1:2:ak", str(cell)[:60])
    assert said.startswith(rule)


def test_all_faults_are_named_at_once():
    rows = [
        row(("Desa", 64, "Kalimantan Timur", 6472, "Samarinda"), 1, 10, None),
        row(("Kota", 64, "Kalimantan Timur", 6372, "Banjarbaru"), 1, 10, None),
        row(BERAU, 1, "x", None, year=22),
        row(KALTIM, 1, "x", None),
        row(("Kabupaten", 64, "Papua", 6404, "Berau"), 1, 10, None),
        row(("Provinsi", 6, "Jambi", 0, "Jambi"), 1, 10, None),
    ]
    assert [(place.split(":")[1:], told) for place, told, _ in faults(short("AK", *rows))] == [
        (["4", "thn"], "22"),
        (["2", "lvl_wil"], "Desa"),
        (["3", "kd_kabkot"], "6372"),
        (["7", "kd_prov"], "6"),
        (["6", "nm_prov"], "Papua"),
        (["5", "ak"], "x"),
    ]


def test_blank_rows_and_footnotes_hold_no_figure():
    footer = (("Sumber: BPS, Sakernas", *(None,) * 8), (None,) * 9, ())
    assert len(figures(short("AK", row(SAMARINDA, 1, 10, None), *footer))) == 1


def test_a_file_without_a_row_is_refused():
    assert faults(short("AK"))[0][2] == "holds no row"


def test_the_stray_last_column_may_hold_a_dash_but_no_figure():
    assert len(figures(short("AK", row(SAMARINDA, 1, 10, "-")))) == 1
    ((place, told, rule),) = faults(short("AK", row(SAMARINDA, 1, 10, 77)))
    assert (place, told) == ("tabulasi.xlsx/Sheet1:2:I", "77")
    assert rule == "stands in a column without a name"


def test_a_column_that_is_missing_from_its_group_or_stands_twice_is_a_fault():
    incomplete = book((*KEYS, *LAPUS[:-1], "PYB"), row(SAMARINDA, *(1,) * 16, 16))
    assert [(f[1], f[2]) for f in faults(incomplete)] == [("lapus_rstu", "column is missing")]
    twice = book((*KEYS, "AK", "AK"), row(SAMARINDA, 1, 2))
    assert [(f[1], f[2]) for f in faults(twice)] == [("ak", "column stands twice")]


def test_industries_and_statuses_are_figures_of_the_employed():
    found = figures(book(PYB, employed()))
    assert len(found) == 1 + 17 + 7
    assert value(found, industry="RSTU") == 10
    assert set(found[found["industry"] != "total"]["measure"]) == {"employed"}
    assert value(found, employment_status="with_helpers") == 20
    assert set(found[found["employment_status"] != "total"]["measure"]) == {"employed_by_status"}
    assert value(found, measure="employed", industry="total") == 170


def test_the_legend_of_the_statuses_is_that_of_their_year():
    """sta_1 = 10, sta_3 = 30, sta_5 = 50, sta_6 = 5."""
    found = figures(book(PYB, employed(year=2024), employed(year=2025)))
    names = ["own_account", "employer", "casual_farm", "casual_nonfarm"]
    by_year = {
        year: [value(found, period=f"{year}-08", employment_status=name) for name in names]
        for year in (2024, 2025)
    }
    assert by_year == {2024: [10, 30, 50, 5], 2025: [30, 10, 5, 50]}
    first = found[(found["period"] == "2025-08") & (found["employment_status"] == "employer")]
    assert list(first["place"]) == [f"Sheet1!{letter(PYB.index('sta_1'))}3"]


def test_a_year_whose_legend_nobody_declared_is_a_fault_until_it_is():
    one = book(PYB, employed(year=2031))
    ((_, told, rule),) = faults(one)
    assert (told, rule[:13]) == ("2031", "has no legend")
    found = figures(one, statuses={"2031": list(STATUSES)})
    assert value(found, employment_status="own_account") == 10
    assert faults(one, statuses={"2031": ["employee"] * 7})[0][1] == "2031"


@pytest.mark.parametrize("blank", [None, "-", ""])
def test_a_blank_industry_is_nobody_in_the_sample(blank):
    found = figures(book(PYB, employed(industries=(160, blank, *(0,) * 14, 10))))
    empty = found[found["industry"] == "B"].to_dict("records")
    assert [(f["value"], f["status"]) for f in empty] == [(0, "estimated")]
    zero = found[found["industry"] == "C"].to_dict("records")
    assert [(f["value"], f["status"]) for f in zero] == [(0, "published")]


def test_a_row_without_any_industry_does_not_carry_them():
    found = figures(book(PYB, employed(industries=(None,) * 17)))
    assert set(found["industry"]) == {"total"}
    assert len(found) == 1 + 7


@pytest.mark.parametrize("total", ["AK", "PUK", "PYB"])
@pytest.mark.parametrize("cell", [0, None, "-"])
def test_a_region_without_anybody_was_not_surveyed(total, cell):
    (found,) = figures(short(total, row(SAMARINDA, None, cell, None))).to_dict("records")
    assert math.isnan(found["value"])
    assert found["status"] == "expected"


def test_the_parts_of_a_region_that_was_not_surveyed_are_not_carried():
    for parts in (None, 0):
        one = book(PYB, employed(industries=(parts,) * 17, statuses=(parts,) * 7, total=0))
        assert list(figures(one)["status"]) == ["expected"]


def test_a_total_of_0_over_parts_that_are_not_stays_for_the_sums_to_refuse():
    found = figures(book(PYB, employed(total=0)))
    assert value(found, measure="employed", industry="total") == 0
    assert len(found) == 25


def test_nobody_unemployed_is_0_unless_another_file_says_nobody_was_asked():
    pt = short("PT", row(BERAU, 1, 0, None), row(SAMARINDA, 1, 0, None))
    ak = short("AK", row(BERAU, 1, 90, None), row(SAMARINDA, 1, 0, None))
    assert list(figures(pt)["status"]) == ["published", "published"]
    both = figures(ak, pt)
    assert value(both, measure="unemployed", region_code="6404") == 0
    assert math.isnan(value(both, measure="unemployed", region_code="6472"))
    assert list(both["status"]) == ["published", "expected", "published", "expected"]


def test_month_origin_and_style_are_what_was_declared():
    one = short("AK", row(SAMARINDA, 1, "1.425.104", None))
    declared = {"month": "02", "origin": "sakernas-ak", "number_style": "id"}
    (found,) = figures(one, **declared).to_dict("records")
    assert (found["period"], found["origin"]) == ("2022-02", "sakernas-ak-2022-02")
    assert found["value"] == 1_425_104


@pytest.mark.parametrize(
    "declared",
    [{"month": "13"}, {"number_style": "de"}, {"statuses": 5}, {"statuses": {"2025": "employee"}}],
)
def test_a_declaration_that_cannot_be_followed_is_refused(declared):
    with pytest.raises(ContractBroken, match=next(iter(declared))):
        kemnaker.read(short("AK", row(SAMARINDA, 1, 10, None)), declared)


def checked(*rows, total="AK"):
    """The figures as the checks of a build take them."""
    found = figures(short(total, *rows))
    table = found.assign(source="kemnaker", low=found["value"], high=found["value"], cell="")
    return with_period_kind(table, small.codelists())


def test_spellings_count_only_if_they_are_listed_and_code_and_name_must_agree():
    berau = ("Kabupaten", 64, "Kalimantan Timur", 6403, "Berau")  # Kemendagri's code without a dot
    mahakam = ("Kabupaten", 64, "Kalimantan Timur", 6411, "Mahakam Hulu")
    typed = ("Kota", 64, "Kalimantan Timur", 6472, "Kota Samarnda")
    table = checked(*(row(place, 1, 10, None) for place in (NATION, berau, mahakam, typed)))
    wrong = [
        (f.value, f.rule)
        for f in check(table, small.codelists(), {"kemnaker": small.source("kemnaker-ak")})
        if "does not belong" in f.rule
    ]
    assert wrong == [
        ("Berau", "does not belong to code 6403"),
        ("Kota Samarnda", "does not belong to code 6472"),
    ]


def test_slips_of_unit_and_sums_are_checked_on_these_tables():
    slip = checked(
        row(SAMARINDA, 1, 400_000, None, year=2021), row(SAMARINDA, 1, 410, None, year=2022)
    )
    assert "thousand times" in check_history(slip)[0].rule
    found = figures(book(PYB, employed(total=171)))
    table = found.assign(source="k", low=found["value"], high=found["value"])
    sums = check_sums(with_period_kind(table, small.codelists()), small.codelists())
    assert [f.rule for f in sums] == [
        "is not the sum of its industries (170)",
        "is not the sum of its statuses (170)",
    ]


def test_columns_have_the_letters_of_a_spreadsheet():
    assert [letter(column) for column in (0, 25, 26, 27, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.text(max_size=8),
    st.sampled_from(["-", "Kota", "Provinsi", "Nasional", "64", "6472", "1,425,104", 10**400]),
)


@settings(max_examples=60)
@given(st.lists(st.lists(anything, max_size=12), max_size=4), st.booleans())
def test_whatever_stands_in_the_cells_is_read_or_refused_in_words(rows, whole):
    usual = [employed()] if whole else []
    header = PYB if whole else (*KEYS, "jk_lk", "AK", None)
    one = book(header, *usual, *(tuple(cells) for cells in rows))
    read = kemnaker.read(one, {})
    assert list(read.figures.columns) == list(kemnaker.PLACED)
    assert all(finding.rule and finding.place for finding in read.findings)
    assert set(read.figures["status"]) <= {"published", "estimated", "expected"}
