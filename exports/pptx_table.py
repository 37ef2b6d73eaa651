"""Tables of a slide: plain words in rows of a fixed height, lines between them and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Inches, Pt

from exports import pptx_look as look
from exports.pptx_words import Box, Line, write

PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid" of every office program
THIN = 0.75  # points
EDGE, SPACE = 0.05, 0.2  # inches beside words; between numbers and the words that follow


@dataclass(frozen=True, slots=True)
class Column:
    """How wide a column is, and to which side its words go."""

    width: float  # inches
    align: str = "left"
    space: float = SPACE  # before words, where a column stands before


Cell = Sequence[Line]  # the lines of a cell


def table(slide: Any, rows: Sequence[Sequence[Cell]], columns: Sequence[Column], box: Box) -> None:
    """Write rows of words, all of one height."""
    shape = slide.shapes.add_table(len(rows), len(columns), *box.emu)
    made = shape.table
    made.first_row, made.horz_banding = False, False
    shape._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN
    for at, column in enumerate(columns):
        made.columns[at].width = Inches(column.width)
    for number, row in enumerate(rows):
        made.rows[number].height = Inches(box.height / len(rows))
        for at, cell in enumerate(row):
            one = made.cell(number, at)
            one.margin_left = Inches(columns[at].space if at and columns[at].align == "left" else 0)
            _cell(one, cell, columns[at].align)


def _cell(cell: Any, lines: Cell, align: str) -> None:
    cell.margin_top = cell.margin_bottom = 0
    cell.margin_right = Inches(EDGE)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(cell.text_frame, lines, align)
    _line_below(cell._tc.get_or_add_tcPr())


def _line_below(properties: Any) -> None:
    """Draw a thin line under a cell."""
    line, filled = OxmlElement("a:lnB"), OxmlElement("a:solidFill")
    colour = OxmlElement("a:srgbClr")
    colour.set("val", look.LINE)
    line.set("w", str(Pt(THIN)))
    filled.append(colour)
    line.append(filled)
    properties.append(line)
