"""What the figures of a version say about a published sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from ledger import tables
from ledger.store import Store


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sentence held against one version; `reckoning` is what the verdict rests on."""

    claim: str
    version: int
    verdict: str
    reckoning: Mapping[str, Any]
    at: datetime


def record(store: Store, verdicts: Sequence[Verdict]) -> None:
    """Keep verdicts together or not at all; earlier ones stay."""
    if verdicts:
        with store.writing() as connection:
            connection.execute(insert(tables.claim_verdicts), [asdict(said) for said in verdicts])


def verdicts(store: Store, version: int) -> dict[str, Verdict]:
    """Return the last verdict of each sentence on a version, by the key of the sentence."""
    table = tables.claim_verdicts
    columns = [column for column in table.columns if column.name != "id"]
    question = select(*columns).where(table.c.version == version).order_by(table.c.id)
    with store.reading() as connection:
        said = [Verdict(**row) for row in connection.execute(question).mappings()]
    return {verdict.claim: verdict for verdict in said}
