"""What is removed: what killed runs left, and versions that are old."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

from etl import durable
from etl.point import POINTER_TMP
from model.pointer import numbers, version_folder

KEEP = 10  # versions
LONGEST_EXPORT = 3_600  # seconds: a reader may still be opening the files of a younger one

log = logging.getLogger(__name__)


def clear(root: Path) -> None:
    """Remove what a killed run left, and confirm the names that it did not live to confirm."""
    versions = root / "versions"
    for leftover in (*versions.glob(".tmp-*"), *root.glob(POINTER_TMP)):
        durable.remove(leftover)
    for folder in (versions, root, root.parent):
        durable.sync(folder)


def expire(root: Path, keep: set[int | None], now: datetime) -> None:
    """Delete the versions that are neither among the newest, nor young, nor to be kept.

    The new version is already in force, so a disk that refuses is reported and not an error;
    what it left behind the next run removes.
    """
    for number in numbers(root)[KEEP:]:
        if number not in keep:
            try:
                _delete(version_folder(root, number), now)
            except OSError as error:
                log.warning("Version %d is old but could not be deleted: %s", number, error)


def _delete(folder: Path, now: datetime) -> None:
    # the folder's own time, because a damaged manifest tells none
    if now.timestamp() - folder.stat().st_mtime >= LONGEST_EXPORT:
        aside = folder.with_name(f".tmp-expired-{folder.name}")
        folder.rename(aside)  # first, so that no version is ever seen half deleted
        durable.remove(aside)
