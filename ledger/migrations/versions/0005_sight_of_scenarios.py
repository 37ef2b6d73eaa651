"""With which scope the results of a scenario were worked out, and what its version restricted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"


def upgrade() -> None:
    """Add it; of scenarios that were kept before it is not known."""
    op.add_column("scenarios", sa.Column("sight", sa.JSON(none_as_null=True)))
