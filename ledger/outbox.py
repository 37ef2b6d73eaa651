"""Events that could not be recorded because the ledger was gone: kept on disk until it is back."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from ledger.store import Store
from ledger.versions import Event, record

FOLDER = "unrecorded"


def keep(state: Path, event: Event) -> Path:
    """Return the file that holds the event, confirmed by the disk."""
    folder = state / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / f"{event.key}.json"
    aside = file.with_suffix(".tmp")
    with aside.open("w", encoding="utf-8") as opened:
        json.dump(asdict(event) | {"at": event.at.isoformat()}, opened, ensure_ascii=False)
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
    """Return how many kept events the ledger has now; a second delivery of one changes nothing."""
    files = sorted((state / FOLDER).glob("*.json"))
    for file in files:
        said = json.loads(file.read_text("utf-8"))
        record(store, Event(**said | {"at": datetime.fromisoformat(said["at"])}))
        file.unlink(missing_ok=True)
    return len(files)
