"""Folders beside the ledger, which server and worker may share though they are two users."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_IRWXG, S_IRWXU, S_ISGID

SHARED = S_ISGID | S_IRWXG  # a folder that belongs to a group and passes it on


def made(state: Path, name: str) -> Path:
    """Return the folder; one that stands keeps its mode, which may be that of a shared group."""
    folder = state / name
    if not folder.is_dir():
        # a folder of two users passes its group on, so what is in it must be open to that group
        shared = state.is_dir() and state.stat().st_mode & SHARED == SHARED
        folder.mkdir(mode=S_IRWXU, parents=True, exist_ok=True)
        folder.chmod(S_IRWXU | (SHARED if shared else 0))
    return folder


def confirm(folder: Path) -> None:
    """Wait until the disk has the names of a folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
