"""What the cards of /sektor have alike: finding, what is counted, figure, notes, table, files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from dash import html

from layouts.parts import figure as figured
from texts import Text


class Said(NamedTuple):
    """The words over a figure."""

    finding: str
    about: str  # statistic, place, time and base

    @property
    def aloud(self) -> str:
        """Return what a figure shows, for those who cannot see it."""
        return f"{self.finding}. {self.about}"


def card(said: Said, drawn: Sequence[Any], notes: Iterable[Any], under: Sequence[Any]) -> list[Any]:
    """Return the contents of a card; under: its table and its files."""
    return [
        html.H2(figured.told(said.finding)),
        html.P(said.about, className="about"),
        *drawn,
        *[html.P(note, className="note") for note in notes],
        html.Div(list(under), className="under"),
    ]


def letters(codes: Iterable[str], text: Text) -> str:
    """Return what the letters of industries over narrow columns stand for."""
    told = (f"{','.join(code)}\u00a0{text(f'sektor.industry.{code}')}" for code in codes)
    return text("sektor.workers.key", letters=" · ".join(told))
