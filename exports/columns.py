"""The columns of the files people take away; the data dictionary is made from them."""

from __future__ import annotations

import pyarrow as pa

from exports.making import bounds as _bounds
from exports.making import text as _text
from model.contract import Column, Table


def _provenance(name: str) -> tuple[Column, ...]:
    why = "Status of the figure; unknown where nothing was published"
    return (
        _text(f"{name}_status", why, "figure_statuses"),
        _text(f"{name}_origin", "Publications of the figure, joined by |"),
    )


text_of, bounds_of = _text, _bounds  # for the columns of other files

_PARTICIPANTS_STATUS, _PARTICIPANTS_ORIGIN = _provenance("participants")

COVERAGE_FILE = Table(
    name="coverage_file",
    meaning="One row per cell on the screen: participants over a named base.",
    key=("region_code", "period", "segment", "base"),
    columns=(
        _text("region_code", "BPS code without dot; 00 nation, KAL Kalimantan", "regions"),
        _text("region_name", "Name of the region"),
        _text("period", "Month (2022-12) or year (2022) of the participants"),
        _text("period_kind", "month, august, february or year"),
        _text("segment", "Participation segment", "segments"),
        _text("segment_name", "Name of the segment, in the reader's language"),
        _text("base", "The denominator; empty where no base can hold the segment"),
        _text("base_name", "Name of the denominator, in the reader's language"),
        _text("base_period", "Period of the denominator"),
        *_bounds("participants", "persons", "Active participants"),
        _PARTICIPANTS_STATUS,
        _text("participants_as_written", "The publication's own wording"),
        _PARTICIPANTS_ORIGIN,
        *_bounds("denominator", "persons", "People in the base"),
        *_provenance("denominator"),
        *_bounds("coverage", "share", "Participants over denominator, unrounded; may exceed 1"),
        Column("coverage_digits", pa.int64(), "decimals", "Decimals of the share that hold"),
        *_bounds("gap", "persons", "Denominator minus participants; may be negative"),
        _text("status", "computed, or why the ratio is missing: no_base, unknown, expected …"),
        _text("flags", "What to know before quoting, joined by |"),
        _text("other_origins", "Publications with another figure for the cell, joined by |"),
    ),
)

_PEOPLE_STATUS, _PEOPLE_ORIGIN = _provenance("people")

PLACES_FILE = Table(
    name="places_file",
    meaning="One row per place on the screen: workers of a kind where they live.",
    key=("region_code", "period", "measure"),
    columns=(
        _text("region_code", "BPS code without dot; 00 nation, KAL Kalimantan", "regions"),
        _text("region_name", "Name of the region"),
        _text("period", "Sakernas August (2022-08)"),
        _text("measure", "employed_informal, employed_formal, employed_construction or employed"),
        _text("measure_name", "Name of the measure, in the reader's language"),
        *_bounds("people", "persons", "Workers"),
        _PEOPLE_STATUS,
        _PEOPLE_ORIGIN,
        _text("base", "What the share is of: employed or labour_force"),
        _text("base_name", "Name of the denominator, in the reader's language"),
        *_bounds("denominator", "persons", "People in the base"),
        *_bounds("share", "share", "Workers over the base, unrounded"),
        _text("status", "computed, or why the share is missing: unknown, no_base, expected …"),
    ),
)

WORKERS_FILE = Table(
    name="workers_file",
    meaning="One row per industry or employment status on the screen: the employed of a region.",
    key=("region_code", "period", "industry", "employment_status"),
    columns=(
        _text("region_code", "BPS code without dot; 00 nation, KAL Kalimantan", "regions"),
        _text("region_name", "Name of the region"),
        _text("period", "Sakernas August (2022-08)"),
        _text("industry", "Industry; total in a row of an employment status", "industries"),
        _text("industry_name", "Name of the industry or status, in the reader's language"),
        _text(
            "employment_status", "formal, informal or, by industry, total", "employment_statuses"
        ),
        *_bounds("people", "persons", "Employed people"),
        _PEOPLE_STATUS,
        _PEOPLE_ORIGIN,
        *_bounds("employed", "persons", "All employed of the region"),
        *_bounds("share", "share", "People over all employed, unrounded"),
    ),
)

STANDING_FILE = Table(
    name="standing_file",
    meaning="One row per group of a region's labour force: never registered, registered, active, "
    "inactive. Registered people are active or inactive.",
    key=("region_code", "period", "standing"),
    columns=(
        _text("region_code", "BPS code without dot; 00 nation, KAL Kalimantan", "regions"),
        _text("region_name", "Name of the region"),
        _text("period", "Month (2023-12) or year of the participants"),
        _text("period_kind", "month, august, february or year"),
        _text("standing", "never_registered, registered, active or inactive"),
        _text("standing_name", "Name of the group, in the reader's language"),
        *_bounds(
            "people",
            "persons",
            "People; never registered is empty where the registered are more than the labour force",
        ),
        _PEOPLE_STATUS,
        _PEOPLE_ORIGIN,
        _text("base_period", "Sakernas August of the labour force"),
        *_bounds("labour_force", "persons", "Labour force"),
        *_bounds("share", "share", "People over the labour force, unrounded; may exceed 1"),
    ),
)

_OF_CLAIM = "; in the unit of the column beside it"

CLAIMS_FILE = Table(
    name="claims_file",
    meaning="One row per published statement on the screen, and what its numbers come to.",
    key=("claim",),
    columns=(
        _text("claim", "Id of the statement in the code list of claims"),
        _text("region_code", "BPS code without dot; 00 nation, KAL Kalimantan", "regions"),
        _text("region_name", "Name of the region"),
        _text("period", "Month (2022-12) or year (2022) that the statement is about"),
        _text("verdict", "agrees, agrees_within_rounding, incomplete, contradicts, cannot_check"),
        _text("verdict_name", "The verdict in the reader's language"),
        _text("why", "Why it was not checked: unlike_units, two_readings, no_result …"),
        _text("quote", "The publication's own words"),
        _text("relation", "share, sum, difference, growth, cost or same"),
        _text("operands", "Numbers as written, joined by |"),
        _text("stated_as_written", "The result as written"),
        *_bounds("stated", "as column stated_unit", f"The stated result{_OF_CLAIM}"),
        _text("stated_unit", "persons, employers, rupiah, months, percent or points"),
        *_bounds("computed", "as column computed_unit", f"What the operands come to{_OF_CLAIM}"),
        _text("computed_unit", "persons, employers, rupiah, months, percent or points"),
        _text("origin", "Publication of the statement"),
        _text("operand_origins", "Publications of the operands, joined by | in their order"),
        _text("publisher", "Who published the statement"),
        _text("url", "Its address"),
        _text("as_of", "Its date"),
        _text("note", "What to know of it, in the reader's language"),
    ),
)
