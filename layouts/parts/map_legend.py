"""The key to the colours of a map or tile grid, and how many places have none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dash import html

from layouts.parts.attributes import aria
from model.cell import OUTSIDE
from model.classes import Classes, is_above
from model.places import Place
from texts import Text


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the places are not simply in a class."""

    all: int
    missing: int  # without a figure, for whatever reason but the next
    suppressed: int  # withheld by the publisher
    above: int  # more than 100 %
    outside: int = 0  # of the reader's scope

    @classmethod
    def of(cls, places: Sequence[Place]) -> Counts:
        """Return the counts of these places."""
        unknown = [place.status for place in places if not place.is_known]
        suppressed = unknown.count("suppressed")
        known = [place.rate for place in places if place.is_known and place.rate]
        above = sum(is_above(rate.value) for rate in known)
        outside = unknown.count(OUTSIDE)
        missing = len(unknown) - suppressed - outside
        return cls(len(places), missing, suppressed, above, outside)


def legend(classes: Classes | None, counts: Counts, text: Text) -> html.Div:
    """Return a swatch per class with its lower bound, then the states that occur.

    Bubbles have no classes, but places without a figure all the same.
    """
    states = html.Ul(list(_states(counts, text)), className="states")
    strip = [] if classes is None else [_strip(classes, text)]
    return html.Div([*strip, states], className="legend")


def _strip(classes: Classes, text: Text) -> html.Ol:
    swatches = [
        html.Li([html.Span(className=f"swatch rate-{classes.kind}-{at + 1}"), html.Span(words)])
        for at, words in enumerate(_bounds(classes, text))
    ]
    return html.Ol(swatches, className="classes", **aria(label=text("map.legend.label")))


def _bounds(classes: Classes, text: Text) -> Iterator[str]:
    """Yield what stands under each class: < 40, 40, 45 … ≥ 65 %."""
    numbers = [round(100 * bound) for bound in classes.bounds]
    yield text("map.legend.below", bound=text.number(numbers[0]))
    for number in numbers[:-1]:
        yield text.number(number)
    yield text("map.legend.from", bound=text.percent(numbers[-1]))


def _states(counts: Counts, text: Text) -> Iterator[html.Li]:
    """Yield the swatches of places without a class of their own; "no data" even where none."""
    missing = text("map.legend.missing", count=counts.missing, all=counts.all)
    yield _state("hatched", missing)
    if counts.suppressed:
        yield _state("dotted", text("map.legend.suppressed", count=counts.suppressed))
    if counts.outside:
        yield _state("crossed", text("map.legend.outside_scope", count=counts.outside))
    if counts.above:
        yield _state("above", text("map.legend.above", count=counts.above))


def _state(name: str, words: str) -> html.Li:
    return html.Li([html.Span(className=f"swatch {name}"), html.Span(words)])
