"""Hardening 54: whatever a reader chooses, the database hears the same few sentences."""

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

import pytest

from model.queries import page
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.summary import overview
from tests.model.test_queries import INJECTIONS
from tests.world import active, august, publication, stated

HOME = Selection(region="KAL", period="2022-12")
MOST = 30  # sentences


@dataclass
class Heard:
    """A store that writes down what it is asked, then answers."""

    store: Any
    said: list

    def cursor(self):
        return Heard(self.store.cursor(), self.said)

    def sql(self, question, **values):
        self.said.append(question)
        return self.store.sql(question, **values)

    def __getattr__(self, name):
        return getattr(self.store, name)


@pytest.fixture
def version(world):
    found = world(
        publication("kanwil-2022-12", stated("KAL", "2022-12", 300), active("KAL", "2022-12", 140)),
        publication("table-2022-12", active("64", "2022-12", 40), kind="official_table"),
        *august("2022-08", "64", labour_force=100),
    )
    return replace(found, _store=Heard(found._store, []))


def asked(version, chosen, scope):
    """Ask as a link does."""
    with suppress(BadChoice):
        found = Selection.of(f"?{urlencode(chosen)}")
        overview(found, HOME, scope, version)
        page(found, found, scope, version)


def test_the_sentences_are_the_same_for_every_choice_and_every_attack(version):
    usual = {"region": "KAL", "period": "2022-12", "base": "labour_force", "segment": "total"}
    for region in ("00", "KAL", "64", "6403"):
        for segment in ("total", "PU", "BPU"):
            asked(version, usual | {"region": region, "segment": segment}, Scope.everything())
    known = set(version._store.said)
    assert 0 < len(known) <= MOST
    for parameter in ("region", "segment", "industry", "period", "measure"):
        for words in INJECTIONS:
            asked(version, usual | {parameter: words}, Scope.everything())
    assert set(version._store.said) == known
