"""People, sessions, tokens, invites, failed sign-ins, and the audit log, which only grows."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from alembic import op

from ledger.kinds import UtcTime, Words

revision = "0004"
down_revision: str | None = "0003"

ROLE_KNOWN = "role in ('viewer', 'planner', 'publisher', 'admin')"


def upgrade() -> None:
    """Make every table, and the triggers of those that only grow."""
    _people()
    _sessions_and_tokens()
    _invites()
    _failures()
    _audit()
    for table in ("audit", "audit_regions"):
        _only_grows(table)


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Integer, primary_key=True),
        *_words("name"),
        sa.Column("sign_in", Words, nullable=False, unique=True),
        sa.Column("subject", Words, unique=True),
        sa.Column("password", Words),
        *_words("role"),
        sa.Column("regions", sa.JSON, nullable=False),
        *_moments("at", or_none=("disabled_at",)),
        sa.CheckConstraint(ROLE_KNOWN, name="role_known"),
        sqlite_autoincrement=True,
    )


def _sessions_and_tokens() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("hash", Words, nullable=False, unique=True),
        _of_person(),
        *_moments("at", "seen_at", or_none=("ended_at",)),
        *_words("agent", "address"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "tokens",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("hash", Words, nullable=False, unique=True),
        _of_person(),
        *_words("label"),
        sa.Column("regions", sa.JSON, nullable=False),
        *_moments("at", "expires_at", or_none=("revoked_at", "used_at")),
        sqlite_autoincrement=True,
    )


def _invites() -> None:
    op.create_table(
        "invites",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("hash", Words, nullable=False, unique=True),
        *_words("name", "role"),
        sa.Column("regions", sa.JSON, nullable=False),
        *_words("who"),
        *_moments("at", "expires_at", or_none=("used_at", "revoked_at")),
        _of_person(nullable=True),
        sa.CheckConstraint(ROLE_KNOWN, name="role_known"),
        sqlite_autoincrement=True,
    )


def _failures() -> None:
    op.create_table(
        "sign_in_failures",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", UtcTime, nullable=False, index=True),
        sa.Column("account", Words, nullable=False, index=True),
        sa.Column("address", Words, nullable=False, index=True),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", Words, nullable=False, unique=True),
        sa.Column("at", UtcTime, nullable=False, index=True),
        sa.Column("kind", Words, nullable=False, index=True),
        *_words("who"),
        sa.Column("person_id", sa.Integer),
        *_words("what"),
        sa.Column("filters", sa.JSON, nullable=False),
        sa.Column("rows", sa.Integer),
        sa.Column("version", sa.Integer),
        *_words("outcome", "address"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "audit_regions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("audit_id", sa.Integer, sa.ForeignKey("audit.id"), nullable=False, index=True),
        sa.Column("region", Words, nullable=False, index=True),
    )


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, Words, nullable=False) for name in names]


def _moments(*names: str, or_none: tuple[str, ...] = ()) -> list[sa.Column[datetime]]:
    always = [sa.Column(name, UtcTime, nullable=False) for name in names]
    return [*always, *(sa.Column(name, UtcTime) for name in or_none)]


def _of_person(nullable: bool = False) -> sa.Column[int]:
    return sa.Column(
        "person_id", sa.Integer, sa.ForeignKey("people.id"), nullable=nullable, index=True
    )


def _only_grows(table: str) -> None:
    """Forbid to change or delete a row (hardening 86); 0001 made the function of PostgreSQL."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            f"create trigger {table}_only_grows before update or delete on {table} "
            "for each row execute function cakupan_append_only()"
        )
        op.execute(
            f"create trigger {table}_is_kept before truncate on {table} "
            "for each statement execute function cakupan_append_only()"
        )
        return
    for verb in ("update", "delete"):
        op.execute(
            f"create trigger {table}_no_{verb} before {verb} on {table} begin "
            f"select raise(abort, 'rows of {table} are never changed or deleted'); end"
        )
