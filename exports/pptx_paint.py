"""The colours of bars and boxes on a slide; hatched where nothing is known."""

from __future__ import annotations

from typing import Any

from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from exports import pptx_look as look
from exports.pptx_words import Box, holds, rgb

HATCHED = "hatched"  # a colour that is none: unknown


def fill(shape: Any, colour: str) -> None:
    """Fill a bar or a shape with a colour; hatched where nothing is known."""
    shape.line.color.rgb = rgb(look.PAGE)  # parts stand apart
    shape.line.width = Pt(1.5)
    if colour != HATCHED:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(colour)
        return
    shape.line.color.rgb, shape.line.width = rgb(look.HATCH), Pt(0.75)
    shape.fill.patterned()
    shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    shape.fill.fore_color.rgb = rgb(look.HATCH)
    shape.fill.back_color.rgb = rgb(look.PAGE)


def patch(slide: Any, box: Box, colour: str, said: str = "") -> None:
    """Stand a box of one colour on the slide, without the shadow that the theme would give it."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu)
    shape._element.remove(shape._element.find(qn("p:style")))
    fill(shape, colour)
    if said:
        shape._element.nvSpPr.cNvPr.set("descr", holds(said))
