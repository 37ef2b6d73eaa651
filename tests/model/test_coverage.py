"""Participants over the bases: which August, which base, which places stand beside each other."""

import pytest

from model.interval import Interval
from model.queries import page
from model.scope import Scope
from model.selection import Selection
from tests.world import active, august, fact, publication, share, stated

ALL = Scope.everything()


def cell(version, region, base, period="2022-12", segment="total"):
    """One cell of a region, or None where there is no such base."""
    cells, _ = page(Selection(region=region), None, ALL, version)
    found = [c for c in cells if (c.base, c.period, c.segment) == (base, period, segment)]
    return found[0] if found else None


def below(version, region="KAL", period="2022-12", base="labour_force", segment="total", **more):
    asked = Selection(region=region, period=period, base=base, segment=segment, **more)
    cells = page(Selection(region=region), asked, ALL, version)[1]
    return {c.region: c for c in cells}


def test_the_same_participants_are_44_or_30_per_cent_by_what_they_are_divided_by(world):
    version = world(
        publication(
            "kanwil-2022-12",
            stated("KAL", "2022-12", 5_900_000, written="5,9 juta"),
            active("KAL", "2022-12", 2_600_000, written="2,6 juta"),
        ),
        *august("2022-08", "KAL", labour_force=8_518_571, employed=8_095_127),
    )
    assert cell(version, "KAL", "stated").coverage == Interval(
        2_550_000 / 6_000_000, 2_600_000 / 5_900_000, 2_700_000 / 5_850_000
    )
    assert cell(version, "KAL", "labour_force").coverage.value == 2_600_000 / 8_518_571
    assert cell(version, "KAL", "employed").coverage.value == 2_600_000 / 8_095_127


def test_each_segment_is_divided_by_its_own_workers(world):
    version = world(
        publication(
            "kanwil-2022-12",
            active("64", "2022-12", 30, "PU"),
            active("64", "2022-12", 20, "BPU"),
            active("64", "2022-12", 15, "JAKON"),
        ),
        *august("2022-08", "64", builders=10, employed_formal=60, employed_informal=80),
    )
    assert cell(version, "64", "employed_formal", segment="PU").coverage.value == 30 / 60
    assert cell(version, "64", "employed_informal", segment="BPU").coverage.value == 20 / 80
    jakon = cell(version, "64", "employed_construction", segment="JAKON")
    assert (jakon.coverage.value, jakon.gap.value) == (15 / 10, 10 - 15)
    assert "above_base" in jakon.flags
    assert cell(version, "64", "employed_formal", segment="BPU") is None


def test_exactly_a_hundred_per_cent_is_not_above_its_base(world):
    version = world(
        publication("kanwil-2022-12", active("64", "2022-12", 10)),
        *august("2022-08", "64", labour_force=10),
    )
    assert cell(version, "64", "labour_force").flags == ()


# The base that the publisher divided by


def test_a_stated_base_exists_only_where_one_publication_gives_base_and_participants(world):
    version = world(
        publication("base-2022-12", stated("64", "2022-12", 500)),
        publication("people-2022-12", active("64", "2022-12", 200)),
    )
    assert cell(version, "64", "stated") is None


def test_two_publications_of_one_family_are_two_sources(world):
    version = world(
        publication("base-2022-12", stated("64", "2022-12", 500), family="kanwil"),
        publication("people-2022-12", active("64", "2022-12", 200), family="kanwil"),
    )
    assert cell(version, "64", "stated") is None


def test_a_stated_base_is_not_inherited_by_a_place_a_segment_or_another_month(world):
    version = world(
        publication(
            "kanwil-2022-12",
            stated("KAL", "2022-12", 590),
            active("KAL", "2022-12", 260),
            active("KAL", "2022-12", 150, "PU"),
            active("KAL", "2022-11", 250),
            active("64", "2022-12", 90),
        )
    )
    assert cell(version, "KAL", "stated").coverage.value == 260 / 590
    assert cell(version, "KAL", "stated", segment="PU") is None
    assert cell(version, "KAL", "stated", period="2022-11") is None
    assert cell(version, "64", "stated") is None


def test_a_stated_base_is_never_summed_into_a_kanwil_or_a_nation(world):
    provinces = ("61", "62", "63", "64", "65")
    version = world(
        publication(
            "table-2022-12",
            *(stated(code, "2022-12", 100) for code in provinces),
            *(active(code, "2022-12", 40) for code in provinces),
        )
    )
    assert cell(version, "KAL", "labour_force").participants.known.value == 5 * 40
    assert cell(version, "KAL", "stated") is None


def test_a_stated_base_of_a_segment_belongs_to_that_segment(world):
    version = world(
        publication(
            "kutim-2024",
            stated("6404", "2024", 51_086, "BPU"),
            active("6404", "2024", 77_074, "BPU"),
        )
    )
    found = cell(version, "6404", "stated", "2024", "BPU")
    assert found.coverage.value == 77_074 / 51_086
    assert found.flags == ("above_base",)


def test_participants_and_share_alone_imply_the_base_with_the_interval_of_the_share(world):
    version = world(
        publication(
            "kanwil-2024-11", active("KAL", "2024-11", 3_287_020), share("KAL", "2024-11", "45.34")
        )
    )
    found = cell(version, "KAL", "stated", "2024-11")
    base = found.denominator
    assert base.status == "computed"
    assert "implied" in found.flags
    assert base.known.low == pytest.approx(3_287_020 / 0.4535)
    assert base.known.value == pytest.approx(3_287_020 / 0.4534)
    assert base.known.high == pytest.approx(3_287_020 / 0.45335)


def test_a_base_that_is_stated_is_not_implied_beside_it(world):
    version = world(
        publication(
            "bali-2025-03",
            active("51", "2025-03", 935_079),
            stated("51", "2025-03", 1_873_899),
            share("51", "2025-03", "50.88"),
        )
    )
    found = cell(version, "51", "stated", "2025-03")
    assert found.denominator.known == Interval.exact(1_873_899)
    assert found.coverage.value == 935_079 / 1_873_899
    assert "implied" not in found.flags


def test_a_share_of_another_publication_implies_nothing(world):
    version = world(
        publication("people-2024-11", active("KAL", "2024-11", 300)),
        publication("share-2024-11", share("KAL", "2024-11", "45.34")),
    )
    assert cell(version, "KAL", "stated", "2024-11") is None


def test_more_than_half_implies_no_base_because_it_has_no_bound(world):
    version = world(
        publication(
            "kanwil-2025-12",
            active("64", "2025-12", 300),
            share("64", "2025-12", "50", written="lebih dari 50 persen"),
        )
    )
    assert cell(version, "64", "stated", "2025-12") is None


# The August that a figure is divided by

TWO_AUGUSTS = (
    *august("2021-08", "64", labour_force=900),
    *august("2022-08", "64", labour_force=1_000),
)


@pytest.mark.parametrize(
    ("period", "as_of", "base", "base_period"),
    [
        ("2022-12", "2022-12-01", 1_000, "2022-08"),
        ("2022-11", "2022-11-01", 1_000, "2022-08"),
        ("2022-10", "2022-10-31", 900, "2021-08"),
        ("2022-10", "2023-05-01", 900, "2021-08"),  # the month decides, not the day of print
        ("2022", "2022-11-15", 1_000, "2022-08"),
        ("2022", "2023-02", 1_000, "2022-08"),
        ("2022", "2022-10-31", 900, "2021-08"),
        ("2022", "2022", 900, "2021-08"),
    ],
)
def test_a_figure_is_divided_by_the_august_that_was_out_and_says_which(
    world, period, as_of, base, base_period
):
    version = world(publication("kanwil-2022", active("64", period, 90), as_of=as_of), *TWO_AUGUSTS)
    found = cell(version, "64", "labour_force", period)
    assert (found.denominator.known.value, found.base_period) == (base, base_period)


def test_without_that_august_there_is_no_base_and_no_other_is_taken(world):
    version = world(publication("kanwil-2020-12", active("64", "2020-12", 90)), *TWO_AUGUSTS)
    found = cell(version, "64", "labour_force", "2020-12")
    assert (found.status, found.coverage, found.base_period) == ("no_base", None, "2020-08")


def test_a_year_stays_a_year_beside_the_december_of_that_year(world):
    version = world(
        publication("year-2022", active("64", "2022", 80)),
        publication("month-2022-12", active("64", "2022-12", 90)),
        *TWO_AUGUSTS,
    )
    year, month = (cell(version, "64", "labour_force", p) for p in ("2022", "2022-12"))
    assert (year.period_kind, month.period_kind) == ("year", "month")
    assert (year.participants.known.value, month.participants.known.value) == (80, 90)
    assert (year.rivals, month.rivals) == ((), ())


def test_a_base_that_was_not_surveyed_is_no_base(world):
    version = world(
        publication("kanwil-2022-12", active("64", "2022-12", 90)),
        publication(
            "sakernas-2022-08",
            fact("64", "2022-08", "", "labour_force", status="expected"),
            kind="official_table",
        ),
    )
    assert cell(version, "64", "labour_force").status == "no_base"


def test_a_february_is_never_a_base(world):
    version = world(
        publication("kanwil-2022-12", active("64", "2022-12", 90)),
        publication("sakernas-2022-02", fact("64", "2022-02", 1_000, "labour_force")),
    )
    assert cell(version, "64", "labour_force").status == "no_base"


# A branch office


def test_a_branch_office_serves_more_than_the_place_it_is_named_after_so_it_has_no_base(world):
    version = world(
        publication("branch-2022-12", active("6471", "2022-12", 200, flags="branch_office")),
        *august("2022-08", "6471", labour_force=300, employed=250),
    )
    for base in ("labour_force", "employed"):
        found = cell(version, "6471", base)
        assert found.participants.known.value == 200
        assert (found.coverage, found.denominator.known, found.status) == (None, None, "no_base")
        assert "branch_office" in found.flags


# Places beside each other


def test_a_place_without_a_figure_stands_beside_its_siblings_as_unknown_and_not_as_zero(world):
    version = world(
        publication("table-2022-12", active("61", "2022-12", 40), active("64", "2022-12", 60)),
        *august("2022-08", "61", labour_force=100),
        *august("2022-08", "62", labour_force=100),
    )
    found = below(version)
    assert set(found) == {"61", "62", "63", "64", "65"}
    assert found["61"].coverage.value == 40 / 100
    assert (found["62"].participants.known, found["62"].status) == (None, "unknown")
    assert found["62"].denominator.known.value == 100
    assert (found["64"].coverage, found["64"].status) == (None, "no_base")


def test_a_figure_that_is_due_keeps_its_reason_beside_its_siblings(world):
    version = world(
        publication(
            "table-2022-12",
            active("61", "2022-12", 40),
            active("62", "2022-12", "", status="expected"),
            active("63", "2022-12", "", status="suppressed"),
        ),
    )
    found = below(version)
    assert (found["62"].status, found["63"].status) == ("expected", "suppressed")


def test_a_month_in_which_no_place_has_a_figure_has_no_rows(world):
    version = world(publication("table-2022-12", active("61", "2022-12", 40)))
    assert below(version, period="2021-12") == {}


def test_the_nation_is_its_provinces_and_a_province_its_kabupaten_and_kota(world):
    version = world(
        publication("table-2022-12", active("31", "2022-12", 10), active("6404", "2022-12", 5))
    )
    assert len(below(version, "00")) == 38
    assert len(below(version, "64")) == 10
    assert below(version, "6404") == {}


def test_a_kanwil_is_the_sum_of_its_provinces_where_one_table_gives_them_all(world):
    people = {"61": 10, "62": 20, "63": 30, "64": 40, "65": 50}
    table = [active(code, "2022-12", count) for code, count in people.items()]
    version = world(publication("table-2022-12", *table))
    found = cell(version, "KAL", "labour_force").participants
    assert (found.known, found.status) == (Interval.exact(10 + 20 + 30 + 40 + 50), "computed")
    assert found.origins == ("table-2022-12",)


def test_a_sum_with_one_province_missing_is_no_sum(world):
    table = [active(code, "2022-12", 10) for code in ("61", "62", "63", "64")]
    version = world(publication("table-2022-12", *table))
    found = cell(version, "KAL", "labour_force")
    assert found is None or found.participants.known is None


def test_provinces_of_two_publications_are_not_added_into_a_kanwil(world):
    version = world(
        publication("a-2022-12", *(active(c, "2022-12", 10) for c in ("61", "62", "63"))),
        publication("b-2022-12", *(active(c, "2022-12", 10) for c in ("64", "65"))),
    )
    found = cell(version, "KAL", "labour_force")
    assert found is None or found.participants.known is None


def test_formal_is_employers_and_employees_and_informal_is_everybody_else(world):
    statuses = {
        "own_account": 1, "with_helpers": 2, "employer": 4, "employee": 8,
        "casual_farm": 16, "casual_nonfarm": 32, "family_worker": 64,
    }  # fmt: skip
    version = world(
        publication(
            "kanwil-2022-12", active("64", "2022-12", 6, "PU"), active("64", "2022-12", 5, "BPU")
        ),
        publication(
            "sakernas-2022-08",
            *(
                fact("64", "2022-08", n, "employed_by_status", employment_status=s)
                for s, n in statuses.items()
            ),
            kind="official_table",
        ),
    )
    formal = cell(version, "64", "employed_formal", segment="PU").denominator
    informal = cell(version, "64", "employed_informal", segment="BPU").denominator
    assert (formal.known.value, formal.status) == (4 + 8, "computed")
    assert informal.known.value == 1 + 2 + 16 + 32 + 64
