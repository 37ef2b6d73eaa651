"""The margins of the base month: active participants as they were published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from etl.synthetic.fitting import Numbers
from etl.synthetic.holdings import HOLDINGS, PACKAGES
from etl.synthetic.places import NATION, Places
from etl.synthetic.published import ANY, Published
from model.errors import ContractBroken

ACTIVE = "participants_active"
DECEMBER = "-12"
EVERYBODY = "JKK"  # the programme that all participants hold
LEAST_PROVINCES = 20
AT_HOME = ("PU", "BPU", "JAKON")  # segments that the published tables have


@dataclass(frozen=True, slots=True)
class Members:
    """Participants of one December.

    Units   persons; NaN where nothing is published
    """

    period: str
    persons: float
    provinces: Numbers
    holdings: Numbers
    offices: Mapping[str, Mapping[str, float]]  # office -> segment -> against the nation, 1 as it
    used: tuple[Mapping[str, object], ...]  # the margins, with their publications


def members(published: Published, places: Places, migrants: float) -> Members:
    """Return the margins of the latest December that is known well enough.

    In   migrants: share of segment PMI among all participants, where its December has none
    """
    period = _december(published, places)
    persons = nation(published, period)
    offices, of_offices = _offices(published, places)
    at = {"period": period}
    asked = {
        "participants of the nation": published.rows(ACTIVE, (NATION,), **at),
        "participants by province": published.rows(ACTIVE, places.provinces, **at),
    } | {
        f"participants of {segment} by programme": published.rows(
            ACTIVE, (NATION,), segment=segment, programme=ANY, **at
        )
        for segment in AT_HOME
    }
    return Members(
        period,
        persons,
        published.of_regions(ACTIVE, places.provinces, period),
        _held(published, period, persons * migrants),
        offices,
        (*(published.used(name, rows) for name, rows in asked.items()), *of_offices),
    )


def nation(published: Published, period: str, **asked: str) -> float:
    """Return the participants of the nation, NaN where they are not published."""
    return float(published.of_regions(ACTIVE, (NATION,), period, **asked)[0])


def in_segment(published: Published, period: str, segment: str) -> float:
    """Return the participants of a segment, by its total or by the programme that all hold."""
    total = nation(published, period, segment=segment)
    if np.isnan(total):
        return nation(published, period, segment=segment, programme=EVERYBODY)
    return total


def _december(published: Published, places: Places) -> str:
    """Return the latest December with a total, most provinces and every segment by programme."""
    nations = set(published.rows(ACTIVE, (NATION,))["period"])
    for period in sorted((p for p in nations if p.endswith(DECEMBER)), reverse=True):
        provinces = published.of_regions(ACTIVE, places.provinces, period)
        enough = (~np.isnan(provinces)).sum() >= LEAST_PROVINCES
        if enough and not np.isnan(_held(published, period, 0)).any():
            return str(period)
    raise ContractBroken(
        "no December has participants by province and by segment and programme: "
        "the synthetic registry has no base month"
    )


def _held(published: Published, period: str, migrants: float) -> Numbers:
    """Return the persons of each holding, from what each programme has of a segment."""
    found: list[float] = []
    for segment, packages in PACKAGES.items():
        if segment not in AT_HOME:
            found += [migrants]
            continue
        last = [package[-1] if package[2:] else EVERYBODY for package in packages]
        counted = [nation(published, period, segment=segment, programme=p) for p in last]
        found += [more - less for more, less in zip(counted, [*counted[1:], 0.0], strict=True)]
    return np.array(found)


def _offices(
    published: Published, places: Places
) -> tuple[dict[str, dict[str, float]], list[Mapping[str, object]]]:
    """Return how the segments of an office differ from the nation's, in a December both have.

    Of several it is the first: the office's own table, later ones were worked out from shares.
    """
    found: dict[str, dict[str, float]] = {}
    notes: list[Mapping[str, object]] = []
    for office in places.offices:
        for period in sorted(set(published.rows(ACTIVE, (office,))["period"])):
            ratio = _shares(published, period, office) / _shares(published, period, NATION)
            if period.endswith(DECEMBER) and not np.isnan(ratio).any():
                found[office] = dict(zip(AT_HOME, ratio.tolist(), strict=True))
                rows = published.rows(ACTIVE, (office, NATION), period=period, segment=ANY)
                notes.append(published.used(f"segments of {office} against the nation", rows))
                break
    return found, notes


def _shares(published: Published, period: str, region: str) -> Numbers:
    one = [published.of_regions(ACTIVE, (region,), period, segment=s) for s in AT_HOME]
    counted = np.concatenate(one)
    return np.asarray(counted / counted.sum())


def holding_names() -> tuple[str, ...]:
    """Return what each holding is called where a margin of it cannot be met."""
    return tuple(f"{one.segment} with {'+'.join(one.programmes)}" for one in HOLDINGS)
