"""What closing the gap costs: by payer, by month, the rates, the assumptions, and budget ↔ people.

Five addresses with the same parameters, those of the page Biaya: each has rows of its own kind.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from api.resource import Asked, Found, Resource
from api.resources.of_table import Shape
from exports import cost_rows
from exports.cost_columns import COST_FILE, COST_MONTHS_FILE, RATE_FILE, REACH_FILE, SWING_FILE
from exports.sheet import Sheet
from model.contract import Table
from model.costing import Costing
from model.costing_answer import costing
from texts import Text

PARAMETERS = (
    "region",
    "period",
    "base",
    "segment",
    "programme",
    "split",
    "transport",
    "start",
    "months",
    "enrol",
    "reach",
    "budget",
)
Rows = Callable[[Costing, Text], Sheet]


def answer(what: str, shape: Shape, rows: Rows, asked: Asked) -> Found:
    """Return one kind of rows of the page's answer; none where nothing can be priced."""
    page = costing(asked.selection, asked.home, asked.scope, asked.version)
    found = rows(page, asked.text)
    return Found(
        rows=shape.rows(found),
        chosen=page.chosen,
        page=page.page,
        place=page.region_name,
        what=what,
        sources=page.sources,
        sheet=found,
    )


def _resource(name: str, about: str, table: Table, rows: Rows, example: str) -> Resource:
    shape = Shape.of(table, ("law", "origin") if table is RATE_FILE else ())
    made = partial(answer, name.replace("/", "-"), shape, rows)
    return Resource(name, about, shape.row, made, PARAMETERS, example=example)


RESOURCES = (
    _resource(
        "cost",
        "What closing the gap costs, by payer and in all: before relief, relief, after it",
        COST_FILE,
        cost_rows.payers,
        "region=KAL&split=self:60,apbd:40&start=2026-01&months=12",
    ),
    _resource(
        "cost/months",
        "The same month by month, with the months whose rate is assumed",
        COST_MONTHS_FILE,
        cost_rows.months,
        "region=KAL&start=2027-01&months=6",
    ),
    _resource(
        "cost/rates",
        "The dated contributions behind a cost, by who pays",
        RATE_FILE,
        cost_rows.rates,
        "programme=JKK%2BJKM&start=2026-01",
    ),
    _resource(
        "cost/assumptions",
        "The assumptions that move a cost most, each at its two ends",
        SWING_FILE,
        cost_rows.swings,
        "region=KAL",
    ),
    _resource(
        "cost/reach",
        "The budget that a coverage needs, or the people that a budget buys",
        REACH_FILE,
        cost_rows.reached,
        "region=KAL&budget=1000000000",
    ),
)
