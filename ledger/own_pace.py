"""Planners' own targets with the pace that each asks for, as the page and the API tell them."""

from __future__ import annotations

from ledger import own_targets
from ledger.store import Store
from model.on_track import Own
from model.own_target import BadTarget, OwnTarget
from model.scope import Scope
from model.warehouse import Version


def is_begun(store: Store) -> bool:
    """Return whether there is a ledger: without one nobody has kept anything so far."""
    return not store.is_sqlite or store.file.exists()


def own_of(
    store: Store, region: str, segment: str, scope: Scope, version: Version
) -> tuple[Own, ...]:
    """Return the own targets of a region and segment; raises LedgerUnavailable."""
    if not is_begun(store):
        return ()
    kept = (one for one in own_targets.latest(store, region) if one.segment == segment)
    found = ((one.key, _target(one)) for one in kept)
    return tuple(Own(key, target, target.asked(scope, version)) for key, target in found if target)


def _target(kept: own_targets.OwnTarget) -> OwnTarget | None:
    """Return a kept target; None of one that something else than the form of the page kept."""
    try:
        return OwnTarget(
            kept.owner,
            kept.document,
            kept.region,
            kept.period,
            kept.share,
            kept.base,
            kept.segment,
        )
    except BadTarget:
        return None
