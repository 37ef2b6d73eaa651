"""Every figure as published or computed, in the order it is stored; also as files of any size."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from api.parameters import Parameter
from api.resource import Asked, Found, Resource
from api.resources.coverage import PEOPLE
from api.shapes import Number, Row, told
from api.streams import stream_of
from model.figure_file import figure_file
from model.figure_filters import Filters
from model.figure_rows import rows

ANY_CODE = re.compile(r"[0-9A-Za-z_+][0-9A-Za-z_+.-]{0,79}")
OF_SELECTION = ("region", "period", "segment", "industry", "programme")
OWN = (
    Parameter("measure", "What is counted: see measures", "participants_active", shape=ANY_CODE),
    Parameter("employment_status", "Main employment status", "formal", shape=ANY_CODE),
    Parameter("origin", "Publication: see sources", "ibukotakini-2022-12", shape=ANY_CODE),
)


class FigureRow(Row):
    """One figure of one publication."""

    region: str = told("BPS code without dot; 00 nation, KAL Kalimantan", "KAL", "code")
    region_name: str = told("Name of the region", "Kalimantan")
    period: str = told("Month 2022-12, Sakernas month 2022-08 or year 2022", "2022-12", "period")
    period_kind: str = told("month, august, february or year", "month", "code")
    measure: str = told("What is counted: see measures", "participants_active", "code")
    segment: str = told("Participation segment", "total", "code")
    industry: str = told("Industry of KBLI", "total", "code")
    employment_status: str = told("Main employment status", "total", "code")
    programme: str = told("Insurance programme or package", "total", "code")
    figure: Number = told("The figure with its bounds, in the unit beside", PEOPLE, "as unit")
    unit: str = told("persons, percent, rupiah or employers", "persons", "code")
    origin: str = told("The publication: see sources", "ibukotakini-2022-12", "code")
    as_of: str = told("Date the publication speaks of or was made", "2022-12", "date")
    flags: list[str] = told("What to know before quoting", ["approximate"], "code")
    as_written: str | None = told("The publication's own wording", "2,6 juta")
    note: str | None = told("What a reader of this figure must know", None)
    publisher: str = told("Who published it", "BPJS Ketenagakerjaan")
    title: str = told("Title of the publication", "Laporan Tahunan 2022")
    url: str = told("Its address", "https://example.org/report")


PLAIN = tuple(name for name in FigureRow.model_fields if name not in ("region", "figure", "flags"))


def _row(one: Mapping[str, Any]) -> FigureRow:
    return FigureRow(
        region=one["region_code"],
        figure=Number(low=one["low"], value=one["value"], high=one["high"], status=one["status"]),
        flags=one["flags"].split("|") if one["flags"] else [],
        **{name: one[name] for name in PLAIN},
    )


def answer(asked: Asked) -> Found:
    """Return the figures that are asked for; of JSON one page, of a file all of them."""
    chosen = {name: getattr(asked.selection, name) for name in OF_SELECTION}
    filters = Filters(**chosen, **asked.more)
    part = asked.part
    file = figure_file(filters, asked.scope, asked.version)
    found: list[dict[str, Any]] = []
    if part.limit is not None:  # of a file without a limit, none is held
        found = rows(filters, asked.scope, asked.version, part.offset, part.limit)[0]
    return Found(
        [_row(one) for one in found],
        asked.selection,
        sources=file.sources,
        total=file.rows,
        stream=stream_of(file, part),
        name=file.name,
    )


RESOURCE = Resource(
    "figures",
    "Every figure as published; JSON page by page, files whole",
    FigureRow,
    answer,
    OF_SELECTION,
    OWN,
    "region=KAL&measure=participants_active",
)
