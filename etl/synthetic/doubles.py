"""Persons with two memberships: in two segments, in two kab/kota, in two provinces."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.synthetic.assumptions import SAME_TRADE, TWO_PLACES, TWO_PROVINCES
from etl.synthetic.holdings import of_segment
from etl.synthetic.places import Places
from etl.synthetic.rounding import Whole, apportioned, spread_over, table

# Of a cell's memberships at most so many are given to each use: 1/3 and 1/3 to two segments, 1/16
# each to going to and coming from another kab/kota and another province. Together never more than
# there are, so that some set of persons has exactly these memberships.
SEGMENT_PART, PLACE_PART = 3, 16
LEAST_WEIGHT = 1e-6  # of a province where nobody can go: the fitting needs more than 0


@dataclass(frozen=True, slots=True)
class Doubles:
    """Persons with two memberships, at the place of their first.

    Shape   one_trade, two_trades: (kab/kota, industries), members of PU and BPU; two_trades at the
            industry of PU; nearby, far: (kab/kota, industries, holdings)
    """

    one_trade: Whole
    two_trades: Whole
    nearby: Whole  # also in the next kab/kota of the province
    far: Whole  # also in a kab/kota of another province


def doubles(cells: Whole, share: float, places: Places) -> Doubles:
    """Return who has two memberships in a month, `share` of them being a second segment."""
    wages = cells[:, :, of_segment("PU")].sum(2)
    own = cells[:, :, of_segment("BPU")[0]]  # the least package: nothing else is held twice
    members = np.bincount(places.of, cells.sum((1, 2))).astype(np.int64)
    wanted = np.rint(share * members).astype(np.int64)
    first = np.rint(SAME_TRADE * wanted).astype(np.int64)
    one = _spread(np.minimum(wages, own) // SEGMENT_PART, first, places)
    got = np.bincount(places.of, one.sum(1)).astype(np.int64)
    two = _spread(_beside_another(wages, own), wanted - got, places)
    return Doubles(
        one,
        two,
        _elsewhere(cells, places.neighbours, TWO_PLACES, places),
        _elsewhere(cells, places.strangers, TWO_PROVINCES, places),
    )


def _beside_another(wages: Whole, own: Whole) -> Whole:
    """Return how many members of PU may also be in the industry with most BPU of their kab/kota."""
    beside = own.argmax(1)[:, None]
    most = np.take_along_axis(own, beside, 1) // SEGMENT_PART
    others = wages.copy()
    np.put_along_axis(others, beside, 0, 1)
    part = others / np.maximum(others.sum(1, keepdims=True), 1)
    return np.asarray(np.minimum(others // SEGMENT_PART, np.floor(most * part).astype(np.int64)))


def _spread(most: Whole, wanted: Whole, places: Places) -> Whole:
    """Return how many of each cell, adding up to what each province wants or can give."""
    groups = np.repeat(places.of, most.shape[1])
    can = np.bincount(groups, most.ravel(), len(wanted)).astype(np.int64)
    return apportioned(most.ravel(), groups, np.minimum(wanted, can)).reshape(most.shape)


def _elsewhere(cells: Whole, partners: Whole, share: float, places: Places) -> Whole:
    """Return who is also in the partner of a kab/kota, in the same industry and holding."""
    most = np.minimum(cells, cells[partners]) // PLACE_PART
    holdings = cells.shape[2]
    groups = places.of[:, None, None] * holdings + np.arange(holdings)
    spread = np.broadcast_to(groups, cells.shape).ravel()
    size = len(places.provinces) * holdings
    can = np.bincount(spread, most.ravel(), size).astype(np.float64).reshape(-1, holdings)
    rows = np.rint(share * np.bincount(places.of, cells.sum((1, 2)))).astype(np.int64)
    columns = spread_over(cells.sum((0, 1)).astype(np.float64), int(rows.sum()))
    wanted = np.minimum(table(can + LEAST_WEIGHT, rows, columns), can.astype(np.int64))
    return apportioned(most.ravel(), spread, wanted.ravel()).reshape(cells.shape)
