"""The record of roll-ups: who, when, why, from which files, how many; no row of the registry."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from etl import durable
from model.errors import PublishFailed

FILE = "rollups.jsonl"


def is_recorded(state: Path, key: str) -> bool:
    """Return whether a run is in the record; half a line that a kill left is none."""
    return any(one.get("rollup") == key for one in records(state))


def records(state: Path) -> list[dict[str, object]]:
    """Return the record, the oldest run first."""
    file = state / FILE
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    found = []
    for line in lines:
        try:
            found.append(json.loads(line))
        except json.JSONDecodeError:
            continue
    return [one for one in found if isinstance(one, dict)]


def append(state: Path, told: Mapping[str, object]) -> None:
    """Add one run to the record, for the owner's eyes alone."""
    file = state / FILE
    line = json.dumps(told, ensure_ascii=False, sort_keys=True) + "\n"
    try:
        handle = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            size = os.fstat(handle).st_size
            torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
            os.write(handle, ("\n" * torn + line).encode())
            os.fsync(handle)
        finally:
            os.close(handle)
        durable.sync(state)
    except OSError as error:
        raise PublishFailed(
            f"The release stands, but {file} does not take its record: {error.strerror}. Mend it "
            "and run the command again."
        ) from None
