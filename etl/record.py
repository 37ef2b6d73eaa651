"""What a command did, told to the ledger, or kept until the ledger is back."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

from ledger import outbox
from ledger.deeds import Deed, remember
from ledger.store import Store, open_store
from ledger.upgrade import upgrade
from model.errors import LedgerUnavailable
from model.settings import Settings


def record(deed: Deed, settings: Settings) -> str:
    """Return "" where the ledger has the deed, else what to tell: it is done all the same."""
    store = open_store(settings.database_url, settings.state)
    try:
        return record_in(store, deed, settings.state)
    finally:
        store.engine.dispose()


def record_in(store: Store, deed: Deed, state: Path) -> str:
    """Return "" where this ledger has the deed, else what to tell."""
    try:
        upgrade(store)
        remember(store, deed)
        outbox.deliver(state, store)
    except LedgerUnavailable as error:
        return f"{error}\n{_kept(state, deed)}"
    return ""


def _kept(state: Path, deed: Deed) -> str:
    try:
        file = outbox.keep(state, deed)
    except OSError as error:
        return f"This {deed.name} is recorded nowhere: {error}"
    return f"This {deed.name} is kept in {file} and recorded by the next command that can."


def operator() -> str:
    """Return who runs this program, by the name the machine knows."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # a container may run under a number without a name
        return str(os.getuid())
