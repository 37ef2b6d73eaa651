"""What a command did to the versions, told to the ledger, or kept until the ledger is back."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

from ledger import outbox, versions
from ledger.store import open_store
from ledger.upgrade import upgrade
from ledger.versions import Event
from model.errors import LedgerUnavailable


def record(event: Event, url: str, state: Path) -> str:
    """Return "" where the ledger has the event, else what to tell: the deed itself is done."""
    try:
        store = open_store(url, state)
        upgrade(store)
        versions.record(store, event)
        outbox.deliver(state, store)
    except LedgerUnavailable as error:
        return f"{error}\n{_kept(state, event)}"
    store.engine.dispose()
    return ""


def _kept(state: Path, event: Event) -> str:
    try:
        file = outbox.keep(state, event)
    except OSError as error:
        return f"This {event.kind} is recorded nowhere: {error}"
    return f"This {event.kind} is kept in {file} and recorded by the next command that can."


def operator() -> str:
    """Return who runs this program, by the name the machine knows."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # a container may run under a number without a name
        return str(os.getuid())
