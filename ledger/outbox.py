"""What could not be recorded because the ledger was gone: kept on disk until it is back."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from ledger import audit, folders
from ledger.audit import Entry
from ledger.deeds import Deed, Settled, remember
from ledger.loads import Acceptance, Fault, File, Found, Load, Proposal
from ledger.store import Store
from ledger.versions import Event

FOLDER = "unrecorded"


def keep(state: Path, deed: Deed) -> Path:
    """Return the file that holds the deed, confirmed by the disk."""
    return _write(state, deed.key, asdict(deed))


def keep_entry(state: Path, entry: Entry) -> Path:
    """Return the file that holds a line of the audit log, confirmed by the disk."""
    return _write(state, entry.key, {"audit": asdict(audit.bounded(entry))})


def is_empty(state: Path) -> bool:
    """Return whether nothing waits to be recorded."""
    return next((state / FOLDER).glob("*.json"), None) is None


def _write(state: Path, key: str, said: Mapping[str, Any]) -> Path:
    folder = folders.made(state, FOLDER)
    file = folder / f"{key}.json"
    aside = file.with_suffix(".tmp")
    with aside.open("w", encoding="utf-8") as opened:
        json.dump(said, opened, default=_moment)
        opened.flush()
        os.fsync(opened.fileno())
    aside.rename(file)
    folders.confirm(folder)
    return file


def deliver(state: Path, store: Store) -> int:
    """Return how many kept records the ledger has now; a second delivery of one changes nothing."""
    files = sorted((state / FOLDER).glob("*.json"))
    for file in files:
        try:
            said = json.loads(file.read_text("utf-8"))
        except FileNotFoundError:  # another program delivered it at this moment
            continue
        if "audit" in said:
            audit.record(store, _entry(said["audit"]))
        else:
            remember(store, _deed(said))
        file.unlink(missing_ok=True)
    return len(files)


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be kept.")


def _entry(said: Mapping[str, Any]) -> Entry:
    return Entry(**_moments({**said, "regions": tuple(said["regions"])}))


def _deed(said: Mapping[str, Any]) -> Deed:
    if "kind" in said:  # an earlier release kept the event alone
        return Deed(event=_timed(Event, said), key=said["key"])
    found = said["found"]
    return Deed(
        load=_timed(Load, said["load"]),
        found=Found(
            [File(**one) for one in found["files"]],
            [Fault(**one) for one in found["faults"]],
            [Proposal(**one) for one in found["proposals"]],
        ),
        settled=_timed(Settled, said["settled"]),
        acceptances=[_timed(Acceptance, one) for one in said["acceptances"]],
        event=_timed(Event, said["event"]),
        key=said["key"],
    )


def _timed(kind: Any, said: Mapping[str, Any] | None) -> Any:
    """Return the thing that was kept, its moments read back; None stays None."""
    if said is None:
        return None
    return kind(**_moments(said))


def _moments(said: Mapping[str, Any]) -> dict[str, Any]:
    moments = {
        name: datetime.fromisoformat(said[name]) for name in ("at", "settled_at") if said.get(name)
    }
    return {**said, **moments}
