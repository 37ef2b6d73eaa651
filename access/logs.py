"""The log of the server: a line for each event that nobody else can forge, stretch or fill.

Values are cut and put on one line, a traceback stays below its line behind a bar, and the secrets
of the settings are taken out wherever they turn up.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TextIO
from urllib.parse import quote, quote_plus, unquote, urlsplit

from access import word_file
from access.plain import plain
from model.settings import Settings

LONGEST_LINE = 1_000
MOST_LINES = 80  # of a traceback: the newest
HIDDEN = "***"


def begin(settings: Settings, stream: TextIO | None = None) -> None:
    """Send every record of this process to one stream; may be called again."""
    handler = logging.StreamHandler(stream or sys.stderr)
    form = AsJson if settings.log == "json" else AsText
    handler.setFormatter(form(secrets_of(settings)))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    requests = logging.getLogger("uvicorn.access")
    if not any(isinstance(one, WithoutQuery) for one in requests.filters):
        requests.addFilter(WithoutQuery())


class WithoutQuery(logging.Filter):
    """Takes from the line of a request what the reader chose, or was given in a link."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record, its path cut at the question mark."""
        if isinstance(record.args, tuple):
            record.args = tuple(
                one.partition("?")[0] if isinstance(one, str) else one for one in record.args
            )
        return True


def secrets_of(settings: Settings) -> tuple[str, ...]:
    """Return every spelling of every password that the settings hold, the longest first."""
    found = {secret for name, secret in settings.oidc.items() if name.endswith("SECRET")}
    found |= set(word_file.known_to(settings))
    for address in (settings.database_url, *settings.sql.values()):
        found.add(_password(address))
    spelt = {form(one) for one in found if one for form in (str, quote, quote_plus, unquote)}
    return tuple(sorted(spelt, key=len, reverse=True))


def _password(address: str) -> str:
    try:
        return urlsplit(address).password or ""
    except ValueError:
        return ""


class AsText(logging.Formatter):
    """`2026-11-22T10:00:00+00:00 WARNING name: message`, a traceback indented below."""

    def __init__(self, secrets: Sequence[str] = ()) -> None:
        super().__init__()
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """Return the lines of a record."""
        head = f"{_moment(record)} {record.levelname} {record.name}: {self._message(record)}"
        return "\n  | ".join([head, *self._traceback(record)])

    def _message(self, record: logging.LogRecord) -> str:
        return plain(self._filled(record), LONGEST_LINE)

    def _filled(self, record: logging.LogRecord) -> str:
        """Return the message with its values, each of them bounded by itself."""
        words, values = self._hidden(str(record.msg)), record.args
        if not values:
            return words
        if isinstance(values, Mapping):
            return words % {name: self._bounded(value) for name, value in values.items()}
        return words % tuple(map(self._bounded, values))

    def _bounded(self, value: Any) -> Any:
        return value if isinstance(value, int | float) else plain(self._hidden(str(value)))

    def _traceback(self, record: logging.LogRecord) -> list[str]:
        if not record.exc_info or record.exc_info[0] is None:
            return []
        lines = self.formatException(record.exc_info).splitlines()[-MOST_LINES:]
        return [plain(self._hidden(line)) for line in lines]

    def _hidden(self, words: str) -> str:
        """Return the words without secrets: before they are cut, or half of one would stay."""
        for secret in self._secrets:
            words = words.replace(secret, HIDDEN)
        return words


class AsJson(AsText):
    """One object on one line: time, level, name, message, and the traceback's lines."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        said = {
            "time": _moment(record),
            "level": record.levelname,
            "name": record.name,
            "message": self._message(record),
        }
        lines = self._traceback(record)
        return json.dumps(said | ({"traceback": lines} if lines else {}), ensure_ascii=False)


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
