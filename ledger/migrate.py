"""Alembic without its env.py: the migrations that are missing, in the transaction that is open."""

from __future__ import annotations

from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext, RevisionStep
from alembic.script import ScriptDirectory
from alembic.script.revision import RevisionError
from sqlalchemy import Connection

from model.errors import LedgerUnavailable


def migrate(connection: Connection, migrations: Path) -> None:
    """Run every migration of a folder that the ledger lacks, oldest first."""
    script = ScriptDirectory(str(migrations))

    def missing(now: str | tuple[str, ...], _context: MigrationContext) -> list[RevisionStep]:
        newest_first = list(script.iterate_revisions("head", now or "base"))
        return [RevisionStep(script.revision_map, found, True) for found in newest_first[::-1]]

    context = MigrationContext.configure(connection, opts={"fn": missing})
    try:
        with Operations.context(context):
            context.run_migrations()
    except RevisionError:
        raise LedgerUnavailable(
            "The ledger was made by a newer release of this program: start that release. "
            "Published figures are not affected; nothing was changed in the ledger."
        ) from None
