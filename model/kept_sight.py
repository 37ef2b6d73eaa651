"""Who sees what a kept scenario came to: whoever saw as much, while nothing more is restricted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from model.kept import Kept
from model.restrictions import Named
from model.scenario import Reckoned
from model.scope import Scope
from model.selection import BadChoice


def written(scope: Scope, hidden: Named | None) -> dict[str, Any] | None:
    """Return what the ledger keeps; None where it cannot be known what the version restricted."""
    return None if hidden is None else {"scope": scope.key, "hidden": sorted(hidden)}


def shown(one: Kept, now: Reckoned | BadChoice, scope: Scope, by_now: Named) -> Kept:
    """Return a scenario without results that this reader could not have worked out.

    In   now: what the choice comes to for this reader; by_now: what any version restricts
    """
    if scope.all_regions or (one.sight is not None and one.sight.is_shared_by(scope, by_now)):
        return one
    own = {} if isinstance(now, BadChoice) else now.results
    return one if own == one.results else replace(one, results={})
