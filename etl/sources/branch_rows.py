"""The rows of a report by branch office: branches, the parts they add up to, the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from etl.parse.names import Names
from etl.sources.printed.cell_text import is_figure, text_of
from etl.sources.printed.grid import NUMBERING, Grid, Line
from etl.sources.printed.places import OFFICE
from model.regions import Region

Kind = Literal["branch", "part", "whole"]
BRANCH_HEAD = re.compile(r"\b(cabang|kacab|kcp?|branch)\b|unit (kerja|layanan)", re.IGNORECASE)
AREA_HEAD = re.compile(
    r"(wilayah|daerah|area) (kerja|layanan|pelayanan|operasional|cakupan)|cakupan wilayah|"
    r"service area|\barea\b",
    re.IGNORECASE,
)
SUM = re.compile(
    r"\s*(grand |sub[ -]?)?(jumlah|total|j u m l a h)\b[ :/-]*(total\b)?", re.IGNORECASE
)
EVERYTHING = re.compile(
    r"(keseluruhan|semua|seluruh(nya)?|peserta|kantor cabang|cabang|akhir)?", re.I
)
WHOLE = re.compile(r"\s*(kantor wilayah|kanwil)( bpjs ketenagakerjaan| bpjamsostek)?\b", re.I)
MOST_STUBS = 2  # offices per report by which its rows prove what the header does not say


@dataclass(slots=True)
class Row:
    """One office, or the sum of some: its lines (one per segment where segments are rows)."""

    name: str  # as written
    kind: Kind
    region: Region | None = None  # of a part: the province that is named
    group: Region | None = None  # the province that it stands under
    area: str = ""  # as the report declares it
    lines: list[tuple[Line, tuple[str, ...]]] = field(default_factory=list)  # with other labels
    members: list[Row] = field(default_factory=list)  # of a part: its branches

    @property
    def bare(self) -> str:
        """Return the name without the words for an office."""
        return OFFICE.sub("", self.name).strip()


@dataclass(frozen=True, slots=True)
class Shape:
    """Which columns of labels hold the branches and the areas they serve."""

    branch: int
    area: int | None


def shape_of(grid: Grid) -> Shape | None:
    """Return where the branches stand; None where no header and no row speaks of a branch."""
    heads = list(enumerate(grid.stub))
    area = next((at for at, head in heads if AREA_HEAD.search(head)), None)
    named = [at for at, head in heads if BRANCH_HEAD.search(head) and at != area]
    if named:
        return Shape(named[0], area)
    for at, _ in heads:
        texts = [text_of(grid.cell(line.row, at)) for line in grid.lines]
        if sum(bool(OFFICE.match(text)) for text in texts) >= MOST_STUBS:
            return Shape(at, area)
    return None


def regrouped(grid: Grid, names: Names) -> Grid:
    """Return the table with the group of its first rows: above the first figures it is a title."""
    grouped = any(line.groups for line in grid.lines)
    first = grid.titles[-1] if grid.titles else ""
    if not grouped or grid.lines[0].groups or province_of(first, names) is None:
        return grid
    lines = tuple(one if one.groups else replace(one, groups=(first,)) for one in grid.lines)
    return replace(grid, titles=grid.titles[:-1], lines=lines)


def rows_of(grid: Grid, shape: Shape, names: Names) -> list[Row]:
    """Return the rows of one table; the branches of a part stand under it or above its sum."""
    rows: list[Row] = []
    group: Region | None = None
    for line in grid.lines:
        texts = [text_of(grid.cell(line.row, at)) for at in range(len(grid.stub))]
        name = _name(texts, shape)
        group = _group(grid, line, texts, (shape, names)) or group
        if name or not rows:
            rows.append(_row(name, line, names))
            rows[-1].area = _area(grid, line, shape)
            rows[-1].group = group
        rows[-1].lines.append((line, _others(grid, texts, (shape, line), names)))
    return _with_members(rows)


def province_of(text: str, names: Names) -> Region | None:
    """Return the province that a label names as a whole."""
    found = [names.regions.by_code[code] for code in names.codes(text) if "@" not in code]
    provinces = [one for one in found if one.level == "province"]
    return provinces[0] if len(provinces) == 1 else None


def _name(texts: Sequence[str], shape: Shape) -> str:
    """Return what a row is called; nothing where it belongs to the row above."""
    own = texts[shape.branch]
    if own and not own.isdigit():
        return own
    others = texts[: shape.branch]
    return next((text for text in others if SUM.match(text) or WHOLE.match(text)), "")


def _row(name: str, line: Line, names: Names) -> Row:
    """Return a row by its name: a sum is of what it names, else of what stands above it."""
    rest = _unsummed(name)
    summed = rest != name.strip()
    province = province_of(rest, names) if rest else None
    if province is not None:
        return Row(name, "part", province)
    levels = {names.regions.by_code[code].level for code in names.codes(rest)}
    if WHOLE.match(rest) or (summed and (EVERYTHING.fullmatch(rest) or "kanwil" in levels)):
        return Row(name, "whole")
    return Row(name, "part" if summed else "branch")


def _group(grid: Grid, line: Line, texts: Sequence[str], of: tuple[Shape, Names]) -> Region | None:
    """Return the province that a line stands under or has beside it, if it names one."""
    shape, names = of
    beside = [text for at, text in enumerate(texts) if at not in (shape.branch, shape.area)]
    return next(
        (one for text in (*beside, *line.groups) if (one := province_of(text, names))), None
    )


def _unsummed(name: str) -> str:
    """Return a name without the words for a sum: "Jumlah Kalimantan Timur" is of a province."""
    return SUM.sub("", name, count=1).strip()


def _area(grid: Grid, line: Line, shape: Shape) -> str:
    """Return the declared area as it stands in the cell, its line breaks kept."""
    return "" if shape.area is None else str(grid.cell(line.row, shape.area) or "")


def _others(
    grid: Grid, texts: Sequence[str], of: tuple[Shape, Line], names: Names
) -> tuple[str, ...]:
    """Return the labels of a line that are neither branch, area nor number of the row."""
    shape, line = of
    groups = [text for text in line.groups if province_of(text, names) is None]
    own = [
        text
        for at, text in enumerate(texts)
        if text
        and at not in (shape.branch, shape.area)
        and not NUMBERING.fullmatch(grid.stub[at].replace("_", " ") or "x")
        and not text.isdigit()
        and not SUM.fullmatch(text)
        and not is_figure(text)
        and province_of(text, names) is None
    ]
    return (*groups, *own)


def _with_members(rows: list[Row]) -> list[Row]:
    """Return the rows with the branches of each part, sums of a group made parts.

    A sum without a name is of the whole office if it is the last one, unless every group has one.
    """
    sums = [row for row in rows if row.kind == "whole" and not _is_named(row)]
    groups = {row.group.code for row in branches(rows) if row.group}
    summed = [row.group.code for row in sums if row.group]
    each_has_one = len(groups) > 1 and sorted(summed) == sorted(groups) and len(sums) == len(groups)
    for row in sums if each_has_one else sums[:-1]:
        row.kind, row.region = "part", row.group
    leading = next((row.kind for row in rows if row.kind != "whole"), "") == "part"
    _collect(rows, leading)
    return rows


def _is_named(row: Row) -> bool:
    """Return whether a sum says of what: "Jumlah Kanwil Kalimantan"."""
    return not EVERYTHING.fullmatch(_unsummed(row.name))


def _collect(rows: Sequence[Row], leading: bool) -> None:
    """Give each part its branches: those after it where parts lead, else those before it."""
    above: list[Row] = []
    part: Row | None = None
    for row in rows:
        if row.kind == "part":
            leads = leading and not SUM.match(row.name)
            row.members = [] if leads else above
            part, above = (row if leads else None), []
        elif row.kind == "branch":
            (above if part is None else part.members).append(row)


def branches(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows that are branch offices."""
    return (row for row in rows if row.kind == "branch")
