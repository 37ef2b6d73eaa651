"""How the number of participants moves from month to month: published level, time of the year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from etl.synthetic.assumptions import SMOOTHED, TRADES, YEAR
from etl.synthetic.fitting import Numbers
from etl.synthetic.members import ACTIVE, AT_HOME, in_segment, nation
from etl.synthetic.places import NATION
from etl.synthetic.published import ANY, Published
from etl.synthetic.rounding import Whole

MIGRANTS = "PMI"
YEAR_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Course:
    """The published months of the nation, and the shares of its segments where all are known.

    Units   persons as in a December; shares of all participants, by month number
    """

    level: Mapping[int, float]
    shares: Mapping[int, Mapping[str, float]]
    migrants: float
    used: tuple[Mapping[str, object], ...]


def number(period: str) -> int:
    """Return the months since the year 0 of a month as YYYY-MM."""
    return int(period[:4]) * YEAR_MONTHS + int(period[5:]) - 1


def named(month: int) -> str:
    """Return the month of a number, as YYYY-MM."""
    return f"{month // YEAR_MONTHS:04}-{month % YEAR_MONTHS + 1:02}"


def course(published: Published) -> Course:
    """Return the course of the nation from its published months."""
    found = published.rows(ACTIVE, (NATION,), segment=ANY, programme=ANY)
    months = found[found["period_kind"] == "month"]
    parts = {p: _parts(published, p) for p in sorted(set(months["period"]))}
    shares = {
        number(p): _calm(p, known) for p, known in parts.items() if set(AT_HOME) <= set(known)
    }
    abroad = [
        known[MIGRANTS] / sum(known.values()) for known in parts.values() if MIGRANTS in known
    ]
    totals = {p: nation(published, p) for p in parts}
    level = {
        number(p): persons / _season_of_all(shares, p)
        for p, persons in totals.items()
        if not np.isnan(persons)
    }
    used = published.used("level of the nation by month", months)
    return Course(level, shares, abroad[-1] if abroad else 0.0, (used,))


def _parts(published: Published, period: str) -> dict[str, float]:
    """Return the participants of each segment that a month is known of."""
    asked = {s: in_segment(published, period, s) for s in (*AT_HOME, MIGRANTS)}
    return {segment: persons for segment, persons in asked.items() if not np.isnan(persons)}


def _calm(period: str, known: Mapping[str, float]) -> dict[str, float]:
    """Return the shares of the segments as if the month were a December."""
    calm = {segment: known[segment] / season(segment, period) for segment in AT_HOME}
    return {segment: persons / sum(calm.values()) for segment, persons in calm.items()}


def season(segment: str, period: str) -> float:
    """Return a month of a segment against its December."""
    return YEAR[segment][int(period[5:]) - 1]


def levels(one: Course, months: Sequence[int], base: int) -> dict[str, Numbers]:
    """Return per segment and month the persons against the base month, a December."""
    wide = np.arange(min(months[0], base) - SMOOTHED, max(months[-1], base) + SMOOTHED + 1)
    total = _extended(wide, one.level)  # as if every month were a December
    found = {}
    for segment in (*AT_HOME, MIGRANTS):
        if segment == MIGRANTS:
            calm = total
        else:
            known = sorted(one.shares)
            calm = total * np.interp(wide, known, [one.shares[m][segment] for m in known])
        smooth = np.convolve(calm, np.ones(SMOOTHED) / SMOOTHED, "same")
        at = np.array(months) - wide[0]
        moved = [season(segment, named(month)) for month in months]
        found[segment] = smooth[at] / smooth[base - wide[0]] * np.array(moved)
    return found


def swings(months: Sequence[int]) -> Numbers:
    """Return what the time of the year makes of each industry: (months, industries)."""
    month = np.array(months)[:, None] % YEAR_MONTHS + 1
    peaks = np.array([trade.peak for trade in TRADES.values()])[None]
    reach = np.array([trade.swing for trade in TRADES.values()])[None]
    turn = 2 * np.pi / YEAR_MONTHS
    wave = 1 + reach * np.cos(turn * (month - peaks))
    return np.asarray(wave / (1 + reach * np.cos(turn * (YEAR_MONTHS - peaks))))


def _season_of_all(shares: Mapping[int, Mapping[str, float]], period: str) -> float:
    """Return a month of all segments against its December, with the shares of the nearest month."""
    nearest = min(shares, key=lambda month: abs(month - number(period)))
    return sum(share * season(s, period) for s, share in shares[nearest].items())


def _extended(wide: Whole, known: Mapping[int, float]) -> Numbers:
    """Return the level of every month: growth between known ones, the mean growth outside them."""
    at = np.array(sorted(known))
    logs = np.log([known[month] for month in at])
    slope = (logs[-1] - logs[0]) / (at[-1] - at[0])
    inside = np.interp(wide, at, logs)
    before, after = np.minimum(wide - at[0], 0), np.maximum(wide - at[-1], 0)
    return np.asarray(np.exp(inside + slope * (before + after)))
