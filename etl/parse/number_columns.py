"""A column of numbers: its style by evidence, its unit by its label, shares or percentages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from etl.cells import Value
from etl.parse.numbers import Ambiguous, Bad, Number, Style, parse, plain, readings
from model.wording import SCALES

ALIKE = 30  # a column whose numbers differ more often mixes shares (0,59) and percentages (59)
NOT_DIGITS = re.compile(r"^\+|\s*(%|persen|\*{1,3}\)?)$|^Rp\.?\s*", re.IGNORECASE)
THOUSANDS = re.compile(r"\(\s*0?00\s*\)|\b000 (orang|jiwa)|\bribuan\b|\bthousands\b", re.I)
SCALE_WORD = re.compile(rf"(?<![a-z])({'|'.join(SCALES)})(an|s)?(?![a-z])", re.IGNORECASE)
GLUED = re.compile(r"(ribu|juta|miliar)(?=orang|jiwa|rupiah)", re.IGNORECASE)
PERCENT = re.compile(r"%|\bpersen(tase)?\b|\bper ?cent(age)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """The style of a column and the texts that prove it; no text is needed for "plain"."""

    style: Style
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """What a label says about the numbers under it."""

    scale: int = 1
    percent: bool = False


def style_of(values: Iterable[Value]) -> Found | Ambiguous | Bad:
    """Return the one style in which all texts of a column are numbers, by evidence.

    Ambiguous: a text has two readings and no other text decides. Bad: two texts contradict.
    Cells that are no numbers in any style (labels, marks) are no evidence.
    """
    proofs: dict[Style, str] = {}
    undecided: Ambiguous | None = None
    for text in (value for value in values if isinstance(value, str)):
        found = readings(NOT_DIGITS.sub("", plain(text)))
        if len(set(found.values())) > 1:
            undecided = undecided or Ambiguous(text, found)
        elif len(found) == 1:
            proofs.setdefault(next(iter(found)), text)
    return _decided(proofs, undecided)


def _decided(proofs: dict[Style, str], undecided: Ambiguous | None) -> Found | Ambiguous | Bad:
    if {"id", "en"} <= set(proofs):
        return Bad(
            proofs["en"], f"is written in another style than {proofs['id']!r} above or below"
        )
    if "space" in proofs:
        return undecided or Found("space", tuple(proofs.values()))
    if proofs:
        style, proof = next(iter(proofs.items()))
        return Found(style, (proof,))
    return undecided or Found("plain")


def unit_of(*labels: str) -> Unit | Bad:
    """Return the scale and whether percentages are meant, as the labels of a column say.

    "Ribu orang" 1000, "jutaorang" 1 000 000, "(000)" 1000, "Persentase (%)" percent.
    """
    text = plain(" ".join(labels))
    found = [match[1].lower() for word in (SCALE_WORD, GLUED) for match in word.finditer(text)]
    powers = {SCALES[word] for word in found} | ({3} if THOUSANDS.search(text) else set())
    if len(powers) > 1:
        return Bad(text, "names more than one unit")
    return Unit(10 ** next(iter(powers), 0), bool(PERCENT.search(text)))


def percentages(cells: Sequence[Value], style: Style | None = None) -> list[Number] | Bad:
    """Return a column of percentages, all in percent; 0.59 beside 59 or `59%` is refused.

    A column may be all with or all without the sign. One whose numbers all lie between 0 and 1
    may hold shares (0.59 for 59 %): that the source must declare.
    """
    found = [parse(cell, style) for cell in cells]
    wrong = next((one for one in found if isinstance(one, Ambiguous | Bad)), None)
    if wrong is not None:
        return wrong if isinstance(wrong, Bad) else Bad(wrong.written, str(wrong))
    numbers = [one for one in found if isinstance(one, Number)]
    if len({number.percent for number in numbers}) > 1:
        return Bad(f"{numbers[0].value}", "stands beside numbers with and without a percent sign")
    return _alike(numbers)


def _alike(numbers: list[Number]) -> list[Number] | Bad:
    sizes = sorted(abs(number.value) for number in numbers if number.value)
    if not sizes or numbers[0].percent:
        return numbers
    if sizes[-1] <= 1:
        return Bad(f"{sizes[-1]}", "may be a share or a percentage: no number is above 1")
    if sizes[0] <= 1 and sizes[-1] / sizes[0] > Decimal(ALIKE):
        return Bad(f"{sizes[0]}", f"stands beside {sizes[-1]}: a share among percentages")
    return numbers
