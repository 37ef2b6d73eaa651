"""A load told twice, as after a crash, is one load: it is known by a key of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ledger.kinds import Words

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    """Add the key; loads from before have none."""
    op.add_column("loads", sa.Column("key", Words))
    op.create_index("ix_loads_key", "loads", ["key"], unique=True)
