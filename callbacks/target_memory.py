"""Planners' own targets as the server keeps them: in the ledger, or away with it."""

from __future__ import annotations

from datetime import UTC, datetime

from access import audit, who
from ledger import own_targets
from ledger.own_pace import is_begun, own_of
from ledger.store import open_store
from ledger.upgrade import upgrade
from model.errors import LedgerUnavailable
from model.on_track import Own
from model.own_target import OwnTarget
from model.scope import Scope
from model.settings import Settings
from model.warehouse import Version


class OwnTargets:
    """Own targets of a region; raises LedgerUnavailable where the ledger cannot be reached."""

    def __init__(self, settings: Settings) -> None:
        self._store = open_store(settings.database_url, settings.state)

    def of(self, region: str, segment: str, scope: Scope, version: Version) -> tuple[Own, ...]:
        """Return the targets of a region and segment with the pace that each asks for."""
        return own_of(self._store, region, segment, scope, version)

    def state(self) -> object | None:
        """Return what changes with every target that anybody keeps or removes.

        None where the ledger cannot be reached.
        """
        try:
            return own_targets.state(self._store) if is_begun(self._store) else ()
        except LedgerUnavailable:
            return None

    def keep(self, target: OwnTarget) -> None:
        """Write a target down."""
        upgrade(self._store)
        own_targets.keep(
            self._store,
            own_targets.OwnTarget(
                owner=target.owner,
                document=target.document,
                region=target.region,
                base=target.base,
                period=target.due,
                share=target.share,
                who=who.current().name,
                at=datetime.now(UTC),
                segment=target.segment,
            ),
        )

    def remove(self, key: str) -> bool:
        """Return whether the target was there to be taken off the list."""
        if not is_begun(self._store):
            return False
        told = audit.entry(
            who.current(), "removal", datetime.now(UTC), what="/target", filters={"target": key}
        )
        return own_targets.remove(self._store, key, told)
