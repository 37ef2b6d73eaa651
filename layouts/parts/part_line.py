"""The line over an answer that is about one industry or programme alone, and the way back."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts.links import choice
from model.frame import Frame, Shown, part_of
from model.part import TOTAL, WHOLE, Part
from texts import Text, naming


def part_line(frame: Frame, text: Text) -> list[Any]:
    """Return whom the answer counts, where that is not everybody."""
    said = said_of(frame, text)
    if not said:
        return []
    back = frame.asked.but(industry=None, programme=None)
    way = choice(frame.page, back, text("part.everybody"), className="link")
    return [html.P([html.B(said), " ", way], className="whom")]


def said_of(answer: Shown, text: Text) -> str:
    """Return whom an answer counts: Hanya program JHT …; nothing where everybody."""
    part = part_of(answer)
    if part == WHOLE:
        return ""
    kind = "both" if TOTAL not in part else "programme" if part.industry == TOTAL else "industry"
    industry = "" if part.industry == TOTAL else text.industry_name(part.industry)
    said = text(f"part.only.{kind}", industry=industry, programme=part.programme)
    return naming.capital(said)


def now(part: Part, text: Text) -> dict[str, str]:
    """Return what the filters of industry and programme say at present."""
    whole = part.industry == TOTAL
    name = text("part.programme.total") if whole else text(f"sektor.industry.{part.industry}")
    return {"industry": name, "programme": text(f"part.programme.{part.programme}")}
