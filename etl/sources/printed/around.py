"""What holds for every cell of one table: number style, the region of all rows, the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from etl.cells import Value
from etl.findings import Finding
from etl.parse.names import Names
from etl.parse.number_columns import Found, style_of
from etl.parse.numbers import STYLES, Number, Style
from etl.reading import Declared
from etl.sources.printed.cell_text import number_in
from etl.sources.printed.datum import Table
from etl.sources.printed.labels import meaning_of
from etl.sources.printed.places import Places
from etl.sources.printed.said import SURVEYED, Reader, Said, reader_of, year_in
from model.errors import ContractBroken
from model.regions import NATION, Region

ONLY_THE_NATION = 60_000_000  # persons: no province has so large a workforce or population
SOME_PEOPLE = re.compile(
    r"dis?abilitas|difabel|pemuda|lansia|anak|miskin|setengah|paruh|perempuan|wanita|youth|elderly|"
    r"child(ren)?|poor|disabilit(y|ies)|under|part|asing|migran|foreign"
)


@dataclass(frozen=True, slots=True)
class Around:
    """What holds for every cell of one table; findings: what could not be told."""

    table: Table
    reader: Reader
    places: Places
    style: Style | None
    region: Region | None  # of the rows that name none
    year: str  # where no label names one
    month: str
    findings: tuple[Finding, ...]

    def dated(self, said: Said) -> Said:
        """Return what labels say with the period of the whole table where they name no year."""
        if said.year:
            return said
        month = said.month or ("" if said.all_year else self.month)
        return replace(said, year=self.year, month=month)


def names_in(declared: Declared) -> Names:
    """Return the names of regions that a reader needs; whoever calls it hands them over."""
    names = declared.get("names")
    if not isinstance(names, Names):
        raise ContractBroken("this reader needs the names of regions: declare names")
    return names


def around(table: Table, declared: Declared) -> Around:
    """Return what holds for every cell, by declaration or by what the table itself says."""
    names = names_in(declared)
    rows = ((datum.region, datum.code) for datum in table.data if datum.region)
    places = Places(names, rows, table.heads, " · ".join(table.titles))
    given = {str(label): str(word) for label, word in declared.get("labels", {}).items()}
    within = (places.within.name,) if places.within else ()
    reader = reader_of(table.titles, within, given)
    for kind in ("measure", "activity", "segment", "programme"):
        if kind in declared:
            title = {**reader.title, kind: str(declared[kind])}
            reader = replace(reader, title=title)
    reader = replace(reader, by_segment=_by_segment(table))
    style, faults = _style(table, declared)
    region, told = _region(table, names, (places, reader, style), declared)
    year, month, said = _period(table, declared, reader)
    findings = (*faults, *told, *said, *_strange(table, reader))
    return Around(table, reader, places, style, region, year, month, findings)


def _by_segment(table: Table) -> bool:
    """Return whether the labels of the table name segments of participants."""
    labels = {label for datum in table.data for label in datum.labels}
    return any(meaning_of(label).one("segment") in ("PU", "BPU") for label in labels)


def _strange(table: Table, reader: Reader) -> Iterator[Finding]:
    """Yield what of the title was not understood: it may speak of some people only."""
    if not reader.strange:
        return
    words = " ".join(dict.fromkeys(reader.strange))
    some = [word for word in reader.strange if SOME_PEOPLE.fullmatch(word)]
    rule = "its title is not understood" + (": it speaks of some people only" if some else "")
    hint = "Check that the figures are of everybody, or declare measure"
    yield table.about(words, rule, hint, "fault" if some else "warning")


def _style(table: Table, declared: Declared) -> tuple[Style | None, list[Finding]]:
    """Return the number style: declared, else what all the table's texts agree on."""
    stated = declared.get("number_style")
    if stated in STYLES:
        return stated, []
    values: list[Value] = [datum.value for datum in table.data]
    found = style_of(values)
    if isinstance(found, Found):
        both = found.style == "space" and not all(" " in text for text in found.because)
        return (found.style if found.because and not both else None), []
    rule = f"{found}".replace("its column", "the table")
    return None, [table.about(found.written, rule, "Declare number_style: id, en, plain or space")]


def _region(
    table: Table, names: Names, read: tuple[Places, Reader, Style | None], declared: Declared
) -> tuple[Region | None, list[Finding]]:
    """Return the region of a table whose rows name none."""
    places, reader, style = read
    if table.by_region:
        return None, []
    stated = str(declared.get("region", ""))
    if stated:
        return names.regions.by_code.get(stated), []
    if places.within is not None:
        return places.within, []
    if any(_only_the_nation(table, reader, style)):
        rule = "names no region: so many persons live only in Indonesia as a whole"
        told = table.about("", rule, 'Declare region = "00" to confirm', "warning")
        return names.regions.by_code[NATION], [told]
    return None, [table.about("", "names no region", 'Declare region, e.g. region = "64"')]


def _only_the_nation(table: Table, reader: Reader, style: Style | None) -> Iterator[bool]:
    """Yield for each count of the workforce whether it is larger than any province's."""
    for datum in table.data:
        number = number_in(datum.value, style)
        if not isinstance(number, Number) or number.value < 1:
            continue
        said = reader.read(datum.labels, datum.unit)
        if said.measure in SURVEYED | {"population"} and not said.unknown:
            yield number.value * said.scale >= Decimal(ONLY_THE_NATION)


def _period(table: Table, declared: Declared, reader: Reader) -> tuple[str, str, list[Finding]]:
    """Return year and month for cells whose labels name none."""
    stated = str(declared.get("period", ""))
    if stated:
        return stated[:4], stated[5:7], []
    if "year" in reader.title:
        return "", "", []
    year, month = year_in(table.file), meaning_of(table.file, True).one("month")
    if not year or all(reader.read(d.labels, d.unit).year for d in table.data):
        return "", "", []
    period = f"{year}-{month}" if month else year
    rule = f"names no year; {period} is taken from the name of the file"
    told = table.about(table.file, rule, f'Declare period = "{period}" to confirm', "warning")
    return year, month, [told]
