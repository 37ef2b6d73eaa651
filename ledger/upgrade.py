"""The tables made or brought up to date, by one process at a time."""

from __future__ import annotations

from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext, RevisionStep
from alembic.script import ScriptDirectory
from alembic.script.revision import RevisionError
from sqlalchemy import Connection, text

from ledger.store import Store
from model.errors import LedgerUnavailable

MIGRATIONS = Path(__file__).parent / "migrations"
OURS = 7_234_001  # names the lock among those of other programs in the same PostgreSQL


def upgrade(store: Store) -> None:
    """Make the ledger what this program expects: wholly or not at all; twice is as once."""
    if store.is_sqlite:
        _make(store.file)
    with store.writing() as connection:
        if not store.is_sqlite:  # writers of SQLite wait for each other anyway
            connection.execute(text("select pg_advisory_xact_lock(:ours)"), {"ours": OURS})
        try:
            _migrate(connection)
        except RevisionError:
            raise LedgerUnavailable(
                "The ledger was made by a newer release of this program: start that release. "
                "Published figures are not affected; nothing was changed in the ledger."
            ) from None


def _make(file: Path) -> None:
    """Make the file where there is none; the folder says who may reach it."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not file.exists():
            file.touch()
            file.chmod(0o660)  # in a folder of mode 2770 worker and server are two users
    except OSError as error:
        raise LedgerUnavailable(
            f"The ledger at {file} cannot be made: {error.strerror}. Published figures are not "
            "affected; put the folder right, or set CAKUPAN_STATE to another."
        ) from None


def _migrate(connection: Connection) -> None:
    script = ScriptDirectory(str(MIGRATIONS))

    def missing(now: str | tuple[str, ...], _context: MigrationContext) -> list[RevisionStep]:
        newest_first = list(script.iterate_revisions("head", now or "base"))
        return [RevisionStep(script.revision_map, found, True) for found in newest_first[::-1]]

    context = MigrationContext.configure(connection, opts={"fn": missing})
    with Operations.context(context):
        context.run_migrations()
