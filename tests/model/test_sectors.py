"""Segments side by side and over time: what may be compared, and over which base."""

import pytest

from model.interval import Interval
from model.scope import Scope
from model.sectoral import sectors
from model.sectors import fraction, state, uncovered_share
from model.selection import BadChoice, Selection
from tests.world import active, august, fact, publication, stated

HOME = Selection(region="KAL", period="2022-12")
OLD = {"employed_formal": 400, "employed_informal": 500, "labour_force": 1_000, "employed": 900}
NEW = {"employed_formal": 500, "employed_informal": 600, "labour_force": 1_200, "employed": 1_100}


@pytest.fixture(scope="module")
def version(world_of):
    return world_of(
        publication(
            "kanwil-2021-12",
            active("KAL", "2021-12", 100, "PU"),
            active("KAL", "2021-12", 50, "BPU"),
        ),
        publication(
            "kanwil-2022-12",
            active("KAL", "2022-12", 110, "PU"),
            active("KAL", "2022-12", 150, "BPU"),
            active("KAL", "2022-12", 90, "JAKON"),
            active("KAL", "2022-12", 350),
            stated("KAL", "2022-12", 700),
        ),
        publication("kanwil-2024-06", active("KAL", "2024-06", 240, "PU")),
        publication("kutim-2023-12", active("6404", "2023-12", 77, "BPU")),
        publication("migrants-2022-12", active("KAL", "2022-12", 5, "PMI")),
        publication("both-2024-12", active("KAL", "2024-12", 300, "PU+BPU")),
        publication(
            "kemnaker-2023-12",
            active("64", "2023-12", 300),
            fact("64", "2023-12", 150, "participants_inactive"),
            active("62", "2023-12", 800),
            fact("62", "2023-12", 500, "participants_inactive"),
        ),
        publication(
            "press-2023-12",
            fact("65", "2023-12", 70, "participants_inactive"),
        ),
        *august("2021-08", "KAL", **OLD),
        *august("2022-08", "KAL", 60, **OLD),
        *august("2023-08", "KAL", **NEW),
        *august("2023-08", "64", labour_force=600, employed=500),
        *august("2023-08", "62", labour_force=1_000),
        *august("2023-08", "6404", employed_informal=70),
        publication(
            "sakernas-pyb-2023-08",
            fact("61", "2023-08", 60, "employed", industry="A"),
            fact("61", "2023-08", 40, "employed", industry="G"),
            fact("KAL", "2023-08", 300, "employed", industry="A"),
            fact("KAL", "2023-08", 800, "employed", industry="G"),
            kind="official_table",
        ),
    )


@pytest.fixture(scope="module")
def page(version):
    return lambda query="", scope=None: sectors(
        Selection.of(query), HOME, scope or Scope.everything(), version
    )


def row(answer, region):
    return next(one for one in answer.rows if one.region == region)


def cells(answer, region="KAL"):
    return {cell.segment: cell for cell in row(answer, region).cells}


def test_each_cell_takes_its_own_latest_figure(page):
    found = cells(page())
    periods = {segment: cell.period for segment, cell in found.items() if cell.coverage}
    assert periods == {"PU": "2024-06", "BPU": "2022-12", "JAKON": "2022-12", "total": "2022-12"}
    assert found["PU"].coverage == Interval.exact(240 / 500)


def test_each_segment_is_held_against_its_own_base(page):
    found = cells(page("?period=2022-12"))
    shares = {segment: cell.coverage.value for segment, cell in found.items() if cell.coverage}
    assert shares == {"PU": 110 / 400, "BPU": 150 / 500, "JAKON": 90 / 60, "total": 350 / 1_000}


def test_a_period_shows_nothing_of_another(page):
    answer = page("?period=2021-12")
    assert {cell.period for cell in answer.matrix.every} == {"2021-12"}
    assert cells(answer)["JAKON"].coverage is None
    assert cells(answer)["total"].denominator.known == Interval.exact(1_000)  # known all the same


def test_one_base_is_put_under_every_cell_and_none_is_made_up(page):
    found = cells(page("?base=stated"))
    assert found["total"].coverage == Interval.exact(350 / 700)
    assert (found["PU"].coverage, found["PU"].status) == (None, "no_base")
    assert found["PU"].participants.known == Interval.exact(240)
    over = cells(page("?base=labour_force&period=2022-12"))
    assert over["BPU"].coverage == Interval.exact(150 / 1_000)


def test_a_sum_of_two_segments_is_nobodys_total(page):
    assert "2024-12" not in {cell.period for cell in page().matrix.every}


def test_migrant_workers_have_no_base_here(page):
    migrants = cells(page())["PMI"]
    assert state(migrants) == "not_applicable"
    assert (migrants.coverage, migrants.participants.known) == (None, Interval.exact(5))
    assert state(cells(page(), "6404")["PMI"]) == "not_applicable"
    assert migrants not in page().matrix.missing


def test_rows_are_all_above_the_region_itself_and_what_has_figures_below(page):
    answer = page()
    shown = [(one.region, one.kind, one.depth) for one in answer.rows]
    assert shown == [
        ("00", "above", 0),
        ("KAL", "chosen", 0),
        ("62", "below", 0),
        ("64", "below", 0),
        ("6404", "below", 1),
    ]
    assert [one.region for one in answer.matrix.cut] == ["61", "63", "65"]


def test_missing_cells_are_counted_drawn_or_not(page):
    answer = page()
    known = len(answer.matrix.known)
    rows = len(answer.rows) + len(answer.matrix.cut)
    assert known == 4 + 1 + 1 + 1
    assert len(answer.matrix.missing) == 4 * rows - known  # PMI cannot have one


def test_the_sentence_compares_segments_of_one_period_only(page):
    headline = page().headline
    assert [(cell.segment, cell.period) for cell in headline] == [
        ("BPU", "2022-12"),
        ("JAKON", "2022-12"),
    ]
    assert [cell.segment for cell in page("?period=2022-12").headline] == ["PU", "BPU", "JAKON"]


def test_a_year_shows_its_december_else_its_latest_month_else_its_base(page):
    pu, bpu, jakon = page().series
    assert [cell.period for cell in pu.cells] == ["2021-12", "2022-12", "2023", "2024-06"]
    assert [cell.participants.known is None for cell in bpu.cells] == [False, False, True, True]
    assert pu.cells[2].denominator.known == Interval.exact(500)
    assert jakon.cells[0].denominator.known is None


def test_new_weights_break_the_series_where_the_base_changes(page):
    pu = page().series[0]
    assert [cell.base_period for cell in pu.cells][1:3] == ["2022-08", "2023-08"]
    assert pu.breaks == (2,)


def test_the_chosen_period_does_not_shorten_the_years(page):
    assert page("?period=2021-12").series == page().series


def test_growth_compares_decembers_that_every_segment_has(page, world):
    assert page().growth is None  # JAKON has one December only
    version = world(
        publication(
            "a-2021-12", active("64", "2021-12", 100, "PU"), active("64", "2021-12", 50, "BPU")
        ),
        publication(
            "a-2022-12", active("64", "2022-12", 110, "PU"), active("64", "2022-12", 150, "BPU")
        ),
        publication("a-2023-06", active("64", "2023-06", 900, "PU")),
    )
    growth = sectors(Selection(region="64"), HOME, Scope.everything(), version).growth
    assert (growth.segment, growth.first, growth.last) == ("BPU", "2021-12", "2022-12")


def test_rounding_may_hide_who_grew_faster(world):
    version = world(
        publication(
            "a-2021-12", active("64", "2021-12", 100, "PU"), active("64", "2021-12", 100, "BPU")
        ),
        publication(
            "a-2022-12",
            active("64", "2022-12", 1_500_000, "PU", written="1,5 juta", flags="approximate"),
            active("64", "2022-12", 1_550_000, "BPU"),
        ),
    )
    assert sectors(Selection(region="64"), HOME, Scope.everything(), version).growth is None


def test_the_widest_gap_is_that_of_one_period(page):
    widest = page().widest
    assert (widest.segment, widest.period) == ("BPU", "2022-12")
    assert widest.gap == Interval.exact(500 - 150)


def test_the_employed_by_industry_stand_in_the_order_of_the_region(page):
    first, second = page().workforces
    assert (first.region, second.region) == ("KAL", "61")
    assert [one.code for one in first.industries] == ["G", "A"]
    assert [one.code for one in second.industries] == ["G", "A"]
    assert first.industries[0].share == Interval.exact(800 / 1_100)
    assert [one.code for one in first.statuses] == ["formal", "informal"]
    assert first.statuses[0].share == Interval.exact(500 / 1_100)
    assert second.industries[0].share is None  # all employed of 61 are not known


def test_a_period_takes_the_august_that_belongs_to_it(page):
    assert page("?period=2024-06").august == "2023-08"
    assert page("?period=2023-08").august == "2023-08"
    assert page("?period=2021-12").workforces == ()


def test_registered_is_active_and_inactive_of_one_publication(page):
    one = page("?region=64").enrolment
    assert one.standing.registered.known == Interval.exact(300 + 150)
    assert one.never.known == Interval.exact(600 - 450)
    assert one.is_possible
    assert page("?region=65").enrolment is None  # inactive alone tells nothing
    assert page("?region=64&period=2022-12").enrolment is None


def test_more_registered_than_there_are_people_is_said(page):
    one = page("?region=62").enrolment
    assert one.standing.registered.known.value > one.labour_force.known.value
    assert (one.never.known, one.never.status) == (None, None)
    assert not one.is_possible


def test_a_region_beside_stands_under_the_chosen_one_once_with_what_lies_under_it(page):
    answer = page("?compare=64")
    shown = [(one.region, one.kind) for one in answer.rows]
    assert shown[1:] == [
        ("KAL", "chosen"),
        ("64", "beside"),
        ("6404", "below"),
        ("62", "below"),
    ]
    assert [one.region for one in page("?compare=00").rows][:2] == ["KAL", "00"]
    assert answer.other.chosen.region == "64"


@pytest.mark.parametrize(
    "query", ["?compare=KAL", "?region=64&compare=64", "?period=2022-12&compare=2022-12"]
)
def test_a_choice_beside_itself_is_no_comparison(page, query):
    answer, alone = page(query), page(query.partition("compare")[0])
    assert (answer.other, answer.chosen.compare) == (None, None)
    assert answer.rows == alone.rows


def test_every_place_can_stand_beside_every_other(page):
    codes = ["00", "KAL", "61", "62", "64", "6404"]
    for one, other in [(one, other) for one in codes for other in codes]:
        rows = [row.region for row in page(f"?region={one}&compare={other}").rows]
        assert rows.count(one) == rows.count(other) == 1


def test_a_period_beside_is_a_row_of_its_own(page):
    answer = page("?compare=2021-12")
    beside = next(one for one in answer.rows if one.kind == "beside")
    assert (beside.region, beside.period) == ("KAL", "2021-12")
    assert beside.cells[0].coverage == Interval.exact(100 / 400)


def test_filters_begin_with_what_the_page_does_by_itself(page):
    choices = page("?period=2022-12&base=stated").choices
    assert (choices.periods[0].code, choices.periods[0].to.period) == ("", None)
    assert (choices.bases[0].code, choices.bases[0].to.base) == ("", None)
    assert [one.code for one in choices.periods[1:]] == ["2024-06", "2022-12", "2021-12"]
    assert {one.code: one.available for one in choices.bases} == {
        "": True,
        "stated": True,
        "labour_force": True,
        "employed": True,
    }


def test_where_nothing_is_known_other_choices_are_offered(page):
    answer = page("?period=2023-12")
    assert answer.headline == ()
    assert [one.code for one in answer.instead] == ["2024-06", "2022-12", "2021-12"]
    assert [one.code for one in page("?region=63").instead] == ["KAL", "6404"]


def test_a_choice_that_does_not_exist_is_refused(page):
    with pytest.raises(BadChoice):
        page("?region=6X")


@pytest.mark.parametrize(
    ("share", "found"),
    [
        (0.8006, (4, 5, True)),
        (0.5, (1, 2, True)),
        (0.893, (9, 10, False)),
        (0.46, None),
        (0.02, None),
    ],
)
def test_a_share_is_told_in_small_whole_numbers_where_it_is_near(share, found):
    assert fraction(Interval.exact(share)) == found


def test_a_rounded_share_is_never_exactly_a_fraction():
    assert fraction(Interval(0.79, 0.80, 0.82)) == (4, 5, False)


def test_what_a_cell_leaves_uncovered_may_be_less_than_nothing(page):
    builders = cells(page())["JAKON"]
    assert uncovered_share(builders) == Interval.exact(1 - 90 / 60)
