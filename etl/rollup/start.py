"""A run from its command: CONFIG read, the registry opened, the rest done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from etl.disclosure.secure import secured
from etl.rollup import work
from etl.rollup.database import extracted
from etl.rollup.declared import read_config
from etl.rollup.leftovers import alone
from etl.rollup.opened import opened, secret_of, state_of
from etl.rollup.run import Asked, Shown, roll_up
from model.settings import Settings

Clock = Callable[[], datetime]


def start(
    config: Path,
    settings: Settings,
    engine: tuple[str, str],
    clock: Clock,
    watched: tuple[Callable[[str], None], Shown],
) -> Mapping[str, Any]:
    """Return what the record says of the run; engine: its name and the address of its master."""
    declared, (fault, shown) = read_config(config), watched
    secret, since = secret_of(declared, settings.rollup), clock()
    with alone(state_of(settings), since) as root, work.spill_folder(root) as rows:
        if declared.where.address:
            declared, secret = extracted(declared, settings.sql, secret, rows), b""
        found = opened(declared, engine[0], settings.data)
        asked = Asked(root, found, secret, settings, *engine, since, fault, shown, secured)
        return roll_up(asked, clock)
