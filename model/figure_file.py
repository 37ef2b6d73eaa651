"""The figures as one file: which rows, how many, from which publications, of which version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from model.figure_filters import Filters
from model.figure_rows import coded, count, origins
from model.frame import Source, VersionFacts
from model.scope import Scope
from model.warehouse import Version

WHERE = ("period", "region", "measure", "segment", "origin")  # told in a file's name, in this order


@dataclass(frozen=True, slots=True)
class FigureFile:
    """What a file of figures holds, before any format."""

    filters: Filters
    version: VersionFacts
    rows: int
    sources: tuple[Source, ...]  # of the rows, in order of their keys
    _scope: Scope
    _data: Version

    def batches(self, language: str) -> Iterator[pa.RecordBatch]:
        """Yield the rows in their order, with the names of codes in a language."""
        return coded(self.filters, self._scope, self._data, language)

    @property
    def key(self) -> tuple[object, ...]:
        """Return what the file's bytes depend on, but for format and language."""
        return (self.filters, self._scope.key, tuple(self._data.manifest.files.items()))

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """Return the filters that were chosen, by the names of the API."""
        return tuple(
            (name.removesuffix("_code"), value) for name, value in self.filters.by_column.items()
        )

    @property
    def name(self) -> str:
        """Return the file's stem: cakupan_angka_2022-12_kal_v12."""
        named = [getattr(self.filters, name) for name in WHERE]
        told = [value.lower() for value in named if value] or ["semua"]
        return "_".join(["cakupan_angka", *told, self.version.stem])


def figure_file(filters: Filters, scope: Scope, version: Version) -> FigureFile:
    """Return the file of these figures, or raise BadChoice."""
    rows = count(filters, scope, version)
    seen = origins(filters, scope, version)
    return FigureFile(
        filters=filters,
        version=VersionFacts.of(version),
        rows=rows,
        sources=tuple(
            Source(row["origin"], row["publisher"], row["title"], row["url"], row["as_of"])
            for row in version.table("origins").to_pylist()
            if row["origin"] in seen
        ),
        _scope=scope,
        _data=version,
    )
