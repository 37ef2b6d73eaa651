"""The columns of a figure with what its codes stand for: of its region and of its publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa

from model.contract import FIGURES, ORIGINS, Column
from model.per_version import per_version
from model.warehouse import Version

OF_ORIGIN = tuple(one for one in ORIGINS.columns if one.name in ("publisher", "title", "url"))
REGION_NAME = Column("region_name", pa.string(), "text", "Name of the region")
SCHEMA = pa.schema([column.arrow() for column in (*FIGURES.columns, REGION_NAME, *OF_ORIGIN)])
# column of codes -> the column of their names in a file
NAME_OF = {
    column.name: f"{column.name.removesuffix('_code')}_name"
    for column in FIGURES.columns
    if column.codes
}


def file_columns() -> tuple[Column, ...]:
    """Return the columns of the file of figures: a code's name stands beside it."""
    found: list[Column] = []
    for column in FIGURES.columns:
        found.append(column)
        if column.name in NAME_OF:
            meaning = f"Name of the {column.name.removesuffix('_code').replace('_', ' ')}"
            told = meaning if column.codes == "regions" else f"{meaning}, in the reader's language"
            found.append(Column(NAME_OF[column.name], pa.string(), "text", told))
        if column.name == "origin":
            found += [one for one in OF_ORIGIN if one.name != "title"]  # those stand in Info
    return tuple(found)


def named(
    found: Iterable[pa.RecordBatch], version: Version, language: str = ""
) -> Iterator[pa.RecordBatch]:
    """Yield batches of FIGURES with names behind their columns, of all codes in a language.

    Without a language they have the columns of SCHEMA.
    """
    names = {"region_name": ("region_code", _lists(version, "")["region_code"])}
    names |= {one.name: ("origin", _origins(version)[one.name]) for one in OF_ORIGIN}
    if language:
        lists = _lists(version, language)
        names |= {NAME_OF[code]: (code, lists[code]) for code in NAME_OF if code in lists}
    for batch in found:
        added = [_looked_up(batch.column(code), words) for code, words in names.values()]
        yield pa.RecordBatch.from_arrays([*batch.columns, *added], [*FIGURES.names, *names])


def decoded(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch with its text written out instead of numbers of words."""
    columns = [
        column.dictionary_decode() if isinstance(column, pa.DictionaryArray) else column
        for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


@per_version(4)
def _lists(version: Version, language: str) -> Mapping[str, Mapping[str, str]]:
    """Return the names of the codes of each column; without a language those of regions."""
    found = {}
    for column in FIGURES.columns:
        name = "name" if column.codes == "regions" else f"name_{language}"
        if column.codes and (language or name == "name"):
            rows = version.table(column.codes).to_pylist()
            found[column.name] = {str(next(iter(row.values()))): row[name] for row in rows}
    return found


@per_version()
def _origins(version: Version) -> Mapping[str, Mapping[str, str]]:
    """Return what is known of each publication, by the column that says it."""
    rows = version.table("origins").to_pylist()
    return {one.name: {row["origin"]: row[one.name] for row in rows} for one in OF_ORIGIN}


def _looked_up(codes: pa.DictionaryArray, names: Mapping[str, str]) -> pa.DictionaryArray:
    words = pa.array([names.get(code, code) for code in codes.dictionary.to_pylist()], pa.string())
    return pa.DictionaryArray.from_arrays(codes.indices, words)
