"""The columns of the files people take away; the data dictionary is made from them."""

from __future__ import annotations

import pyarrow as pa

from exports.making import bounds_of, provenance_of, text_of
from model.contract import Column, Table

_PARTICIPANTS_STATUS, _PARTICIPANTS_ORIGIN = provenance_of("participants")

COVERAGE_FILE = Table(
    name="coverage_file",
    meaning="One row per cell on the screen: participants over a named base.",
    key=("region_code", "period", "segment", "base"),
    columns=(
        text_of("region_code", "BPS code without dot; 00 nation, KAL Kalimantan", "regions"),
        text_of("region_name", "Name of the region"),
        text_of("period", "Month (2022-12) or year (2022) of the participants"),
        text_of("period_kind", "month, august, february or year"),
        text_of("segment", "Participation segment", "segments"),
        text_of("segment_name", "Name of the segment, in the reader's language"),
        text_of("base", "The denominator; empty where no base can hold the segment"),
        text_of("base_name", "Name of the denominator, in the reader's language"),
        text_of("base_period", "Period of the denominator"),
        *bounds_of("participants", "persons", "Active participants"),
        _PARTICIPANTS_STATUS,
        text_of("participants_as_written", "The publication's own wording"),
        _PARTICIPANTS_ORIGIN,
        *bounds_of("denominator", "persons", "People in the base"),
        *provenance_of("denominator"),
        *bounds_of("coverage", "share", "Participants over denominator, unrounded; may exceed 1"),
        Column(
            "coverage_digits",
            pa.int64(),
            "decimals",
            "Decimals of the share that hold; empty where it is unknown",
            nullable=True,
        ),
        *bounds_of("gap", "persons", "Denominator minus participants; may be negative"),
        text_of("status", "computed, or why not: no_base, unknown, outside_scope, expected …"),
        text_of("flags", "What to know before quoting, joined by |"),
        text_of("other_origins", "Publications with another figure for the cell, joined by |"),
    ),
)

_PEOPLE_STATUS, _PEOPLE_ORIGIN = provenance_of("people")

PLACES_FILE = Table(
    name="places_file",
    meaning="One row per place on the screen: workers of a kind where they live.",
    key=("region_code", "period", "measure"),
    columns=(
        text_of("region_code", "BPS code without dot; 00 nation, KAL Kalimantan", "regions"),
        text_of("region_name", "Name of the region"),
        text_of("period", "Sakernas August (2022-08)"),
        text_of("measure", "employed_informal, employed_formal, employed_construction or employed"),
        text_of("measure_name", "Name of the measure, in the reader's language"),
        *bounds_of("people", "persons", "Workers"),
        _PEOPLE_STATUS,
        _PEOPLE_ORIGIN,
        text_of("base", "What the share is of: employed or labour_force"),
        text_of("base_name", "Name of the denominator, in the reader's language"),
        *bounds_of("denominator", "persons", "People in the base"),
        *bounds_of("share", "share", "Workers over the base, unrounded"),
        text_of("status", "computed, or why not: unknown, no_base, outside_scope, expected …"),
    ),
)

WORKERS_FILE = Table(
    name="workers_file",
    meaning="One row per industry or employment status on the screen: the employed of a region.",
    key=("region_code", "period", "industry", "employment_status"),
    columns=(
        text_of("region_code", "BPS code without dot; 00 nation, KAL Kalimantan", "regions"),
        text_of("region_name", "Name of the region"),
        text_of("period", "Sakernas August (2022-08)"),
        text_of("industry", "Industry; total in a row of an employment status", "industries"),
        text_of("industry_name", "Name of the industry or status, in the reader's language"),
        text_of(
            "employment_status", "formal, informal or, by industry, total", "employment_statuses"
        ),
        *bounds_of("people", "persons", "Employed people"),
        _PEOPLE_STATUS,
        _PEOPLE_ORIGIN,
        *bounds_of("employed", "persons", "All employed of the region"),
        *bounds_of("share", "share", "People over all employed, unrounded"),
    ),
)

STANDING_FILE = Table(
    name="standing_file",
    meaning="One row per group of a region's labour force: never registered, registered, active, "
    "inactive. Registered people are active or inactive.",
    key=("region_code", "period", "standing"),
    columns=(
        text_of("region_code", "BPS code without dot; 00 nation, KAL Kalimantan", "regions"),
        text_of("region_name", "Name of the region"),
        text_of("period", "Month (2023-12) or year of the participants"),
        text_of("period_kind", "month, august, february or year"),
        text_of("standing", "never_registered, registered, active or inactive"),
        text_of("standing_name", "Name of the group, in the reader's language"),
        *bounds_of(
            "people",
            "persons",
            "People; never registered is empty where the registered are more than the labour force",
        ),
        _PEOPLE_STATUS,
        _PEOPLE_ORIGIN,
        text_of("base_period", "Sakernas August of the labour force"),
        *bounds_of("labour_force", "persons", "Labour force"),
        *bounds_of("share", "share", "People over the labour force, unrounded; may exceed 1"),
    ),
)

_OF_CLAIM = "; in the unit of the column beside it"

CLAIMS_FILE = Table(
    name="claims_file",
    meaning="One row per published statement on the screen, and what its numbers come to.",
    key=("claim",),
    columns=(
        text_of("claim", "Id of the statement in the code list of claims"),
        text_of("region_code", "BPS code without dot; 00 nation, KAL Kalimantan", "regions"),
        text_of("region_name", "Name of the region"),
        text_of("period", "Month (2022-12) or year (2022) that the statement is about"),
        text_of("verdict", "agrees, agrees_within_rounding, incomplete, contradicts, cannot_check"),
        text_of("verdict_name", "The verdict in the reader's language"),
        text_of("why", "Why it was not checked: unlike_units, two_readings, no_result …"),
        text_of("quote", "The publication's own words"),
        text_of("relation", "share, sum, difference, growth, cost or same"),
        text_of("operands", "Numbers as written, joined by |"),
        text_of("stated_as_written", "The result as written"),
        *bounds_of("stated", "as column stated_unit", f"The stated result{_OF_CLAIM}"),
        text_of("stated_unit", "persons, employers, rupiah, months, percent or points"),
        *bounds_of("computed", "as column computed_unit", f"What the operands come to{_OF_CLAIM}"),
        text_of("computed_unit", "persons, employers, rupiah, months, percent or points"),
        text_of("origin", "Publication of the statement"),
        text_of("operand_origins", "Publications of the operands, joined by | in their order"),
        text_of("publisher", "Who published the statement"),
        text_of("url", "Its address"),
        text_of("as_of", "Its date"),
        text_of("note", "What to know of it, in the reader's language"),
    ),
)
