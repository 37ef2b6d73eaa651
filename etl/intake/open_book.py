"""The one way in for a file that somebody hands over: path in, cells out, or a plain refusal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.cells import Book, Kind, Sheet
from etl.intake import snapshot
from etl.intake.container import check_zip
from etl.intake.kinds import LOOKED_AT, Content, kind_of
from etl.intake.limits import Limits, TextStyle
from etl.intake.ole import check_ole
from etl.intake.process import parsed
from model.errors import UnreadableFile

KINDS: Mapping[Content, Kind] = {
    "zip": "xlsx",
    "ole": "xls",
    "json": "json",
    "html": "html",
    "csv": "csv",
}
FEWEST_ROWS = 2  # a header and something under it


def open_book(path: Path, limits: Limits | None = None, declared: TextStyle | None = None) -> Book:
    """Return the cells of a file, parsed by a limited child process; UnreadableFile otherwise."""
    name = snapshot.shown(path.name)
    try:
        return _opened(path, name, limits or Limits(), declared or TextStyle())
    except UnreadableFile as error:
        raise UnreadableFile(f"{name} {error}.") from None


def _opened(path: Path, name: str, limits: Limits, declared: TextStyle) -> Book:
    with TemporaryDirectory(prefix="cakupan-") as folder:
        copy = Path(folder) / "file"
        sha256 = snapshot.take(path, copy, limits.file)
        with copy.open("rb") as opened:
            content = kind_of(opened.read(LOOKED_AT))
        if content == "zip":
            check_zip(copy, limits)
        if content == "ole":
            check_ole(copy)
        # the parser of workbooks says what is wrong only where the name says what it should be
        named = copy.rename(copy.with_suffix(f".{KINDS[content]}"))
        found = parsed(named, content, limits, declared)
    sheets = found.sheets()
    if content != "json":
        _refuse_empty(sheets)
    return Book(name, sha256, KINDS[content], sheets, found.document)


def _refuse_empty(sheets: tuple[Sheet, ...]) -> None:
    """Refuse a file without a table: no cell at all, or nothing below the first row."""
    filled = [sum(any(cell not in (None, "") for cell in row) for row in s.rows) for s in sheets]
    if not any(filled):
        raise UnreadableFile("is empty: no sheet holds a cell")
    if max(filled) < FEWEST_ROWS:
        raise UnreadableFile("holds only a header, no row of figures")
