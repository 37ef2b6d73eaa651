"""What a scenario came to is shown to those who could have worked it out, on every version."""

import shutil
from types import SimpleNamespace

import pytest

import texts
from access import who
from access.person import Person
from callbacks import biaya, scenarios
from callbacks.asking import Reader, Source
from callbacks.data_memory import Memory
from callbacks.pages import answered
from callbacks.scenario_shelf import Shelf
from callbacks.scenario_wishes import done
from exports.about import Taker
from exports.chart_files import written
from exports.formats import FORMATS
from exports.page_files import PAGES
from model.kept import KeptSight
from model.scenario_results import Again
from model.scope import Scope
from model.selection import Selection
from model.settings import Settings
from model.warehouse import Warehouse
from tests.components import words
from tests.world import active, august, publication, publish_world, restricted, write

HOME, ID, CSV = Selection(region="KAL"), Reader.of("id", None), FORMATS["csv-id"]
ALL, EAST, WEST, NOTHING = (
    Scope.everything(),
    Scope(frozenset({"64"})),
    Scope(frozenset({"61"})),
    Scope.nothing(),
)
WORKERS, PAPER, OFFICE = 50_000, 10_007, 20_011
THEIRS = str(WORKERS - OFFICE)  # not participants, as who sees the office's table counts them


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Version 1: a newspaper; 2: an office's newer table beside it, restricted."""
    folder = tmp_path_factory.mktemp("kept") / "data"
    workers = {"employed_informal": WORKERS, "employed_formal": 40_000}
    base = august("2024-08", "64", employed=WORKERS + 40_000, **workers)
    paper = publication(
        "paper-2024-12", active("64", "2024-12", PAPER, segment="BPU"), kind="press"
    )
    write(folder, *base, paper)
    publish_world(folder)
    office = restricted(
        "office-2024-12",
        active("64", "2024-12", OFFICE, segment="BPU"),
        kind="official_table",
    )
    for name in ("codelists", "sources", "releases"):
        shutil.rmtree(folder / name)
    write(folder, *base, paper, office)
    publish_world(folder)
    return folder


@pytest.fixture
def desk(data, tmp_path):
    settings = Settings(data=data, state=tmp_path, home="?region=64")
    source = Source(Warehouse(data), HOME)
    shelf = Shelf(Memory(settings), Again(HOME), data)
    view = next(iter(scenarios.views([biaya.VIEW], shelf)))
    files = {one.page: one for one in scenarios.files(PAGES, shelf)}

    def keep(scope, query="?region=64"):
        with who.acting_as(Person(1, "ani", "planner", scope)):
            return done({"do": "keep", "name": "Plan", "query": query}, source, shelf)["key"]

    def told(scope, query):
        """All that a reader is told of scenarios: page, list, and both files."""
        with who.acting_as(Person(2, "budi", "planner", scope)):
            page = answered(view, query, source, scope, ID)
            rows = scenarios.listing(query, 1, source, shelf, ID.text)
        said = [words(list(page.values())), words(rows)]
        for of, chart in ((files["biaya"], "skenario"), (files["skenario"], "daftar")):
            answer = source.answer(of.answer, query, scope)
            made = written(answer, of, of.charts[chart], CSV, Taker(texts.of("id"), ""))
            said.append(made.raw.decode())
        return "\n".join(said).replace(".", "").replace(",000000", "")

    return SimpleNamespace(keep=keep, told=told, source=source, shelf=shelf)


@pytest.mark.parametrize("scope", [WEST, NOTHING])
def test_results_are_not_shown_through_an_older_version_that_restricts_nothing(desk, scope):
    key = desk.keep(ALL)
    own = desk.keep(scope)
    assert THEIRS in desk.told(ALL, f"?scenario={key}&beside={own}&v=2")
    for version in ("1", "2"):
        for pair in (f"scenario={key}&beside={own}", f"scenario={own}&beside={key}"):
            assert THEIRS not in desk.told(scope, f"?{pair}&v={version}")


def test_results_are_shown_to_who_sees_as_much_and_to_who_reckons_the_same(desk):
    by_east = desk.keep(EAST)
    assert THEIRS in desk.told(EAST, f"?scenario={by_east}&v=1")  # as they were kept, on version 2
    assert THEIRS not in desk.told(WEST, f"?scenario={by_east}&v=1")
    kept = desk.shelf.find(by_east)
    assert kept.sight == KeptSight(EAST.key, frozenset({"office-2024-12", "office_2024_12/"}))


@pytest.mark.parametrize(
    ("sight", "scope", "by_now", "is_shared"),
    [
        (KeptSight("all", frozenset()), NOTHING, frozenset(), True),
        (KeptSight("all", frozenset()), NOTHING, frozenset({"x"}), False),  # restricted since
        (KeptSight("all", frozenset({"x"})), EAST, frozenset({"x"}), False),
        (KeptSight(EAST.key, frozenset({"x"})), EAST, frozenset({"x"}), True),
        (KeptSight(EAST.key, frozenset({"x"})), EAST, frozenset(), True),
        (KeptSight(EAST.key, frozenset({"x"})), EAST, frozenset({"x", "y"}), False),
        (KeptSight(EAST.key, frozenset({"x"})), WEST, frozenset({"x"}), False),
    ],
)
def test_a_version_that_stands_no_longer_is_judged_by_what_was_written_down(
    sight, scope, by_now, is_shared
):
    assert sight.is_shared_by(scope, by_now) == is_shared


def test_the_file_of_two_scenarios_names_the_region_of_the_other_one(desk):
    key = desk.keep(ALL, "?region=64&months=6")
    two = next(one for one in scenarios.files(PAGES, desk.shelf) if one.page == "biaya")
    answer = desk.source.answer(two.answer, f"?region=KAL&beside={key}", ALL)
    assert two.charts["skenario"].beside(answer) == ("64",)
