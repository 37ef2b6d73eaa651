"""Deeds that could not be recorded because the ledger was gone: kept on disk until it is back."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from ledger.deeds import Deed, Settled, remember
from ledger.loads import Acceptance, Fault, File, Found, Load, Proposal
from ledger.store import Store
from ledger.versions import Event

FOLDER = "unrecorded"


def keep(state: Path, deed: Deed) -> Path:
    """Return the file that holds the deed, confirmed by the disk."""
    folder = state / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / f"{deed.key}.json"
    aside = file.with_suffix(".tmp")
    with aside.open("w", encoding="utf-8") as opened:
        json.dump(asdict(deed), opened, default=_moment)
        opened.flush()
        os.fsync(opened.fileno())
    aside.rename(file)
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    return file


def deliver(state: Path, store: Store) -> int:
    """Return how many kept deeds the ledger has now; a second delivery of one changes nothing."""
    files = sorted((state / FOLDER).glob("*.json"))
    for file in files:
        try:
            said = json.loads(file.read_text("utf-8"))
        except FileNotFoundError:  # another program delivered it at this moment
            continue
        remember(store, _deed(said))
        file.unlink(missing_ok=True)
    return len(files)


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be kept.")


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
    moments = {
        name: datetime.fromisoformat(said[name]) for name in ("at", "settled_at") if said.get(name)
    }
    return kind(**{**said, **moments})
