"""Planners' own targets as the server keeps them: in the ledger, or away with it."""

from __future__ import annotations

from datetime import UTC, datetime

from callbacks.data_memory import WHO
from ledger import own_targets
from ledger.store import open_store
from ledger.upgrade import upgrade
from model.on_track import Own
from model.own_target import BadTarget, OwnTarget
from model.scope import Scope
from model.settings import Settings
from model.warehouse import Version


class OwnTargets:
    """Own targets of a region; raises LedgerUnavailable where the ledger cannot be reached."""

    def __init__(self, settings: Settings) -> None:
        self._store = open_store(settings.database_url, settings.state)

    def of(self, region: str, segment: str, scope: Scope, version: Version) -> tuple[Own, ...]:
        """Return the targets of a region and segment with the pace that each asks for."""
        if not scope.sees(region) or self._is_not_begun():
            return ()
        found = []
        for kept in own_targets.latest(self._store, region):
            if kept.segment != segment:
                continue
            try:
                target = OwnTarget(
                    kept.owner,
                    kept.document,
                    kept.region,
                    kept.period,
                    kept.share,
                    kept.base,
                    kept.segment,
                )
            except BadTarget:  # kept by something else than the form of the page
                continue
            found.append(Own(kept.key, target, target.asked(scope, version)))
        return tuple(found)

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
                who=WHO,
                at=datetime.now(UTC),
                segment=target.segment,
            ),
        )

    def remove(self, key: str) -> bool:
        """Return whether the target was there to be taken off the list."""
        if self._is_not_begun():
            return False
        return own_targets.remove(self._store, key, datetime.now(UTC))

    def _is_not_begun(self) -> bool:
        """Return whether there is no ledger because nobody has needed one so far."""
        return self._store.is_sqlite and not self._store.file.exists()
