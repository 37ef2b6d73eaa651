"""The base month: memberships of every kab/kota, industry and holding, fitted to the margins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from etl.synthetic.assumptions import HANDFUL, SPREAD, TRADES, TWO_PLACES, TWO_PROVINCES, WIDEST
from etl.synthetic.fitting import Margin, Numbers, fitted, margin
from etl.synthetic.holdings import HOLDINGS, PACKAGES, of_segment
from etl.synthetic.members import AT_HOME, Members, holding_names
from etl.synthetic.places import Places
from model.errors import ContractBroken

PLACE_STREAM = 1  # of random numbers: each use has its own, so that one does not shift another


@dataclass(frozen=True, slots=True)
class Base:
    """Memberships of the base month.

    Shape   cells: (kab/kota, industries, holdings)
    Units   memberships: a person in two places or segments has two
    """

    period: str
    cells: Numbers
    two_segments: float  # of all memberships: how many are a person's second segment


def base(given: Members, workers: Numbers, places: Places, seed: int) -> Base:
    """Return the base month, or raise ContractBroken naming the margin that cannot be met."""
    held = counted_twice(np.rint(given.holdings), TWO_PLACES, TWO_PROVINCES)
    every = held.sum()
    twice = every - np.rint(TWO_PLACES * every) - np.rint(TWO_PROVINCES * every) - given.persons
    if twice < 0:
        raise ContractBroken(
            f"the segments of {given.period} add up to fewer persons than its total: "
            "nobody can be in two of them"
        )
    share = float(twice / every)
    provinces = counted_twice(given.provinces, share, TWO_PLACES)
    prior = _prior(workers, seed)
    blocks = _blocks(prior, places)
    by_holding = margin("participants by holding", held, [1], blocks.shape)
    by_province = margin("participants by province", provinces, [0], blocks.shape)
    margins = [
        replace(by_holding, labels=holding_names()),
        replace(by_province, labels=places.provinces),
        *_office_margins(given.offices, (held, provinces), places),
    ]
    # every margin is a total of provinces and holdings: within a block nothing moves
    wanted = fitted(blocks, margins)
    cells = prior * (wanted / blocks)[places.of][:, None, :]
    return Base(given.period, _without_crumbs(cells, wanted, places), share)


def _blocks(cells: Numbers, places: Places) -> Numbers:
    """Return the sums of each province and holding."""
    found = np.zeros((len(places.provinces), cells.shape[2]))
    np.add.at(found, places.of, cells.sum(1))
    return found


def _without_crumbs(cells: Numbers, wanted: Numbers, places: Places) -> Numbers:
    """Return the cells with those of a handful empty: a few employers share one package.

    The largest of each province and holding stays, whatever its size.
    """
    largest = np.zeros_like(wanted)
    np.maximum.at(largest, places.of, cells.max(1))
    kept = np.where((cells >= HANDFUL) | (cells == largest[places.of][:, None, :]), cells, 0)
    return np.asarray(kept * (wanted / _blocks(kept, places))[places.of][:, None, :])


def counted_twice(persons: Numbers, *shares: float) -> Numbers:
    """Return how many memberships leave so many persons without the rounded shares of them."""
    about = np.rint(persons / (1 - sum(shares)))
    tries = about[..., None] + np.arange(-3, 4)
    left = tries - sum(np.rint(share * tries) for share in shares)
    hit = (left == persons[..., None]).argmax(-1)
    return np.asarray(np.take_along_axis(tries, hit[..., None], -1)[..., 0])


def _prior(workers: Numbers, seed: int) -> Numbers:
    """Return what the fitting starts from: the employed times how likely they are members."""
    trades = list(TRADES.values())
    formal, informal = workers[..., 0], workers[..., 1]
    builders = np.array([code == "F" for code in TRADES])
    weights = {
        "PU": formal * [trade.wage for trade in trades],
        "BPU": informal * [trade.own for trade in trades],
        "JAKON": workers.sum(2) * builders,
        "PMI": informal * [trade.abroad for trade in trades],
    }
    chance = np.random.default_rng([seed, PLACE_STREAM])
    luck = np.exp(
        SPREAD * chance.standard_normal((len(workers), len(PACKAGES))).clip(-WIDEST, WIDEST)
    )
    cells = np.empty((*formal.shape, len(HOLDINGS)))
    for number, segment in enumerate(PACKAGES):
        for package, at in enumerate(of_segment(segment)):
            more = [trade.savings if package else 1.0 for trade in trades]
            cells[..., at] = weights[segment] * more * luck[:, number, None]
    return cells


def _office_margins(
    offices: Mapping[str, Mapping[str, float]],
    totals: tuple[Numbers, Numbers],
    places: Places,
) -> list[Margin]:
    """Return the segments of each office: the nation's, moved as the office's own table differs."""
    held, provinces = totals
    found = []
    home = np.array([held[of_segment(s)].sum() for s in AT_HOME])
    for office, ratios in offices.items():
        inside = places.offices[office]
        persons = provinces[inside].sum() * home.sum() / held.sum()
        moved = home * [ratios[s] for s in AT_HOME]
        groups = np.full((len(places.provinces), len(HOLDINGS)), len(AT_HOME))
        for number, segment in enumerate(AT_HOME):
            groups[np.ix_(inside, of_segment(segment))] = number
        wanted = np.append(moved / moved.sum() * persons, np.nan)
        name = f"segments of {office}"
        found.append(Margin(name, groups, wanted, (*AT_HOME, "the others")))
    return found
