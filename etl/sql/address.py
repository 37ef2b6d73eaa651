"""Where a database is: an address out of the environment, told without what is secret in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from urllib.parse import quote, quote_plus

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from model.errors import UsageError

SECRET = ("password", "sslpassword", "passfile", "sslkey", "options", "service")
HIDDEN = "***"


def address_of(setting: str, databases: Mapping[str, str]) -> URL:
    """Return the address that a setting holds; what it holds is never repeated."""
    given = databases.get(setting, "")
    if not given:
        raise UsageError(f"{setting} is not set: it holds the address of the source's database.")
    wrong = UsageError(
        f"{setting} must be postgresql://USER:PASSWORD@HOST:PORT/DATABASE or sqlite:///FILE; "
        "its value is not repeated here, because it may hold a password."
    )
    try:
        address = make_url(given)
    except (ArgumentError, ValueError):
        address = None
    if address is None:  # outside the handler: the error of the parser repeats the address
        raise wrong
    match address.drivername:
        case "sqlite" if address.database and address.database != ":memory:":
            return address
        case "postgresql" | "postgres" | "postgresql+psycopg" if address.database:
            return address.set(drivername="postgresql+psycopg")
    raise wrong


def is_sqlite(address: URL) -> bool:
    """Return whether the database is a file of SQLite."""
    return address.get_backend_name() == "sqlite"


def name_of(address: URL) -> str:
    """Return the name of a database: nothing of its host, its user or its folder."""
    name = address.database or ""
    return PurePath(name).name if is_sqlite(address) else name


def scrubbed(words: str, address: URL) -> str:
    """Return the words with every spelling of what is secret taken out."""
    for secret in sorted(set(_secrets(address)), key=len, reverse=True):
        words = words.replace(secret, HIDDEN)
    return words


def _secrets(address: URL) -> Iterator[str]:
    given = [str(address.password or "")]
    for name in SECRET:
        value = address.query.get(name, ())
        given += [value] if isinstance(value, str) else value
    for secret in filter(None, given):
        yield from (secret, quote(secret, safe=""), quote_plus(secret))
