"""Scenarios as rows of a file: the list of all, and two of them compared."""

from __future__ import annotations

from collections.abc import Iterator

from exports.rows import bounds
from exports.scenario_columns import COMPARED_FILE, SCENARIOS_FILE
from exports.sheet import Sheet, Value
from model.contract import Table
from model.costing import Costing
from model.interval import Interval
from model.kept import UNITS, Results
from model.scenario import Beside, Listed, Moved, Reckoned, Scenarios, Side
from texts.text import Text

DECIMALS = {"rupiah": 2, "persons": 6, "share": 9}  # beyond is noise of products of floats


def listed(found: Scenarios, text: Text) -> Sheet:
    """Return one row per scenario and result, in the order of the page."""
    rows = (row for one in found.rows for row in _scenario(one, text))
    return Sheet.of(SCENARIOS_FILE, rows)


def compared(page: Costing, text: Text) -> Sheet:
    """Return one row per difference; none where nothing is compared."""
    found = page.planned.beside if page.planned else None
    return Sheet.of(COMPARED_FILE, () if found is None else _compared(found, text))


def _scenario(one: Listed, text: Text) -> Iterator[dict[str, Value]]:
    kept, change = one.kept, one.change
    now: Results = one.now.results if isinstance(one.now, Reckoned) else {}
    fault = change.fault
    shared: dict[str, Value] = {
        "scenario": kept.key,
        "name": kept.name,
        "choice": kept.query,
        "kept_at": kept.at.isoformat(),
        "kept_by": kept.who,
        "kept_version": kept.version,
        "outcome": change.outcome,
        "gone": None if fault is None else f"{fault.parameter}={fault.value}",
    }
    names = [name for name in UNITS if name in kept.results or name in now]
    for name in names:
        moved = Moved(name, kept.results.get(name), now.get(name))
        known = moved.before is not None and moved.after is not None
        result: dict[str, Value] = {
            "result": name,
            "result_name": text(f"skenario.result.{name}"),
            "unit": UNITS[name],
            **_rounded("kept", moved.before, name),
            **_rounded("now", moved.after, name),
            "beyond": round(moved.beyond, DECIMALS[UNITS[name]]) if known else None,
        }
        yield _ordered(SCENARIOS_FILE, shared | result)
    if not names:
        yield _ordered(SCENARIOS_FILE, shared)


def _compared(found: Beside, text: Text) -> Iterator[dict[str, Value]]:
    shared: dict[str, Value] = {
        "first_scenario": _name(found.first),
        "second_scenario": _name(found.second),
    }
    for name, first, second in found.inputs:
        row: dict[str, Value] = {
            "kind": "input",
            "name": name,
            "label": text(f"skenario.input.{name}"),
            "first_input": first,
            "second_input": second,
        }
        yield _ordered(COMPARED_FILE, shared | row)
    for one in found.results:
        result: dict[str, Value] = {
            "kind": "result",
            "name": one.name,
            "label": text(f"skenario.result.{one.name}"),
            "unit": UNITS[one.name],
            **_rounded("first", one.before, one.name),
            **_rounded("second", one.after, one.name),
            **_rounded("difference", one.change, one.name),
            **_rounded("first_kept", _then(found.first, one.name), one.name),
            **_rounded("second_kept", _then(found.second, one.name), one.name),
        }
        yield _ordered(COMPARED_FILE, shared | result)


def _name(side: Side) -> str | None:
    return side.as_kept.name if side.as_kept else None


def _then(side: Side, name: str) -> Interval | None:
    return side.as_kept.results.get(name) if side.as_kept else None


def _rounded(name: str, known: Interval | None, result: str) -> dict[str, Value]:
    if known is None:
        return bounds(name, None)
    decimals = DECIMALS[UNITS[result]]
    low, value, high = (round(one, decimals) for one in (known.low, known.value, known.high))
    return bounds(name, Interval(low, value, high))


def _ordered(table: Table, values: dict[str, Value]) -> dict[str, Value]:
    """Return the values in the order of the columns; what a row has not is empty."""
    return {name: values.get(name) for name in table.names}
