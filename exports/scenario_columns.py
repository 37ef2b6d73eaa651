"""The columns of the files of scenarios; the data dictionary is made from them, too."""

from __future__ import annotations

import pyarrow as pa

from exports.making import bounds_of, text_of
from model.contract import Column, Table

_RESULT = "people, gross, relief, net, joining, budget or share"
_UNIT = text_of("unit", "persons, rupiah or share")
_AS_UNIT = "as column unit"

SCENARIOS_FILE = Table(
    name="scenarios_file",
    meaning="One row per kept scenario and result: as it was kept, and worked out again on the "
    "version of the file. A scenario without any result has one row.",
    key=("scenario", "result"),
    columns=(
        text_of("scenario", "Key of the scenario, as its link has it"),
        text_of("name", "The name that a planner gave it"),
        text_of("choice", "The choice as a link has it"),
        text_of("kept_at", "When it was kept (ISO, UTC)"),
        text_of("kept_by", "Who kept it"),
        Column("kept_version", pa.int64(), "number", "Data version that it was kept on"),
        text_of("result", _RESULT),
        text_of("result_name", "Name of the result, in the reader's language"),
        _UNIT,
        *bounds_of("kept", _AS_UNIT, "The result as it was kept"),
        *bounds_of("now", _AS_UNIT, "The result on the version of the file"),
        Column(
            "beyond",
            pa.float64(),
            _AS_UNIT,
            "How far the value now lies outside the bounds of the one kept; 0 within them",
            nullable=True,
        ),
        text_of("outcome", "as_kept, unchanged, moved, or gone: the choice exists no more"),
        text_of("gone", "The part of the choice that exists no more"),
    ),
)

COMPARED_FILE = Table(
    name="scenarios_compared_file",
    meaning="One row per input and per result that differs between two choices, both worked out "
    "on one version.",
    key=("kind", "name"),
    columns=(
        text_of("kind", "input or result"),
        text_of("name", f"Parameter of a link, or {_RESULT}"),
        text_of("label", "Its name, in the reader's language"),
        text_of("first_scenario", "Name of the first side; empty where nobody kept it"),
        text_of("second_scenario", "Name of the second side"),
        text_of("first_input", "Input of the first side, as a link has it"),
        text_of("second_input", "Input of the second side"),
        text_of("unit", "persons, rupiah or share; empty for an input"),
        *bounds_of("first", _AS_UNIT, "Result of the first side"),
        *bounds_of("second", _AS_UNIT, "Result of the second side"),
        *bounds_of("difference", _AS_UNIT, "Second less first"),
        *bounds_of("first_kept", _AS_UNIT, "Result of the first side as it was kept"),
        *bounds_of("second_kept", _AS_UNIT, "Result of the second side as it was kept"),
    ),
)

SCENARIO_TABLES = {
    SCENARIOS_FILE: "CSV files of scenarios",
    COMPARED_FILE: "CSV files of two scenarios compared",
}
