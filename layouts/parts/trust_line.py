"""How far to trust a figure, as a line beside it: the letter, the reasons, a link to the rule."""

from __future__ import annotations

from typing import Any

from layouts.parts.light import element
from layouts.parts.links import choice
from model.grade import Grade
from model.selection import Selection
from texts import Text

PAGE = "/kepercayaan"
SHARED = ("region", "period", "base", "segment", "v", "lang")  # what that page knows of a choice


def grade_line(grade: Grade, to: Selection, text: Text, place: str = "") -> Any:
    """Return the grade with its reasons; `place` says whose figure it is on a page of several."""
    if not place:
        why = text("grade.why", reasons=reasons(grade, text)) if grade.reasons else ""
        words = text("grade.line", letter=grade.letter, why=why)
    else:
        why = text("grade.among", reasons=reasons(grade, text)) if grade.reasons else ""
        words = text("grade.region", place=place, letter=grade.letter, why=why)
    if text.whose:  # that page answers for everybody
        return element("Span", words)
    return choice(PAGE, shared(to), words, className="link")


def shared(choice_of: Selection) -> Selection:
    """Return what the page of trust takes along from another page's choice."""
    return Selection(**{name: getattr(choice_of, name) for name in SHARED})


def reasons(grade: Grade, text: Text) -> str:
    """Return what keeps a figure from a better grade, in the order of the rule."""
    return ", ".join(text(f"grade.reason.{code}") for code in grade.reasons)


def letter(grade: str) -> Any:
    """Return the letter of a grade in its box."""
    return element("B", grade, className="letter")
