"""One industry, one programme: every number of such an answer is of them, and so are its bases."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from layouts.parts import place_keys
from model.adding import bar_of
from model.brief import brief
from model.catalogue import periods
from model.part import WHOLE, Part
from model.provenance import provenance
from model.provenance_key import Key, places, side
from model.queries import split_cells
from model.regional import regional
from model.scope import Scope
from model.sectoral import sectors
from model.selection import BadChoice, Selection
from model.sight import sight_of
from model.summary import overview
from model.tracking import on_track
from tests.counted import divided, month, release
from tests.parted import BEFORE, PLACES, THEN, parted
from tests.world import active, august, fact, opened, publication, publish_world, write

ALL, HOME = Scope.everything(), Selection(region="64", period="2024-12")


@pytest.fixture(scope="module")
def version(tmp_path_factory):
    return opened(parted(tmp_path_factory.mktemp("parts") / "data"))


def page(version, query, scope=ALL, answer=overview):
    return answer(Selection.of(query), HOME, scope, version)


def test_builders_are_divided_by_builders_and_by_nobody_else(version):
    answer = page(version, "region=64&industry=F")
    top = answer.headline
    assert (top.industry, top.base, top.base_period) == ("F", "employed", "2024-08")
    assert top.participants.known.value == 40
    assert top.coverage.value == 40 / 50
    assert [cell.base for cell in answer.bases] == ["employed"]


def test_a_programme_is_divided_by_the_bases_of_everybody(version):
    top = page(version, "region=64&programme=JHT").headline
    assert (top.programme, top.base) == ("JHT", "labour_force")
    assert top.coverage.value == (10 + 25) / 100


def test_both_at_once_are_a_count_of_their_own(version):
    top = page(version, "region=64&industry=F&programme=JHT").headline
    assert (top.participants.known.value, top.denominator.known.value) == (25, 50)


def test_an_industry_has_no_other_base_than_its_own_workers(version):
    for answer in (overview, regional):
        with pytest.raises(BadChoice) as refused:
            page(version, "region=64&industry=F&base=labour_force", answer=answer)
        assert (refused.value.parameter, refused.value.nearest) == ("base", "employed")


def test_every_cell_of_the_answer_is_of_the_part(version):
    answer = page(version, "region=64&industry=F&programme=JKK&compare=2023-12")
    sides = (answer, answer.other)
    cells = [c for s in sides for c in (s.headline, *s.own, *s.bases, *s.ranking, *s.segments)]
    assert {Part.of(cell) for cell in cells} == {Part("F", "JKK")}


def test_places_are_ranked_and_mapped_by_the_part(version):
    answer = page(version, "region=64&industry=F", answer=regional)
    shares = {place.region: place.rate.value for place in answer.known}
    assert shares == {"6403": 10 / 8, "6471": 30 / 42}
    assert answer.whole.people.known.value == 50 - 40


def test_what_is_hidden_of_a_part_stays_hidden(version):
    answer = page(version, "region=64&industry=F&programme=JHT", answer=regional)
    (hidden,) = [place for place in answer.places if place.region == "6403"]
    assert (hidden.people.known, hidden.status) == (None, "suppressed")


def test_a_programme_that_was_published_is_shown_of_its_own_month(version):
    top = page(version, f"region=64&programme=JHT&period={BEFORE}").headline
    assert top.participants.known.value == 20
    assert top.participants.origins == ("kaltim-2023-12",)
    assert page(version, f"region=64&period={BEFORE}").headline.participants.known.value == 60


def test_what_publications_say_of_everybody_is_not_said_of_a_part(version):
    answer = page(version, f"region=64&industry=F&period={BEFORE}")
    assert (answer.headline.participants.known, answer.rivals) == (None, ())
    assert answer.headline.coverage is None


def test_choices_are_what_the_region_has_figures_of(version):
    found = page(version, "region=64").choices
    known = {one.code for one in found.industries if one.available}
    assert {"total", "A", "F"} <= known
    assert {one.code for one in found.programmes} == {"total", "JKK", "JKM", "JHT", "JP", "JKP"}
    to = {one.code: one.to for one in found.industries}
    assert to["F"] == Selection(region="64", industry="F")
    assert to["total"] == Selection(region="64")


def test_an_industry_takes_no_base_along_that_it_does_not_have(version):
    found = page(version, "region=64&base=labour_force&measure=uncovered", answer=regional).choices
    (builders,) = [one.to for one in found.industries if one.code == "F"]
    assert (builders.base, builders.measure) == (None, None)
    (saving,) = [one.to for one in found.programmes if one.code == "JHT"]
    assert saving.base == "labour_force"


def test_the_workers_of_a_map_are_of_no_programme(version):
    with pytest.raises(BadChoice) as refused:
        page(version, "region=64&programme=JHT&measure=employed", answer=regional)
    assert (refused.value.parameter, refused.value.nearest) == ("measure", "uncovered")
    measures = page(version, "region=64&programme=JHT", answer=regional).choices.measures
    to = {one.code: one.to for one in measures}
    assert to["employed"].programme is None
    assert to["uncovered"].programme == "JHT"


@pytest.mark.parametrize("query", ["industry=X", "programme=JHTT", "industry=FF&programme=JHT"])
def test_a_code_that_nobody_tells_apart_is_refused(version, query):
    with pytest.raises(BadChoice) as refused:
        page(version, f"region=64&{query}")
    assert refused.value.nearest is not None


@pytest.mark.parametrize("answer", [sectors, partial(on_track, today="2025-06")])
def test_a_page_that_answers_for_everybody_refuses_a_part(version, answer):
    with pytest.raises(BadChoice, match="industry"):
        answer(Selection.of("region=64&industry=F"), HOME, ALL, version)


def test_a_list_that_answers_for_everybody_refuses_a_part(version):
    with pytest.raises(BadChoice, match="programme"):
        periods(Selection(region="64", programme="JHT"), HOME, ALL, version)


def test_a_number_of_a_part_has_its_own_origin(version):
    top = page(version, "region=64&industry=F&programme=JHT").headline
    for name, known in (("people", 25), ("base", 50), ("share", 25 / 50), ("gap", 25)):
        found = provenance(side(top, name), ALL, version)
        assert found.number.known.value == known
        assert found.number.subject.industry == "F"


def test_the_sum_over_places_has_the_places_of_the_part_as_its_origin(version):
    answer = page(version, "region=64&industry=A")
    assert all(cell.gap is None for cell in answer.ranking)  # no August tells farmers apart
    builders = page(version, "region=64&industry=F").ranking
    gaps = {cell.region: cell.uncovered.value for cell in builders if cell.is_known}
    assert gaps == {"6403": 0, "6471": 42 - 30}
    found = provenance(places("64", "", builders[0]), ALL, version)
    assert found.number.known.value == 0 + 42 - 30
    assert {part.subject.industry for part in found.operands} == {"F"}


def test_keys_of_everybody_are_as_they_were(version):
    top = page(version, "region=64").headline
    key = Key.of(side(top, "people"))
    assert (key.kind, key.about) == ("cell", WHOLE)
    of_part = Key.of(side(page(version, "region=64&industry=F").headline, "people"))
    assert (of_part.kind, of_part.about) == ("part", Part("F"))
    assert of_part.plain[:4] == ("64", THEN, "total", "employed")


def test_a_scope_is_about_everybody_until_it_is_told(version):
    assert sight_of(version, ALL).part == WHOLE
    assert ALL.about(Part("F")).part == Part("F")
    assert ALL.about(Part("F")).key == ALL.key  # who sees it does not change
    assert ALL.about(WHOLE) is ALL


def test_a_restricted_count_of_a_part_is_shown_to_its_scope_alone(tmp_path):
    data = tmp_path / "data"
    write(data, *august("2024-08", "6403", builders=8, labour_force=40))
    release(data, divided(THEN, PLACES), access="restricted")
    publish_world(data)
    mine = Scope(frozenset({"6403"}))
    query = "industry=F&period=2024-12&region="
    assert page(opened(data), f"{query}6403", mine).headline.coverage.value == 10 / 8
    other = page(opened(data), f"{query}6471", mine)
    assert (other.headline.participants.known, other.headline.status) == (None, "outside_scope")
    assert not any(one.available for one in other.choices.industries if one.code == "A")


def test_a_version_without_counts_or_programmes_has_no_such_menu(world_of):
    office = publication("kaltim-2022-12", active("64", "2022-12", 60))
    version = world_of(office, *august("2022-08", "64", labour_force=100))
    choices = page(version, "region=64").choices
    assert (choices.industries, choices.programmes) == ((), ())
    with pytest.raises(BadChoice, match="industry"):
        page(version, "region=64&industry=F")


def test_months_of_many_segments_are_not_mixed(tmp_path):
    data = tmp_path / "data"
    write(data, *august("2024-08", "64", builders=50, labour_force=100))
    release(data, month(THEN, {"64": {"PU": 40, "BPU": 30}}))
    publish_world(data)
    top = page(opened(data), "region=64&industry=A&segment=BPU").headline
    assert top.participants.known.value == 30


def test_farmers_have_a_base_where_the_survey_tells_them_apart(tmp_path):
    data = tmp_path / "data"
    fields = fact("64", "2024-08", 45, "employed", industry="A")
    survey = publication("sakernas-2024-08", fields, kind="official_table")
    write(data, survey, *august("2024-08", "64", builders=50, labour_force=100))
    release(data, divided(THEN, PLACES))
    publish_world(data)
    assert page(opened(data), "region=64&industry=A").headline.coverage.value == 30 / 45


def test_a_brief_is_of_everybody_and_refuses_a_part(version):
    for query in ("industry=F", "programme=JHT"):
        with pytest.raises(BadChoice):
            page(version, f"region=64&{query}", answer=brief)


def test_nobody_in_a_programme_that_a_segment_cannot_hold_is_not_zero(version):
    own = {cell.segment: cell for cell in page(version, "region=64&programme=JHT").own}
    assert own["BPU"].participants.known.value == 0
    assert own["JAKON"].participants.status == "not_applicable"
    answer = page(version, f"region=64&programme=JHT&period={BEFORE}")
    assert "JAKON" not in answer.unpublished_segments


def test_the_same_is_said_of_programmes_side_by_side(version):
    chosen = Selection(region="64", period=THEN, segment="JAKON", base="employed")
    found = {
        one.programme: one.participants for one in split_cells(chosen, "programme", ALL, version)
    }
    assert found["JKK"].known.value == 0
    assert (found["JHT"].known, found["JHT"].status) == (None, "not_applicable")


def test_a_segment_that_is_withheld_stays_a_row_and_is_no_rest_of_the_bar(tmp_path):
    data = tmp_path / "data"
    write(data, *august("2024-08", "64", labour_force=100))
    release(data, month(THEN, {"64": {"PU": 40, "BPU": 3, "total": 43}}, hidden={("64", "BPU")}))
    publish_world(data)
    answer = page(opened(data), "region=64&programme=JKK")
    rows = {cell.segment: cell.participants.status for cell in answer.segments}
    assert rows["BPU"] == "suppressed"
    parts = bar_of(answer.headline, answer.segments).parts
    assert [part.kind for part in parts if part.people.value] == ["covered", "gap"]
    assert answer.decembers["BPU"][-1][1].status == "suppressed"


def test_many_parts_at_once_read_the_same_counts(version):
    """Threads that open the arrays at the same time each get all of them."""
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: version.mapped("cube.i32").size, range(64)))
    assert set(found) == {version.manifest.files["cube.i32"].bytes}


def test_workers_are_of_no_part(version):
    forged = f"parts~64~~{THEN}~total~employed~F~total~base"
    with pytest.raises(BadChoice):
        provenance(forged, ALL, version)


def test_a_kabupaten_beside_others_has_the_sum_of_all_of_them_as_its_origin(version):
    answer = page(version, "region=6471&industry=F", answer=regional)
    found = provenance(place_keys.total(answer), ALL, version)
    assert found.number.known.value == answer.total.known.value == 42 - 30
