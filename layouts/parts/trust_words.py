"""Verdicts, and numbers of claims and totals in their own units, as the page of trust has them."""

from __future__ import annotations

import math
from typing import Any

from layouts.parts.attributes import aria
from layouts.parts.light import element
from model.interval import Interval
from texts import Text

SIGNS = {  # shapes that stand before the words of a verdict
    "contradicts": "≠",
    "incomplete": "…",
    "cannot_check": "?",
    "agrees_within_rounding": "≈",
    "agrees": "=",
}
PRINTED = 2  # decimals of a percentage that is exact or known to a hundredth
BILLION, MILLION = 1e9, 1e6
FINEST = 3  # decimals of a number told in millions
SLACK = 1e-9  # a float may stand a hair below the half that it means


def verdict(code: str, text: Text) -> Any:
    """Return a verdict as ink: a shape and words."""
    sign = element("Span", SIGNS[code], className="sign", **aria(hidden="true"))
    return element("Span", [sign, text(f"verdict.{code}")], className=f"verdict is-{code}")


def said(known: Interval, unit: str, text: Text) -> str:
    """Return the value of a computed result in its unit: 57,7 %, 2,596 juta, Rp1.786.176.000."""
    if unit == "percent":
        return text.percent(_half_up(known.value, _percents(known)), _percents(known))
    if unit == "points":
        return text("kepercayaan.points", n=text.number(known.value, _percents(known)))
    counted = _count(known.value, known, text)
    return text("kepercayaan.rupiah", n=counted) if unit == "rupiah" else counted


def bounds(known: Interval, unit: str, text: Text) -> str:
    """Return both bounds in the unit of `said`; nothing where they say no more than the value."""
    if not known.has_range:
        return ""
    if unit in ("percent", "points"):
        digits = _percents(known)
        low, high = (text.number(_half_up(x, digits), digits) for x in (known.low, known.high))
        return text.numerals.between(low, high)
    size, _ = _unit(known, text)
    low, high = (_told(x, size, text) for x in (known.low, known.high))
    return text.numerals.between(low, high)


def _percents(known: Interval) -> int:
    """Return the decimals of percentages: two where the range is below one percent."""
    return PRINTED if known.width < 1 else 1


def _count(number: float, known: Interval, text: Text) -> str:
    """Return a count: all digits of an exact one, else in millions with three decimals at most."""
    if known.is_exact:
        return text.number(number, 0 if float(number).is_integer() else PRINTED)
    size, word = _unit(known, text)
    return _told(number, size, text) + word


def _unit(known: Interval, text: Text) -> tuple[float, str]:
    size = abs(known.value)
    if size >= BILLION:
        return BILLION, f"\u00a0{text('kepercayaan.billion')}"
    if size >= MILLION:
        return MILLION, f"\u00a0{text('number.million')}"
    return 1.0, ""


def _told(number: float, size: float, text: Text) -> str:
    told = _half_up(number / size, FINEST if size > 1 else 0)
    decimals = next(n for n in range(FINEST + 1) if n == FINEST or round(told, n) == told)
    return text.number(told, decimals)


def _half_up(number: float, decimals: int) -> float:
    """Return a number rounded as people round: 2,5405 is 2,541."""
    place = 10.0**decimals
    return math.floor(number * place + 0.5 + SLACK) / place
