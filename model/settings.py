"""What the person who runs the program may set, read once from the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from model.errors import UsageError

LAST_PORT = 65_535
SQL = "CAKUPAN_SQL_"  # and a name: the address of an agency's own database


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; names and meanings are those of docs/operations.md."""

    host: str = "127.0.0.1"
    port: int = 8050
    workers: int = 1
    data: Path = Path("data")
    home: str = "region=KAL&period=2022-12"
    fault: str = ""
    state: Path = Path("var")
    database_url: str = field(default="", repr=False)  # it may hold a password
    sql: Mapping[str, str] = field(default_factory=dict, repr=False)  # they hold passwords

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Settings:
        """Return the settings of this environment; a value that cannot be is refused by name."""
        usual = cls()
        return cls(
            host=environ.get("CAKUPAN_HOST", usual.host),
            port=_number(environ, "CAKUPAN_PORT", usual.port, LAST_PORT),
            workers=_number(environ, "CAKUPAN_WORKERS", usual.workers, 64),
            data=Path(environ.get("CAKUPAN_DATA", str(usual.data))),
            home=environ.get("CAKUPAN_HOME", usual.home),
            fault=environ.get("CAKUPAN_FAULT", usual.fault),
            state=Path(environ.get("CAKUPAN_STATE", str(usual.state))),
            database_url=environ.get("CAKUPAN_DATABASE_URL", usual.database_url),
            sql={name: given for name, given in environ.items() if name.startswith(SQL) and given},
        )


def _number(environ: Mapping[str, str], name: str, usual: int, largest: int) -> int:
    word = environ.get(name, str(usual))
    if not (word.isascii() and word.isdigit() and 1 <= int(word) <= largest):
        raise UsageError(f"{name} must be a whole number from 1 to {largest}, not {word!r}.")
    return int(word)
