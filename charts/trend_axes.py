"""The two axes of participants over time: months from the first year on, people in round steps."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from charts.label_places import Box
from model.months import YEAR, months_until
from model.on_track import OnTrack

WIDE, NARROW = 980, 290  # pixels of the plot as words are laid out in it
HEIGHT, TOP, BOTTOM = 410, 74, 34  # pixels of the figure, the letters above, the years below
LEFT = 72  # pixels of the words at the gridlines
STEPS = 3  # gridlines at most
ROUND = (1, 2, 2.5, 5, 10)
ROOM = 0.16  # of the height, above and below what is drawn
LONGEST = 6  # years that the axis reaches beyond the last figure


@dataclass(frozen=True, slots=True)
class Axes:
    """Where months and people stand; x counts months, the first January is 0."""

    first: int  # year
    years: int
    bottom: float
    top: float
    step: float
    width: int

    def x(self, period: str) -> float:
        """Return the middle of a month; a year stands in its middle."""
        if len(period) == len("2022"):
            return self.start(period) + YEAR / 2
        return self.start(period) + 0.5

    def start(self, period: str) -> float:
        """Return where a month or a year begins."""
        month = period if len(period) > len("2022") else f"{period}-01"
        return float(months_until(f"{self.first}-01", month[:7]))

    def due(self, period: str) -> float:
        """Return where a deadline stands: a bare year ends with its December."""
        return self.x(period if len(period) > len("2022") else f"{period}-12")

    @property
    def end(self) -> int:
        """Return the month at which the axis ends."""
        return self.years * YEAR

    @property
    def ticks(self) -> list[float]:
        """Return where gridlines are drawn."""
        count = round((self.top - self.bottom) / self.step)
        steps = [self.bottom + self.step * n for n in range(count + 1)]
        return [tick for tick in steps if tick <= self.top]

    @property
    def above(self) -> float:
        """Return the end of the axis: the letters of the events stand over the figures."""
        return self.top + TOP * self.pixel

    @property
    def pixel(self) -> float:
        """Return how many people a pixel stands for."""
        return (self.top - self.bottom) / (HEIGHT - TOP - BOTTOM)

    def across(self, x: float) -> float:
        """Return pixels from the left."""
        return x / self.end * self.width

    def down(self, y: float) -> float:
        """Return pixels from the top of the plot."""
        return (self.top - y) / self.pixel

    @property
    def frame(self) -> Box:
        """Return the room that words have."""
        return Box(-LEFT + 10, -2, self.width + 6, HEIGHT - TOP - BOTTOM)


def axes_of(page: OnTrack, drawn: Iterable[float], narrow: bool) -> Axes:
    """Return axes that hold every figure, the targets ahead, and the reader's month."""
    periods = [point.period for point in page.series.points]
    first = int((periods or [page.today])[0][:4])
    last = int((periods or [page.today])[-1][:4])
    ends = [last, *(int(one.aim.due[:4]) for one in page.mine if one.aim.people.known)]
    if page.target is not None:
        ends.append(int(page.today[:4]))
    end = min(max(ends), last + LONGEST)
    bottom, top, step = _span(list(drawn))
    return Axes(first, end - first + 1, bottom, top, step, NARROW if narrow else WIDE)


def _span(values: list[float]) -> tuple[float, float, float]:
    """Return the ends of the axis of people and its step; from 0 where that costs little."""
    low, high = min(values), max(values)
    least = 0.0 if low < high / 2 else low - (high - low) * ROOM
    step = _round((high - least) / STEPS or high / STEPS or 1.0)
    bottom = math.floor(least / step) * step
    return max(0.0, bottom), high + (high - bottom) * ROOM, step


def _round(step: float) -> float:
    """Return the next round step: 1, 2, 2.5 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(power * one for one in ROUND if power * one >= step * (1 - 1e-9))
