"""What planners keep of the page Biaya: found again, opened, put beside another, listed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from access.kept_answers import passes
from callbacks.data_memory import Memory
from ledger.scenarios import Scenario
from model.costing import Costing
from model.costing_answer import costing
from model.errors import LedgerUnavailable
from model.frame import VersionFacts
from model.kept import Kept, KeptSight, NoScenario, read
from model.kept_sight import shown
from model.restrictions import Named, restricted_by_now
from model.scenario import (
    Beside,
    Listed,
    Planned,
    Scenarios,
    Side,
    changed,
    differing,
    is_bare,
)
from model.scenario_results import Again, reckoned
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.warehouse import Version

PAGE = "/biaya"
EVERY = 1_000  # scenarios, or parts of their list


def kept_of(scenario: Scenario) -> Kept:
    """Return a scenario of the ledger as pages see it."""
    return Kept(
        key=scenario.key,
        name=scenario.name,
        query=scenario.query,
        version=scenario.version,
        who=scenario.who,
        at=scenario.at,
        results=read(scenario.results),
        sight=KeptSight.read(scenario.sight),
    )


@dataclass(frozen=True, slots=True)
class Shelf:
    """What planners keep, and what it comes to now."""

    memory: Memory
    again: Again
    data: Path  # where the versions stand

    @property
    def restricted(self) -> Named:
        """Return what is restricted by now in any version that stands."""
        return restricted_by_now(self.data)

    def find(self, key: str | None) -> Kept | None:
        """Return one scenario of this page; raises LedgerUnavailable."""
        found = None if key is None else self.memory.scenario(key)
        return kept_of(found) if found is not None and found.page == PAGE else None

    def answer(self, asked: Selection, home: Selection, scope: Scope, version: Version) -> Costing:
        """Return the page for what was asked, with the scenarios that the link names.

        A link that names a scenario alone stands for its whole choice.
        """
        if asked.scenario is None and asked.beside is None:
            return costing(asked, home, scope, version)
        passes()
        try:
            opened, second = self.find(asked.scenario), self.find(asked.beside)
        except LedgerUnavailable:
            answer = costing(asked, home, scope, version)
            return replace(answer, planned=Planned(is_away=True))
        whole = asked
        if is_bare(asked):
            if opened is None:
                raise NoScenario(str(asked.scenario))
            whole = _whole(opened, asked)
        answer = costing(whole, home, scope, version)
        missing = (opened is None and asked.scenario) or (second is None and asked.beside)
        planned = Planned(is_missing=bool(missing))
        if whole is not asked:
            planned = replace(planned, address=answer.chosen.query)
        if opened is not None:
            planned = self._opened(planned, opened, answer, scope, version)
        if second is not None:
            planned = self._beside(planned, second, answer, scope, version)
        return replace(answer, planned=planned)

    def _opened(
        self, planned: Planned, opened: Kept, answer: Costing, scope: Scope, version: Version
    ) -> Planned:
        now = self.again.now(opened.query, scope, version)
        opened = shown(opened, now, scope, self.restricted)
        was = Selection.of(opened.query)
        before, place = (
            (was, str(was.region)) if isinstance(now, BadChoice) else (now.chosen, now.place)
        )
        return replace(
            planned,
            opened=opened,
            place=place,
            changed=differing(before, answer.chosen),
            since=changed(opened, now, version.number),
        )

    def _beside(
        self, planned: Planned, second: Kept, answer: Costing, scope: Scope, version: Version
    ) -> Planned:
        now = self.again.now(second.query, scope, version)
        if isinstance(now, BadChoice):
            return replace(planned, fault=now)
        second = shown(second, now, scope, self.restricted)
        first = Side(planned.opened, bool(planned.changed), reckoned(answer))
        return replace(planned, beside=Beside(first, Side(second, False, now)))

    def every(
        self, asked: Selection, home: Selection, scope: Scope, version: Version, most: int = EVERY
    ) -> Scenarios:
        """Return the list, the newest first, each with what this version made of it."""
        kept = [kept_of(one) for one in self.memory.scenarios() if one.page == PAGE]
        rows, restricted = [], self.restricted
        for one in kept[:most]:
            now = self.again.now(one.query, scope, version)
            told = shown(one, now, scope, restricted)
            rows.append(Listed(told, now, changed(told, now, version.number)))
        facts = VersionFacts.of(version)
        return Scenarios(tuple(rows), len(kept), Selection(), asked, facts)


def _whole(opened: Kept, asked: Selection) -> Selection:
    """Return what a bare link stands for; what is none of a scenario goes along."""
    along = {name: getattr(asked, name) for name in ("scenario", "beside", "v", "lang")}
    try:
        return Selection.of(opened.query).but(**along)
    except BadChoice as error:
        raise BadChoice(error.parameter, error.value) from None
