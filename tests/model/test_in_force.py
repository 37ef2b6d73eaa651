"""Which figure is in force when publications disagree: one rule a test (domain, section 3)."""

from model.interval import Interval
from model.queries import claimants, page
from model.scope import Scope
from model.selection import Selection
from tests.world import active, august, fact, publication, stated

LABOUR_FORCE = august("2022-08", "64", labour_force=1_000)
ALL = Scope.everything()


def in_force(version, base="labour_force", segment="total", region="64"):
    """The cell of December 2022 over one base."""
    cells, _ = page(Selection(region=region), None, ALL, version)
    (found,) = [c for c in cells if (c.base, c.segment, c.period) == (base, segment, "2022-12")]
    return found


def participants(version, base="labour_force"):
    return in_force(version, base).participants.known.value


def test_the_publication_that_also_gives_the_base_in_use_comes_before_an_official_table(world):
    version = world(
        publication(
            "press-2022-12",
            stated("64", "2022-12", 500),
            active("64", "2022-12", 200),
            kind="press",
        ),
        publication("table-2022-12", active("64", "2022-12", 300), kind="official_table"),
        *LABOUR_FORCE,
    )
    assert participants(version, "stated") == 200
    assert participants(version, "labour_force") == 300


def test_an_official_table_comes_before_the_agency_and_the_agency_before_the_press(world):
    version = world(
        publication("c-2022-12", active("64", "2022-12", 300), kind="official_table"),
        publication("b-2022-12", active("64", "2022-12", 200), kind="agency"),
        publication("a-2022-12", active("64", "2022-12", 100), kind="press"),
        publication("x-2022-12", active("61", "2022-12", 20), kind="agency"),
        publication("w-2022-12", active("61", "2022-12", 10), kind="press"),
        *LABOUR_FORCE,
        *august("2022-08", "61", labour_force=100),
    )
    assert participants(version) == 300
    assert in_force(version, region="61").participants.known.value == 20


def test_an_older_rounded_official_table_still_comes_before_an_exact_new_agency(world):
    version = world(
        publication(
            "table-2022-12",
            active("64", "2022-12", 300_000, written="300 ribu"),
            kind="official_table",
        ),
        publication("agency-2023-06", active("64", "2022-12", 295_123), kind="agency"),
        *LABOUR_FORCE,
    )
    assert participants(version) == 300_000


def test_within_one_kind_exact_comes_before_approximate_even_when_older(world):
    version = world(
        publication("old-2022-12", active("64", "2022-12", 295_123)),
        publication("new-2023-06", active("64", "2022-12", 300_000, written="300 ribu")),
        *LABOUR_FORCE,
    )
    assert participants(version) == 295_123


def test_of_two_exact_figures_of_one_kind_the_newest_is_in_force(world):
    version = world(
        publication("a-2022-12-01", active("64", "2022-12", 100)),
        publication("b-2022-12-31", active("64", "2022-12", 200)),
        *LABOUR_FORCE,
    )
    assert participants(version) == 200


def test_a_date_without_a_month_counts_as_the_beginning_of_its_year(world):
    version = world(
        publication("vague-2023", active("64", "2022-12", 100)),
        publication("sharp-2023-01", active("64", "2022-12", 200)),
        *LABOUR_FORCE,
    )
    assert participants(version) == 200


def test_last_of_all_the_name_of_the_publication_decides_so_that_it_is_always_the_same(world):
    version = world(
        publication("b-2022-12", active("64", "2022-12", 200)),
        publication("a-2022-12", active("64", "2022-12", 100)),
        *LABOUR_FORCE,
    )
    assert participants(version) == 100


def test_a_known_figure_comes_before_one_that_is_still_expected(world):
    version = world(
        publication(
            "table-2022-12", active("64", "2022-12", "", status="expected"), kind="official_table"
        ),
        publication("press-2022-12", active("64", "2022-12", 100), kind="press"),
        *LABOUR_FORCE,
    )
    assert participants(version) == 100


def test_a_narrower_composite_never_stands_in_for_the_total(world):
    version = world(
        publication("table-2022-12", active("64", "2022-12", 300, "PU+BPU"), kind="official_table"),
        publication("press-2022-12", active("64", "2022-12", 400), kind="press"),
        publication("only-2022-12", active("61", "2022-12", 30, "PU+BPU")),
        *LABOUR_FORCE,
        *august("2022-08", "61", labour_force=100),
    )
    assert participants(version) == 400
    cells, _ = page(Selection(region="61"), None, ALL, version)
    totals = [c for c in cells if c.segment == "total"]
    assert [c.participants.known for c in totals] == [None] * len(totals)


def test_a_programme_never_stands_in_for_all_programmes(world):
    version = world(
        publication(
            "table-2022-12", active("64", "2022-12", 300, programme="JKK"), kind="official_table"
        ),
        publication("press-2022-12", active("64", "2022-12", 400), kind="press"),
        *LABOUR_FORCE,
    )
    assert participants(version) == 400


def test_figures_that_cannot_be_the_same_number_are_named_beside_the_one_in_force(world):
    version = world(
        publication("table-2022-12", active("64", "2022-12", 300), kind="official_table"),
        publication("agency-2022-12", active("64", "2022-12", 400)),
        publication("press-2022-12", active("64", "2022-12", 500), kind="press"),
        *LABOUR_FORCE,
    )
    assert in_force(version).rivals == ("agency-2022-12", "press-2022-12")


def test_a_rounded_figure_that_the_exact_one_could_be_printed_as_is_no_rival(world):
    version = world(
        publication("table-2022-12", active("64", "2022-12", 2_694_064), kind="official_table"),
        publication("press-2022-12", active("64", "2022-12", 2_600_000, written="2,6 juta")),
        *LABOUR_FORCE,
    )
    assert in_force(version).rivals == ()


def test_the_first_number_that_would_be_printed_otherwise_is_a_rival(world):
    version = world(
        publication("table-2022-12", active("64", "2022-12", 2_700_000), kind="official_table"),
        publication("press-2022-12", active("64", "2022-12", 2_600_000, written="2,6 juta")),
        *LABOUR_FORCE,
    )
    assert in_force(version).rivals == ("press-2022-12",)


def test_more_than_n_contradicts_only_what_is_less(world):
    version = world(
        publication("table-2022-12", active("64", "2022-12", 250), kind="official_table"),
        publication("more-2022-12", active("64", "2022-12", 300, written="lebih dari 300")),
        publication("fewer-2022-12", active("64", "2022-12", 200, written="lebih dari 200")),
        *LABOUR_FORCE,
    )
    assert in_force(version).rivals == ("more-2022-12",)


def test_the_figure_with_the_base_in_use_has_the_official_table_as_its_rival(world):
    version = world(
        publication("press-2022-12", stated("64", "2022-12", 500), active("64", "2022-12", 200)),
        publication("table-2022-12", active("64", "2022-12", 300), kind="official_table"),
        *LABOUR_FORCE,
    )
    assert in_force(version, "stated").rivals == ("table-2022-12",)
    assert in_force(version, "labour_force").rivals == ("press-2022-12",)


def test_every_published_number_can_still_be_opened(world):
    version = world(
        publication("a-2022-12", active("64", "2022-12", 300)),
        publication("b-2022-12", active("64", "2022-12", 400_000, written="400 ribu")),
        publication("c-2022-11", active("64", "2022-11", 1)),
        publication("d-2022-12", active("64", "2022-12", 2, "BPU")),
        *LABOUR_FORCE,
    )
    found = claimants("64", ["2022-12"], "total", ALL, version)
    assert [(period, kind, one.known, one.origins) for period, kind, one in found] == [
        ("2022-12", "month", Interval.exact(300), ("a-2022-12",)),
        ("2022-12", "month", Interval(395_000, 400_000, 410_000), ("b-2022-12",)),
    ]


def test_one_figure_is_in_force_per_cell_and_base(world):
    version = world(
        publication("a-2022-12", active("64", "2022-12", 300)),
        publication("b-2022-12", active("64", "2022-12", 400)),
        *LABOUR_FORCE,
    )
    cells, _ = page(Selection(region="64"), None, ALL, version)
    keys = [(c.period, c.segment, c.base) for c in cells]
    assert len(keys) == len(set(keys)) > 0


def test_a_quoted_august_never_replaces_the_official_one_as_a_base(world):
    version = world(
        publication("a-2022-12", active("64", "2022-12", 300)),
        publication("quoted-2022-12", fact("64", "2022-08", 2_000, "labour_force"), kind="press"),
        *august("2022-08", "64", labour_force=1_000),
    )
    assert in_force(version).denominator.known == Interval.exact(1_000)
