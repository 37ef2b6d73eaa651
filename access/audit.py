"""What somebody did, written down: at once, or on the disk until the ledger is back.

Nothing leaves that is written down nowhere: where neither the ledger nor the disk takes the entry,
`note` raises, and the answer is not given.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from access.person import Person
from ledger import audit, outbox
from ledger.audit import KINDS, Entry
from ledger.store import Store
from model.errors import LedgerUnavailable
from model.regions import NATION


def entry(person: Person, kind: str, now: datetime, **said: Any) -> Entry:
    """Return what a person did; `said` are the fields of Entry: what, filters, rows, version …

    An export that names no region took them all.
    """
    if kind not in KINDS:
        raise ValueError(f"{kind} is none of {', '.join(KINDS)}.")
    if kind == "export" and not said.get("regions"):
        said["regions"] = (NATION,)
    return Entry(kind, person.name, now, person_id=person.id, **{"address": person.address, **said})


def note(store: Store, state: Path, told: Entry) -> bool:
    """Return whether the ledger has the entry; where it is gone the disk keeps it for later."""
    try:
        audit.record(store, told)
        if not outbox.is_empty(state):
            outbox.deliver(state, store)
    except LedgerUnavailable:
        keep(state, told)
        return False
    return True


def keep(state: Path, told: Entry) -> None:
    """Keep an entry on the disk for a ledger that is gone."""
    try:
        outbox.keep_entry(state, told)
    except OSError as error:
        raise LedgerUnavailable(
            f"Neither the ledger nor {state / outbox.FOLDER} takes what was asked for into "
            f"the audit log ({error.strerror}), so it is not given."
        ) from None
