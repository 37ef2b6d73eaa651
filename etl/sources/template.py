"""Cakupan's own template, filled in: workbook or CSV. etl/template writes the empty one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from etl.cells import Book, Sheet, Value
from etl.codelists import Codelists
from etl.findings import Finding
from etl.intake import notes
from etl.reading import Declared, Evidence, Read
from etl.sources.facts import COLUMNS
from etl.sources.kemnaker_layout import letter
from etl.sources.printed.around import names_in
from etl.sources.template_line import Line, figure
from etl.sources.template_lists import Lists
from etl.sources.template_stated import MARK, Stated, is_template, stated, text_in
from etl.sources.template_together import repeated, unlike_percentages
from etl.template.words import words
from model.errors import ContractBroken

NAME = "template"
NOTHING_FILLED = "no rows filled in"


@dataclass(frozen=True, slots=True)
class Form:
    """The sheet to fill of one book, and where its header stands."""

    sheet: Sheet
    release: str  # file/sheet, the beginning of a finding's place
    header: int  # index of its row
    columns: dict[int, str]  # index -> column of a facts release
    findings: tuple[Finding, ...]


def recognise(book: Book) -> Evidence | None:
    """Return why this is the template, or None."""
    if not is_template(book):
        return None
    form = _form(book)
    about = stated(book)
    seen = [f"{name}: {value}" for name, value in about.values.items() if value]
    filled = sum(1 for _ in _filled(form))
    return Evidence(NAME, form.sheet.name, form.header + 1, (*seen, f"{filled} rows filled in"), {})


def read(book: Book, declared: Declared) -> Read:
    """Return the figures of a filled template, its source, and everything that is wrong.

    declared: names (of regions) and codelists (all code lists)
    """
    codelists = declared.get("codelists")
    if not isinstance(codelists, Codelists):
        raise ContractBroken("this reader needs the code lists: declare codelists")
    form, about = _form(book), stated(book)
    lists = Lists.of(codelists, names_in(declared))
    findings = [*about.findings, *form.findings, *_as_percent(form)]
    lines = [_line(form, number, cells, about) for number, cells in _filled(form)]
    if not lines:
        place, hint = f"{form.release}:{form.header + 2}:", "Fill in one row per figure"
        findings.insert(0, Finding(place, "", NOTHING_FILLED, hint))
    read_lines = [(line, figure(line, about, lists)) for line in lines]
    findings += [finding for line in lines for finding in line.findings]
    known = [(line, row) for line, row in read_lines if row is not None]
    findings += unlike_percentages(known, about.number_style)
    kept, told = repeated(known)
    figures = pd.DataFrame(kept, columns=[*COLUMNS, "place"])
    figures["value"] = pd.to_numeric(figures["value"]).astype("float64")
    return Read(figures, (*findings, *told), about.source)


def _form(book: Book) -> Form:
    """Return the sheet to fill with its header, or say what of it is missing."""
    name = words().said["sheet"]
    sheets = [s for s in book.sheets if book.kind == "csv" or s.name.strip() == name]
    if not sheets:
        raise ContractBroken(f"{book.file} has no sheet {name!r}: it must keep its name")
    sheet = sheets[0]
    release = f"{book.file}/{sheet.name}" if sheet.name else book.file
    known = {spelled: one.key for one in words().columns for spelled in (one.word, one.key)}
    for number, row in enumerate(sheet.rows):
        texts = [text_in(cell) for cell in row]
        if texts and not texts[0].startswith(MARK) and any(texts):
            return _with_header(sheet, release, number, (texts, known))
    raise ContractBroken(f"{release} has no header: keep the row that names the columns")


def _with_header(
    sheet: Sheet, release: str, number: int, found: tuple[Sequence[str], dict[str, str]]
) -> Form:
    texts, known = found
    columns: dict[int, str] = {}
    told: list[Finding] = []
    for at, text in enumerate(texts):
        key, place = known.get(text.casefold(), ""), f"{release}:{number + 1}:{letter(at)}"
        if key and key not in columns.values():
            columns[at] = key
        elif key:
            told.append(Finding(place, text, "column stands twice", "Remove one"))
        elif text or any(at < len(row) and text_in(row[at]) for row in sheet.rows[number + 1 :]):
            hint = f"Columns are {', '.join(one.word for one in words().columns)}"
            told.append(Finding(place, text, "column is not known", hint))
    for one in words().columns:
        if one.key not in columns.values() and (one.needed or one.key == "value"):
            told.append(Finding(f"{release}:{number + 1}:", one.word, "column is missing", one.en))
    return Form(sheet, release, number, columns, tuple(told))


def _filled(form: Form) -> Iterator[tuple[int, tuple[Value, ...]]]:
    """Yield the rows in which something is filled in, with their index."""
    for number, row in enumerate(form.sheet.rows[form.header + 1 :], form.header + 1):
        if any(map(text_in, row)):
            yield number, row


def _line(form: Form, number: int, cells: Sequence[Value], about: Stated) -> Line:
    at = {key: column for column, key in form.columns.items()}
    filled = {key: cells[column] for key, column in at.items() if column < len(cells)}
    name = form.sheet.name or "table"
    return Line(filled, f"{form.release}:{number + 1}", f"{name}!", number + 1, at)


def _as_percent(form: Form) -> Iterator[Finding]:
    """Yield a fault where numbers are shown as percentages: 44 % is stored as 0.44 there."""
    values = [letter(at) for at, key in form.columns.items() if key == "value"]
    for found in notes.about(form.sheet, notes.PERCENT):
        if found.partition(" ")[0] in values:
            rule = "are formatted as percentages: what is stored is a hundredth of what is shown"
            hint = "Format the column as text and write 44,07 %"
            yield Finding(f"{form.release}::{values[0]}", found, rule, hint)
