"""Membership spells of persons who do not exist, drawn from the base month."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from etl.synthetic.assumptions import TRADES, TWO_PLACES
from etl.synthetic.base import Base
from etl.synthetic.fitting import Numbers
from etl.synthetic.hashes import keys
from etl.synthetic.holdings import HOLDINGS, of_segment
from etl.synthetic.places import Places
from etl.synthetic.rounding import Whole
from etl.synthetic.spell_rows import Rows

SPELL_STREAM = 3
SEPARATOR = "|"
MONTHS_BEFORE, MONTHS_AFTER = 120, 12  # in which a first spell may begin, from the base month
KNOWN = 24  # months after the base month: no later end or beginning is written down
STAYS, USUAL = 0.8, 30  # share without an end, and the months that the others stay on average
RETURNS, PAUSE = 0.15, 12  # share of those with an end that come back, within so many months
DAYS = 28  # of every month

SCHEMA = pa.schema(
    [
        ("person", pa.string()),
        *(
            (name, pa.dictionary(pa.int16(), pa.string()))
            for name in ("kabkota", "industry", "segment", "programmes")
        ),
        ("from", pa.date32()),
        ("to", pa.date32()),
    ]
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What spells are drawn from: the cells of the base month and their places."""

    base: Base
    places: Places
    seed: int
    ends: Numbers  # where the share of each cell ends, between 0 and 1

    @classmethod
    def of(cls, base: Base, places: Places, seed: int) -> Drawing:
        """Return the drawing of a base month."""
        ends = base.cells.ravel().cumsum()
        return cls(base, places, seed, ends / ends[-1])

    def batch(self, first: int, persons: int) -> pa.Table:
        """Return the spells of some persons, the same for the same first one.

        Out  SCHEMA; a few more rows than persons
        """
        chance = np.random.default_rng([self.seed, SPELL_STREAM, first])
        rows = self._first_spells(chance, first, persons)
        more = (
            self._second_segment(chance, rows),
            self._second_place(chance, rows),
            self._second_time(chance, rows),
        )
        return self._table(rows.and_then(*more))

    def _first_spells(self, chance: np.random.Generator, first: int, persons: int) -> Rows:
        cell = np.searchsorted(self.ends, chance.random(persons), side="right")
        start = chance.integers(-MONTHS_BEFORE, MONTHS_AFTER + 1, persons)
        length = 1 + chance.exponential(USUAL, persons).astype(np.int64)
        length[(chance.random(persons) < STAYS) | (start + length > KNOWN)] = 0
        days = chance.integers(0, DAYS, (persons, 2))
        return Rows(first + np.arange(persons), cell, start, length, days)

    def _second_segment(self, chance: np.random.Generator, rows: Rows) -> Rows:
        """Return the work on their own account of some who are paid a wage."""
        paid = rows.cell % len(HOLDINGS) <= of_segment("PU")[-1]
        hit = np.flatnonzero(paid & (chance.random(len(paid)) < self.base.two_segments))
        more = rows.taken(hit)
        own = more.cell - more.cell % len(HOLDINGS) + of_segment("BPU")[0]
        return Rows(more.who, own, more.start, more.length, more.days)

    def _second_place(self, chance: np.random.Generator, rows: Rows) -> Rows:
        """Return the same work of some in the next kab/kota."""
        more = rows.taken(np.flatnonzero(chance.random(len(rows.who)) < TWO_PLACES))
        size = len(TRADES) * len(HOLDINGS)
        there = self.places.neighbours[more.cell // size] * size + more.cell % size
        return Rows(more.who, there, more.start, more.length, more.days)

    def _second_time(self, chance: np.random.Generator, rows: Rows) -> Rows:
        """Return the later spell of some who had left."""
        left = (rows.length > 0) & (chance.random(len(rows.who)) < RETURNS)
        more = rows.taken(np.flatnonzero(left))
        again = more.start + more.length + chance.integers(1, PAUSE + 1, len(more.who))
        back = Rows(more.who, more.cell, again, np.zeros_like(again), more.days)
        return back.taken(np.flatnonzero(again <= KNOWN))

    def _table(self, rows: Rows) -> pa.Table:
        held = len(HOLDINGS)
        place, rest = np.divmod(rows.cell, len(TRADES) * held)
        trade, holding = np.divmod(rest, held)
        segments = list(dict.fromkeys(one.segment for one in HOLDINGS))
        packages = list(dict.fromkeys(SEPARATOR.join(one.programmes) for one in HOLDINGS))
        segment = np.array([segments.index(one.segment) for one in HOLDINGS])
        package = np.array([packages.index(SEPARATOR.join(one.programmes)) for one in HOLDINGS])
        base = np.datetime64(self.base.period, "M")
        begins = (base + rows.start).astype("datetime64[D]") + rows.days[:, 0]
        ends = (base + rows.start + rows.length).astype("datetime64[D]") + rows.days[:, 1]
        columns = [
            keys(rows.who.astype(np.uint64), self.seed),
            _coded(place, self.places.kabkota),
            _coded(trade, tuple(TRADES)),
            _coded(segment[holding], segments),
            _coded(package[holding], packages),
            pa.array(begins),
            pa.array(ends, mask=rows.length == 0),
        ]
        return pa.Table.from_arrays(columns, schema=SCHEMA)


def _coded(at: Whole, names: list[str] | tuple[str, ...]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(at.astype(np.int16)), pa.array(list(names)))
