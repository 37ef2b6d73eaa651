"""Tren & target asked again: kept by every worker, and never older than planners' own targets."""

import json
from dataclasses import replace

import pytest
from starlette.responses import JSONResponse

from access.kept_answers import KeptAnswers
from access.person import Person
from access.roles import DESK
from callbacks import biaya, scenarios, target
from callbacks.asking import Reader, Source
from callbacks.data_memory import Memory
from callbacks.pages import answered
from callbacks.scenario_shelf import Shelf
from callbacks.target_memory import OwnTargets
from layouts.pages import target as page
from model.errors import LedgerUnavailable
from model.own_target import OwnTarget
from model.scenario_results import Again
from model.scope import Scope
from model.selection import Selection
from model.settings import Settings
from model.warehouse import Warehouse
from tests.access.kept import PATH, by
from tests.asgi import ask
from tests.components import words

HOME = Selection(region="KAL", period="2022-12")
ID = Reader.of("id", None)
PLANNER = Person(1, "planner", DESK, Scope.everything())


class Worker:
    """One process of a server: pages of its own, the ledger of all."""

    def __init__(self, data, state, memory=OwnTargets):
        self.made, warehouse = 0, Warehouse(data)
        settings = replace(Settings(), state=state, data=data)
        self.memory = memory(settings)
        shelf = Shelf(Memory(settings), Again(HOME), data)
        self.source = Source(warehouse, HOME)
        views = target.views(scenarios.views((target.VIEW, biaya.VIEW), shelf), self.memory)
        self.views = {view.path: view for view in views}
        self.kept = KeptAnswers(self, warehouse)

    async def __call__(self, scope, receive, send):
        self.made += 1
        path, query = json.loads((await receive())["body"])
        found = answered(self.views[path], query, self.source, Scope.everything(), ID)
        said = {name: words(inside) for name, inside in found.items()}
        await JSONResponse(said)(scope, receive, send)

    def asked(self, path, query=""):
        body = json.dumps([path, query]).encode()
        return json.loads(ask(by(PLANNER, self.kept), PATH, "POST", body).body)


@pytest.fixture
def workers(real_data, tmp_path):
    return [Worker(real_data, tmp_path / "state") for _ in range(2)]


def aimed(region="61", document="Rencana kerja 2027"):
    return OwnTarget("Disnakertrans", document, region, "2027-12", 0.5, "labour_force")


def test_a_target_that_somebody_keeps_or_removes_is_seen_at_once_by_every_worker(workers):
    one, other = workers
    for worker in (one, other, one, other):
        assert "Rencana kerja" not in worker.asked("/target", "?region=61")[page.OWN]
    assert (one.made, other.made) == (1, 1)
    one.memory.keep(aimed())
    for worker in (one, other, one, other):
        assert "Rencana kerja 2027" in worker.asked("/target", "?region=61")[page.OWN]
    assert (one.made, other.made) == (2, 2)
    other.memory.keep(aimed(document="Rencana kerja 2028"))
    assert "Rencana kerja 2028" in one.asked("/target", "?region=61")[page.OWN]
    version = one.source.warehouse.current()
    first, _ = one.memory.of("61", "total", Scope.everything(), version)
    assert one.memory.remove(first.key)
    for worker in (one, other):
        said = worker.asked("/target", "?region=61")[page.OWN]
        assert ("Rencana kerja 2027" in said, "Rencana kerja 2028" in said) == (False, True)


def test_the_state_grows_with_every_target_and_is_unknown_without_the_ledger(workers, tmp_path):
    memory = workers[0].memory
    states = [memory.state()]
    for document in ("a", "b"):
        memory.keep(aimed(document=document))
        states.append(memory.state())
    version = workers[0].source.warehouse.current()
    memory.remove(memory.of("61", "total", Scope.everything(), version)[0].key)
    states.append(memory.state())
    assert len(set(states)) == 4
    (tmp_path / "state" / "ledger.sqlite").write_bytes(b"no ledger")
    assert memory.state() is None


def test_without_the_ledger_the_page_says_so_and_is_made_anew_until_it_is_back(workers, tmp_path):
    worker, file = workers[0], tmp_path / "state" / "ledger.sqlite"
    worker.memory.keep(aimed())
    whole = worker.asked("/target", "?region=61")
    ledger = file.read_bytes()
    file.write_bytes(b"no ledger")
    away = worker.asked("/target", "?region=61")[page.OWN]
    assert away == worker.asked("/target", "?region=61")[page.OWN] != whole[page.OWN]
    assert worker.made == 3
    file.write_bytes(ledger)
    assert worker.asked("/target", "?region=61") == whole


class Failing(OwnTargets):
    """A ledger that can tell its state, and is gone in the moment after."""

    fails = True

    def of(self, *asked):
        if self.fails:
            raise LedgerUnavailable("gone")
        return super().of(*asked)


def test_a_ledger_that_fails_after_it_told_its_state_leaves_nothing_behind(real_data, tmp_path):
    worker = Worker(real_data, tmp_path / "state", Failing)
    away = worker.asked("/target", "?region=61")[page.OWN]
    worker.memory.fails = False
    assert worker.asked("/target", "?region=61")[page.OWN] != away
    assert worker.made == 2


def test_another_month_is_another_pace(workers, monkeypatch):
    worker = workers[0]
    worker.asked("/target", "?region=61")
    monkeypatch.setattr(target, "this_month", lambda: "2031-01")
    worker.asked("/target", "?region=61")
    assert worker.made == 2


def test_the_page_of_costs_is_kept_unless_its_link_names_a_scenario(workers):
    worker = workers[0]
    for query in ("", "", "?scenario=a1", "?scenario=a1", "?beside=a1"):
        worker.asked("/biaya", query)
    assert worker.made == 1 + 3
