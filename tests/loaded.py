"""A ledger with loads of every kind for tests: written as the worker writes it."""

from datetime import UTC, datetime, timedelta

from ledger import loads, tasks, versions
from ledger.loads import Acceptance, Fault, File, Found, Load, Proposal
from ledger.store import open_store
from ledger.upgrade import upgrade
from ledger.versions import Event

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)  # noon in Kalimantan
SHA = "8a34451f" + "0" * 53 + "b79"
CELLS = [
    {"region_code": "6201", "measure": "labour_force", "place": "AK.csv/AK.csv:3:AB",
     "old": 330, "new": 660},
    {"region_code": "6202", "measure": "labour_force", "place": "AK.csv/AK.csv:4:AB",
     "old": 220, "new": 330},
]  # fmt: skip


def proposal(rule="permutation", region="62", period="2022-08", shift=1):
    said = {"rule": rule, "region": region, "period": period, "shift": shift}
    return {**said, "evidence": "every value stands 1 row up", "cells": CELLS}


def a_load(state="checked", report=None, **more):
    """A load of AK.csv by loopback at noon; it may carry a report."""
    given = {"source": "kemnaker", "vintage": "2022-08", "reader": "kemnaker", "rows": 5,
             "figures": 15, "requested_by": "loopback", "at": NOON}  # fmt: skip
    return Load(state=state, report=report or {}, **{**given, **more})


def ledger(state):
    """An empty ledger in a state folder, as the server opens it."""
    store = open_store("", state)
    upgrade(store)
    return store


def keep(store, load, faults=(), files=("AK.csv",), proposals=()):
    """Record a load with its files, faults and proposals; return its number."""
    kept = [File(name, SHA, 10) for name in files]
    said = [Proposal(one["rule"], one["region"], one["period"], one["shift"]) for one in proposals]
    return loads.record(store, load, Found(kept, list(faults), said))


def faulty(count=1, rule="breaks the sum", severity="fault"):
    """That many faults of one rule, each with the numbers of its own case."""
    return [
        Fault(f"AK.csv/Sheet1:{row}:AB", str(row), f"{rule} ({row})", "Look at it", severity)
        for row in range(2, 2 + count)
    ]


def accepted(store, load, rule="permutation"):
    loads.accept(store, load, [Acceptance(rule, "loopback", NOON, "proven")])


def published(store, number, why="new figures", kind="publish"):
    moment = NOON + timedelta(minutes=number)
    versions.record(store, Event(kind, "loopback", moment, why, version=number))


def asked_for(store, kind="load", at=NOON, **payload):
    given = payload or {"files": [{"name": "AK.csv"}]}
    return tasks.ask(store, kind, given, "loopback", at)
