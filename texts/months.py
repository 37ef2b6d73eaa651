"""Months that money lasts, in words that hold: 3,0, ≈ 11,9, ≈ 21."""

from __future__ import annotations

from texts.known import Known
from texts.numerals import UNKNOWN
from texts.text import Text

WIDE = 1.5  # months between the bounds: from here on no decimal


def months(known: Known | None, text: Text) -> str:
    """Return months with one decimal, none of a wide interval; ≈ where the bounds say another."""
    if known is None:
        return UNKNOWN
    decimals = 0 if known.high - known.low >= WIDE else 1
    return _said(known, decimals, text)


def brief(known: Known | None, text: Text) -> str:
    """Return months for a sentence: without a decimal that is nought."""
    if known is None:
        return UNKNOWN
    wide = known.high - known.low >= WIDE or round(known.value, 1) == round(known.value)
    return _said(known, 0 if wide else 1, text)


def months_range(known: Known, text: Text) -> str:
    """Return both bounds of months: 11,7–12,3."""
    return text.numerals.between(text.number(known.low, 1), text.number(known.high, 1))


def _said(known: Known, decimals: int, text: Text) -> str:
    said = text.number(known.value, decimals)
    finest = max(decimals, 1) if known.high - known.low < WIDE else decimals
    bounds = {text.number(x, finest) for x in (known.low, known.value, known.high)}
    return said if len(bounds) == 1 else text("number.about") + said
