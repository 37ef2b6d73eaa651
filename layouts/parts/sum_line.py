"""A stated total beside the sum of its parts, with a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from layouts.parts import figure
from layouts.parts.sentence import people_key
from model import provenance_key as keys
from model.adding import sum_of, verdict
from model.cell import Cell, Quantity
from model.interval import Interval
from model.overview import Overview
from model.registry import COUNTED, SUPPRESSED
from texts import Text, naming

MILLION, THOUSAND = 1e6, 1e3
FINEST = 3  # decimals of a number told in millions


def sum_line(overview: Overview, text: Text) -> str | None:
    """Return "1,5 + 0,396 + 0,7 = 2,596 juta, sesuai dengan 2,6 juta dalam pembulatan"."""
    parts = [cell.participants for cell in overview.segments]
    known = [part.known for part in parts if part.known is not None]
    asks = [people_key(cell) for cell in overview.segments if cell.participants.known]
    total = overview.headline.participants
    if overview.headline.segment != "total" or not known or total.known is None:
        return None
    if COUNTED in overview.headline.flags:
        return None  # a person in two segments is in both: nothing is to add up
    if any(part.status == "computed" for part in parts):
        return None  # parts worked out from the total itself prove nothing
    unknown = [cell.segment for cell in overview.segments if cell.participants.known is None]
    missing = [*unknown, *overview.unpublished_segments]
    parts += [Quantity() for _ in overview.unpublished_segments]
    return text(
        f"ringkasan.sum.{verdict(total, parts)}",
        sum=_written(known, asks, text),
        total=figure.asked(text.people(total.known), people_key(overview.headline)),
        missing=", ".join(map(text.segment_short, missing)),
    )


def notes(overview: Overview, text: Text) -> list[str]:
    """Return what must be known to read the parts: what a rounded part means, and overlaps."""
    said = [_meaning(c, text) for c in overview.segments if c.segment == "JAKON" and _rounded(c)]
    hidden = [c.segment for c in overview.segments if c.participants.status == SUPPRESSED]
    if hidden:
        names = naming.listed([text.segment_short(code) for code in hidden], text)
        said.append(text("ringkasan.sum.withheld", segments=names))
    both = [cell for cell in overview.segments if cell.participants.known is not None]
    return [*said, text("ringkasan.sum.overlap")] if len(both) > 1 else said


def _written(known: Sequence[Interval], asks: Sequence[str], text: Text) -> str:
    """Return the addition in one unit, each number with the decimals it was given with."""
    whole = sum_of(known)
    size, unit = _unit(whole, text)
    told = zip(known, asks, strict=True)
    each = [figure.asked(_digits(part.value / size, text), key) for part, key in told]
    if len(known) == 1:
        return each[0]
    total = figure.asked(_digits(whole.value / size, text), keys.joined("plus", *asks))
    return f"{' + '.join(each)} = {total}{unit}"


def _unit(whole: Interval, text: Text) -> tuple[float, str]:
    if whole.is_exact or whole.value < THOUSAND:
        return 1.0, ""
    if whole.value >= MILLION:
        return MILLION, f"\u00a0{text('number.million')}"
    return THOUSAND, f"\u00a0{text('number.thousand')}"


def _digits(number: float, text: Text) -> str:
    decimals = next(n for n in range(FINEST + 1) if n == FINEST or round(number, n) == number)
    return text.number(number, decimals)


def _rounded(cell: Cell) -> bool:
    return cell.participants.known is not None and cell.participants.known.has_range


def _meaning(cell: Cell, text: Text) -> str:
    known = cell.participants.known
    if known is None:
        return ""
    return text(
        "ringkasan.sum.meaning",
        segment=text.segment_short(cell.segment),
        people=figure.asked(text.people(known), people_key(cell)),
        range=text.people_range(known),
    )
