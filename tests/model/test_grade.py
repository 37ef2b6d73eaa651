"""The rule of the grade, one part of it at a time."""

from dataclasses import replace

import pytest

from model.cell import Cell, Quantity
from model.claim import AS_THEY_STAND
from model.claims import by_place
from model.frame import Source
from model.grade import Evidence, Grade, grade, grade_of_cell, grade_of_quantity
from model.index import index_of
from model.interval import Interval
from model.scope import Scope
from tests.world import active, august, publication, stated

SOURCES = {
    name: Source(name, name, name, "https://a.id", "2022-12", kind)
    for name, kind in (
        ("table", "official_table"),
        ("other", "official_table"),
        ("office", "agency"),
        ("paper", "press"),
    )
}
EXACT, ROUNDED = Interval.exact(300), Interval(295, 300, 310)


def graded(*quantities, **others):
    return grade(Evidence(quantities, **others), SOURCES)


def one(origin, known=EXACT, status="published"):
    return Quantity(known, status, (origin,))


def test_exact_numbers_of_one_official_table_are_an_a_without_reasons():
    assert graded(one("table"), one("table")) == Grade("A")
    assert graded(one("table"), one("table"), months=12) == Grade("A")


@pytest.mark.parametrize(
    ("quantities", "others", "reason"),
    [
        ((one("table", ROUNDED), one("table")), {}, "rounded"),
        ((one("table"), one("table", EXACT, "estimated")), {}, "rounded"),
        ((one("office"), one("office")), {}, "not_official"),
        ((one("table"), one("other")), {}, "two_sources"),
        ((one("table"), one("table")), {"months": 13}, "months_apart"),
    ],
)
def test_one_part_missing_is_a_b(quantities, others, reason):
    assert graded(*quantities, **others) == Grade("B", (reason,))


@pytest.mark.parametrize(
    ("quantities", "reasons"),
    [
        ((one("office"), one("table")), ("not_official", "two_sources")),
        ((one("office", ROUNDED), one("office")), ("rounded", "not_official")),
        ((one("paper", ROUNDED), one("paper")), ("rounded_press", "not_official")),
        ((one("office", ROUNDED), one("table")), ("rounded", "not_official", "two_sources")),
    ],
)
def test_two_or_more_missing_are_a_c_and_so_is_a_rounded_number_of_the_press(quantities, reasons):
    assert graded(*quantities) == Grade("C", reasons)


@pytest.mark.parametrize(
    ("others", "reason"),
    [
        ({"is_contradicted": True}, "contradicted"),
        ({"is_based": False}, "base_not_stated"),
        ({"is_refuted": True}, "claim_contradicts"),
    ],
)
def test_whatever_else_holds_these_are_a_d(others, reason):
    assert graded(one("table"), one("table"), **others) == Grade("D", (reason,))
    assert graded(one("office"), one("office"), **others) == Grade("D", (reason, "not_official"))


@pytest.fixture(scope="module")
def index(world_of):
    table = publication(
        "table-2022-12",
        active("64", "2022-12", 300),
        active("65", "2022-12", 40),
        active("61", "2022", 10, as_of="2022"),
        kind="official_table",
    )
    paper = publication("paper-2022-12", active("65", "2022-12", 90))
    office = publication("office-2022-12", stated("62", "2022-12", 50), active("62", "2022-12", 9))
    alone = publication("alone-2022", active("63", "2022", 7, as_of="2022"))
    places = [
        march
        for code in ("64", "65", "61")
        for march in august("2022-08" if code != "61" else "2021-08", code, labour_force=1_000)
    ]
    return index_of(world_of(table, paper, office, alone, *places), Scope.everything())


def cell_of(index, region, base):
    (cell,) = [cell for cell in index.cells.of(region) if cell.base == base and cell.is_known]
    return cell


def test_an_official_table_over_sakernas_is_a_b(index):
    assert grade_of_cell(cell_of(index, "64", "labour_force"), index) == Grade(
        "B", ("two_sources",)
    )


def test_a_figure_with_a_rival_is_a_d_on_both_sides(index):
    cell = cell_of(index, "65", "labour_force")
    assert cell.rivals == ("paper-2022-12",)
    assert grade_of_cell(cell, index).letter == "D"
    assert grade_of_quantity(cell.participants, index, cell.rivals).reasons == ("contradicted",)


def test_an_agencys_own_base_is_a_b(index):
    assert grade_of_cell(cell_of(index, "62", "stated"), index) == Grade("B", ("not_official",))


def test_a_year_may_be_its_december_sixteen_months_after_its_base(index):
    cell = cell_of(index, "61", "labour_force")
    assert (cell.period, cell.base_period) == ("2022", "2021-08")
    assert grade_of_cell(cell, index) == Grade("C", ("two_sources", "months_apart"))


def test_participants_without_a_base_are_a_d_as_a_ratio_and_not_as_a_count(index):
    (cell,) = [
        cell
        for cell in index.cells.of("63")
        if cell.base == "labour_force" and cell.participants.known
    ]
    assert cell.base_period == "2021-08"  # sixteen months away, had it one
    assert grade_of_cell(cell, index) == Grade("D", ("base_not_stated", "not_official"))
    assert grade_of_quantity(cell.participants, index) == Grade("B", ("not_official",))


@pytest.mark.parametrize(
    ("measure", "segment", "source", "letter"),
    [
        ("participants_active", "", "office-2022-12", "D"),
        ("labour_force_bpjs_denominator", "", "office-2022-12", "D"),
        ("participants_active", "BPU", "office-2022-12", "B"),  # of another segment
        ("participants_active", "", "paper-2022-12", "B"),  # of another publication
        ("coverage_gap_bpjs", "", "office-2022-12", "B"),  # the figure is only its operand
        ("", "", "office-2022-12", "B"),
    ],
)
def test_only_the_stated_result_of_a_claim_that_contradicts_is_a_d(
    index, measure, segment, source, letter
):
    told = {"measure": measure, "segment": segment, "source": source}
    place = {"region": "62", "period": "2022-12", "unit": "persons"}
    texts = {name: "" for name in (*AS_THEY_STAND, "operand_origins")}
    sentence = {"relation": "sum", "operands": "1|2", "stated": "50"}
    claims = by_place([texts | place | sentence | told], index.sources)
    doubted = replace(index, claims=claims)
    assert grade_of_cell(cell_of(index, "62", "stated"), doubted).letter == letter


def test_what_is_not_known_has_no_grade(index):
    nothing = Cell(
        region="64", region_name="", period="2022-12", period_kind="month", segment="total",
        base="employed", base_period=None, participants=Quantity(), denominator=one("table"),
    )  # fmt: skip
    assert grade_of_cell(nothing, index) is None
    assert grade_of_quantity(Quantity(status="expected"), index) is None
