"""Accepted proposals put into a table of figures, every repaired one marked."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pandas as pd

from etl.repair.grid import Key
from etl.repair.proposal import KEY, Cell, Proposal, Rule, plain

MARKED = ("value", "flags", "note", "as_written")


def apply(
    figures: pd.DataFrame, proposals: Iterable[Proposal], accepted: Collection[str]
) -> pd.DataFrame:
    """Return the figures with the proposals of the accepted rules put in.

    A repaired figure gets the flag `repaired` and a note of rule and old value. A cell that no
    longer holds its old value is left alone, so that applying twice changes nothing.
    """
    changes: dict[Key, list[tuple[Rule, Cell]]] = {}
    for proposal in proposals:
        for cell in proposal.cells if proposal.rule in accepted else ():
            changes.setdefault(cell.key, []).append((proposal.rule, cell))
    concerned = figures["place"].isin({c.place for steps in changes.values() for _, c in steps})
    columns = {name: figures[name].tolist() for name in MARKED}
    value, flags, note, written = columns.values()
    for position in concerned.to_numpy().nonzero()[0].tolist():
        key = tuple(str(figures[name].iat[position]) for name in KEY)
        for rule, cell in changes.get(key, ()):
            if value[position] == cell.old:
                value[position] = cell.new
                flags[position] = _with_flag(flags[position])
                note[position] = _with_note(note[position], rule, cell)
                written[position] = ""  # the old value as it was printed; the note keeps it
    return figures.assign(**columns)


def _with_flag(flags: str) -> str:
    return "|".join(sorted({*filter(None, flags.split("|")), "repaired"}))


def _with_note(note: str, rule: Rule, cell: Cell) -> str:
    """Return the note with what was repaired; notes of figures are Indonesian, as the data are."""
    said = f"diperbaiki ({rule}): sel asal {cell.place} berisi {plain(cell.old)}"
    return f"{note}; {said}" if note else said
