"""How often somebody may be wrong: per account and per address, and not at all for the rest."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from ledger import sign_ins
from ledger.sign_ins import Full, Limit, Try
from ledger.store import Store

LIMIT = Limit(times=10, within=timedelta(minutes=15))


@dataclass(frozen=True, slots=True)
class Wait:
    """How long to wait before the next try; `is_first`: nobody was told so lately."""

    seconds: int
    is_first: bool = False


def begin(store: Store, tried: Try) -> int | Wait:
    """Return the number of a try that counts as wrong until it is right, or how long to wait."""
    begun = sign_ins.begin(store, tried, LIMIT)
    return Wait(seconds(begun.wait), begun.is_first) if isinstance(begun, Full) else begun


def seconds(time: timedelta) -> int:
    """Return the whole seconds of this time, at least one."""
    return max(1, math.ceil(time.total_seconds()))


def attempt(name: str, address: str, now: datetime, person_id: int | None) -> Try:
    """Return a try to sign in as it is counted."""
    return Try(name, address, now, person_id)
