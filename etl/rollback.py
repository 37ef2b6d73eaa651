"""Another version put in force: one that stands, is whole, and is opened by everybody from now on.

Nothing is written but CURRENT, in the same way and under the same lock as by a publish. The
next build still makes a new number, so a number never means two versions.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from etl.lock import held
from etl.point import point
from etl.retention import clear
from etl.standing import required
from model.errors import NothingNew, PublishFailed
from model.manifest import verify
from model.pointer import number_in, pointer, version_folder, warehouse_folder


def roll_back(
    data: Path, number: int, clock: Callable[[], datetime], fault: Callable[[str], None]
) -> int:
    """Return the number of the version that was in force until now, 0 where there was none."""
    root = warehouse_folder(data)
    required(data, number)
    fault("rollback.lock")
    try:
        with held(root, clock()):
            return _put_in_force(root, number, fault)
    except OSError as error:
        raise PublishFailed(
            f"Nothing was rolled back, what was in force stays: {error}\n"
            "Put the disk right and run the command again."
        ) from error


def _put_in_force(root: Path, number: int, fault: Callable[[str], None]) -> int:
    fault("rollback.clear")
    clear(root)
    fault("rollback.verify")
    verify(version_folder(root, number), number, to_the_end=True)
    before = number_in(pointer(root))
    if before == number:
        raise NothingNew(f"Version {number} is in force already.")
    point(root, number, lambda step: fault(step.replace("publish.", "rollback.")))
    fault("rollback.release")
    return before or 0
