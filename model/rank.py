"""Which of several publications is in force for one number: as model/coverage.py ranks tables."""

from __future__ import annotations

from model.cell import Quantity
from model.contract import KINDS

Rank = tuple[int, bool, int, str]


def rank(quantity: Quantity, kind: str, as_of: str, origin: str) -> Rank:
    """Return what sorts first what is in force.

    Official table before agency before press, then exact before approximate, then the newest.
    """
    exact = quantity.known is not None and quantity.known.is_exact
    newest = -int((as_of.replace("-", "") + "0000")[:8])
    return (KINDS.index(kind), not exact, newest, origin)
