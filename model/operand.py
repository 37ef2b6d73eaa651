"""One number of a claim as its publication wrote it: how much, of what.

"1,5 juta", "82.001 pekerja", "Rp1,78 miliar", "12 bulan", "sekitar 70 persen"; also in words a
product ("3,37 persen dari 206.000" is a count) or a ratio ("2,6 juta dari 5,9 juta", percent).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from model.errors import ContractBroken
from model.interval import Interval
from model.number import is_nothing
from model.wording import ABOUT, interval_of, interval_of_zeros

UNITS = ("persons", "employers", "rupiah", "months", "percent", "points")
RATES = frozenset({"percent", "points"})
COUNTED = {
    "tenaga kerja": "persons",
    "pekerja": "persons",
    "peserta": "persons",
    "orang": "persons",
    "jiwa": "persons",
    "pemberi kerja": "employers",
    "perusahaan": "employers",
    "bulan": "months",
}
COUNTED_WORD = re.compile(rf"\s+({'|'.join(COUNTED)})$", re.IGNORECASE)
POINTS = re.compile(r"\s*(persen poin|poin persen|percentage points)$", re.IGNORECASE)
PERCENT = re.compile(r"(%|persen|percent)$", re.IGNORECASE)
MINUS = re.compile(r"\s*([-−]|minus\s)\s*", re.IGNORECASE)
OF = re.compile(r"(?<!lebih)\s+dari\s+", re.IGNORECASE)
HUNDRED = Interval.exact(100)


class UnknownUnit(ContractBroken):
    """A unit that no claim can be written in."""


@dataclass(frozen=True, slots=True)
class Operand:
    """A number as written; `known` is None where the publication gives none."""

    written: str
    known: Interval | None
    unit: str
    origin: str  # the publication it stands in


def read(written: str, unit: str, origin: str) -> Operand:
    """Return what was written, or raise NotANumber; `unit` is that of numbers that name none."""
    if unit not in UNITS:
        raise UnknownUnit(f"unit must be {' or '.join(UNITS)}, not {unit!r}")
    text = written.strip()
    if is_nothing(text):
        return Operand(text, None, unit, origin)
    known, own = _read(text, unit)
    return Operand(text, known, own, origin)


def _read(text: str, unit: str) -> tuple[Interval | None, str]:
    part, *whole = OF.split(text, maxsplit=1)
    if not whole:
        return _single(text, unit)
    (first, _), (second, own) = _single(part, unit), _single(whole[0], unit)
    if PERCENT.search(part):
        share = first.over(HUNDRED)
        return None if share is None else share * second, own
    ratio = first.over(second)
    return None if ratio is None else ratio * HUNDRED, "percent"


def _single(text: str, unit: str) -> tuple[Interval, str]:
    """Return one number and its unit: the one it names, else the one of its neighbours."""
    if match := COUNTED_WORD.search(text):
        return _number(text[: match.start()]), COUNTED[match[1].lower()]
    if match := POINTS.search(text):
        return _number(f"{text[: match.start()]} persen"), "points"
    if PERCENT.search(text):
        return _number(text), "percent"
    return _number(text), "rupiah" if "rp" in text.lower() else unit


def _number(text: str) -> Interval:
    """Return what the wording says; "sekitar 45.000" is rounded although written in full."""
    if match := MINUS.match(text):
        below = _number(text[match.end() :])
        return Interval(-below.high, -below.value, -below.low)
    said = interval_of(text)
    if said.is_exact and ABOUT.match(text.strip()):
        return interval_of_zeros(Decimal(str(said.value)))
    return said
