"""An inspection as plain text, ending with the TOML that a person completes and confirms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from etl.inspect_column import Column
from etl.inspect_file import Inspection, Seen
from etl.reading import Evidence

MOST_NOTES = 8
WIDEST_TITLE = 60
STYLES = ("id", "en", "plain", "space")
SYSTEMS = ("bps", "kemendagri")


def rendered(found: Inspection) -> str:
    """Return the whole report."""
    return "\n".join([*_lines(found), "", *_toml(found)]) + "\n"


def _lines(found: Inspection) -> Iterator[str]:
    yield f"{found.file}: {found.kind}, {len(found.sheets)} sheets, sha256 {found.sha256}"
    if found.document:
        yield f"  a JSON document with {', '.join(found.document)}"
    for sheet in found.sheets:
        yield from _sheet(sheet)
    for evidence in found.candidates:
        yield f"reader {evidence.reader}: sheet {evidence.sheet!r} row {evidence.header_row}"
        yield from (f"  {sentence}" for sentence in evidence.seen)
    if not found.candidates:
        yield "no reader recognises this layout: nothing is guessed"


def _sheet(sheet: Seen) -> Iterator[str]:
    hidden = ", hidden" if sheet.hidden else ""
    yield f"sheet {sheet.name!r}: {sheet.rows} rows{hidden}"
    if not sheet.columns:
        yield "  no row of figures was found"
        return
    header = f"rows {sheet.header[0]} to {sheet.header[1]}" if sheet.header else "none"
    yield f"  header: {header}"
    yield from (f"  {_column(column)}" for column in sheet.columns)
    yield from (f"  note: {note}" for note in sheet.notes[:MOST_NOTES])
    if len(sheet.notes) > MOST_NOTES:
        yield f"  and {len(sheet.notes) - MOST_NOTES} more notes"


def _column(column: Column) -> str:
    about = {
        "style": column.style,
        "unit": column.unit,
        "codes": column.codes,
        "no number": ", ".join(map(repr, column.missing)),
        "strange": "; ".join(column.strange),
    }
    said = "".join(f"; {word} {text}" for word, text in about.items() if text)
    title = column.title[:WIDEST_TITLE]
    return f"{column.letters:>3} {title!r}: {column.filled} {column.kind}{said}"


def _toml(found: Inspection) -> Iterator[str]:
    """Return what a person would confirm: of each reader, else of the columns that need it."""
    for evidence in found.candidates:
        yield from _confirmed(evidence)
    if not found.candidates:
        yield "# to be declared in a source's TOML once a reader knows the layout"
        for sheet in found.sheets:
            yield from _declared(sheet)


def _confirmed(evidence: Evidence) -> Iterator[str]:
    yield f"reader = {_value(evidence.reader)}"
    for name, value in evidence.declared.items():
        yield f"{json.dumps(name)} = {_value(value)}"


def _declared(sheet: Seen) -> Iterator[str]:
    systems = {word for column in sheet.columns if (word := column.codes.partition(":")[0])}
    for system in sorted(systems & set(SYSTEMS)):
        yield f"code_system = {_value(system)}"
    figures = [one for one in sheet.columns if one.kind == "numbers" and not one.codes]
    styles = {one.style.partition(",")[0] for one in figures}
    proved = sorted(styles & set(STYLES) - {"plain"}) or sorted(styles & {"plain"})
    if len(proved) == 1:  # numbers without any separator are the same in every style
        yield f"number_style = {_value(proved[0])}"
    for column in figures:
        style = column.style.partition(",")[0]
        if style not in STYLES or (len(proved) > 1 and style != "plain"):
            yield f"[columns.{_value(column.title or column.letters)}]"
            known = _value(style) if style in STYLES else f'""  # {column.style}'
            yield f"number_style = {known}"


def _value(value: Any) -> str:
    """Return a value as TOML writes it; tables as inline tables."""
    if isinstance(value, dict):
        inner = ", ".join(f"{json.dumps(key)} = {_value(one)}" for key, one in value.items())
        return f"{{ {inner} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False)
