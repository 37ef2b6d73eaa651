"""The columns of the file of totals beside their parts; the data dictionary is made from them."""

from __future__ import annotations

import pyarrow as pa

from exports.making import bounds_of, provenance_of, text_of
from model.contract import Column, Table

_STATUS, _ORIGIN = provenance_of("total")

TOTALS_FILE = Table(
    name="totals_file",
    meaning="One row per published total of a region that can be held against its parts: the "
    "total, what the known parts add up to, and whether they agree.",
    key=("region_code", "measure", "of", "period", "total_origin"),
    columns=(
        text_of("region_code", "BPS code without dot; 00 nation, KAL Kalimantan", "regions"),
        text_of("region_name", "Name of the region"),
        text_of("measure", "participants_active, labour_force or employed", "measures"),
        text_of("of", "What it is parted into: segments or places one level down"),
        text_of("period", "Month (2022-12), Sakernas August (2022-08) or year (2022)"),
        text_of("period_kind", "month, august, february or year"),
        text_of("verdict", "agrees, agrees_within_rounding, incomplete, contradicts, cannot_check"),
        text_of("verdict_name", "The verdict in the reader's language"),
        *bounds_of("total", "persons", "The published total"),
        _STATUS,
        _ORIGIN,
        *bounds_of("summed", "persons", "Sum of the parts that are known"),
        Column("parts_known", pa.int64(), "number", "How many parts have a figure"),
        Column("parts_all", pa.int64(), "number", "How many parts there are"),
        text_of("parts", "Codes of the parts with a figure, joined by |"),
        text_of("missing", "Codes of the parts without one that may be seen, joined by |"),
    ),
)
