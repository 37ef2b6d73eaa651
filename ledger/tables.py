"""The tables of the ledger as the program uses them; ledger/migrations makes them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
)

from ledger.kinds import UtcTime, Words

TASK_KINDS = ("load", "publish", "discard", "rollback")
TASK_STATES = ("waiting", "running", "done", "failed")
LOAD_STATES = ("checked", "refused", "published", "discarded")
EVENT_KINDS = ("publish", "rollback", "discard")
APPEND_ONLY = ("acceptances", "version_events")  # a migration forbids to change or delete a row

metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Words, nullable=False)


def _json(name: str) -> Column[Any]:
    # JSON and not JSONB, which cannot hold every text that a file may hold
    return Column(name, JSON, nullable=False)


def _of_load(nullable: bool = False) -> Column[int]:
    return Column("load_id", ForeignKey("loads.id"), nullable=nullable, index=True)


def _one_of(column: str, words: tuple[str, ...]) -> CheckConstraint:
    return CheckConstraint(f"{column} in ({', '.join(map(repr, words))})", name=f"{column}_known")


loads = Table(
    "loads",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("source"),
    _text("vintage"),
    _text("reader"),
    _text("requested_by"),
    Column("state", Words, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("figures", Integer, nullable=False),
    _json("report"),
    Column("at", UtcTime, nullable=False),
    Column("settled_at", UtcTime),
    Column("version", Integer),
    Column("key", Words, unique=True, index=True),  # so that a repeated record is one record
    _one_of("state", LOAD_STATES),
    sqlite_autoincrement=True,  # a number that a link or a log names is not given twice
)

load_files = Table(
    "load_files",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_load(),
    _text("name"),
    Column("sha256", Words, nullable=False, index=True),
    Column("bytes", BigInteger, nullable=False),
    _text("spool"),
)

faults = Table(
    "faults",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_load(),
    _text("place"),
    _text("value"),
    _text("rule"),
    _text("suggestion"),
    _text("severity"),
    _text("subject"),
)

proposals = Table(
    "proposals",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_load(),
    _text("rule"),
    _text("region"),
    _text("period"),
    Column("shift", Integer),
    _json("evidence"),
)

acceptances = Table(
    "acceptances",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_load(),
    _text("rule"),
    _text("subject"),
    _text("who"),
    Column("at", UtcTime, nullable=False),
    _text("why"),
)

version_events = Table(
    "version_events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Words, nullable=False, unique=True),  # so that a repeated record is one record
    Column("kind", Words, nullable=False),
    Column("version", Integer),
    Column("from_version", Integer),
    _of_load(nullable=True),
    _text("who"),
    Column("at", UtcTime, nullable=False),
    _text("why"),
    _one_of("kind", EVENT_KINDS),
)

claim_verdicts = Table(
    "claim_verdicts",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("claim"),
    Column("version", Integer, nullable=False, index=True),
    _text("verdict"),
    _json("reckoning"),
    Column("at", UtcTime, nullable=False),
)

tasks = Table(
    "tasks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Words, nullable=False),
    _json("payload"),
    Column("state", Words, nullable=False),
    _text("requested_by"),
    Column("requested_at", UtcTime, nullable=False),
    Column("attempt", Integer, nullable=False),
    _text("progress"),
    Column("claimed_by", Words),
    Column("claimed_at", UtcTime),
    Column("lease_until", UtcTime),
    Column("finished_at", UtcTime),
    Column("report", JSON(none_as_null=True)),
    _one_of("kind", TASK_KINDS),
    _one_of("state", TASK_STATES),
    Index("ix_tasks_state_id", "state", "id"),
    sqlite_autoincrement=True,
)

scenarios = Table(
    "scenarios",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Words, nullable=False, unique=True),  # in links; no number that could be guessed
    _text("name"),
    _text("page"),
    _text("query"),
    Column("version", Integer, nullable=False),
    _json("results"),
    _text("who"),
    Column("at", UtcTime, nullable=False),
    Column("removed_at", UtcTime),
    Column("sight", JSON(none_as_null=True)),
)

own_targets = Table(
    "own_targets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Words, nullable=False, unique=True),
    _text("owner"),
    _text("document"),
    _text("region"),
    _text("segment"),
    _text("base"),
    _text("period"),
    _json("share"),
    _text("who"),
    Column("at", UtcTime, nullable=False),
    Column("removed_at", UtcTime),
)
