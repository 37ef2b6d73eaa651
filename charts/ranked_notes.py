"""Words and lines around ranked bars: names of sides and places, rules between rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charts import marks
from charts.row import Row
from charts.theme import Figure, Theme
from texts.text import Text

SIDE = 14  # pixels between the common zero and the name of a side
ABOVE = 8  # pixels between the first row and the names of the sides
UPPER = -0.16  # of a narrow row: how far above its middle the name stands, over the bar
LONGEST_BESIDE = 20  # letters of a name that a number still fits beside
FIRST_LINE = 8  # pixels from the middle of a name's two lines up to the first


def notes(rows: Sequence[Row], text: Text, look: Theme) -> list[Figure]:
    """Return the names of sides and places, and the numbers that no bar can carry."""
    numbers = _beside if look.narrow else _without_bar
    return [*_sides(text, look), *_places(rows, text, look), *numbers(rows, text, look)]


def lines(rows: int, look: Theme) -> list[Figure]:
    """Return a rule above every row and the common zero in the colour of the card."""
    shared = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "layer": "below"}
    rule = {"color": look.line, "width": 1}
    rules = [{**shared, "y0": row - 0.5, "y1": row - 0.5, "line": rule} for row in range(rows)]
    zero = {"x0": 0, "x1": 0, "xref": "x", "y0": 0, "y1": 1, "yref": "paper"}
    return [*rules, {"type": "line", **zero, "line": {"color": look.card, "width": 2}}]


def _sides(text: Text, look: Theme) -> Iterator[Figure]:
    shared = {"xref": "x", "yref": "paper", "yanchor": "bottom", "yshift": ABOVE}
    covered = {"xanchor": "right", "xshift": -SIDE, "font": {"color": look.covered_text}}
    yield marks.note(f"<b>{text('chart.covered')}</b>", 0, 1, **{**shared, **covered})
    gap = {"xshift": SIDE, "font": {"color": look.gap_text}}
    yield marks.note(f"<b>{text('chart.gap')}</b>", 0, 1, **{**shared, **gap})


def _places(rows: Sequence[Row], text: Text, look: Theme) -> Iterator[Figure]:
    """Return each place's name and under it its share of its base."""
    upper = UPPER if look.narrow else 0
    font = {"color": look.ink, "size": 14}
    for row in rows:
        below = "" if row.base is None else text.label(row.base)
        if row.base is not None:
            of = "chart.share_of" if row.share else "chart.of"
            below = text(of, share=row.share, base=below)
        yield marks.note(marks.two_lines(row.name, below, look), 0, row.at + upper, font=font)


def _without_bar(rows: Sequence[Row], text: Text, look: Theme) -> Iterator[Figure]:
    """Return the numbers that have no bar: 0, and gaps below it, where the base is passed."""
    for row in rows:
        if row.participants and row.participants.value == 0:
            place = {"xref": "x", "xanchor": "right", "xshift": -SIDE}
            yield marks.note(text.about(row.participants), 0, row.at, **place)
        if row.gap and row.gap.value <= 0:
            font = {"color": look.covered_text, "weight": 600}
            yield marks.note(text.about(row.gap), 0, row.at, xref="x", xshift=SIDE, font=font)


def _beside(rows: Sequence[Row], text: Text, look: Theme) -> Iterator[Figure]:
    """Return every gap, or why there is none, on the right; under a name that needs the width."""
    place = {"xanchor": "right", "align": "right"}
    for row in rows:
        words, colour, size = text(f"state.{row.status}"), look.ink_3, 12
        if row.gap:
            words, size = f"<b>{text.about(row.gap)}</b>", 14
            colour = look.covered_text if row.gap.value <= 0 else look.gap_text
        shift = FIRST_LINE if len(row.name) <= LONGEST_BESIDE else -FIRST_LINE
        font = {"color": colour, "size": size}
        yield marks.note(words, 1, row.at + UPPER, yshift=shift, font=font, **place)
