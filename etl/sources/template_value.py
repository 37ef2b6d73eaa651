"""The value of one filled row: a number with its wording, or nothing with the reason."""

from __future__ import annotations

import math
from dataclasses import dataclass

from etl.cells import Value
from etl.parse.numbers import Ambiguous, Bad, Missing, Number, Style, parse, plain
from etl.sources.facts import UNKNOWN
from model.errors import ContractBroken
from model.wording import interval_of

COUNTED = ("persons", "employers")
GIVE = "Give Ditunggu, Ditahan or Tidak berlaku as status, or the value"
STYLE = "Fill in gaya_angka on README: id or en"


@dataclass(frozen=True, slots=True)
class Valued:
    """A number, NaN where there is none; the wording that it was read from, where it rounds."""

    number: float
    written: str = ""
    flag: str = ""


def valued(cell: Value, style: Style | None, unit: str, status: str) -> Valued:
    """Return what a cell says, or raise ContractBroken with "rule → suggestion"."""
    found = parse(cell, style)
    if isinstance(found, Missing):
        return _none(found, status)
    if status in UNKNOWN:
        raise ContractBroken("is given although its status says that there is none → Empty one")
    if isinstance(found, Ambiguous):
        both = " or ".join(f"{value:f} ({name})" for name, value in found.readings.items())
        raise ContractBroken(f"is ambiguous: {both} → {STYLE}")
    if isinstance(found, Bad):
        return _worded(found, style, unit)
    _check(found, unit)
    return _with_wording(found, cell, unit)


def _none(found: Missing, status: str) -> Valued:
    if status in UNKNOWN:
        return Valued(math.nan)
    if plain(found.written):
        raise ContractBroken(f"is a mark for no number; what it means is not said → {GIVE}")
    raise ContractBroken(f"is empty although its status is a known figure → {GIVE}")


def _check(found: Number, unit: str) -> None:
    if found.value < 0:
        raise ContractBroken("is less than 0 → Correct the value")
    if found.percent and unit not in ("", "percent"):
        raise ContractBroken("has a percent sign, its unit is no percentage → Correct the unit")
    if unit in COUNTED and found.value % 1:
        raise ContractBroken("is a fraction of a person → Check gaya_angka and the unit")


def _worded(bad: Bad, style: Style | None, unit: str) -> Valued:
    """Return a wording that is no plain number: "lebih dari 2 juta", "66-67 %"."""
    try:
        known = interval_of(bad.written) if style == "id" else None
    except ContractBroken:
        known = None
    if known is None:
        hint = "Write the number alone" if style == "id" else f"Write the number alone. {STYLE}"
        raise ContractBroken(f"{bad.why} → {hint}")
    percent = bad.written.rstrip().endswith(("%", "persen"))
    if percent != (unit == "percent"):
        raise ContractBroken(f"is not in {unit} → Correct the unit")
    return Valued(known.value, bad.written.strip())


def _with_wording(found: Number, cell: Value, unit: str) -> Valued:
    """Return a number with the wording that says how far it is rounded.

    Wordings are kept in Indonesian; one that says another number there is marked instead.
    """
    number = float(found.value)
    if not isinstance(cell, str):
        return Valued(number)
    if unit == "percent":
        return Valued(number, f"{found.value:f} %".replace(".", ","))
    if not any(map(str.isalpha, plain(cell).removeprefix("Rp"))):
        return Valued(number)
    written = plain(cell).removeprefix("Rp").removeprefix(".").strip()
    try:
        same = math.isclose(interval_of(written).value, number)
    except ContractBroken:
        same = False
    return Valued(number, written) if same else Valued(number, flag="approximate")
