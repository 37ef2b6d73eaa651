"""Cells, workers and standings as rows of a file: values by column, nothing formatted yet."""

from __future__ import annotations

import math
from collections.abc import Iterable

from exports.columns import COVERAGE_FILE, PLACES_FILE, STANDING_FILE, WORKERS_FILE
from exports.sheet import Value
from model.cell import Cell, Quantity
from model.enrolment import Enrolment
from model.interval import Interval
from model.measuring import WORKERS
from model.places import Place, Regional
from model.workforce import Workers
from texts.text import Text

JOINT = "|"
DECIMALS = 6  # of people; what sums of floats leave beyond is noise


def row(cell: Cell, text: Text) -> dict[str, Value]:
    """Return a cell's values by column; None where nothing is known."""
    participants, denominator, coverage = cell.participants, cell.denominator, cell.coverage
    has_base = denominator.status != "not_applicable" or cell.base_period is not None
    values: dict[str, Value] = {
        "region_code": cell.region,
        "region_name": cell.region_name,
        "period": cell.period,
        "period_kind": cell.period_kind,
        "segment": cell.segment,
        "segment_name": text.segment(cell.segment),
        "base": cell.base if has_base else None,
        "base_name": text.base(cell.base_words) if has_base else None,
        "base_period": cell.base_period,
        **of_quantity("participants", participants),
        "participants_as_written": participants.as_written,
        **of_quantity("denominator", denominator),
        **bounds("coverage", coverage),
        "coverage_digits": None if coverage is None else coverage.share_digits(),
        **_persons("gap", cell.gap),
        "status": cell.status,
        "flags": _joined(cell.flags),
        "other_origins": _joined(cell.rivals),
    }
    return {name: values[name] for name in COVERAGE_FILE.names}


def workers_row(workers: Workers, text: Text) -> dict[str, Value]:
    """Return the values of an industry or status by column; None where nothing is known."""
    by_status = workers.industry == "total"
    kind = "status" if by_status else "industry"
    values: dict[str, Value] = {
        "region_code": workers.region,
        "region_name": workers.region_name,
        "period": workers.august,
        "industry": workers.industry,
        "industry_name": text(f"sektor.{kind}.{workers.code}"),
        "employment_status": workers.employment_status,
        **of_quantity("people", workers.people),
        **_persons("employed", workers.employed.known),
        **bounds("share", workers.share),
    }
    return {name: values[name] for name in WORKERS_FILE.names}


def place_row(place: Place, page: Regional, text: Text) -> dict[str, Value]:
    """Return the values of a place that workers of a kind are counted in."""
    base = WORKERS[page.measure]
    values: dict[str, Value] = {
        "region_code": place.region,
        "region_name": place.name,
        "period": page.chosen.period,
        "measure": page.measure,
        "measure_name": text(f"filter.measures.{page.measure}"),
        **of_quantity("people", place.people),
        "base": base,
        "base_name": text.base(base),
        **_persons("denominator", place.base.known),
        **bounds("share", place.rate),
        "status": place.status,
    }
    return {name: values[name] for name in PLACES_FILE.names}


def standing_rows(one: Enrolment, text: Text) -> list[dict[str, Value]]:
    """Return the values of the four groups of a labour force by column."""
    shared: dict[str, Value] = {
        "region_code": one.standing.region,
        "region_name": one.region_name,
        "period": one.standing.period,
        "period_kind": one.standing.period_kind,
        "base_period": one.base_period,
        **_persons("labour_force", one.labour_force.known),
    }
    rows = [
        shared
        | {"standing": name, "standing_name": text(f"sektor.standing.{name}")}
        | of_quantity("people", quantity)
        | bounds("share", one.share(quantity))
        for name, quantity in one.groups
    ]
    return [{name: row[name] for name in STANDING_FILE.names} for row in rows]


def of_quantity(name: str, quantity: Quantity) -> dict[str, Value]:
    """Return the columns of a number of people: its three numbers, status and publications."""
    return {
        **_persons(name, quantity.known),
        f"{name}_status": quantity.status or "unknown",
        f"{name}_origin": _joined(quantity.origins),
    }


def _persons(name: str, known: Interval | None) -> dict[str, Value]:
    """Return the three numbers of an interval of people, without the noise of sums of floats."""
    if known is None:
        return bounds(name, None)
    low, value, high = (round(one, DECIMALS) for one in (known.low, known.value, known.high))
    return bounds(name, Interval(low, value, high))


def bounds(name: str, known: Interval | None) -> dict[str, Value]:
    """Return the three numbers of an interval; an open bound is empty, as in the Parquet files."""
    low, value, high = (None,) * 3 if known is None else (known.low, known.value, known.high)
    return {f"{name}_low": _finite(low), name: value, f"{name}_high": _finite(high)}


def _finite(number: float | None) -> float | None:
    return None if number is None or math.isinf(number) else number


def _joined(names: Iterable[str]) -> str | None:
    return JOINT.join(names) or None
