"""What planners keep: scenarios with the data version they were made on, and their own targets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ledger.kinds import UtcTime, Words

revision = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "scenarios",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", Words, nullable=False, unique=True),
        *_words("name", "page", "query"),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("results", sa.JSON, nullable=False),
        *_words("who"),
        sa.Column("at", UtcTime, nullable=False),
        sa.Column("removed_at", UtcTime),
    )
    op.create_table(
        "own_targets",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", Words, nullable=False, unique=True),
        *_words("owner", "document", "region", "segment", "base", "period"),
        sa.Column("share", sa.JSON, nullable=False),
        *_words("who"),
        sa.Column("at", UtcTime, nullable=False),
        sa.Column("removed_at", UtcTime),
    )


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, Words, nullable=False) for name in names]
