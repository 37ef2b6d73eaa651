"""The one gate to the data: what a scope does not hold, and what a link invents, does not exist."""

import pytest

from model.cell import Quantity
from model.checking import checked
from model.queries import base_of, claimants, page
from model.scope import Scope
from model.selection import PARAMETERS, BadChoice, Selection
from model.summary import overview
from tests.world import active, august, fact, publication, stated

ALL = Scope.everything()
NOBODY = Scope()
HOME = Selection(region="KAL", period="2022-12")
INJECTIONS = [
    "' OR 1=1--",
    "'; COPY cells TO '/tmp/x'; --",
    "') UNION SELECT * FROM origins --",
    "read_text('/etc/passwd')",
    "64' --",
    "\u2019 OR \u20181\u2019=\u20181",
    "64\x00",
    "$region",
    "%",
    "_",
    "*",
    "64) or (1=1",
    "64\\",
    '"cells"',
    "ATTACH ':memory:' AS x",
    "x" * 10_000,
    "\U0001f4a9",
    "\u202e46",
]


@pytest.fixture(scope="module")
def version(world_of):
    people = {"61": 10, "62": 20, "63": 30, "64": 40, "65": 50}
    return world_of(
        publication(
            "kanwil-2022-12",
            stated("KAL", "2022-12", 300),
            active("KAL", "2022-12", 140),
            fact("64", "2022-12", 900, "population"),
        ),
        publication(
            "table-2022-12",
            *(active(c, "2022-12", n) for c, n in people.items()),
            kind="official_table",
        ),
        *(t for c in people for t in august("2022-08", c, labour_force=100)),
        *august("2021-08", "64", labour_force=80),
    )


def asked(**chosen):
    usual = {"region": "KAL", "period": "2022-12", "base": "labour_force", "segment": "total"}
    return Selection(**(usual | chosen))


def below(selection, version):
    """The places below a region over one base, as a page has them."""
    return page(selection.but(region=selection.region or "00"), selection, ALL, version)[1]


# Scope


def test_a_reader_of_one_province_has_its_population_and_only_its_own(version):
    scope = Scope(frozenset({"64"}))
    assert overview(Selection(region="64"), HOME, scope, version).population.known.value == 900
    assert overview(Selection(), HOME, scope, version).population.known is None


# What does not exist


@pytest.mark.parametrize("text", INJECTIONS)
@pytest.mark.parametrize("parameter", PARAMETERS)
def test_hardening_54_no_text_in_any_parameter_reaches_the_sql(version, parameter, text):
    selection = asked(**{parameter: text})
    if parameter == "region":
        with pytest.raises(BadChoice):
            checked(selection, ALL, version)
        return
    untouched = parameter not in ("period", "base", "segment", "level")
    assert len(below(selection, version)) == (5 if untouched else 0)


@pytest.mark.parametrize("text", INJECTIONS)
def test_hardening_54_no_text_reaches_the_other_questions(version, text):
    assert claimants(text, [text], text, ALL, version) == []
    assert claimants("KAL", [text], "total", ALL, version) == []
    assert base_of(text, text, text, ALL, version) == Quantity()
    assert base_of("64", text, "2022-08", ALL, version) == Quantity()
    assert base_of("64", "labour_force", text, ALL, version) == Quantity()


@pytest.mark.parametrize(
    ("chosen", "parameter", "nearest"),
    [
        ({"region": "6499"}, "region", "6409"),
        ({"region": "kutai timur"}, "region", "6404"),
        ({"region": "Bali"}, "region", "51"),
        ({"period": "2022-11"}, "period", "2022-12"),
        ({"period": "2024-13"}, "period", "2022-12"),
        ({"period": "1999"}, "period", "2022-12"),
        ({"segment": "TOTALS"}, "segment", "total"),
        ({"industry": "F"}, "industry", "total"),
        ({"programme": "JHT"}, "programme", "total"),
    ],
)
def test_what_does_not_exist_is_refused_with_the_nearest_that_does(
    version, chosen, parameter, nearest
):
    with pytest.raises(BadChoice) as refused:
        checked(Selection(**chosen), ALL, version)
    assert (refused.value.parameter, refused.value.nearest) == (parameter, nearest)


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"region": "KAL", "period": "2022-12", "segment": "total"},
        {"region": "11"},  # exists, without a figure
        {"region": "91@2021"},
        {"industry": "total", "programme": "total"},
        {"base": "stated", "level": "kabkota", "v": "9", "lang": "en"},
    ],
)
def test_what_exists_passes_as_it_is(version, chosen):
    selection = Selection(**chosen)
    assert checked(selection, ALL, version) is selection


# Answers


def test_a_base_is_that_of_the_august_asked_for_and_of_no_other(version):
    assert base_of("64", "labour_force", "2021-08", ALL, version).known.value == 80
    assert base_of("64", "labour_force", "2022-08", ALL, version).known.value == 100
    assert base_of("64", "labour_force", "2015-08", ALL, version) == Quantity()
    assert base_of("64", "stated", "2022-08", ALL, version) == Quantity()


def test_the_page_gives_the_region_over_every_base_and_the_places_below_over_one(version):
    region, below = page(Selection(region="KAL"), asked(), ALL, version)
    assert {cell.base for cell in region} == {"stated", "labour_force", "employed"}
    assert [(cell.region, cell.base) for cell in below] == [
        (code, "labour_force") for code in ("61", "62", "63", "64", "65")
    ]


def test_without_anything_to_rank_the_page_gives_the_region_alone(version):
    region, below = page(Selection(region="64"), None, ALL, version)
    assert {cell.region for cell in region} == {"64"}
    assert below == []


def test_a_table_of_cells_carries_no_ratio_only_what_ratios_are_made_of(version):
    names = version.cursor().sql("select * from cells limit 0").columns
    assert not {name for name in names if "ratio" in name or "coverage" in name or "gap" in name}
    assert {"participants_value", "denominator_value", "participants_origin"} <= set(names)


def test_where_no_region_was_asked_the_nation_is_meant(version):
    asked = "?period=2022-12&base=labour_force&segment=total"
    assert len(below(Selection.of(asked), version)) == 38
    nation = overview(Selection.of(asked), Selection(), ALL, version)
    assert (nation.chosen.region, len(nation.ranking)) == ("00", 38)


def test_rows_come_in_the_order_of_their_codes(version):
    codes = [cell.region for cell in below(asked(), version)]
    assert codes == ["61", "62", "63", "64", "65"]
