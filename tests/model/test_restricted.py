"""What restricted publications say reaches nobody without the region: every question, by scope."""

import math

import pytest

from model import queries
from model.adding import sum_of
from model.cell import Cell
from model.figure_filters import Filters
from model.figure_rows import batches, count, rows, values
from model.index import index_of
from model.provenance import provenance
from model.provenance_key import SIDES, figure, places, side, total, workers, workers_row
from model.provenance_key import Where as Cut
from model.publications import families
from model.published import figures
from model.regional import regional
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.sight import WHOLE, sight_of
from model.summary import overview
from model.version_diff import diff
from tests.conftest import published_in
from tests.restricted import (
    AUGUST,
    EAST,
    LABOUR,
    LOCAL,
    MADE,
    NUMBERS,
    PROVINCES,
    PUBLIC,
    PUBLICATIONS,
    PUBLISHER,
    SCOPES,
    SHARE,
    TITLE,
    WHEN,
    derived,
    found_in,
    kept_back,
    named,
    restricted_world,
    scope_of,
)

HOME = Selection(region="KAL", period=WHEN)
PLACES = ("00", "KAL", *PROVINCES, *EAST)
ALL, NOTHING = Scope.everything(), Scope.nothing()
EVERY = [pytest.param(codes, id=named(codes)) for codes in SCOPES]
MEASURES = [
    "participants_active",
    "labour_force_bpjs_denominator",
    "participants_inactive",
    "participants_target",
    "coverage_share_bpjs",
]


@pytest.fixture(scope="module")
def version(tmp_path_factory):
    return restricted_world(tmp_path_factory.mktemp("restricted"))


def cell(version, region, scope, base="labour_force", segment="total"):
    found = queries.own_cells(region, scope, version)
    return next(c for c in found if (c.period, c.segment, c.base) == (WHEN, segment, base))


@pytest.mark.parametrize("codes", EVERY)
def test_hardening_45_a_scope_opens_its_regions_and_the_totals_that_give_nobody_away(
    version, codes
):
    sight = sight_of(version, scope_of(codes))
    assert {code for code in PLACES if sight.shows(code, f"office-{WHEN}")} == SCOPES[codes]


def test_hardening_45_a_total_less_ones_own_is_never_one_neighbour(version):
    """One province outside: neither total shows. Two: what is left of it is the two together."""
    one_outside, two_outside = ("61", "62", "63", "64"), ("61", "62", "63")
    assert cell(version, "KAL", scope_of(one_outside)).participants.known is None
    total = cell(version, "KAL", scope_of(two_outside)).participants.known
    own = [cell(version, code, scope_of(two_outside)).participants.known for code in two_outside]
    assert (total - sum_of(own)).value == MADE["64"] + MADE["65"]


def test_hardening_45_a_part_of_a_scope_shows_no_total_that_the_whole_keeps_back(version):
    """KAL less 61 to 64 is 65: the owner of those four sees no KAL, by no token either."""
    owner, alone = scope_of(("61", "62", "63", "64")), scope_of(("63",))
    token = alone.within_owner(owner)
    assert cell(version, "KAL", alone).participants.known is not None
    assert cell(version, "KAL", owner).participants.known is None
    assert cell(version, "KAL", token).participants.known is None
    assert cell(version, "63", token).participants.known.value == MADE["63"]
    assert len({owner.key, alone.key, token.key}) == 3


@pytest.mark.parametrize("codes", EVERY)
def test_hardening_45_no_part_of_a_scope_sees_more_than_the_whole(version, codes):
    owner = scope_of(codes)
    for code in PLACES:
        seen = {
            place
            for place in PLACES
            if sight_of(version, scope_of((code,)).within_owner(owner)).shows(
                place, f"office-{WHEN}"
            )
        }
        assert seen <= SCOPES[codes], code


def every_cell(index):
    return [index.cells.of(code) for code in index.regions.by_code]


@pytest.mark.parametrize("codes", EVERY)
def test_hardening_43_an_index_holds_no_number_that_is_kept_back(version, codes):
    hidden = kept_back(SCOPES[codes])
    index = index_of(version, scope_of(codes))
    held = (every_cell(index), index.bases, index.workers, index.people, index.goals)
    assert found_in(repr((held, index.enrolment, index.claims)), hidden) == []


def test_the_search_would_find_every_one_of_them(version):
    index = index_of(version, ALL)
    held = (every_cell(index), index.bases, index.workers, index.people, index.enrolment)
    every = {number for table in NUMBERS for number in table.values()}
    told = {one.quantity.known.value for c in PLACES for one in figures(c, MEASURES, ALL, version)}
    assert set(found_in(repr(held), every)) | told >= every


@pytest.mark.parametrize("codes", EVERY)
def test_hardening_44_single_figures_are_those_of_the_regions_that_are_seen(version, codes):
    scope, seen = scope_of(codes), SCOPES[codes]
    hidden = kept_back(seen)
    told = [
        *(queries.figures(c, when, scope, version) for c in PLACES for when in (WHEN, AUGUST)),
        *(queries.claimants(c, [WHEN], "total", scope, version) for c in PLACES),
        *(figures(c, MEASURES, scope, version) for c in PLACES),
    ]
    assert found_in(repr(told), hidden) == []
    mine = {row["value"] for c in seen for row in queries.figures(c, WHEN, scope, version)}
    assert {MADE.get(c) or LOCAL[c] for c in seen} <= mine


@pytest.mark.parametrize("codes", EVERY)
def test_hardening_44_the_whole_data_set_is_cut_to_the_scope(version, codes):
    scope, hidden = scope_of(codes), kept_back(SCOPES[codes])
    found, whole = rows(Filters(), scope, version, 0, 10_000)
    assert found_in(repr(found), hidden) == []
    assert len(found) == whole == count(Filters(), scope, version)
    assert sum(len(batch) for batch in batches(Filters(), scope, version)) == whole
    if not SCOPES[codes]:
        assert not {origin for origin in values(scope, version)["origin"] if "office" in origin}
        with pytest.raises(BadChoice) as refused:
            count(Filters(origin=f"office-{WHEN}"), scope, version)
        assert "office" not in str(refused.value.nearest)


@pytest.mark.parametrize("codes", EVERY)
def test_hardening_43_no_key_opens_the_origin_of_what_is_kept_back(version, codes):
    scope, hidden = scope_of(codes), kept_back(SCOPES[codes])
    hidden |= derived(hidden)
    for key in keys(version):
        try:
            answer = provenance(key, scope, version)
        except BadChoice as refused:
            assert found_in(repr(refused), hidden) == []
            continue
        assert found_in(repr(answer), hidden) == [], key
        if not SCOPES[codes]:
            assert TITLE not in repr(answer)


def keys(version):
    """The keys of all numbers of the world, as whoever sees everything has them."""
    index = index_of(version, ALL)
    for code in PLACES:
        for one in index.cells.of(code):
            yield from (side(one, name) for name in SIDES)
        for row in (
            r for when in (WHEN, AUGUST) for r in queries.figures(code, when, ALL, version)
        ):
            cut = (row["segment"], row["industry"], row["employment_status"], row["programme"])
            yield figure(Cut(row["measure"], code, row["period"], *cut), row["origin"])
        yield f"{workers_row(code, AUGUST, 'employed')}~people"
    whole = cell(version, "KAL", ALL)
    yield places("KAL", "province", cell(version, "64", ALL))
    yield places("64", "kabkota", cell(version, "6403", ALL))
    yield workers("64", "kabkota", AUGUST, "employed")
    yield total("participants_active", "places", ("KAL", WHEN), whole.participants)
    yield "claim~east~"
    yield "claim~east~persons"


def test_a_reader_sees_the_own_figure_and_of_others_what_is_public(version):
    mine, other = cell(version, "64", scope_of(["64"])), cell(version, "61", scope_of(["64"]))
    assert (mine.participants.known.value, mine.status) == (MADE["64"], "computed")
    assert mine.gap.value == LABOUR - MADE["64"]
    # the newspaper's figure is in force for 61, though an official table goes before the press
    assert (other.participants.known.value, other.rivals) == (PUBLIC["61"], ())
    both = cell(version, "61", scope_of(["61"]))
    assert both.participants.known.value == MADE["61"]
    assert both.rivals == (f"paper-{WHEN}",)


def test_what_only_a_restricted_publication_knows_is_outside_the_scope_not_missing(version):
    hidden = cell(version, "65", scope_of(["64"]))
    assert hidden.status == hidden.participants.status == "outside_scope"
    assert (hidden.participants.known, hidden.participants.origins) == (None, ())
    assert (hidden.flags, hidden.rivals, hidden.coverage, hidden.gap) == ((), (), None, None)
    assert hidden.denominator.known.value == LABOUR  # the survey is public
    over_own = cell(version, "65", NOTHING, "stated")
    assert (over_own.status, over_own.denominator.known) == ("outside_scope", None)


def test_a_base_that_is_kept_back_is_told_from_one_that_nobody_published(version):
    local = queries.base_of("6403", "labour_force", AUGUST, NOTHING, version)
    assert (local.known, local.status) == (None, "outside_scope")
    assert queries.base_of("6403", "labour_force", "2019-08", NOTHING, version).status is None
    mine = queries.base_of("6403", "labour_force", AUGUST, scope_of(["6403"]), version)
    assert mine.known.value > 0


def test_an_empty_row_of_a_neighbour_stays_unknown(version):
    """Bali was published by nobody: that is not kept from anybody."""
    row = cell(version, "51", scope_of(["51"]))
    assert (row.participants.known, row.status) == (None, "unknown")


@pytest.mark.parametrize("region", ["00", "KAL", "64"])
def test_hardening_45_sums_and_rankings_add_up_what_is_seen(version, region):
    page = overview(Selection(region=region, period=WHEN), HOME, scope_of(["61", "62"]), version)
    known = [one.uncovered for one in page.ranking if one.uncovered is not None]
    assert found_in(repr(page), kept_back({"61", "62", "KAL", "00"})) == []
    summed = page.ranking_total.known
    assert (summed.value if summed else 0) == math.fsum(one.value for one in known)


def test_hardening_43_what_is_offered_is_what_can_be_seen(version):
    """East Kalimantan has figures of the office alone: no period, base, segment for others."""
    for scope, offered in ((NOTHING, ()), (scope_of(["64"]), (WHEN,))):
        index = index_of(version, scope)
        assert tuple(p for p, _ in index.periods.get(("64", "total"), ())) == offered
        assert (("64", WHEN, "total") in index.stated) is bool(offered)
        assert (("64", "PU") in index.periods) is bool(offered)
        assert ("64" in index.with_figures) is bool(offered)
    assert AUGUST in index_of(version, NOTHING).every_period


def test_a_publication_is_named_to_those_who_see_any_of_it(version):
    for codes, seen in SCOPES.items():
        index = index_of(version, scope_of(codes))
        assert (f"office-{WHEN}" in index.sources) is bool(seen), codes
        titles = repr(families(scope_of(codes), version))
        assert (TITLE in titles) is (PUBLISHER in titles) is bool(seen), codes
    with pytest.raises(KeyError):
        queries.origin(f"office-{WHEN}", NOTHING, version)
    assert queries.origin(f"office-{WHEN}", ALL, version)["title"] == TITLE


def test_a_statement_of_a_restricted_publication_is_known_where_its_region_is(version):
    for codes, seen in SCOPES.items():
        index = index_of(version, scope_of(codes))
        assert (("64", WHEN) in index.claims) is ("64" in seen), codes
        told = queries.codelist("claims", scope_of(codes), version)
        assert bool(told) is ("64" in seen), codes


def test_hardening_80_the_difference_of_two_versions_gives_nothing_away(version, tmp_path):
    open_only = [one for one in PUBLICATIONS if one.access == "public"]
    before = published_in(tmp_path, *open_only)
    for codes, seen in SCOPES.items():
        found = diff(before, version, scope_of(codes))
        told = "".join(t.to_csv() for t in (found.added, found.changed, found.totals, found.codes))
        told = told.replace(".0", "")
        assert found_in(told, kept_back(seen)) == [], codes


def test_a_share_and_a_target_of_a_restricted_publication_are_seen_with_their_region(version):
    for codes, seen in SCOPES.items():
        goals = {goal.region for goal in index_of(version, scope_of(codes)).goals}
        assert goals == seen & SHARE.keys(), codes


def test_the_places_of_a_map_that_are_kept_back_have_their_own_state(version):
    page = regional(Selection(region="KAL", period=WHEN), HOME, scope_of(["64"]), version)
    states = {place.region: place.status for place in page.places}
    known = dict.fromkeys(("61", "62", "64"), "computed")
    assert states == known | dict.fromkeys(("63", "65"), "outside_scope")


def test_without_a_restricted_publication_everybody_has_the_same_index(world):
    version = world(*(one for one in PUBLICATIONS if one.access == "public"))
    assert sight_of(version, NOTHING) is WHOLE
    assert index_of(version, NOTHING) is index_of(version, ALL)
    tables = [name for (name,) in version.cursor().sql("show tables").fetchall()]
    assert not [name for name in tables if name.startswith("open_")]


def test_equal_sights_share_an_index_and_a_scope_of_the_nation_sees_all(version):
    assert sight_of(version, scope_of(["00"])) is WHOLE
    assert index_of(version, scope_of(["61"])) is index_of(version, scope_of(["61", "9999"]))


def test_the_merged_tables_are_those_of_the_figures_that_are_seen(version, tmp_path):
    """What a reader of 64 sees of 61 is what a version without the office's 61 would hold."""
    open_only = [one for one in PUBLICATIONS if one.access == "public"]
    public = published_in(tmp_path, *open_only)
    for code in PROVINCES:
        merged = [c for c in queries.own_cells(code, NOTHING, version) if known(c)]
        assert merged == [c for c in queries.own_cells(code, ALL, public) if known(c)]


def known(one: Cell):
    return one.participants.known is not None
