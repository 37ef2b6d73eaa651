"""The first slide: the sentence, and the bar of the base with its parts."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from exports import pptx_look as look
from exports.brief_said import Label
from exports.pptx_chart import Look, bars, grouped
from exports.pptx_data import Data, Series
from exports.pptx_paint import HATCHED, patch
from exports.pptx_stage import LEADING, TONES, Stage
from exports.pptx_words import Box, Line, Run, fitting, text_box, wide
from model.adding import Part
from model.interval import Interval

FACTS = 3  # of the line under the sentence that the slide has room for; all stand in the notes
SIZES, LINES, SPACE = (36, 32, 28, 24), 2, 0.12  # of the sentence: points, lines; inches below
BAR = Box(look.LEFT, 3.35, look.ACROSS, 1.0)
SEVERAL = Box(look.LEFT, 3.2, look.ACROSS, 3.2)
BRACKET, KEYS, NOTE = 4.4, 5.0, 6.5  # tops, inches
REACH, KEY = 6.4, 0.14  # width of the bracket's words, of a swatch
KEY_SIZES = (26, 22, 19, 16)
HOLDS = 0.08  # of the bar: a part this long holds its number
NAMES = 0.24  # of the width of several bars
ROOM = 1.22  # of the longest of several bars: behind it stands its number


def answer(stage: Stage) -> None:
    """Put the first slide into the deck."""
    size = fitting(stage.said.headline, SIZES, LINES)
    line = [Run(run.words, size, TONES[run.tone], bold=True) for run in stage.said.sentence]
    high = size * LEADING * ceil(wide(stage.said.headline, size) / look.ACROSS) + SPACE
    slide = stage.slide(line, stage.said.meta[:FACTS], high)
    if not stage.brief.bar.parts:
        _unknown(slide, stage)
    elif stage.brief.bar.is_one:
        _one_bar(slide, stage)
    else:
        _several(slide, stage)
    lines = [[Run(" ".join(stage.said.notes), look.SMALL, look.INK_3)]]
    text_box(slide, lines, Box(look.LEFT, NOTE, look.ACROSS, 0.3))
    stage.speak(slide, [stage.said.spoken, *stage.said.notes, *_caveats(stage)])


def _caveats(stage: Stage) -> list[str]:
    told = [f"– {one.heading}. {one.why}" for one in stage.said.caveats]
    return ["", stage.said.caveats_title, *told] if told else []


def _one_bar(slide: Any, stage: Stage) -> None:
    """Draw the base as one bar; names and shares below it, the gap last."""
    parts, labels = stage.brief.bar.parts, stage.said.labels
    base = stage.brief.headline.denominator.known
    pairs = list(enumerate(zip(parts, labels, strict=True)))
    style = Look(
        colours=[_colour(part) for part in parts],
        labels=[_inside(part) for part in parts],
        said={(at, 0): label.people for at, (part, label) in pairs if not part.people.is_exact},
        top=base.value if base else None,
        thick=0,
        named=False,
        zero=False,
        size=look.META,
    )
    bars(slide, _in_a_row(stage, labels), style, BAR)
    _bracket(slide, stage)
    width = look.ACROSS / len(parts)
    longest = max((label.people for label in labels), key=len)
    size = next((one for one in KEY_SIZES if wide(longest, one) <= width - 0.4), KEY_SIZES[-1])
    for at, (part, label) in pairs:
        _key(slide, (part, label, size), Box(look.LEFT + at * width, KEYS, width, 1.3))


def _in_a_row(stage: Stage, labels: Sequence[Label]) -> Data:
    """Return one row: the parts, then the bounds of each, and the base."""
    cell, text = stage.brief.headline, stage.text
    parts = [
        (label.name, part.people) for part, label in zip(stage.brief.bar.parts, labels, strict=True)
    ]
    bounds = [one for name, people in parts for one in bounds_of(name, [people], stage)]
    base = cell.denominator.known
    return Data(
        categories=[cell.region_name],
        series=[Series(name, [people.value]) for name, people in parts],
        beside=[*bounds, Series(text.base_short(cell.base_words), [base.value if base else None])],
        alt=stage.said.spoken,
        created=stage.created,
        format=grouped(text.numerals.group),
    )


def bounds_of(name: str, known: Sequence[Interval | None], stage: Stage) -> list[Series]:
    """Return the columns of a workbook that say between which bounds its numbers lie."""
    low = [None if one is None else one.low for one in known]
    high = [None if one is None or one.is_open else one.high for one in known]
    return [
        Series(stage.text("slides.least", what=name), low),
        Series(stage.text("slides.bound", what=name), high),
    ]


def _key(slide: Any, shown: tuple[Part, Label, int], box: Box) -> None:
    """Name a part below the bar: its colour, whom it counts, how many, which share."""
    part, label, size = shown
    patch(slide, Box(box.left, box.top + 0.06, KEY, KEY), _colour(part))
    tone = look.GAP_TEXT if part.kind == "gap" else look.INK
    lines: list[Line] = [
        [Run(label.name, look.META, look.INK_2)],
        [Run(label.people, size, tone, bold=True)],
        [Run(label.share, look.META, look.INK_2)],
    ]
    text_box(slide, lines, Box(box.left + 0.24, box.top - 0.03, box.width - 0.34, box.height))


def _bracket(slide: Any, stage: Stage) -> None:
    """Say under the boundary what is covered, and between which bounds."""
    share, why = stage.said.bracket
    known = stage.brief.headline.coverage
    if not share or known is None:
        return
    middle = look.LEFT + look.ACROSS * min(1.0, known.value)
    left = min(max(look.LEFT, middle - REACH / 2), look.LEFT + look.ACROSS - REACH)
    line = [Run(share, look.BODY, bold=True), Run(f"  {why}", look.BODY, look.INK_2)]
    text_box(slide, [line], Box(left, BRACKET, REACH, 0.3), "center")


def _several(slide: Any, stage: Stage) -> None:
    """Draw a bar for each part beside the bar of the base, which they pass."""
    cell, text = stage.brief.headline, stage.text
    parts = stage.brief.bar.parts
    base = cell.denominator.known
    names = [f"{label.name} · {label.share}" for label in stage.said.labels]
    names.append(text.base_short(cell.base_words))
    people = [*(part.people for part in parts), base]
    said = {
        (0, at): text.people(one)
        for at, one in enumerate(people)
        if one is not None and not one.is_exact
    }
    data = Data(
        categories=names,
        series=[Series(text("ringkasan.active"), [one.value if one else None for one in people])],
        beside=bounds_of(text("ringkasan.active"), people, stage),
        alt=stage.said.spoken,
        created=stage.created,
        format=grouped(text.numerals.group),
    )
    top = ROOM * max(one.value for one in people if one is not None)
    colours = [*(_colour(part) for part in parts), look.HATCH]
    plot = (NAMES, 0.0, 1 - NAMES, 1.0)
    style = Look(colours[:1], said, top=top, points=colours, size=look.META, plot=plot)
    bars(slide, data, style, SEVERAL)


def _unknown(slide: Any, stage: Stage) -> None:
    """Draw the base as far as it is known, hatched: nobody knows how many of it are covered."""
    cell, text = stage.brief.headline, stage.text
    names = [text("chart.covered"), text("chart.gap"), text.base_short(cell.base_words)]
    base, people = cell.denominator.known, cell.participants.known
    values = [people, cell.gap, base]
    data = Data(
        categories=[cell.region_name],
        series=[
            Series(name, [None if one is None else one.value])
            for name, one in zip(names, values, strict=True)
        ],
        beside=bounds_of(names[2], [base], stage),
        alt=stage.said.spoken,
        created=stage.created,
        format=grouped(text.numerals.group),
    )
    style = Look(
        colours=[look.COVERED[0], look.GAP, HATCHED],
        labels=[look.PAGE, look.INK, look.INK],
        top=max((one.value for one in (base, people) if one), default=1.0),
        said={(2, 0): f"{text.people(base)} {names[2]}"} if base else {},
        thick=0,
        named=False,
        zero=False,
        size=look.META,
    )
    bars(slide, data, style, BAR)
    lines = [[Run(words, look.META, look.INK_2)] for words in stage.said.wanting]
    text_box(slide, lines, Box(look.LEFT, BRACKET + 0.2, look.ACROSS, 1.2), gap=6)


def _colour(part: Part) -> str:
    if part.kind == "gap":
        return look.GAP
    return HATCHED if part.kind == "unnamed" else look.shade(part.cell.segment)


def _inside(part: Part) -> str | None:
    """Return the colour of a part's number inside it; None where it does not fit."""
    if part.length < HOLDS:
        return None
    dark = part.kind == "covered" and part.cell.segment in ("total", "PU", "BPU")
    return look.PAGE if dark else look.INK
