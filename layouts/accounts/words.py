"""People, doors and places in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from model.account_views import Place
from model.clock import WITA
from model.loads import plain
from model.regions import NATION
from texts import Text, agents, deeds, naming

LONGEST_AGENT = 60  # characters of one that is not known
MOST_NAMED = 6  # regions in a sentence


def role(code: str, text: Text) -> str:
    """Return a role by its word."""
    return plain(deeds.role(code, text))


def when(moment: datetime, text: Text) -> str:
    """Return a moment on the clocks of the house."""
    return naming.local(moment.isoformat(), WITA, text)


def places(found: Sequence[Place], text: Text) -> str:
    """Return regions by name; many are counted, all are one word, none is said."""
    if not found:
        return text("akun.places.none")
    if any(place.code == NATION for place in found):
        return text("akun.places.all")
    named = ", ".join(place.name for place in found[:MOST_NAMED])
    rest = len(found) - MOST_NAMED
    return text("akun.places.more", named=named, count=rest) if rest > 0 else named


def agent(said: str, text: Text) -> str:
    """Return the browser and system that a browser says it is."""
    browser, system = agents.named(said)
    if browser and system:
        return text("akun.sessions.agent", browser=browser, system=system)
    return browser or plain(said)[:LONGEST_AGENT] or text("akun.sessions.unknown")
