"""Figures as files of any size, written piece by piece while they are sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import partial

import pyarrow as pa

from access.long_files import LongFile
from api.problems import Refused
from api.resource import Part, Stream
from exports.about import About
from exports.figure_files import LONG, workbook
from model.figure_file import FigureFile
from texts import Text


@dataclass(frozen=True, slots=True)
class Cut(FigureFile):
    """Some of the rows of a file, one after the other."""

    part: Part

    def batches(self, language: str) -> Iterator[pa.RecordBatch]:
        """Yield the rows of the part that was asked for."""
        skip, left = self.part.offset, self.part.limit
        for batch in FigureFile.batches(self, language):
            wanted = batch.slice(skip, left)
            skip = max(skip - len(batch), 0)
            if len(wanted):
                yield wanted
            if left is not None and (left := left - len(wanted)) <= 0:
                return


def stream_of(whole: FigureFile, part: Part) -> Stream:
    """Return what writes a part of the figures in a format; a workbook has a most of rows."""
    file = Cut(**{one.name: getattr(whole, one.name) for one in fields(whole)}, part=part)
    rows = whole.rows if part.limit is None else part.limit

    def made(form: str, about: About, text: Text) -> LongFile:
        long = LONG[form]
        if long.most_rows is not None and rows > long.most_rows:
            possible = tuple(name for name, one in LONG.items() if one.most_rows is None)
            raise Refused("bad_value", "format", form, possible[0], possible)
        pieces = None if long.pieces is None else partial(long.pieces, file, text, about.link)
        key = (whole.key, part, form, text.language, about.link)
        return LongFile(key, long.media_type, pieces, partial(workbook, file, text, about.link))

    return made
