"""The page of definitions is made from the model and the code lists: it cannot tell less."""

import csv
import importlib
from functools import reduce
from types import GenericAlias, UnionType
from typing import get_args, get_type_hints

import pytest

from model.adding import concentration
from model.cell import Cell, Quantity
from model.comparing import difference
from model.contract import KINDS
from model.definitions import definitions, vintages, wordings
from model.denominators import BASES
from model.interval import Interval
from model.measures import ADDING, DIMENSIONS, MEASURES
from model.scope import Scope
from model.selection import BadChoice, Selection
from tests.world import DATA, ROOT, active, august, publication, stated

ALL = Scope.everything()
HOME = Selection(region="KAL", period="2022-12")


def rows(codelist):
    with (DATA / "codelists" / f"{codelist}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def code(row):
    return next(iter(row.values()))


@pytest.fixture(scope="module")
def kalimantan(world_of):
    return world_of(
        publication(
            "kanwil-2022-12",
            stated("KAL", "2022-12", 5_900_000, written="5,9 juta"),
            active("KAL", "2022-12", 2_600_000, written="2,6 juta"),
            active("KAL", "2022-12", 1_500_000, segment="PU", written="1,5 juta"),
        ),
        publication(
            "kanwil-2025-12",
            stated("KAL", "2025-12", 8_000_000),
            active("KAL", "2025-12", 3_000_000),
            family="kanwil_2022_12",
        ),
        publication("kaltim-2022-12", active("64", "2022-12", 300)),
        *august("2022-08", "KAL", labour_force=8_500_000, employed=8_000_000),
        *august("2022-08", "64", labour_force=1_000),
    )


@pytest.fixture(scope="module")
def page(kalimantan):
    return definitions(Selection(), HOME, ALL, kalimantan)


@pytest.mark.parametrize("codelist", ["terms", "segments", "programmes", "figure_statuses"])
def test_every_word_has_its_names_and_meanings_in_both_languages(codelist):
    for row in rows(codelist):
        assert all(row[column].strip() for column in ("name_id", "name_en")), code(row)
        assert all(row[column].strip() for column in ("meaning_id", "meaning_en")), code(row)


@pytest.mark.parametrize("codelist", ["employment_statuses", "industries", "measures"])
def test_every_code_has_its_names_in_both_languages(codelist):
    assert all(row["name_id"] and row["name_en"] for row in rows(codelist))


def test_every_base_and_every_measure_is_a_term():
    terms = {code(row) for row in rows("terms")}
    assert {base.id for base in BASES} <= terms
    assert {measure.id for measure in MEASURES} <= terms


def test_every_measure_is_computed_where_its_registry_says():
    for measure in MEASURES:
        module, *path = measure.computed_by.split(".")
        assert reduce(getattr, path, importlib.import_module(f"model.{module}")) is not None


def test_every_ratio_and_difference_of_a_cell_is_a_measure():
    registered = {measure.computed_by for measure in MEASURES}
    hints = {
        name: get_type_hints(value.fget)["return"]
        for name, value in vars(Cell).items()
        if isinstance(value, property)
    }
    numbers = {name for name, kind in hints.items() if Interval in (kind, *get_args(kind))}
    assert numbers == {"coverage", "gap", "uncovered"}
    assert {f"cell.Cell.{name}" for name in numbers} <= registered
    assert all(isinstance(kind, type | UnionType | GenericAlias) for kind in hints.values())


def cell(active_people, base_people):
    number = [Quantity(Interval.exact(n), "published") for n in (active_people, base_people)]
    return Cell("64", "Kaltim", "2022-12", "month", "total", "employed", "2022-08", *number)


def test_the_formulas_are_what_is_computed():
    small, large = cell(20, 100), cell(130, 100)
    assert small.coverage.value == 20 / 100  # C = N ÷ D
    assert small.gap.value == 100 - 20  # G = D − N
    assert [one.uncovered.value for one in (small, large)] == [80, 0]  # max(0, G)
    assert small.gap.value + large.gap.value != 80  # uncovered people are not the gap
    held = concentration([small, cell(50, 100)])
    assert (len(held.places), held.share) == (1, 80 / (80 + 50))
    first, second = cell(20, 100), cell(30, 120)
    found = difference(first, second)
    by_people = 100 * (1 / 100 + 1 / 120) / 2 * (30 - 20)
    by_base = 100 * (20 + 30) / 2 * (1 / 120 - 1 / 100)
    assert found.by_participants == pytest.approx(by_people)
    assert found.by_denominator == pytest.approx(by_base)
    assert by_people + by_base == pytest.approx(100 * (30 / 120 - 20 / 100))


def test_what_may_be_added_up_is_what_the_method_says():
    method = (ROOT / "docs" / "method.md").read_text("utf-8")
    head, _, *table = method[method.index("| | region |") :].split("\n\n")[0].splitlines()
    assert tuple(name.strip() for name in head.split("|")[2:-1]) == DIMENSIONS
    said = {line.split("|")[1].strip(): line.split("|")[2:-1] for line in table}
    words = {"adds": "adds", "never": "never", "adds_twice": "adds, but one person can hold two"}
    assert set(said) == set(ADDING)
    for kind, found in ADDING.items():
        for one, cell_of in zip(found, said[kind], strict=True):
            assert cell_of.strip().startswith(words[one])


def test_no_percentage_is_additive():
    percentages = [row for row in rows("measures") if row["unit"] == "percent"]
    assert percentages
    assert {row["additive"] for row in percentages} == {"no"}


def test_every_base_stands_with_the_result_of_the_example(page):
    divided = {base.id: cell and cell.coverage.value for base, cell in page.bases}
    assert list(divided) == [base.id for base in BASES]
    assert divided["stated"] == 2.6 / 5.9
    assert divided["labour_force"] == 2.6 / 8.5
    assert divided["employed"] == 2.6 / 8
    assert divided["employed_formal"] is None


def test_the_change_is_that_of_the_last_two_months(page):
    assert (page.change.first.period, page.change.second.period) == ("2022-12", "2025-12")
    found = page.change.difference
    assert found.by_participants + found.by_denominator == pytest.approx(100 * (3 / 8 - 2.6 / 5.9))


def test_a_family_tells_its_reach_its_figures_and_its_dates(page):
    (kanwil,) = [family for family in page.families if family.code == "kanwil_2022_12"]
    assert kanwil.reach == {"kanwil": ("Kalimantan",)}
    assert kanwil.figures == 5
    assert kanwil.as_of == ("2022-12", "2025-12")
    assert kanwil.origins == len(kanwil.publications) == 2
    assert (kanwil.licence, kanwil.has_licence) == ("made up", True)
    assert set(kanwil.kinds) <= set(KINDS)


def test_every_licence_of_the_projects_own_sources_is_told(real):
    found = definitions(Selection(), HOME, ALL, real).families
    assert {family.code for family in found if family.has_licence} == {"ilo"}
    assert sum(family.origins for family in found) == real.manifest.summary["publications"]


def test_all_of_them_is_no_word(page):
    codes = [entry.code for entries in page.words.values() for entry in entries]
    assert "total" not in codes
    assert {"BPU", "JKK", "suppressed", "sakernas_weights_2023"} <= set(codes)


def test_bases_and_measures_stand_in_their_own_sections_only(page):
    elsewhere = {entry.code for entry in page.terms}
    assert not elsewhere & {"stated", "labour_force", "coverage", "gap"}
    assert page.term("gap").names["en"] == "gap"


def test_only_region_and_period_are_taken_from_an_address(kalimantan):
    found = definitions(Selection.of("?region=KAL&segment=PU&base=employed"), HOME, ALL, kalimantan)
    assert found.headline.segment == "total"
    assert found.chosen == HOME
    with pytest.raises(BadChoice):
        definitions(Selection(region="xx"), HOME, ALL, kalimantan)


def test_printed_numbers_and_vintages_are_worked_out_not_told():
    assert dict(wordings())["2,6 juta"] == Interval(2_550_000, 2_600_000, 2_700_000)
    assert [august for _, _, august in vintages()] == ["2022-08", "2021-08", "2024-08", "2025-08"]
