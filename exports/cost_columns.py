"""The columns of the files of costs; the data dictionary is made from them, too."""

from __future__ import annotations

import pyarrow as pa

from exports.making import bounds_of, text_of
from model.contract import Column, Table

_WHERE = (
    text_of("region_code", "BPS code without dot; 00 nation, KAL Kalimantan", "regions"),
    text_of("region_name", "Name of the region"),
    text_of("segment", "Participation segment", "segments"),
    text_of(
        "priced",
        "Whose contributions: gap, the people of the base who are no participants; upper, all of "
        "the base, where participants are unknown",
    ),
    text_of("package", "Insurance programmes paid for, joined by +"),
)
_SUMS = (
    *bounds_of("gross", "rupiah", "Contributions before relief"),
    *bounds_of("relief", "rupiah", "What the payer is let off"),
    *bounds_of("net", "rupiah", "What is really paid"),
)
_STATE = "known, or assumed where the month lies outside the known rates"


def _months(name: str, meaning: str) -> Column:
    return Column(name, pa.int64(), "months", meaning, nullable=True)


COST_FILE = Table(
    name="cost_file",
    meaning="One row per payer, and one for the whole. Shares of payers are the reader's own "
    "assumption, no published figure.",
    key=("region_code", "payer"),
    columns=(
        *_WHERE,
        text_of("payer", "self, apbn, apbd, dbh, csr, sertakan; total"),
        text_of("payer_name", "Name of the payer, in the reader's language"),
        text_of("first_month", "First month paid for"),
        text_of("last_month", "Last month paid for"),
        *bounds_of("people", "persons", "People paid for at the end"),
        *_SUMS,
    ),
)

COST_MONTHS_FILE = Table(
    name="cost_months_file",
    meaning="One row per month of the plan.",
    key=("region_code", "month"),
    columns=(
        *_WHERE,
        text_of("month", "Month (2026-04)"),
        *bounds_of("people", "persons", "People paid for in the month"),
        *_SUMS,
        text_of("rate_state", _STATE),
    ),
)

RATE_FILE = Table(
    name="rate_file",
    meaning="One row per stretch of months with one rate, by who pays: contributions of "
    "own-account workers at the lowest wage band.",
    key=("payer", "first_month"),
    columns=(
        text_of("package", "Insurance programmes paid for, joined by +"),
        text_of("payer", "others (budgets, companies), transport or self (workers themselves)"),
        text_of("payer_name", "Name of the payer, in the reader's language"),
        text_of("first_month", "First month of the stretch, as far as it is shown"),
        text_of("last_month", "Last month of the stretch, as far as it is shown"),
        _months("months", "Length of the stretch"),
        *(
            Column(name, pa.float64(), "rupiah", meaning, nullable=True)
            for name, meaning in (
                ("gross", "Rupiah a worker a month before relief"),
                ("relief", "Rupiah a worker a month that the payer is let off"),
                ("net", "Rupiah a worker a month that are really paid"),
            )
        ),
        text_of("rate_state", _STATE),
        text_of("law", "Laws behind the rate, joined by |"),
        text_of("origin", "Publications of the rate, joined by |"),
    ),
)

SWING_FILE = Table(
    name="swing_file",
    meaning="One row per assumption: the cost after relief at its two ends, all others as they "
    "are.",
    key=("region_code", "assumption"),
    columns=(
        *_WHERE,
        text_of("assumption", "package, months, self_share or people"),
        text_of("assumption_name", "Name of the assumption, in the reader's language"),
        text_of("cheaper", "What the cheaper end assumes"),
        *bounds_of("low", "rupiah", "Cost after relief of the cheaper end"),
        text_of("dearer", "What the dearer end assumes"),
        *bounds_of("high", "rupiah", "Cost after relief of the dearer end"),
    ),
)

REACH_FILE = Table(
    name="reach_file",
    meaning="One row: coverage and budget, one from the other. `by` says which of them was asked "
    "for, or taken where neither was.",
    key=("region_code",),
    columns=(
        *_WHERE,
        text_of("by", "reach: the budget for a coverage; budget: the people that a budget buys"),
        text_of("first_month", "First month paid for"),
        text_of("last_month", "Last month paid for"),
        *bounds_of("people", "persons", "Who join"),
        *bounds_of("gross", "rupiah", "The budget: contributions before relief"),
        *bounds_of("net", "rupiah", "What is left to be paid after relief"),
        *bounds_of("share", "share", "Coverage once they have joined"),
        *bounds_of("today", "share", "Coverage before; empty where participants are unknown"),
        *bounds_of("head", "rupiah", "Contributions of one person over the whole plan"),
    ),
)

COST_TABLES = {
    COST_FILE: "CSV files of costs by payer",
    COST_MONTHS_FILE: "CSV files of costs by month",
    RATE_FILE: "CSV files of rates",
    SWING_FILE: "CSV files of assumptions",
    REACH_FILE: "Coverage and budget, in the API",
}
