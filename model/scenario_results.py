"""The results of a choice of the page Biaya, and those of kept choices worked out again."""

from __future__ import annotations

from threading import Lock

from model.costing import Costing
from model.costing_answer import costing
from model.interval import Interval
from model.scenario import Reckoned, choice_of
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.warehouse import Version

MOST = 512  # choices remembered: as many as are kept at a time


def reckoned(answer: Costing) -> Reckoned:
    """Return what an answer comes to, under its choice told whole."""
    return Reckoned(choice_of(answer.chosen), answer.region_name, results_of(answer))


def results_of(answer: Costing) -> dict[str, Interval]:
    """Return every result of an answer; where nothing is priced, none.

    Units   persons, rupiah of the whole plan, share
    """
    found: dict[str, Interval | None] = {"people": answer.people}
    if answer.cost is not None:
        whole = answer.cost.sum
        found |= {"gross": whole.gross, "relief": whole.relief, "net": whole.net}
    if answer.reaching is not None:
        reaching = answer.reaching
        found |= {"joining": reaching.people, "budget": reaching.gross, "share": reaching.share}
    return {name: one for name, one in found.items() if one is not None}


class Again:
    """Works kept choices out on a version, each once: a list of them is opened many times."""

    def __init__(self, home: Selection) -> None:
        self._home = home
        self._lock = Lock()
        self._version: Version | None = None
        self._found: dict[tuple[str, Scope], Reckoned | BadChoice] = {}

    def now(self, query: str, scope: Scope, version: Version) -> Reckoned | BadChoice:
        """Return what a choice comes to on a version, or which part of it is none any more."""
        key = (query, scope)
        with self._lock:
            if self._version is not version or len(self._found) >= MOST:
                self._version, self._found = version, {}
            known = self._found.get(key)
        if known is None:
            known = self._worked_out(query, scope, version)
            with self._lock:
                if self._version is version:
                    self._found[key] = known
        return known

    def _worked_out(self, query: str, scope: Scope, version: Version) -> Reckoned | BadChoice:
        try:
            asked = choice_of(Selection.of(query))
            return reckoned(costing(asked, self._home, scope, version))
        except BadChoice as error:
            return error.with_traceback(None)
