"""Regions by segments in their card: finding, key, what to know, the same as a table and file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dash import html

from layouts.parts import figure as figured
from layouts.parts.card import downloads, graph
from layouts.parts.links import choice
from layouts.parts.map_legend import Counts, legend
from layouts.parts.table import table
from model import provenance_key as keys
from model import shown
from model.cell import OUTSIDE, Cell
from model.classes import of
from model.sectors import COLUMNS, FEW, Row, Sectors, has_wide_range, state
from model.selection import Selection
from texts import Text, naming

MOST_NAMED = 3  # more places than this are counted, not named
COMPLETE = tuple(code for code in COLUMNS if code != "PMI")


def is_heatmap(sectors: Sectors) -> bool:
    """Return whether enough cells are known for a heatmap; fewer become bars."""
    return len(known(sectors)) >= FEW


def known(sectors: Sectors) -> list[Cell]:
    """Return the cells that are drawn with a share."""
    return [cell for row in sectors.rows for cell in row.known]


def segments(sectors: Sectors, figure: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card; without any known cell only its table's worth of words."""
    if figure is None:
        return []
    heading, about = finding(sectors, text), subtitle(sectors, text)
    tab = table(shown.segments(sectors), lambda cell: _name(cell, text), about, text)
    return [
        html.H2(heading),
        html.P(about, className="about"),
        graph("segments-chart", figure, f"{heading}. {about}"),
        *([_key(sectors, text)] if is_heatmap(sectors) else []),
        *[
            html.P(figured.told(note) if isinstance(note, str) else note, className="note")
            for note in _notes(sectors, text)
        ],
        html.Div([tab, downloads("segmen", sectors, text, "segments-chart")], className="under"),
    ]


def finding(sectors: Sectors, text: Text) -> str:
    """Return which places can be read as a whole: every segment known."""
    if not is_heatmap(sectors):
        return text("sektor.finding.few", count=len(known(sectors)))
    whole = [row for row in sectors.rows if _is_whole(row)]
    names = [row.name for row in whole if row.period is None]
    if not names:
        return text("sektor.finding.none")
    if len(whole) == len(sectors.rows) and not sectors.matrix.cut:
        return text("sektor.finding.all")
    if len(names) <= MOST_NAMED:
        return text("sektor.finding.only", names=naming.listed(names, text))
    return text("sektor.finding.counted", count=len(names), all=len(sectors.rows))


def _is_whole(row: Row) -> bool:
    return {cell.segment for cell in row.known} >= set(COMPLETE)


def subtitle(sectors: Sectors, text: Text) -> str:
    """Return statistic, period and base, and what must not be ranked."""
    base, period = sectors.chosen.base, sectors.chosen.period
    said = text("sektor.about.own")
    if base is not None:
        said = text("sektor.about.over", base=text.base_short(base))
    if period is None:
        return f"{said} {text('sektor.about.latest')}"
    when = naming.due(period, text)
    return f"{said} {text('sektor.about.period', period=when)}"


def _name(cell: Cell, text: Text) -> str:
    return f"{cell.region_name}, {text.segment_short(cell.segment)}"


def _key(sectors: Sectors, text: Text) -> html.Div:
    """Return the classes, and how many cells are in which state."""
    every = [cell for row in sectors.rows for cell in row.cells if state(cell) != "not_applicable"]
    drawn = [cell.coverage for cell in every if cell.coverage is not None]
    unknown = [state(cell) for cell in every if cell.coverage is None]
    held, outside = unknown.count("suppressed"), unknown.count(OUTSIDE)
    above = sum(share.value > 1 for share in drawn)
    counts = Counts(len(every), len(unknown) - held - outside, held, above, outside)
    more = [html.Li(words) for words in _signs(sectors, text)]
    return html.Div(
        [legend(of("uncovered"), counts, text), html.Ul(more, className="signs")], className="key"
    )


def _signs(sectors: Sectors, text: Text) -> Iterator[str]:
    """Yield what the other signs in the cells mean, where they occur."""
    drawn = known(sectors)
    if any(cell.coverage and cell.coverage.has_range for cell in drawn):
        yield text("sektor.sign.about")
    if any(has_wide_range(cell) for cell in drawn):
        yield text("sektor.sign.range")
    if any(cell.rivals for cell in drawn):
        yield text("sektor.sign.rivals")
    yield text("sektor.sign.PMI")


def _notes(sectors: Sectors, text: Text) -> Iterator[Any]:
    """Yield what to know: cells above 100 %, other figures, places without any, overlaps."""
    yield from _all_above(sectors, text)
    for cell in known(sectors):
        if cell.rivals:
            yield _rivals(cell, text)
    own = sectors.matrix.own
    if any("branch_office" in cell.flags for cell in own.cells):
        yield text("ringkasan.warnings.branch_note", place=own.name)
    if cut := sectors.matrix.cut:
        names = ", ".join(row.name for row in cut)
        yield text("sektor.note.cut", count=len(cut), names=names)
    yield text("sektor.note.overlap")


def _all_above(sectors: Sectors, text: Text) -> Iterator[list[Any]]:
    """Yield each cell that passes its base; more than a few as one, by the reason they have."""
    above = [(c.coverage.value, c) for c in known(sectors) if c.coverage and c.coverage.low > 1]
    for kind in ("JAKON", "usual"):
        mine = [pair for pair in above if _reason(pair[1]) == kind]
        if len(mine) <= MOST_NAMED:
            yield from (_above(cell, text) for _, cell in mine)
            continue
        _, most = max(mine, key=lambda pair: pair[0])
        share = figured.asked(text.share(most.coverage), keys.side(most, "share"))
        count = text.number(len(mine))
        said = text("sektor.note.above", count=count, name=_name(most, text), share=share)
        why = text(f"ringkasan.warnings.above_why.{kind}")
        yield [html.B(figured.told(f"{said} ")), why]


def _reason(cell: Cell) -> str:
    return "JAKON" if cell.segment == "JAKON" else "usual"


def _above(cell: Cell, text: Text) -> list[Any]:
    name = f"{_name(cell, text)}, {naming.when(cell, text, short=True)}"
    share = figured.asked(text.share(cell.coverage), keys.side(cell, "share"))
    heading = text("ringkasan.warnings.above", name=name, share=share)
    return [
        html.B(figured.told(f"{heading}. ")),
        text(f"ringkasan.warnings.above_why.{_reason(cell)}"),
    ]


def _rivals(cell: Cell, text: Text) -> list[Any]:
    """Return where the other figures of a cell stand."""
    segment = None if cell.segment == "total" else cell.segment
    there = Selection(region=cell.region, period=cell.period, segment=segment)
    name = f"{_name(cell, text)}, {naming.when(cell, text, short=True)}"
    return [choice("/", there, text("sektor.note.rivals", name=name), className="link")]
