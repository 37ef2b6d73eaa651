"""What a pointer over a mark says: the figures of one cell in full, by the reader's language."""

from __future__ import annotations

import html

from model.cell import Cell
from model.interval import Interval
from texts.text import Text


def plain(words: str) -> str:
    """Return words out of the data, so that Plotly reads no markup in them."""
    return html.escape(words, quote=False)


def box(title: str, cell: Cell, text: Text) -> str:
    """Return a cell's box: who, how many, how many not, of whom, when; `title` is safe."""
    gap, coverage = cell.gap, cell.coverage
    if gap is None or coverage is None:
        return unknown(title, cell, text)
    return known(title, cell, gap, share_with_range(coverage, text), text)


def known(title: str, cell: Cell, gap: Interval, share: str, text: Text) -> str:
    """Return the box of a cell with both sides; gap and share as worked out before."""
    return text(
        "hover.known",
        title=title,
        covered=_people(cell.participants.known, text),
        gap=_people(gap, text),
        base=_people(cell.denominator.known, text),
        base_name=base_name(cell, text),
        share=share,
        when=text.period(cell.period, cell.period_kind) + text.note,
    )


def unknown(title: str, cell: Cell, text: Text) -> str:
    """Return the box of a cell that lacks a side, and says why."""
    when = text.period(cell.period, cell.period_kind) + text.note
    why = text(f"state.{cell.status}")
    if cell.participants.known is None:
        return text("hover.nothing", title=title, why=why, when=when)
    people = _people(cell.participants.known, text)
    return text("hover.no_base", title=title, covered=people, why=why, when=when)


def base_name(cell: Cell, text: Text) -> str:
    """Return a base with its vintage: "Angkatan kerja (Sakernas), Agustus 2022"."""
    name = text.base(cell.base_words)
    if cell.base == "stated" or cell.base_period is None:
        return name
    return f"{name}, {text.period(cell.base_period, 'august')}"


def _people(known: Interval | None, text: Text) -> str:
    words = text.people(known)
    if known is None or not known.has_range:
        return words
    span = text.people_range(known)
    return words if words == span else f"{words} ({span})"


def share_with_range(known: Interval, text: Text) -> str:
    """Return a share and, where it is not exact, its interval: ≈ 44 % (42,5–46,2)."""
    words = text.share(known)
    if not known.has_range:
        return words
    return f"{words} ({text.share_range(known)})"
