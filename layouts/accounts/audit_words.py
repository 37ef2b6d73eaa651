"""An entry of the log in words, the same in the table and in the file."""

from __future__ import annotations

from collections.abc import Sequence

from model.account_views import LogLine, Place
from model.clock import WITA
from model.loads import plain
from model.regions import NATION
from texts import Text
from texts.deeds import told

COLUMNS = (
    *("at", "who", "address", "kind", "outcome"),
    *("what", "filters", "version", "regions", "rows"),
)
OUTCOMES = ("done", "refused")
OF_ACCOUNTS = {"account", "password", "token", "session", "export"}


def row(line: LogLine, text: Text) -> Sequence[str]:
    """Return an entry as the words of COLUMNS."""
    return (
        f"{line.at.astimezone(WITA):%Y-%m-%d %H:%M:%S}",
        plain(line.who) or text("audit.nobody"),
        plain(line.address),
        kind(line.kind, text),
        text(f"audit.outcome.{line.outcome}") if line.outcome in OUTCOMES else plain(line.outcome),
        plain((told(line.what, text) if line.kind in OF_ACCOUNTS else None) or line.what),
        plain(", ".join(f"{name}={value}" for name, value in line.filters.items())),
        "" if line.version is None else text("audit.version", number=line.version),
        regions(line.places, text),
        "" if line.rows is None else text.number(line.rows),
    )


def kind(code: str, text: Text) -> str:
    """Return what sort of deed it was."""
    return text(f"audit.kind.{code}")


def regions(places: Sequence[Place], text: Text) -> str:
    """Return regions by code and name."""
    if any(place.code == NATION for place in places):
        return text("audit.all_regions")
    return "; ".join(plain(f"{one.code} {one.name}".strip()) for one in places)
