"""Which part of an XLSX is which sheet, and which cell styles show a percentage."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from etl.intake.container import WORKBOOK
from etl.intake.xml_parts import Parts
from model.errors import UnreadableFile

RELATIONS, STYLES = "xl/_rels/workbook.xml.rels", "xl/styles.xml"
LINKS = "xl/externalLinks/"
BUILT_IN_PERCENTS = frozenset({"9", "10"})  # 0% and 0.00%
QUOTED = re.compile(r'"[^"]*"|\\.')  # words inside a number format
OUTSIDE = ("ddeLink", "oleLink")


@dataclass(frozen=True, slots=True)
class About:
    """The sheets of a workbook by name, with their parts; parts already read."""

    sheets: Mapping[str, str]
    percents: frozenset[str]
    read: frozenset[str]


def described(parts: Parts) -> About:
    """Return what the workbook says about its sheets; links to running programs are refused."""
    names = set(parts.opened.namelist())
    _refuse_links(parts, names)
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relation(name: str, given: dict[str, str]) -> None:
        if name.endswith(" Relationship") and given.get("TargetMode") != "External":
            targets[given.get("Id", "")] = given.get("Target", "")

    def sheet(name: str, given: dict[str, str]) -> None:
        if name.endswith(" sheet"):
            key = next((value for kind, value in given.items() if kind.endswith(" id")), "")
            title = given.get("name", "")
            if title in sheets:
                raise UnreadableFile(f"is damaged: two of its sheets are called {title!r}")
            sheets[title] = _part(targets.get(key, ""))

    if RELATIONS not in names:
        raise UnreadableFile(f"is damaged: it has no {RELATIONS}")
    parts.parse(RELATIONS, relation)
    parts.parse(WORKBOOK, sheet)
    kept = {name: part for name, part in sheets.items() if part in names}
    read = frozenset({RELATIONS, WORKBOOK, STYLES} & names)
    return About(kept, _percents(parts) if STYLES in names else frozenset(), read)


def _part(target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _refuse_links(parts: Parts, names: set[str]) -> None:
    """Refuse DDE and OLE links; a link to another workbook is never followed, so it may stay."""

    def link(name: str, _: dict[str, str]) -> None:
        if name.rpartition(" ")[2] in OUTSIDE:
            raise UnreadableFile("holds a link that starts another program (DDE or OLE)")

    for name in sorted(names):
        if name.startswith(LINKS) and name.endswith(".xml"):
            parts.parse(name, link)


def _percents(parts: Parts) -> frozenset[str]:
    """Return the numbers of the cell styles whose number format shows a percentage."""
    formats, found = set(BUILT_IN_PERCENTS), []
    inside = ""

    def style(name: str, given: dict[str, str]) -> None:
        nonlocal inside
        local = name.rpartition(" ")[2]
        if local == "numFmt" and "%" in QUOTED.sub("", given.get("formatCode", "")):
            formats.add(given.get("numFmtId", ""))
        if local in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            inside = local
        if local == "xf" and inside == "cellXfs":
            found.append(given.get("numFmtId", "") in formats)

    parts.parse(STYLES, style)
    return frozenset(str(number) for number, percent in enumerate(found) if percent)
