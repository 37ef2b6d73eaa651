"""Printed tables for tests: rows as a book, figures as what the test asks for."""

from functools import cache

from etl.borders.sets import regions_of
from etl.cells import Book, Sheet
from etl.parse.names import Names
from tests.etl import small


@cache
def names():
    """Every name of every region of the project's own code lists."""
    return Names.of(regions_of(small.codelists()))


def book(*rows, file="tabel.csv", notes=(), kind="csv"):
    """A book of one sheet "S"; a row is a text with | between its cells, or a list of values."""
    cells = [tuple(r.split("|")) if isinstance(r, str) else tuple(r) for r in rows]
    return Book(file, "0" * 64, kind, (Sheet("S", tuple(cells), notes=tuple(notes)),))


def read(reader, opened, **declared):
    """What a reader makes of a book."""
    return reader.read(opened, {"names": names(), **declared})


def values(found, *columns):
    """The figures as {(columns …): value}; by period, region and measure unless told."""
    table = found.figures
    keys = zip(*(table[c] for c in columns or ("period", "region_code", "measure")), strict=True)
    return dict(zip(keys, table["value"], strict=True))


def faults(found):
    """The rules that are broken, as one text."""
    return "\n".join(str(one) for one in found.findings if one.severity == "fault")


def warnings(found):
    return "\n".join(str(one) for one in found.findings if one.severity == "warning")
