"""The look of slides: the house's colours as office programs write them, sizes and places."""

from __future__ import annotations

from exports import brief_look
from exports.brief_look import COLOURS

WIDE, HIGH = 13.333, 7.5  # of a 16:9 slide, inches
LEFT, ACROSS = 0.6, 12.133  # of everything that stands on it
TOP = 0.45
FOOT = 6.98
FONT = "Arial"  # every office program has it, or one of the same widths
SENTENCE, HEADING, META, BODY, SMALL, LEAST = 36, 26, 15, 13, 11, 10  # points


def plain(colour: str) -> str:
    """Return a colour without its #."""
    return colour.removeprefix("#")


PAGE, LINE, HATCH = (plain(COLOURS[name]) for name in ("paper", "line", "hatch"))
INK, INK_2, INK_3 = (plain(COLOURS[name]) for name in ("ink", "ink_2", "ink_3"))
GAP, GAP_TEXT, BASE = (plain(COLOURS[name]) for name in ("gap", "gap_text", "base"))
COVERED = tuple(plain(colour) for colour in brief_look.COVERED)
COVERED_TEXT = plain(COLOURS["covered_text"])
SOFT = "EEF1F0"  # what office programs offer as a light background


def shade(segment: str) -> str:
    """Return the colour of a segment's participants."""
    return plain(brief_look.shade(segment))
