"""The columns of the files of scenarios; the data dictionary is made from them, too."""

from __future__ import annotations

import pyarrow as pa

from exports.making import bounds, text
from model.contract import Column, Table

_RESULT = "people, gross, relief, net, joining, budget or share"
_UNIT = text("unit", "persons, rupiah or share")
_AS_UNIT = "as column unit"

SCENARIOS_FILE = Table(
    name="scenarios_file",
    meaning="One row per kept scenario and result: as it was kept, and worked out again on the "
    "version of the file. A scenario without any result has one row.",
    key=("scenario", "result"),
    columns=(
        text("scenario", "Key of the scenario, as its link has it"),
        text("name", "The name that a planner gave it"),
        text("choice", "The choice as a link has it"),
        text("kept_at", "When it was kept (ISO, UTC)"),
        text("kept_by", "Who kept it"),
        Column("kept_version", pa.int64(), "number", "Data version that it was kept on"),
        text("result", _RESULT),
        text("result_name", "Name of the result, in the reader's language"),
        _UNIT,
        *bounds("kept", _AS_UNIT, "The result as it was kept"),
        *bounds("now", _AS_UNIT, "The result on the version of the file"),
        Column(
            "beyond",
            pa.float64(),
            _AS_UNIT,
            "How far the value now lies outside the bounds of the one kept; 0 within them",
            nullable=True,
        ),
        text("outcome", "as_kept, unchanged, moved, or gone: the choice exists no more"),
        text("gone", "The part of the choice that exists no more"),
    ),
)

COMPARED_FILE = Table(
    name="scenarios_compared_file",
    meaning="One row per input and per result that differs between two choices, both worked out "
    "on one version.",
    key=("kind", "name"),
    columns=(
        text("kind", "input or result"),
        text("name", f"Parameter of a link, or {_RESULT}"),
        text("label", "Its name, in the reader's language"),
        text("first_scenario", "Name of the first side; empty where nobody kept it"),
        text("second_scenario", "Name of the second side"),
        text("first_input", "Input of the first side, as a link has it"),
        text("second_input", "Input of the second side"),
        text("unit", "persons, rupiah or share; empty for an input"),
        *bounds("first", _AS_UNIT, "Result of the first side"),
        *bounds("second", _AS_UNIT, "Result of the second side"),
        *bounds("difference", _AS_UNIT, "Second less first"),
        *bounds("first_kept", _AS_UNIT, "Result of the first side as it was kept"),
        *bounds("second_kept", _AS_UNIT, "Result of the second side as it was kept"),
    ),
)

SCENARIO_TABLES = {
    SCENARIOS_FILE: "CSV files of scenarios",
    COMPARED_FILE: "CSV files of two scenarios compared",
}
