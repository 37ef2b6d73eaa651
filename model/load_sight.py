"""What a reader is told of a load: no value of a restricted publication without all regions.

A load is checked against all that is published, and its files may be a restricted publication
themselves. Where the values are kept back, places, rules and counts still are told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from model.loads import Load, Loads, Report, Rule
from model.restrictions import SOURCE, Named, restricted_by_now
from model.scope import Scope

NUMBER = re.compile(r"\d[\d.,:]*")
UNKNOWN = "…"  # in the place of a number


@dataclass(frozen=True, slots=True)
class LoadSight:
    """Which publications and sources are kept back from a reader; None: from one who sees all."""

    by_now: Named | None

    @classmethod
    def of(cls, scope: Scope, data: Path) -> LoadSight:
        """Return what a scope is not told of all that any version that stands restricts."""
        return cls(None if scope.all_regions else restricted_by_now(data))

    def seen(self, found: Loads) -> Loads:
        """Return what the ledger remembers as this reader may see it."""
        if self.by_now is None:
            return found
        report = None if found.report is None else self._report(found.report)
        return replace(found, rows=tuple(map(self._load, found.rows)), report=report)

    def whole_report(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the whole report of a load, as it was kept, as this reader may see it."""
        names, is_kept_back = self._kept_back(str(said.get("source")), said.get("restricted"))
        if not names:
            return said
        cut = dict(said) | {"examples": [], "cut": True}
        rows = () if is_kept_back else said.get("differences") or ()
        cut["differences"] = [row for row in rows if row.get("origin") not in names]
        for kind in ("faults", "warnings"):
            cut[kind] = [
                one | {"value": "", "rule": plain(str(one.get("rule"))), "suggestion": ""}
                if is_kept_back or f"{one.get('file')}{SOURCE}" in names
                else one
                for one in said.get(kind) or ()
            ]
        if is_kept_back:
            bare = {"cells": [], "evidence": ""}
            cut["proposals"] = [dict(one) | bare for one in said.get("proposals") or ()]
            cut["files"] = [dict(one) | {"evidence": []} for one in said.get("files") or ()]
        return cut

    def _report(self, found: Report) -> Report:
        names, is_kept_back = self._kept_back(found.load.source, found.restricted)
        if not names:
            return found
        faults = tuple(
            replace(one, value="", rule=plain(one.rule), suggestion="")
            if is_kept_back or f"{one.file}{SOURCE}" in names
            else one
            for one in found.faults
        )
        changes = () if is_kept_back else found.changes
        proposals = found.proposals
        if is_kept_back:
            proposals = tuple(replace(one, cells=(), evidence="") for one in proposals)
        return replace(
            found,
            load=self._load(found.load, is_kept_back),
            faults=faults,
            proposals=proposals,
            changes=tuple(one for one in changes if one.where["origin"] not in names),
            examples=(),
            is_cut=True,
        )

    def _kept_back(self, source: str, restricted: Sequence[str] | None) -> tuple[Named, bool]:
        """Return what is kept back of a load, and whether its own values are.

        In   restricted: what was so when it was checked; None: not known, so it may be anything
        """
        if self.by_now is None:
            return frozenset(), False
        names = self.by_now | frozenset(restricted or ())
        is_own = f"{source}{SOURCE}" in names
        return names, bool(names) and (is_own or restricted is None or not source)

    def _load(self, one: Load, is_kept_back: bool = False) -> Load:
        """Return a load without the numbers in the words of its rules."""
        if not (is_kept_back or self._kept_back(one.source, ())[1]):
            return one
        rules = (Rule(plain(rule.rule), rule.severity, rule.count) for rule in one.rules)
        return replace(one, rules=tuple(rules))


def plain(rule: str) -> str:
    """Return a rule without the numbers that it quotes."""
    return NUMBER.sub(UNKNOWN, rule)
