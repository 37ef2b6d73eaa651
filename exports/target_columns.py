"""The columns of the files of the page Tren & target."""

from __future__ import annotations

import pyarrow as pa

from exports.making import bounds_of, text_of
from model.contract import Column, Table

_PLACE = (
    text_of("region_code", "BPS code without dot; 00 nation, KAL Kalimantan", "regions"),
    text_of("region_name", "Name of the region"),
)

POINTS_FILE = Table(
    name="points_file",
    meaning="One row per period on the screen: active participants of a region over time, and why "
    "a line does not join it to the period before.",
    key=("region_code", "segment", "period"),
    columns=(
        *_PLACE,
        text_of("segment", "Segment; total is all of them", "segments"),
        text_of("segment_name", "Name of the segment, in the reader's language"),
        text_of("period", "Month (2023-12) or year of the figure"),
        text_of("period_kind", "month or year; a year without a month is a span"),
        *bounds_of("participants", "persons", "Active participants"),
        text_of("participants_status", "Status of the figure", "figure_statuses"),
        text_of("participants_origin", "Publications of the figure, joined by |"),
        text_of("participants_as_written", "The publication's own wording"),
        text_of("publisher", "Who published it"),
        text_of("other_origins", "Further publications of the same period, joined by |"),
        text_of("joined", "yes where a line joins it to the row before, no where not, else empty"),
        text_of("apart", "Why not: codes joined by |"),
    ),
)

TARGETS_FILE = Table(
    name="targets_file",
    meaning="One row per published target on the screen, over its own base, with the pace that it "
    "asks for. Planners' own targets are in no file; the API gives one to who asks for it by id.",
    key=("target",),
    columns=(
        text_of("target", "Id of the target, as in the address of the page"),
        *_PLACE,
        text_of("measure", "What is aimed at", "measures"),
        text_of("segment", "Segment; total is all of them", "segments"),
        text_of("due", "Month or year by which it is due; a year ends with its December"),
        text_of("publisher", "Who published it"),
        text_of("document", "Title of the publication"),
        text_of("origin", "Id of the publication"),
        text_of("as_of", "Date of the publication"),
        *bounds_of("share", "share", "The share aimed at; empty of a target in persons"),
        text_of("base_status", "people, stated or not_stated; of an own target, its denominator"),
        *bounds_of("denominator", "persons", "The base that the document names"),
        *bounds_of("people", "persons", "The target in persons"),
        *bounds_of("participants", "persons", "Active participants that it is held against"),
        text_of("participants_period", "Their month or year"),
        Column(
            "months", pa.int64(), "months", "Months left from them to the deadline", nullable=True
        ),
        *bounds_of("missing", "persons", "Target less participants"),
        *bounds_of("net", "persons", "Needed each month, where nobody lapses"),
        Column("lapse", pa.float64(), "share", "Assumed to lapse each month", nullable=True),
        *bounds_of("gross", "persons", "Needed each month at that lapse"),
        text_of("status", "By the rule of the page: ahead, on, behind, unclear, reached, past …"),
        text_of("status_name", "The status in the reader's language"),
        text_of("over", "yes where the deadline has passed on the day of the file, else no"),
    ),
)
