"""Saved answers of the WebAPI of BPS: dynamic data and static tables; lists are refused."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import replace

from etl.cells import Book, Sheet
from etl.intake.html_tables import tables_of
from etl.intake.limits import Limits
from etl.intake.notes import MERGED, told
from etl.parse.names import Names
from etl.reading import Declared, Evidence, Read
from etl.sources.bps_dynamic import dynamic_table
from etl.sources.printed.around import names_in
from etl.sources.printed.datum import Table, table_of
from etl.sources.printed.figures import read_tables
from etl.sources.printed.grid import grids
from model.errors import ContractBroken, UnreadableFile

NAME = "bps_webapi"
AVAILABLE, CONTENT = "data-availability", "datacontent"
MOST_ESCAPED = 2  # some offices escape the markup twice
LISTS = {
    "var_id": "a list of variables; download the data of one: list of model data, var = its var_id",
    "kode_ver_id": "a list of the rows of a variable; download the data: model data, var = its id",
    "table_id": "a list of static tables; download one: model statictable, id = its table_id",
    "subject": "a list of subjects; download a table of one of them",
    "th_id": "a list of years; download the data: model data with the variable and th = the year",
    "domain_id": "a list of the offices of BPS; download a table of one of them",
    "brs_id": "a list of press releases; download a table instead",
    "pub_id": "a list of publications; download a table instead",
}


def recognise(book: Book) -> Evidence | None:
    """Return why this is an answer of the WebAPI, or None."""
    document = book.document
    if not isinstance(document, Mapping) or AVAILABLE not in document:
        return None
    seen = [f"{AVAILABLE} is {document[AVAILABLE]!r}"]
    if CONTENT in document:
        seen.append(f"dynamic data: {CONTENT} with keys made of the label lists")
    elif _static(document) is not None:
        seen.append("a static table: HTML inside JSON")
    else:
        seen.append("no table")
    return Evidence(NAME, "", 0, tuple(seen), {})


def read(book: Book, declared: Declared) -> Read:
    """Return the figures of an answer and what is wrong with them; refused where it has no table.

    declared: as for etl/sources/bps_table.py
    """
    document = book.document
    if not isinstance(document, Mapping) or AVAILABLE not in document:
        raise ContractBroken(f"{book.file} is no answer of the WebAPI of BPS")
    names = names_in(declared)
    if document.get("status") not in (None, "OK") or document[AVAILABLE] != "available":
        raise ContractBroken(_unavailable(book.file, document))
    if CONTENT in document:
        return read_tables([dynamic_table(book.file, document)], declared)
    static = _static(document)
    if static is None:
        raise ContractBroken(f"{book.file} is {_list_of(document)}")
    tables = list(_tables(book.file, static, names))
    if not tables:
        raise ContractBroken(f"{book.file} is a static table without figures: {static['title']}")
    return read_tables(tables, declared)


def _unavailable(file: str, document: Mapping[str, object]) -> str:
    said = str(document[AVAILABLE])[:60]
    why = str(document.get("message", "") or document.get("status", ""))[:100]
    return (
        f"{file} holds no data: the WebAPI answered {said!r} ({why}). "
        "Ask again with a variable, a year and a domain that its lists name"
    )


def _static(document: Mapping[str, object]) -> Mapping[str, str] | None:
    """Return title and markup of a static table."""
    data = document.get("data")
    if not isinstance(data, Mapping) or not isinstance(data.get("table"), str):
        return None
    return {"title": str(data.get("title", "")), "table": str(data["table"])}


def _list_of(document: Mapping[str, object]) -> str:
    """Return which list an answer is, and what to download instead."""
    data = document.get("data")
    listed = data[1] if isinstance(data, list) and len(data) > 1 else data
    first = listed[0] if isinstance(listed, list) and listed else None
    keys = first if isinstance(first, Mapping) else {}
    known = next((words for key, words in LISTS.items() if key in keys), "")
    return known or "an answer without a table; download dynamic data or a static table"


def _tables(file: str, static: Mapping[str, str], names: Names) -> Iterator[Table]:
    markup = static["table"]
    for _ in range(MOST_ESCAPED):
        markup = markup if "<t" in markup.lower() else html.unescape(markup)
    try:
        found = tables_of(markup, Limits()).tables
    except UnreadableFile as error:
        raise UnreadableFile(f"{file} {error}.") from None
    sheets = [
        Sheet(
            f"table {number}",
            tuple(map(tuple, table.rows)),
            notes=tuple(told(MERGED, table.merged)),
        )
        for number, table in enumerate(found, 1)
    ]
    for grid in grids(sheets, file):
        yield table_of(replace(grid, titles=(static["title"], *grid.titles)), file, names)
