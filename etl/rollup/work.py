"""The work folder of a run: what is counted stays there until the release stands, then all goes.

Its name is a hash of CONFIG, files and rules: a run that was killed goes on with what it counted,
any other begins anew. Nobody else may look into it.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

from etl import durable
from etl.rollup.count import Counted
from etl.rollup.expression import Unit
from etl.rollup.leftovers import SPILL, private
from model.errors import PublishFailed

PART = ".part"
HEAD = 3  # numbers before the positions: persons, rows that repeat another, positions
TOKEN = 8


@contextmanager
def work_folder(root: Path, key: str) -> Iterator[Path]:
    """Give the work folder of a run, without what a killed one left half done."""
    folder = root / key
    private(folder)
    _sweep(folder)
    try:
        yield folder
    finally:
        _sweep(folder)
        if folder.exists() and not any(folder.iterdir()):
            folder.rmdir()


@contextmanager
def spill_folder(folder: Path) -> Iterator[Path]:
    """Give a private folder for rows that cannot stay in memory; it goes with what fills it."""
    found = folder / f"{SPILL}{secrets.token_hex(TOKEN)}"
    found.mkdir(mode=0o700)
    try:
        yield found
    finally:
        shutil.rmtree(found, ignore_errors=True)


def kept(folder: Path, unit: Unit) -> Counted | None:
    """Return what an earlier run counted of a unit, if it did."""
    file = folder / f"{unit.name}.npy"
    if not file.exists():
        return None
    numbers: npt.NDArray[np.int64] = np.load(file, allow_pickle=False)
    persons, repeated, positions = (int(number) for number in numbers[:HEAD])
    at, counts = numbers[HEAD : HEAD + positions], numbers[HEAD + positions :]
    return Counted(at, counts, persons, repeated)


def keep(folder: Path, unit: Unit, found: Counted) -> Iterator[str]:
    """Keep what was counted of a unit, whole or not at all; yield before each step."""
    part = folder / f"{unit.name}{PART}"
    head = np.array([found.persons, found.repeated, len(found.at)], np.int64)
    yield "rollup.unit"
    try:
        with part.open("xb") as opened:
            np.save(opened, np.concatenate([head, found.at, found.counts]), allow_pickle=False)
        durable.sync(part)
        yield "rollup.name"
        part.rename(folder / f"{unit.name}.npy")
        durable.sync(folder)
    except OSError as error:
        raise PublishFailed(f"The work folder {folder} takes nothing: {error.strerror}") from None
    yield "rollup.kept"


def _sweep(folder: Path) -> None:
    """Remove halves and spilled rows that a killed run left."""
    if not folder.exists():
        return
    for one in folder.iterdir():
        if one.name.startswith(SPILL) or one.name.endswith(PART):
            durable.remove(one)
