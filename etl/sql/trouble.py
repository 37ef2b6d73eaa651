"""What a database said, in words that a person can act on and without what is secret."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from etl.sql.address import name_of, scrubbed
from model.errors import UnreadableFile

STATES = {
    "25006": "it would have written something; a source is only read",
    "28": "it does not let this user in, or not with this password",  # the class of such states
    "3D000": "it has no database of this name",
    "42501": "this user may not read it; GRANT SELECT on it (docs/load.md)",
    "42P01": "it has no view of this name, or this user does not see its schema",
    "53300": "it has no connection to spare",
    "55P03": "another program holds its rows for too long",
    "57P01": "it was shut down while it was read",
    "57P03": "it is starting up or shutting down",
}
TOO_LONG = ("57014", "SQLITE_INTERRUPT")
SQLITE = {
    "attempt to write a readonly database": STATES["25006"],
    "database is locked": "another program has been writing to it for too long",
    "file is not a database": "the file is no database of SQLite, or damaged",
    "no such table": STATES["42P01"],
    "unable to open database file": "the file is missing or cannot be opened",
}


@contextmanager
def in_words(address: URL, timeout: int) -> Iterator[None]:
    """Raise UnreadableFile with the reason where the database cannot be read."""
    try:
        yield
    except DBAPIError as error:
        why = _why(error, timeout)
    else:
        return
    # outside the handler: the error of the driver, which may repeat secrets, is not chained to it
    raise UnreadableFile(
        f"The database {name_of(address)} cannot be read: {scrubbed(why, address)}. "
        "Nothing was kept or published."
    )


def _why(error: DBAPIError, timeout: int) -> str:
    said = _first_line(str(error.orig))
    names = (getattr(error.orig, name, None) for name in ("sqlstate", "sqlite_errorname"))
    state = next((str(name) for name in names if name), "")
    if state in TOO_LONG:
        return f"it took longer than the {timeout} seconds of statement_timeout"
    if known := STATES.get(state) or STATES.get(state[:2]):
        return f"{known} ({said})"
    return next((words for part, words in SQLITE.items() if part in said), said)


def _first_line(words: str) -> str:
    """Return the first line: the rest are hints of the database to its own administrator."""
    return words.strip().partition("\n")[0].rstrip(".")
