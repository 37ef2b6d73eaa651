"""What the database said, in words that a person can act on and without its password."""

from __future__ import annotations

from urllib.parse import quote, quote_plus

from sqlalchemy import URL
from sqlalchemy.exc import (
    DatabaseError,
    DBAPIError,
    InterfaceError,
    InternalError,
    OperationalError,
)

from model.errors import LedgerUnavailable

STATES = {
    "25006": "it takes no changes: it is a standby or set to read-only",
    "25P03": "it ended a transaction that waited too long",
    "42501": "this user may not do that there",
    "42P01": "it holds no ledger yet; the first load or rollback makes it",
    "53100": "its disk is full",
    "53300": "it has no connection to spare",
    "55P03": "another program holds the rows for too long",
    "57014": "it took too long to answer",
}
SQLITE = {
    "database is locked": "another program has been writing to it for too long",
    "database disk image is malformed": "the file is damaged: put the backup in its place",
    "file is not a database": "the file is damaged: put the backup in its place",
    "no such table": "it holds no ledger yet; the first load or rollback makes it",
    "unable to open database file": "the file is missing or cannot be opened",
}


def unavailable(error: DBAPIError, url: URL) -> LedgerUnavailable | None:
    """Return what can be put right about this error, None where the program itself is at fault."""
    said = first_line(str(error.orig))
    state = getattr(error.orig, "sqlstate", None)
    why = STATES.get(state or "") or next((SQLITE[part] for part in SQLITE if part in said), None)
    if why is None and not _is_of_the_outside(error, state):
        return None
    return _told(why or said, url)


def crowded(url: URL) -> LedgerUnavailable:
    """Return what to say where every connection of this program is in use for too long."""
    return _told("all connections of this program are in use", url)


def _told(why: str, url: URL) -> LedgerUnavailable:
    return LedgerUnavailable(
        f"The ledger at {shown(url)} cannot be used: {scrubbed(why, url)}. "
        "Published figures are not affected; run the command again when it can be used."
    )


def _is_of_the_outside(error: DBAPIError, state: str | None) -> bool:
    """Return whether connection, disk or server failed, not a statement of ours."""
    if getattr(error.orig, "sqlite_errorname", "") == "SQLITE_ERROR":  # wrong SQL is said so
        return False
    if isinstance(error, OperationalError | InterfaceError | InternalError):
        return True
    return type(error) is DatabaseError and state is None


def shown(url: URL) -> str:
    """Return where the ledger is, without user and password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    return URL.create(
        "postgresql", host=url.host, port=url.port, database=url.database
    ).render_as_string()


def scrubbed(words: str, url: URL) -> str:
    """Return the words with every spelling of the password taken out."""
    if url.password:
        for spelling in {url.password, quote(url.password, safe=""), quote_plus(url.password)}:
            words = words.replace(spelling, "***")
    return words


def first_line(words: str) -> str:
    """Return the first line: the rest are hints of the database to its own administrator."""
    return words.strip().partition("\n")[0].rstrip(".")
