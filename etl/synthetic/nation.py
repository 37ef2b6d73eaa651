"""The synthetic nation: margins read, base month fitted, months drawn one after another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from etl.synthetic.base import Base, base
from etl.synthetic.counting import Counting
from etl.synthetic.course import course
from etl.synthetic.doubles import Doubles, doubles
from etl.synthetic.draw import Moves, drawn, moves
from etl.synthetic.members import ACTIVE, members
from etl.synthetic.places import Places
from etl.synthetic.published import ANY, Published
from etl.synthetic.rounding import Whole
from etl.synthetic.workers import Survey, workers
from model.period import august_before
from model.registry import Axes, Month


@dataclass(frozen=True, slots=True)
class Nation:
    """A base month and how its months differ from it; asked for a month, it draws it."""

    places: Places
    base: Base
    moves: Moves
    counting: Counting
    survey: Survey
    used: tuple[Mapping[str, object], ...]  # the margins, with their publications

    def memberships(self, at: int) -> tuple[Whole, Doubles]:
        """Return the memberships of the month of a number, and who has two of them."""
        cells = drawn(self.base, self.moves, at, self.places)
        return cells, doubles(cells, self.base.two_segments, self.places)

    def month(self, at: int) -> Month:
        """Return the counts of the month of a number; nothing is hidden yet."""
        return self.counting.month(self.moves.periods[at], *self.memberships(at))


def nation(tables: Mapping[str, pa.Table], months: int, seed: int) -> Nation:
    """Return a nation whose margins are those of the published figures.

    In   tables: figures, origins and regions of a build
    """
    published = Published.of(tables["figures"], tables["origins"])
    regions = tables["regions"].to_pylist()
    places, moving = Places.read(regions), course(published)
    given = members(published, places, moving.migrants)
    survey = Survey.read(published, places, august_before(given.period, ""))
    fitted = base(given, workers(survey, places), places, seed)
    every = published.rows(ACTIVE, segment=ANY, programme=ANY)
    last = str(every.loc[every["period_kind"] == "month", "period"].max())
    return Nation(
        places,
        fitted,
        moves(moving, fitted, last, months, seed),
        Counting(Axes.of(regions), places),
        survey,
        (*survey.used, *given.used, *moving.used),
    )
