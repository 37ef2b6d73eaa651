"""What an installation needs to do its work, beside being safe: state, ledger, worker, data."""

from __future__ import annotations

import os
from collections.abc import Mapping

from access.rule import Finding, Installation, Rule
from ledger import heartbeat, tasks
from ledger.upgrade import is_up_to_date
from model.errors import LedgerUnavailable, WarehouseDamaged
from model.warehouse import Warehouse

WORK = "python -m etl work, as a service of its own (docs/operations.md)"


def state(of: Installation) -> Finding:
    """The folder of ledger, spool and secret takes files."""
    folder = of.settings.state
    if not folder.exists():
        return Finding(f"{folder} is made at first use")
    if not os.access(folder, os.W_OK | os.X_OK):
        return Finding(f"this user may not write into {folder}", "give it to this user's group")
    return Finding(f"{folder} takes files")


def ledger(of: Installation) -> Finding:
    """The ledger can be reached and has the tables that this release expects."""
    if not of.has_ledger:
        return Finding("made at first use")
    try:
        fresh = is_up_to_date(of.store)
    except LedgerUnavailable as error:
        return Finding(str(error), "start the database, or put CAKUPAN_DATABASE_URL right")
    if not fresh:
        return Finding("it lacks tables of this release", "python -m etl work --once")
    return Finding("it can be used and is of this release")


def worker(of: Installation) -> Finding:
    """Somebody does what pages ask for."""
    ago = heartbeat.seen_ago(of.settings.state)
    if ago is not None and ago < heartbeat.LATELY:
        return Finding(f"seen {max(ago, 0):.0f} seconds ago")
    seen = "never seen" if ago is None else f"last seen {ago / 60:.0f} minutes ago"
    waiting = _waiting(of)
    if of.is_public or waiting:
        return Finding(f"{seen}, {waiting} tasks wait", WORK)
    return Finding(f"{seen}; nothing waits for one")


def warehouse(of: Installation) -> Finding:
    """The version in force is whole."""
    try:
        version = Warehouse(of.settings.data).current()
    except WarehouseDamaged as error:
        return Finding(str(error).partition("\n")[0], "make data")
    if version.degraded:
        return Finding(f"version {version.number} stands in for a damaged one", "make data")
    return Finding(f"version {version.number} is whole")


def _waiting(of: Installation) -> int:
    try:
        return len(tasks.unfinished(of.store)) if of.has_ledger else 0
    except LedgerUnavailable:
        return 0


RULES: Mapping[str, Rule] = {
    "state": state,
    "ledger": ledger,
    "worker": worker,
    "warehouse": warehouse,
}
