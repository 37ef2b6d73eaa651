"""What a publication's wording says about a number: "2,6 juta", "lebih dari 50 persen", "66-67 %".

The press rounds and truncates, so a printed number means half a unit below it to one unit
above it (domain: 4 694 064 was printed "4,6 juta", 7 996 826 "7,9 juta").
"""

from __future__ import annotations

import math
import re
from decimal import Decimal

from model.interval import Interval
from model.number import NotANumber, Printed, parse

SCALES = {
    "ribu": 3,
    "juta": 6,
    "miliar": 9,
    "triliun": 12,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
}
ABOUT = re.compile(r"^(sekitar|kurang lebih|hampir|about|≈|±|~)\s*", re.IGNORECASE)
MORE_THAN = re.compile(r"^(lebih dari|di atas|more than|over)\s+", re.IGNORECASE)
PERCENT = re.compile(r"\s*(%|persen|percent)$", re.IGNORECASE)
RANGE = re.compile(r"^(?P<low>[\d.,]+)\s*[-–—]\s*(?P<rest>.+)$")
PRODUCT = re.compile(r"^(?P<share>.+(?:%|persen))\s+(?:dari|of)\s+(?P<of>.+)$", re.IGNORECASE)


def interval_of(written: str) -> Interval:
    """Return what the wording says; percentages stay in percent (44,07 % -> 44.07).

    A number written out in full, with no scale word and no percent sign, is exact.
    """
    text = written.strip()
    if match := PRODUCT.match(text):
        share = interval_of(match["share"])
        hundredth = Interval(share.low / 100, share.value / 100, share.high / 100)
        return hundredth * interval_of(match["of"])
    if " + " in text:
        first, *others = map(interval_of, text.split(" + "))
        for other in others:
            first = first + other
        return first
    if " − " in text:
        first, *others = map(interval_of, text.split(" − "))
        for other in others:
            first = first - other
        return first
    if match := MORE_THAN.match(text):
        least = _term(text[match.end() :])[0]
        return Interval(float(least.value), float(least.value), math.inf)
    return _single(ABOUT.sub("", text))


def interval_of_zeros(value: Decimal) -> Interval:
    """Return what a rounded number says that is only known written out: 73 000 -> "73 ribu"."""
    return _around(value, _rounding_place(value))


def interval_of_percent(printed: str) -> Interval:
    """Return what a printed percentage says, by its last printed digit ("41.30" -> 0.01)."""
    number = parse(printed, "plain")
    return _around(number.value, number.place)


def _single(text: str) -> Interval:
    if (match := RANGE.match(text)) and not re.fullmatch(r"[\d.,]+", text):
        return _between(match["low"], match["rest"])
    number, scaled = _term(text)
    if PERCENT.search(text):
        return _around(number.value, number.place)
    if not scaled:
        return Interval.exact(float(number.value))
    return _around(number.value, _rounding_place(number.value))


def _between(low: str, rest: str) -> Interval:
    """Return a printed range: half a unit below its first to one unit above its last number."""
    scale = "".join(re.findall(r"[^\d.,].*$", rest))
    first, last = interval_of(f"{low}{scale}"), interval_of(rest)
    if first.value > last.value:
        raise NotANumber(f"{low}-{rest} runs backwards")
    return Interval(first.low, (first.value + last.value) / 2, last.high)


def _term(text: str) -> tuple[Printed, bool]:
    """Return the number times its scale word, and whether it had one."""
    bare = PERCENT.sub("", text.strip())
    for word, power in SCALES.items():
        if bare.lower().endswith(f" {word}"):
            number = parse(bare[: -len(word)], "id")
            return Printed(number.value.scaleb(power), number.place.scaleb(power)), True
    return parse(bare, "id"), False


def _rounding_place(value: Decimal) -> Decimal:
    """Return the place of the last non-zero digit, but never coarser than the second digit."""
    if value == 0:
        return Decimal(1)
    stripped = value.normalize()
    exponent = stripped.as_tuple().exponent
    last = exponent if isinstance(exponent, int) else 0
    return Decimal(1).scaleb(min(last, stripped.adjusted() - 1))


def _around(value: Decimal, place: Decimal) -> Interval:
    low = max(Decimal(0), value - place / 2)
    return Interval(float(low), float(value), float(value + place))
