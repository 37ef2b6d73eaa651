"""Counts of people in words that hold: no more digits than their interval allows."""

from __future__ import annotations

import math

from texts.known import SLACK, Known, bounded, is_bounded
from texts.numerals import UNKNOWN, Numerals, first_power, unit_of

SIGNIFICANT = 3  # digits of a chart's label


def people(known: Known | None, numerals: Numerals) -> str:
    """Return a count for a sentence: all digits if exact, else those that hold: 2,6 juta."""
    if known is None:
        return UNKNOWN
    if known.is_exact:
        return numerals.plain(known.value)
    return _bounded(known, numerals) or _held(known, numerals, _shown_power(known))


def label(known: Known | None, numerals: Numerals) -> str:
    """Return a count for a chart: three digits at most, and no more than hold."""
    if known is None:
        return UNKNOWN
    if known.is_exact:
        return short(known.value, numerals)
    power = first_power(known.value) - SIGNIFICANT + 1
    return _bounded(known, numerals) or _held(known, numerals, max(_shown_power(known), power))


def about(known: Known | None, numerals: Numerals) -> str:
    """Return the chart's count with ≈ where the source rounded."""
    words = label(known, numerals)
    if known is None or known.is_exact or is_bounded(known):
        return words
    return numerals.phrases.about + words.removeprefix(numerals.phrases.about)


def short(number: float, numerals: Numerals) -> str:
    """Return a number with three significant digits: 2,05 juta, 52,0 ribu, 729."""
    shown = float(f"{number:.{SIGNIFICANT}g}")
    unit = unit_of(shown)
    whole = len(str(int(abs(shown)))) - unit[0]
    return numerals.in_unit(shown, unit, max(0, min(unit[1], SIGNIFICANT - whole)))


def people_range(known: Known, numerals: Numerals) -> str:
    """Return both bounds in one unit, one digit finer than the count: 2,55–2,70 juta."""
    if known.is_exact or is_bounded(known):
        return people(known, numerals)
    unit = unit_of(max(abs(known.low), abs(known.high)))
    decimals = max(0, unit[0] - _shown_power(known) + 1) if unit[0] else 0
    low, high = (numerals.plain(x / 10 ** unit[0], decimals) for x in (known.low, known.high))
    return numerals.between(low, high) + numerals.word(unit)


def _held(known: Known, numerals: Numerals, power: int) -> str:
    """Return the rounded count; ≈ where no unit word says so, or where not one digit holds."""
    words = numerals.rounded(known.value, power)
    forced = (known.last_place() or 0) > 10**power * (1 + SLACK)
    if not (forced or words[-1].isdigit()):
        return words
    low, high = numerals.rounded(known.low, power), numerals.rounded(known.high, power)
    return words if low == words == high else numerals.phrases.about + words


def _shown_power(known: Known) -> int:
    """Return the power of ten of the last digit to show: at least the number's first."""
    place = known.last_place()
    held = 0 if place is None else max(0, round(math.log10(place)))
    return min(held, max(0, first_power(known.value))) if known.value else held


def _bounded(known: Known, numerals: Numerals) -> str:
    """Return "lebih dari 500 ribu" for a count with one bound, else nothing."""
    return bounded(known, numerals.phrases, lambda x, whole: numerals.exact(whole(x)))
