"""Words on a slide: a title, lines of text, notes; whatever a publication wrote, it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from exports import pptx_look as look

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
POINTS = 72  # of an inch
LETTER = 0.52  # of a size: how wide a bold letter is on average
SPARE = 0.15  # of a line: what breaks between words leave empty
HOLE = "\ufffd"


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Any, Any, Any, Any]:
        """Return the same as office programs count it."""
        return (Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height))


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look."""

    words: str
    size: float = look.BODY
    colour: str = look.INK
    bold: bool = False


Line = Sequence[Run]


def wide(words: str, size: float) -> float:
    """Return about how wide words are in bold, inches."""
    return len(words) * size * LETTER / POINTS


def fitting(words: str, sizes: Sequence[int], lines: int) -> int:
    """Return the largest size in which words fit into so many lines across the slide."""
    room = (lines - SPARE) * look.ACROSS
    return next((size for size in sizes if wide(words, size) <= room), sizes[-1])


def rgb(colour: str) -> Any:
    """Return a colour as office programs write it."""
    return RGBColor.from_string(colour)  # type: ignore[no-untyped-call]


def holds(words: str) -> str:
    """Return words with a mark for every sign that no office file can hold."""
    return NOT_XML.sub(HOLE, words)


def write(frame: Any, lines: Sequence[Line], align: str = "left", gap: float = 0) -> None:
    """Write lines into a frame of text; `gap` stands before each but the first, in points."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.alignment = getattr(PP_ALIGN, align.upper())
        paragraph.space_before = Pt(gap if at else 0)
        for one in line:
            run = paragraph.add_run()
            run.text = holds(one.words)
            run.font.size, run.font.bold = Pt(one.size), one.bold
            run.font.color.rgb = rgb(one.colour)


def title(slide: Any, line: Line, box: Box) -> None:
    """Write the slide's title, which outlines and screen readers tell first."""
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = box.emu
    write(shape.text_frame, [line])
    shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP


def text_box(
    slide: Any, lines: Sequence[Line], box: Box, align: str = "left", gap: float = 0
) -> None:
    """Write lines at a place of a slide."""
    shape = slide.shapes.add_textbox(*box.emu)
    write(shape.text_frame, lines, align, gap)


def notes(slide: Any, lines: Sequence[str]) -> None:
    """Write what a speaker reads and what the audience may ask for."""
    slide.notes_slide.notes_text_frame.text = "\n".join(map(holds, lines))
