"""The types of the ledger's columns: what goes in comes out the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text, TypeDecorator

NUL, NUL_SHOWN = "\0", "␀"


class UtcTime(TypeDecorator[datetime]):
    """A moment, kept in UTC; a time without a zone is refused, since nobody knows when it was."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Return the moment in UTC; SQLite keeps no zone, PostgreSQL answers in its own."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text that may come from a stranger's file: what PostgreSQL cannot hold is replaced."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """Return the text without NUL and without halves of characters."""
        if value is None:
            return None
        return value.replace(NUL, NUL_SHOWN).encode("utf-8", "replace").decode("utf-8")

    def process_result_value(self, value: str | None, _dialect: Dialect) -> str | None:
        """Return the text as it was kept."""
        return value
