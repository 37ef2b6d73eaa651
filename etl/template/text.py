"""The template as CSV: declarations in lines that begin with #, then the header."""

from __future__ import annotations

import csv
import io

from etl.template.words import Words

MARK = "#"
DELIMITER = ";"


def text(words: Words) -> bytes:
    """Return the empty template: UTF-8 with BOM and semicolons, as Excel in Indonesia opens it.

    Every line has as many cells as the header, so that none is taken for the table's width.
    """
    width = len(words.columns)
    rows = [[f"{MARK} {line}"] for line in (words.said["title"], *words.said["intro"])]
    for one in words.declarations:
        filled = words.said["version"] if one.key == "version" else ""
        rows.append([f"{MARK}{one.word}", filled, one.id, one.en])
    for one in words.columns:
        needed = words.said["needed" if one.needed else "optional"]
        rows.append([f"{MARK} {one.word}", needed, one.id, one.en])
    rows.append([one.word for one in words.columns])
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=DELIMITER, lineterminator="\r\n")
    writer.writerows([*row, *[""] * (width - len(row))] for row in rows)
    return out.getvalue().encode("utf-8-sig")
