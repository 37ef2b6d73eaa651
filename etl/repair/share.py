"""A count with two neighbouring digits swapped: told by the share printed beside it.

The publisher's own percentage must follow from the participants and the base beside it. Where it
does not, and swapping two neighbouring digits of one of the two makes it follow in exactly one
way, that number was mistyped: 935 079 ÷ 1 873 899 is not 50,88 %, 935 079 ÷ 1 837 899 is.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from etl.repair.proposal import DIMENSIONS, KEY, Cell, Proposal, plain
from model.errors import ContractBroken
from model.wording import interval_of_percent

SHARE, ACTIVE, BASE = "coverage_share_bpjs", "participants_active", "labour_force_bpjs_denominator"
BESIDE = ["period", "region_code", *DIMENSIONS[1:], "origin"]


def shares(figures: pd.DataFrame) -> list[Proposal]:
    """Return a proposal per share that contradicts the two counts printed beside it."""
    known = figures[figures["value"].notna() & figures["measure"].isin([SHARE, ACTIVE, BASE])]
    beside = known[known["measure"] == SHARE]
    for measure in (ACTIVE, BASE):
        others = known[known["measure"] == measure]
        beside = beside.merge(others, on=BESIDE, suffixes=("", f"_{measure}"))
    return [proposal for row in beside.to_dict("records") for proposal in _of(row)]


def _of(row: Mapping[Hashable, Any]) -> Iterator[Proposal]:
    printed = _printed(row)
    active, base = (float(str(row[f"value_{measure}"])) for measure in (ACTIVE, BASE))
    low, high = _interval(printed)
    if not (low and base) or low <= 100 * active / base < high:
        return
    found = [(ACTIVE, active, n) for n in _swapped(active) if low <= 100 * n / base < high]
    found += [(BASE, base, n) for n in _swapped(base) if low <= 100 * active / n < high]
    if len(found) != 1:
        return
    ((measure, old, new),) = found
    evidence = (
        f"{plain(active)} of {plain(base)} is {100 * active / base:.2f} %, printed is {printed} %; "
        f"{measure} {plain(new)}, two digits swapped, is the only such number that gives it"
    )
    names = {**row, "measure": measure}
    key = tuple(str(names[name]) for name in KEY)
    cell = Cell(key, str(row[f"place_{measure}"]), old, new)
    yield Proposal(
        "single_cell", str(row["region_code"]), str(row["period"]), None, evidence, (cell,)
    )


def _printed(row: Mapping[Hashable, Any]) -> str:
    return str(row["as_written"] or plain(float(str(row["value"])))).rstrip(" %").replace(",", ".")


def _interval(printed: str) -> tuple[float, float]:
    """Return what the printed share says in percent; nothing where its wording is no number."""
    try:
        said = interval_of_percent(printed)
    except ContractBroken:
        return 0.0, 0.0
    return said.low, said.high


def _swapped(count: float) -> set[float]:
    """Return the numbers with two neighbouring digits in each other's place."""
    digits = str(plain(count))
    swaps = (
        digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(len(digits) - 1)
    )
    return {float(text) for text in swaps if text != digits and text[0] != "0"}
