"""Memberships and who has two of them, as the counts of a month: a total counts persons once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.synthetic.doubles import Doubles
from etl.synthetic.holdings import LEAST, incidence
from etl.synthetic.places import NATION, Places
from etl.synthetic.rounding import Whole
from model import registry
from model.registry import Axes, Month


@dataclass(frozen=True, slots=True)
class Counting:
    """What is counted where: the regions of the axes over the kab/kota of the places."""

    axes: Axes
    places: Places

    def month(self, period: str, cells: Whole, twice: Doubles) -> Month:
        """Return the counts of a month; nothing is hidden yet."""
        persons = np.zeros(self.axes.shape, np.int64)
        once = self._everywhere(_held(cells)) - self._above(_held(twice.nearby))
        once -= self._far_apart(_held(twice.far))
        held = np.array([p in (registry.TOTAL, *LEAST) for p in registry.PROGRAMMES])
        one = self._everywhere(twice.one_trade)[:, :, None] * held
        two = self._everywhere(twice.two_trades)[:, :, None] * held
        persons[:, 1:, 1:] = once
        persons[:, 1:, 0] = once.sum(2) - one
        persons[:, 0, 1:] = once.sum(1)
        persons[:, 0, 0] = once.sum((1, 2)) - one.sum(1) - two.sum(1)
        return Month(period, self.axes, persons.astype(np.int32), np.zeros_like(persons, np.bool_))

    def _everywhere(self, low: Whole) -> Whole:
        """Return the sums of every region, from those of the kab/kota."""
        found = self._above(low)
        found[np.searchsorted(self.axes.regions, self.places.kabkota)] = low
        return found

    def _above(self, low: Whole) -> Whole:
        """Return the sums of provinces and what is above them; 0 for kab/kota."""
        found = np.zeros((len(self.axes.regions), *low.shape[1:]), np.int64)
        starts = np.searchsorted(self.places.of, np.arange(len(self.places.provinces)))
        by_province = np.add.reduceat(low, starts)
        found[np.searchsorted(self.axes.regions, self.places.provinces)] = by_province
        for office, inside in self.places.offices.items():
            found[self.axes.regions.index(office)] = by_province[inside].sum(0)
        found[self.axes.regions.index(NATION)] = by_province.sum(0)
        return found

    def _far_apart(self, low: Whole) -> Whole:
        """Return the sums of the regions that hold a kab/kota and its stranger."""
        found = np.zeros((len(self.axes.regions), *low.shape[1:]), np.int64)
        for office, inside in self.places.offices.items():
            held = np.isin(self.places.of, inside)
            found[self.axes.regions.index(office)] = low[held & held[self.places.strangers]].sum(0)
        found[self.axes.regions.index(NATION)] = low.sum(0)
        return found


def _held(cells: Whole) -> Whole:
    """Return holdings counted by segment and programme: (…, segments without total, programmes)."""
    count = incidence()
    found = np.zeros((*cells.shape[:-1], *count.shape[1:]), np.int64)
    for segment, programme in zip(*np.nonzero(count.any(0)), strict=True):
        found[..., segment, programme] = cells[..., count[:, segment, programme]].sum(-1)
    return found
