"""Who was refused what: a line of the server's log, and one of the audit log."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from access import audit
from access.buckets import Buckets
from access.line import Line
from access.person import Person
from model.errors import LedgerUnavailable

BURST, PER_SECOND = 20, 0.1  # of one person that the audit log takes; a flood says nothing more

log = logging.getLogger(__name__)


class Denials:
    """Writes denials down."""

    def __init__(self, line: Line) -> None:
        self._line, self._buckets = line, Buckets(BURST, PER_SECOND)

    async def write(self, person: Person, what: str) -> None:
        """Write down that somebody may not do this; who has no account stands in one log alone."""
        log.warning("%s may not: %s", person.name or "Nobody", what)
        if person.id is None or self._buckets.take(str(person.id)):
            return
        told = audit.entry(person, "denial", datetime.now(UTC), what=what, outcome="refused")
        try:
            await self._line.note(told)
        except LedgerUnavailable as error:
            log.warning("A denial stands in this log alone: %s", error)
