"""The one sentence that answers the page's question, for every state that a cell can be in."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts.rich import rich
from model import provenance_key as keys
from model.cell import OUTSIDE, Cell
from model.interval import Interval
from model.overview import Overview
from model.part import TOTAL
from texts import Text, naming

UNKNOWN = {
    "suppressed": "withheld",
    OUTSIDE: "outside",
    "not_applicable": "not_held",
}  # status -> sentence


def case(cell: Cell) -> str:
    """Return which sentence fits a cell."""
    if cell.participants.known is None:
        return UNKNOWN.get(cell.participants.status or "", "unknown")
    if cell.gap is None:
        return "base_outside" if cell.status == OUTSIDE else "without_base"
    return _known_case(cell.participants.known, cell.gap)


def _known_case(participants: Interval, gap: Interval) -> str:
    """Return which sentence fits where both sides are known."""
    if gap.high < 0 or (gap.is_exact and gap.value < 0):
        return "above"
    if participants.is_open or gap.is_open:
        return "open"
    return "about_all" if gap.low <= 0 else "usual"


def plain(overview: Overview, text: Text) -> str:
    """Return the sentence as text."""
    key = f"ringkasan.sentence.{case(overview.headline)}"
    return figure.plain(text(key, **pieces(overview, text)))


def coloured(overview: Overview, text: Text) -> list[Any]:
    """Return the sentence with what is covered in teal and what is not in the warm colour."""
    words: dict[str, Any] = dict(pieces(overview, text))
    words["covered"] = html.Span(figure.told(words["covered"]), className="is-covered")
    kind = case(overview.headline)
    if kind != "above":  # an excess is nobody left uncovered
        words["gap"] = html.Span(figure.told(words["gap"]), className="is-gap")
    return rich(text, f"ringkasan.sentence.{kind}", words)


def pieces(overview: Overview, text: Text) -> dict[str, str]:
    """Return what goes into the blanks of the sentence."""
    cell = overview.headline
    return {
        "covered": figure.asked(text.people(cell.participants.known), people_key(cell)),
        "base": figure.asked(text.people(cell.denominator.known), base_key(cell)),
        "noun": naming.noun(cell, text),
        "place": naming.place(overview, text),
        "period": naming.when(cell, text),
        "as": _as(cell, text),
        "counted": _counted(cell, text),
        "whose": text.whose,
        "segment": text.segment_short(cell.segment),
        "gap": figure.asked(gap_words(cell, text), keys.side(cell, "gap") if cell.gap else ""),
    }


def people_key(cell: Cell) -> str:
    """Return what asks for the participants of a cell; nothing where they are not known."""
    return keys.side(cell, "people") if cell.participants.known else ""


def base_key(cell: Cell) -> str:
    """Return what asks for the base of a cell; nothing where it is not known."""
    return keys.side(cell, "base") if cell.denominator.known else ""


def share_key(cell: Cell) -> str:
    """Return what asks for the coverage of a cell; nothing where it is not known."""
    return keys.side(cell, "share") if cell.coverage else ""


def spoken(overview: Overview, text: Text) -> str:
    """Return the sentence with its base, its interval and what the base is not."""
    cell = overview.headline
    said = [plain(overview, text)]
    if cell.coverage is not None:
        said.append(
            text("ringkasan.by_base", base=text.base_short(cell.base_words), **shares(cell, text))
        )
    if other := unlike_sakernas(overview, text):
        said.append(text("ringkasan.unlike", sakernas=figure.plain(other)))
    return " ".join(said)


def tab(overview: Overview, text: Text) -> str:
    """Return what the browser's tab and its history say."""
    place, period = overview.headline.region_name, naming.when(overview.headline, text)
    return text("frame.tab", place=place, period=f"{period}{text.whose}")


def shares(cell: Cell, text: Text) -> dict[str, str]:
    """Return a cell's coverage and, where it has two bounds, both in brackets."""
    known = cell.coverage
    if known is None:
        return {"share": text.share(None), "range": ""}
    bounds = f" ({text.share_range(known)})" if known.has_range else ""
    return {"share": text.share(known), "range": bounds}


def unlike_sakernas(overview: Overview, text: Text) -> str:
    """Return "8.518.571; ≈ 30–32 %": what the same participants are of the labour force."""
    other = overview.comparison
    if other is None or other.coverage is None or overview.headline.coverage is None:
        return ""
    base = figure.asked(text.people(other.denominator.known), base_key(other))
    return f"{base}; {figure.asked(whole_percents(other.coverage, text), share_key(other))}"


def whole_percents(known: Interval, text: Text) -> str:
    """Return an interval in whole percents: ≈ 30–32 %."""
    low, high = round(known.low * 100), known.high if known.is_open else round(known.high * 100)
    if low == high or known.is_open:
        return text.share(known)
    return text("ringkasan.about_range", low=text.number(low), high=text.percent(high))


def gap_words(cell: Cell, text: Text) -> str:
    """Return the people who are not covered, or by how many the base is passed."""
    gap = cell.gap
    if gap is None:
        return text.people(None)
    if case(cell) == "above":
        return text.people(Interval(-gap.high, -gap.value, -gap.low))
    return text.people(gap)


def _as(cell: Cell, text: Text) -> str:
    """Return " sebagai peserta BPU" under a segment, " oleh program JHT" of one; else nothing."""
    by = text.by
    if cell.segment == TOTAL:
        return by
    return text("ringkasan.as_segment", segment=text.segment_short(cell.segment)) + by


def _counted(cell: Cell, text: Text) -> str:
    """Return what the participants of a segment are; construction counts registrations."""
    if cell.segment == TOTAL:
        return text("ringkasan.counted.total") + text.whose
    kind = "JAKON" if cell.segment == "JAKON" else "segment"
    said = text(f"ringkasan.counted.{kind}", segment=text.segment_short(cell.segment))
    return said + text.whose
