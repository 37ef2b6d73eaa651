"""The tables made or brought up to date, by one process at a time."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect, text

from ledger.store import Store
from model.errors import LedgerUnavailable

MIGRATIONS = Path(__file__).parent / "migrations"
OURS = 7_234_001  # names the lock among those of other programs in the same PostgreSQL


def upgrade(store: Store) -> None:
    """Make the ledger what this program expects: wholly or not at all; twice is as once."""
    if store.is_sqlite:
        _make(store.file)
    if is_up_to_date(store):
        return
    from ledger.migrate import migrate  # noqa: PLC0415  # Alembic takes longer than a rollback

    with store.writing() as connection:
        if not store.is_sqlite:  # writers of SQLite wait for each other anyway
            connection.execute(text("select pg_advisory_xact_lock(:ours)"), {"ours": OURS})
        migrate(connection, MIGRATIONS)


def is_up_to_date(store: Store) -> bool:
    """Return whether the ledger stands where the last migration would leave it."""
    newest = max(file.name for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    with store.reading() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        standing = connection.execute(text("select version_num from alembic_version")).scalar()
    return newest.startswith(f"{standing}_")


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
