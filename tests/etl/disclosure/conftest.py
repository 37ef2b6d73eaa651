"""Months and trees that several files of tests need."""

import numpy as np
import pytest

from model.registry import Axes, Month
from tests.etl.disclosure.counts import province


@pytest.fixture(scope="session")
def made_up():
    """One province: all its kabupaten, industries, segments and programmes with all totals."""
    return province(1)


@pytest.fixture
def small():
    """Two kabupaten, two industries, PU and BPU; a count per kabupaten, industry and segment."""

    def make(cells, period="2024-06"):
        parents = {"6401": "64", "6402": "64"}
        axes = Axes(
            ("64", "6401", "6402"), ("total", "A", "B"), ("total", "PU", "BPU"), ("total", "JKK")
        )
        persons = np.zeros(axes.shape, np.int32)
        for (region, industry, segment), count in cells.items():
            at = (
                (0, axes.regions.index(region)),
                (0, axes.industries.index(industry)),
                (0, axes.segments.index(segment)),
            )
            persons[np.ix_(*at)] += count
        return Month(period, axes, persons, np.zeros(axes.shape, bool)), parents

    return make
