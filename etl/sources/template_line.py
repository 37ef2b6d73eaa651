"""One filled row of the template as a figure; every fault of the row is collected."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from etl.cells import Value
from etl.findings import Finding
from etl.parse import periods
from etl.parse.codes import SYSTEMS
from etl.parse.names import Unknown
from etl.sources.kemnaker_layout import letter
from etl.sources.template_lists import Lists
from etl.sources.template_stated import Stated, text_in
from etl.sources.template_value import Valued, valued
from etl.template.words import words
from model.errors import ContractBroken
from model.period import is_date, kind_of
from model.regions import Region

DIMENSIONS = ("segment", "industry", "employment_status", "programme")
OFFERED, LIKE = 3, 0.5
UNITS = "units"


@dataclass(slots=True)
class Line:
    """The cells of one row by column, and what is found wrong with them."""

    cells: Mapping[str, Value]
    release: str  # file/sheet:row
    sheet: str  # "Isi!", the beginning of a cell's place
    row: int  # as a spreadsheet counts
    at: Mapping[str, int]  # column -> its index
    findings: list[Finding] = field(default_factory=list)

    def text(self, column: str) -> str:
        """Return a cell as text."""
        return text_in(self.cells.get(column))

    def fault(
        self, column: str, rule: str, hint: str, severity: Literal["fault", "warning"] = "fault"
    ) -> None:
        """Keep what is wrong with one cell."""
        where = letter(self.at[column]) if column in self.at else ""
        place = f"{self.release}:{where}"
        self.findings.append(Finding(place, self.text(column), rule, hint, severity))

    @property
    def place(self) -> str:
        """Return where the figure stands: Isi!I2."""
        return f"{self.sheet}{letter(self.at.get('value', 0))}{self.row}"


def figure(line: Line, stated: Stated, lists: Lists) -> dict[str, object] | None:
    """Return the figure of a row, or None where a fault was found in it."""
    as_of = _as_of(line, stated)
    measure = _coded(line, "measure", lists, "")
    period = _period(line, as_of, measure, lists)
    region = _region(line, stated, period, lists)
    dimensions = {name: _coded(line, name, lists, "total") for name in DIMENSIONS}
    unit = _unit(line, measure, lists)
    status = _coded(line, "status", lists, "published", "figure_statuses")
    flags = _flags(line, lists)
    value = _value(line, stated, (unit, status))
    if line.findings or region is None or value is None:
        return None
    return {
        "period": period,
        "region_code": region.code,
        "region_name": region.name,
        "measure": measure,
        **dimensions,
        "value": value.number,
        "flags": "|".join(sorted(flags | ({value.flag} if value.flag else set()))),
        "unit": unit,
        "as_written": value.written,
        "status": status,
        "origin": "",
        "as_of": as_of,
        "note": line.text("note"),
        "place": line.place,
    }


def _coded(line: Line, column: str, lists: Lists, empty: str, name: str = "") -> str:
    """Return the code of a cell that is chosen from a list; nothing where it is on none."""
    text = line.text(column)
    if not text and empty:
        return empty
    known = lists.spelled[name or next(w.list for w in words().columns if w.key == column)]
    if not text:
        line.fault(column, "is not filled in", "Choose from the list")
        return ""
    if text.casefold() not in known:
        near = difflib.get_close_matches(text.casefold(), known, OFFERED, LIKE)
        hint = f"Nearest: {', '.join(near)}" if near else "Choose from the list on sheet Daftar"
        line.fault(column, "is on no list", hint)
    return known.get(text.casefold(), "")


def _as_of(line: Line, stated: Stated) -> str:
    text = line.text("as_of")
    if not text:
        return stated.values["as_of"]
    found = text if is_date(text) else periods.parse(text)
    if isinstance(found, str) and is_date(found):
        return found
    line.fault("as_of", "is no date", "Use 2024-12-31, 2024-12 or 2024")
    return ""


def _period(line: Line, as_of: str, measure: str, lists: Lists) -> str:
    if not line.text("period"):
        line.fault("period", "is not filled in", "Use 2024-12, Desember 2024 or 2024")
        return ""
    cell = line.cells["period"]
    found = periods.parse(cell, as_of="" if measure in lists.ahead else as_of)
    if not isinstance(found, str):
        line.fault("period", found.why, "Use 2024-12, Desember 2024 or 2024")
        return ""
    if measure and kind_of(found, measure in lists.surveys) is None:
        line.fault("period", "is no month of Sakernas", "Use February, August or a year")
    return found


def _region(line: Line, stated: Stated, period: str, lists: Lists) -> Region | None:
    """Return the region that code and name agree on, as it stood in the period."""
    code, name = line.text("region_code"), line.text("region_name")
    for column, text in (("region_code", code), ("region_name", name)):
        if not text:
            line.fault(column, "is not filled in", "Code and name are both needed")
    system = next((one for one in SYSTEMS if one == stated.values["code_system"]), None)
    if not (code and name) or system is None:
        return None
    names = lists.codes.names
    office = names.regions.by_code.get(code.upper())
    if office is not None and office.level == "kanwil":
        found: Region | Unknown = office
        if not names.fits(name, office.code):
            found = Unknown(
                name, f"does not belong to code {code}", (f"{office.code} {office.name}",)
            )
    else:
        found = lists.codes.resolve(line.cells["region_code"], name, system)
    if isinstance(found, Region) and found.level != "kanwil" and period:
        found = lists.codes.at(found.code, period)
    if isinstance(found, Unknown):
        offers = f"Perhaps {' or '.join(found.offered)}" if found.offered else "See sheet Wilayah"
        line.fault("region_code", f"{found.written!r} {found.why}", offers)
        return None
    return found


def _unit(line: Line, measure: str, lists: Lists) -> str:
    unit = _coded(line, "unit", lists, "")
    due = lists.units.get(measure, "")
    if unit and due and unit != due:
        own = next((c.words[0] for c in words().lists[UNITS] if c.code == due), due)
        line.fault("unit", f"is not the unit of {measure}", f"Use {own}")
    return unit


def _flags(line: Line, lists: Lists) -> set[str]:
    found = set()
    for word in line.text("flags").replace(",", "|").split("|"):
        if not (text := word.strip().casefold()):
            continue
        if text in lists.spelled["flags"]:
            found.add(lists.spelled["flags"][text])
        else:
            line.fault("flags", "is no flag", "Use dibulatkan, kantor cabang or nothing")
    return found


def _value(line: Line, stated: Stated, about: tuple[str, str]) -> Valued | None:
    """Return the number of a row in its unit, by its status; None where it is wrong."""
    unit, status = about
    try:
        return valued(line.cells.get("value"), stated.number_style, unit, status)
    except ContractBroken as error:
        rule, _, hint = str(error).partition(" → ")
        line.fault("value", rule, hint or "Correct the value")
        return None
