"""Cells, rows and workforces of the page Sektor, made short for the tests."""

from dataclasses import replace

from model.cell import Quantity
from model.sectors import COLUMNS, Row, Series
from model.workforce import Workers, Workforce
from tests.charts.places import place, quantity

NEVER = Quantity(status="not_applicable")


def cell(segment, participants, people, status=None, **more):
    made = place("Kalimantan", participants, people, status, segment=segment)
    if segment == "PMI":
        made = replace(made, denominator=NEVER)
    return replace(made, **more)


def row(name, *known, **more):
    """Return a row: a pair of participants and people for PU, BPU …; None where unknown."""
    pairs = dict(zip(COLUMNS, known, strict=False))
    cells = tuple(cell(code, *(pairs.get(code) or (None, 10))) for code in COLUMNS)
    given = {"kind": "chosen", "depth": 0, **more}
    return Row(name, name, cells=cells, **given)


def series(segment, *years, breaks=()):
    """Return a series: a triple of period, participants and people for each year."""
    cells = tuple(
        cell(
            segment,
            participants,
            people,
            period=period,
            period_kind="month" if "-" in period else "year",
        )
        for period, participants, people in years
    )
    return Series(segment, cells, breaks)


def workforce(name, employed, statuses=(), **industries):
    """Return the employed of a region by industry, and so many formal and informal ones."""

    def workers(people, **kind):
        return Workers(name, name, "2025-08", quantity(people), quantity(employed), **kind)

    return Workforce(
        name,
        name,
        "2025-08",
        tuple(workers(people, industry=code) for code, people in industries.items()),
        tuple(
            workers(people, employment_status=status)
            for status, people in zip(("formal", "informal"), statuses, strict=False)
        ),
    )
