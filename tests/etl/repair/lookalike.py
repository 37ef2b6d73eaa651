"""Small look-alikes of a Sakernas table: a few regions, one figure per measure."""

import pandas as pd

from etl.repair.proposal import KEY
from etl.sources.facts import COLUMNS
from etl.sources.sakernas import STATUSES

YEAR = "2020-08"
MEASURES = ("labour_force", "employed", "unemployed")
PLACED = (*COLUMNS, "place")


def figure(region, measure, value, period=YEAR, **cells):
    """One figure as a reader gives it."""
    key = dict.fromkeys(KEY, "total") | {"period": period, "region_code": region}
    about = {"measure": measure, "value": float(value), "unit": "persons", "status": "published"}
    place = f"{measure}!{region}"
    return dict.fromkeys(PLACED, "") | key | about | {"place": place, "origin": "look"} | cells


def table(*figures):
    return pd.DataFrame(list(figures), columns=list(PLACED))


def workers(rows, period=YEAR):
    """Figures of {region: (labour force, employed, unemployed)}."""
    return [
        figure(region, measure, value, period)
        for region, values in rows.items()
        for measure, value in zip(MEASURES, values, strict=True)
    ]


def province(employed, unemployed, labour_force, code="62"):
    """A province of as many kabupaten: their columns, each in order of the rows."""
    codes = [f"{code}{number:02}" for number in range(1, len(employed) + 1)]
    return dict(zip(codes, zip(labour_force, employed, unemployed, strict=True), strict=True))


def statuses(region, counts, period):
    """The seven statuses of a region, in their usual order."""
    return [
        figure(region, "employed_by_status", count, period, employment_status=status)
        for status, count in zip(STATUSES, counts, strict=True)
    ]


def values(figures, measure="labour_force", period=YEAR):
    """The values of one measure by region."""
    mine = figures[(figures["measure"] == measure) & (figures["period"] == period)]
    return dict(zip(mine["region_code"], mine["value"], strict=True))
