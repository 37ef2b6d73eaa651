"""The employed of every kab/kota by industry and by formal or informal, fitted to Sakernas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from etl.synthetic.assumptions import FARMS_IN_TOWNS, TRADES
from etl.synthetic.fitting import Margin, Numbers, fitted, margin
from etl.synthetic.places import Places
from etl.synthetic.published import ANY, FORMALITY, Published


@dataclass(frozen=True, slots=True)
class Survey:
    """One Sakernas August.

    Units   persons; NaN where nothing is published
    """

    august: str
    employed: Numbers  # (kab/kota,)
    industries: Numbers  # (provinces, industries)
    formality: Numbers  # (provinces, formal and informal)
    local_industries: Numbers  # (kab/kota, industries)
    local_formality: Numbers  # (kab/kota, formal and informal)
    used: tuple[Mapping[str, object], ...]  # the margins, with their publications

    @classmethod
    def read(cls, published: Published, places: Places, august: str) -> Survey:
        """Return the survey of one August."""

        def industries(regions: tuple[str, ...]) -> Numbers:
            one = [published.of_regions("employed", regions, august, industry=i) for i in TRADES]
            return np.stack(one, axis=1)

        def formality(regions: tuple[str, ...]) -> Numbers:
            one = [published.of_regions(name, regions, august) for name in FORMALITY]
            return np.stack(one, axis=1)

        return cls(
            august,
            published.of_regions("employed", places.kabkota, august),
            industries(places.provinces),
            formality(places.provinces),
            industries(places.kabkota),
            formality(places.kabkota),
            _used(published, places, august),
        )


def workers(survey: Survey, places: Places) -> Numbers:
    """Return the employed, (kab/kota, industries, formal and informal), agreeing with Sakernas."""
    towns = np.array(places.towns)[:, None]
    farms = np.array([code == "A" for code in TRADES])[None, :]
    known = survey.industries[places.of]
    prior = known / known.sum(1, keepdims=True) * survey.employed[:, None]
    prior = np.where(towns & farms, prior * FARMS_IN_TOWNS, prior)
    flat = fitted(prior, _industry_margins(survey, places, prior.shape))
    formal = np.array([trade.formal for trade in TRADES.values()])
    split = flat[:, :, None] * np.stack([formal, 1 - formal], axis=1)[None]
    return fitted(split, _formality_margins(survey, places, flat))


def _used(published: Published, places: Places, august: str) -> tuple[Mapping[str, object], ...]:
    """Return what the survey gives, with its publications."""
    local = published.rows("employed", places.kabkota, period=august)
    industries = published.rows("employed", places.provinces, period=august, industry=ANY)
    formality = published.rows(FORMALITY[0], places.provinces, period=august)
    return (
        published.used("employed by kab/kota", local),
        published.used("employed by province and industry", industries),
        published.used("formal and informal by province", formality),
    )


def _industry_margins(survey: Survey, places: Places, shape: tuple[int, int]) -> tuple[Margin, ...]:
    by_province = margin(
        "employed by province and industry", survey.industries, [0, 1], survey.industries.shape
    )
    spread = by_province.groups[places.of]
    return (
        replace(by_province, groups=spread),
        margin("employed by kab/kota and industry", survey.local_industries, [0, 1], shape),
        replace(margin("employed by kab/kota", survey.employed, [0], shape), labels=places.kabkota),
    )


def _formality_margins(survey: Survey, places: Places, flat: Numbers) -> tuple[Margin, ...]:
    shape = (*flat.shape, len(FORMALITY))
    number = np.arange(survey.formality.size).reshape(survey.formality.shape)[places.of]
    groups = np.broadcast_to(number[:, None, :], shape).copy()
    return (
        Margin("formal and informal by province", groups, survey.formality.ravel()),
        margin("formal and informal by kab/kota", survey.local_formality, [0, 2], shape),
        margin("employed by kab/kota and industry, fitted", flat, [0, 1], shape),
    )
