"""The number in a cell as a value of its measure: its scale, its rounding, its wording."""

from __future__ import annotations

import math
from dataclasses import dataclass

from etl.parse.numbers import Ambiguous, Bad, Missing, Number, Style, plain
from etl.reading import Declared
from etl.sources.printed.cell_text import number_in
from etl.sources.printed.datum import Datum
from etl.sources.printed.said import Said
from model.errors import ContractBroken
from model.wording import interval_of

MARKS = {
    "*": "angka sementara",
    "**": "angka sangat sementara",
    "***": "angka sangat sangat sementara",
    "r": "angka diperbaiki",
    "e": "angka perkiraan",
    "x": "angka diperbaiki",
}
WHOLE = 100  # percent
STATUSES = ("expected", "suppressed", "not_applicable")


@dataclass(frozen=True, slots=True)
class Valued:
    """What a cell says: NaN with its status, or a number with how it was written."""

    number: float
    status: str
    flags: str = ""
    written: str = ""
    note: str = ""


def value_of(datum: Datum, said: Said, style: Style | None, declared: Declared) -> Valued | str:
    """Return the value of a cell, or the rule that it breaks.

    A mark for nothing (-, …) means what the source declares under `missing`, else expected.
    """
    found = number_in(datum.value, style)
    if isinstance(found, Missing):
        means = str(declared.get("missing", {}).get(plain(found.written), "expected"))
        if means not in STATUSES:
            return f"is declared to mean {means!r}, which is none of {', '.join(STATUSES)}"
        return Valued(math.nan, means)
    if isinstance(found, Ambiguous | Bad):
        return str(found)
    return _checked(found, datum, said)


def _checked(found: Number, datum: Datum, said: Said) -> Valued | str:
    if found.percent and said.unit != "percent":
        return "has a percent sign, its header speaks of a count"
    exact = found.times(said.scale)
    if exact.value < 0 and said.measure != "population_growth_rate":
        return "is less than 0"
    if said.unit == "percent":
        if exact.value > WHOLE:
            return "is more than 100 percent"
    elif exact.value % 1:
        return "is a fraction of a person: its scale or its separator may be read wrongly"
    rounded = said.scale > 1 and said.unit != "percent"
    note = "; ".join(MARKS.get(sign, "") for sign in [found.mark.strip(")")] if found.mark)
    written = _wording(datum, exact)
    return Valued(
        float(exact.value),
        "published",
        "approximate" if rounded else "",
        written if said.unit == "percent" else "",
        note,
    )


def _wording(datum: Datum, exact: Number) -> str:
    """Return a percentage as printed, where it can be read back in one way only."""
    if not isinstance(datum.value, str):
        return ""
    written = f"{plain(datum.value).rstrip('*)r %')} %"
    try:
        known = interval_of(written)
    except ContractBroken:
        return ""
    return written if math.isclose(known.value, float(exact.value)) else ""
