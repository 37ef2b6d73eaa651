"""The tables of people, of what opens their doors, and of who did what; migration 0004 makes them.

What opens a door (session, token, invite, password) is never kept, only a hash that opens nothing.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Integer, Table

from ledger.kinds import UtcTime, Words
from ledger.tables import metadata

ROLES = ("viewer", "planner", "publisher", "admin")
APPEND_ONLY = ("audit", "audit_regions")  # a migration forbids to change or delete a row


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, Words, nullable=False)


def _hash() -> Column[str]:
    return Column("hash", Words, nullable=False, unique=True)


def _at(name: str, nullable: bool = False) -> Column[datetime]:
    return Column(name, UtcTime, nullable=nullable)


def _of_person(name: str = "person_id", nullable: bool = False) -> Column[int]:
    return Column(name, ForeignKey("people.id"), nullable=nullable, index=True)


def _role_known() -> CheckConstraint:
    return CheckConstraint(f"role in ({', '.join(map(repr, ROLES))})", name="role_known")


people = Table(
    "people",
    metadata,
    _id(),
    _text("name"),
    Column("sign_in", Words, nullable=False, unique=True),  # the name, however it is typed
    Column("subject", Words, unique=True),  # who this is to an organisation's own sign-in
    Column("password", Words),  # its hash; none where the organisation's own sign-in is used
    _text("role"),
    Column("regions", JSON, nullable=False),
    _at("at"),
    _at("disabled_at", nullable=True),
    _role_known(),
    sqlite_autoincrement=True,  # the audit log names numbers: none is given twice
)

sessions = Table(
    "sessions",
    metadata,
    _id(),
    _hash(),
    _of_person(),
    _at("at"),
    _at("seen_at"),
    _at("ended_at", nullable=True),
    _text("agent"),
    _text("address"),
    sqlite_autoincrement=True,
)

tokens = Table(
    "tokens",
    metadata,
    _id(),
    _hash(),
    _of_person(),
    _text("label"),
    Column("regions", JSON, nullable=False),
    _at("at"),
    _at("expires_at"),
    _at("revoked_at", nullable=True),
    _at("used_at", nullable=True),
    sqlite_autoincrement=True,
)

invites = Table(
    "invites",
    metadata,
    _id(),
    _hash(),
    _text("name"),
    _text("role"),
    Column("regions", JSON, nullable=False),
    _text("who"),  # invited
    _at("at"),
    _at("expires_at"),
    _at("used_at", nullable=True),
    _at("revoked_at", nullable=True),
    _of_person(nullable=True),  # who it became
    _role_known(),
    sqlite_autoincrement=True,
)

sign_in_failures = Table(
    "sign_in_failures",
    metadata,
    _id(),
    Column("at", UtcTime, nullable=False, index=True),
    Column(
        "account", Words, nullable=False, index=True
    ),  # a part of a hash: see ledger/sign_ins.py
    Column("address", Words, nullable=False, index=True),
)

audit = Table(
    "audit",
    metadata,
    _id(),
    Column("key", Words, nullable=False, unique=True),  # so that a repeated record is one record
    Column("at", UtcTime, nullable=False, index=True),
    Column("kind", Words, nullable=False, index=True),
    _text("who"),
    Column("person_id", Integer),  # no reference: an entry may come late, and stays
    _text("what"),
    Column("filters", JSON, nullable=False),
    Column("rows", Integer),
    Column("version", Integer),
    _text("outcome"),
    _text("address"),
    sqlite_autoincrement=True,
)

audit_regions = Table(
    "audit_regions",
    metadata,
    _id(),
    Column("audit_id", ForeignKey("audit.id"), nullable=False, index=True),
    Column("region", Words, nullable=False, index=True),
)
