"""The columns of the list of targets, published and planners' own."""

from __future__ import annotations

from exports.making import bounds_of, text_of
from model.contract import Table

AIMS_FILE = Table(
    name="aims_file",
    meaning="One row per target of a region and of the places in it: who wants what by when, over "
    "which base. Targets stand side by side; there is no status of them together.",
    key=("target", "region_code"),
    columns=(
        text_of("target", "Id of the target, as the parameter `target` has it"),
        text_of("kind", "published, or own: kept by a planner, no published figure"),
        text_of("region_code", "BPS code without dot; 00 nation, KAL Kalimantan", "regions"),
        text_of("region_name", "Name of the region"),
        text_of("owner", "Who set the target"),
        text_of("document", "Title of the document that says so"),
        text_of("measure", "What is aimed at; of an own target: what is counted", "measures"),
        text_of("segment", "Segment; total is all of them", "segments"),
        text_of("due", "Month or year by which it is due; a year ends with its December"),
        *bounds_of("value", "as column unit", "The target as it was set"),
        text_of("unit", "share of the base, or persons"),
        text_of(
            "base",
            "Denominator: stated is the document's own, not_stated none that it names; empty of a "
            "target in persons",
        ),
        text_of("base_name", "Name of the denominator, in the reader's language"),
        *bounds_of("denominator", "persons", "People in the base, as far as they are known"),
        *bounds_of("people", "persons", "The target in persons"),
        text_of("as_of", "Date of the document; empty of an own target"),
        text_of("origin", "Publication of the target; empty of an own target"),
        text_of("url", "Its address"),
    ),
)
