"""A brief as one page of A4, set by typst; words and numbers reach it as data, not as code."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import typst

from exports import brief_look, brief_marks
from exports.brief_words import published, words
from model.brief import Brief
from texts.text import Text

TEMPLATE = "brief-a4.typ"
STANDARD: Literal["ua-1"] = (
    "ua-1"  # tagged, titled, told aloud: typst refuses to write anything less
)
LONGEST = 900  # characters of one text on the page: none of ours is as long
LONGEST_NAME = 80  # of a place in a list
CUT = "…"
BLANK = b" "
RUNS_UNTIL_FORGOTTEN = 11  # else hundreds of megabytes of the last ten pages stay in memory
WEB = ("https://", "http://")


def write(brief: Brief, text: Text, site: str = "") -> bytes:
    """Return the brief as a tagged PDF; the same brief gives the same bytes."""
    given = {"data": json.dumps(content(brief, text, site), allow_nan=False)}
    try:
        return _pdf(given, brief.version.created, STANDARD)
    except (
        typst.TypstError
    ):  # a sign that no font here has cannot be told aloud: a box stands there
        return _pdf(given, brief.version.created, None)


def _pdf(given: dict[str, str], created: str, standard: typst.PDFStandard | None) -> bytes:
    when = int(datetime.fromisoformat(created).timestamp())
    compiler = typst.Compiler(_template(), root=_folder(), font_paths=_fonts(), sys_inputs=given)
    try:
        pdf = compiler.compile(format="pdf", pdf_standards=standard, timestamp=when)
    finally:
        _forget()
    if not isinstance(pdf, bytes):
        raise TypeError(type(pdf))
    return pdf


def _forget() -> None:
    """Let typst drop what it keeps of this page: it forgets what ten further runs did not use."""
    blank = typst.Compiler(BLANK, root=_folder(), font_paths=_fonts())
    for _ in range(RUNS_UNTIL_FORGOTTEN):
        blank.compile(BLANK, format="svg")


def content(brief: Brief, text: Text, site: str = "") -> dict[str, Any]:
    """Return what the template places: words, scaled lengths, colours."""
    said = words(brief, text, site)
    found: dict[str, Any] = asdict(said)
    found["marks"] = {
        "bar": brief_marks.bar(brief),
        "places": brief_marks.places(brief),
        "trend": brief_marks.trend(brief.years),
    }
    urls = [url for _, url in published(brief.sources, text)]
    found["urls"] = [url if url.startswith(WEB) else "" for url in urls]
    found["colours"] = brief_look.by_name()
    found["wanting_title"] = text("brief.wanting")
    found["state"] = "" if brief.headline.is_known else text(f"state.{brief.headline.status}")
    found["page"] = text("brief.page", number=1, count=1)
    found["hundred"] = text.percent(100)
    for row in found["places"]["rows"] if said.places else ():
        row["name"] = _cut(row["name"], LONGEST_NAME)
    kept: dict[str, Any] = _kept(found)
    return kept


def _kept(value: Any) -> Any:
    """Return the same with every text short enough for a page, and what is cut marked as cut."""
    if isinstance(value, str):
        return _cut(value, LONGEST)
    if isinstance(value, dict):
        return {name: _kept(one) for name, one in value.items()}
    return [_kept(one) for one in value] if isinstance(value, Sequence) else value


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[:longest] + CUT


@cache
def _template() -> bytes:
    return (files("exports") / "typst" / TEMPLATE).read_bytes()


def _folder() -> str:
    return str(files("exports") / "typst")


@cache
def _fonts() -> typst.Fonts:
    """Return the house's font, and typst's own for signs that it lacks; none of the machine's."""
    folder = str(files("font_manrope") / "files")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
