"""The first tables; changing or deleting what was accepted and published is forbidden in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ledger.kinds import UtcTime, Words

revision = "0001"
down_revision: str | None = None

FORBIDDEN = """
create function cakupan_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name
    using errcode = 'restrict_violation';
end $$
"""


def upgrade() -> None:
    """Make every table, and the triggers of those that only grow."""
    _loads()
    _found_in_loads()
    _history()
    _tasks()
    if op.get_context().dialect.name == "postgresql":
        op.execute(FORBIDDEN)
    for table in ("acceptances", "version_events"):
        _only_grows(table)


def _loads() -> None:
    op.create_table(
        "loads",
        sa.Column("id", sa.Integer, primary_key=True),
        *_words("source", "vintage", "reader", "requested_by", "state"),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("figures", sa.Integer, nullable=False),
        sa.Column("report", sa.JSON, nullable=False),
        sa.Column("at", UtcTime, nullable=False),
        sa.Column("settled_at", UtcTime),
        sa.Column("version", sa.Integer),
        sa.CheckConstraint(
            "state in ('checked', 'refused', 'published', 'discarded')", name="state_known"
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "load_files",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_load(),
        *_words("name"),
        sa.Column("sha256", Words, nullable=False, index=True),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        *_words("spool"),
    )


def _found_in_loads() -> None:
    op.create_table(
        "faults",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_load(),
        *_words("place", "value", "rule", "suggestion", "severity", "subject"),
    )
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_load(),
        *_words("rule", "region", "period"),
        sa.Column("shift", sa.Integer),
        sa.Column("evidence", sa.JSON, nullable=False),
    )


def _history() -> None:
    op.create_table(
        "acceptances",
        sa.Column("id", sa.Integer, primary_key=True),
        _of_load(),
        *_words("rule", "subject", "who"),
        sa.Column("at", UtcTime, nullable=False),
        *_words("why"),
    )
    op.create_table(
        "version_events",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", Words, nullable=False, unique=True),
        *_words("kind"),
        sa.Column("version", sa.Integer),
        sa.Column("from_version", sa.Integer),
        _of_load(nullable=True),
        *_words("who"),
        sa.Column("at", UtcTime, nullable=False),
        *_words("why"),
        sa.CheckConstraint("kind in ('publish', 'rollback', 'discard')", name="kind_known"),
    )
    op.create_table(
        "claim_verdicts",
        sa.Column("id", sa.Integer, primary_key=True),
        *_words("claim"),
        sa.Column("version", sa.Integer, nullable=False, index=True),
        *_words("verdict"),
        sa.Column("reckoning", sa.JSON, nullable=False),
        sa.Column("at", UtcTime, nullable=False),
    )


def _tasks() -> None:
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer, primary_key=True),
        *_words("kind"),
        sa.Column("payload", sa.JSON, nullable=False),
        *_words("state", "requested_by"),
        sa.Column("requested_at", UtcTime, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        *_words("progress"),
        sa.Column("claimed_by", Words),
        sa.Column("claimed_at", UtcTime),
        sa.Column("lease_until", UtcTime),
        sa.Column("finished_at", UtcTime),
        sa.Column("report", sa.JSON),
        sa.CheckConstraint("kind in ('load', 'publish', 'discard', 'rollback')", name="kind_known"),
        sa.CheckConstraint("state in ('waiting', 'running', 'done', 'failed')", name="state_known"),
        sa.Index("ix_tasks_state_id", "state", "id"),
        sqlite_autoincrement=True,
    )


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, Words, nullable=False) for name in names]


def _of_load(nullable: bool = False) -> sa.Column[int]:
    return sa.Column(
        "load_id", sa.Integer, sa.ForeignKey("loads.id"), nullable=nullable, index=True
    )


def _only_grows(table: str) -> None:
    """Forbid to change or delete a row (hardening 86)."""
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
