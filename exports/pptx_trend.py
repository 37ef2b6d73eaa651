"""The third slide: participants year beside year; what does not compare is not joined."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from exports import pptx_look as look
from exports.brief_said import Table
from exports.pptx_answer import bounds_of
from exports.pptx_chart import Look, grouped, lines
from exports.pptx_data import Data, Series
from exports.pptx_stage import Stage
from exports.pptx_words import Box, Line, Run, text_box
from model.brief_trend import Year

TOP, HIGH = 2.25, 4.3
TARGETS = 3.9  # width of the column of targets
MOST_TARGETS = 5
PLOT = (0.0, 0.0, 1.0, 0.91)  # of the chart; the rest holds the years
APART = "//"
ROOM = 1.18  # above the highest point, for its number


def trend(stage: Stage) -> None:
    """Put the third slide into the deck."""
    said = stage.said.trend
    if said is None:
        stage.nothing(stage.text("slides.no_trend"))
        return
    slide = stage.finding(said.title, said.about)
    goals = stage.said.targets
    width = look.ACROSS - (TARGETS + 0.4 if goals else 0)
    _line(slide, stage, Box(look.LEFT, TOP, width, HIGH), said.described)
    if goals:
        left = look.LEFT + look.ACROSS - TARGETS
        text_box(slide, _goals(goals), Box(left, TOP, TARGETS, HIGH), gap=7)
    told = [" · ".join(cell.words for cell in row) for row in goals.rows] if goals else []
    heading = ["", goals.title] if goals else []
    stage.speak(slide, [said.described, said.about, *heading, *told])


def _line(slide: Any, stage: Stage, box: Box, alt: str) -> None:
    """Draw a line for each run of years that compare; what stands alone is a point."""
    years, said = stage.brief.years, stage.said.trend
    labels = said.years if said else ()
    runs = _runs(years)
    known = [year.participants.known for year in years]
    name = stage.text("ringkasan.active")
    words = {
        (at, point): labels[point].people
        for at, run in enumerate(runs)
        for point in run
        if (one := known[point]) is not None and not one.is_exact
    }
    data = Data(
        categories=[label.when for label in labels],
        series=[Series(_named(name, run, stage), _only(run, years)) for run in runs],
        beside=bounds_of(name, known, stage),
        alt=alt,
        created=stage.created,
        format=grouped(stage.text.numerals.group),
    )
    top = ROOM * max(one.value for one in known if one is not None)
    style = Look([look.COVERED[0]] * len(runs), words, top=top or 1.0, plot=PLOT)
    lines(slide, data, style, box)
    _marks(slide, stage, runs, box)


def _marks(slide: Any, stage: Stage, runs: Sequence[Sequence[int]], box: Box) -> None:
    """Say along the axis where nothing is known, and where neighbours do not compare."""
    said = stage.said.trend
    labels = said.years if said else ()
    step = box.width / len(labels)
    foot = box.top + box.height * PLOT[3]
    for at, label in enumerate(labels):
        if label.status:
            line = [Run(label.people, look.SMALL, look.INK_3)]
            text_box(slide, [line], Box(box.left + at * step, foot - 0.45, step, 0.25), "center")
    for before, after in pairwise(runs):
        middle = box.left + step * ((before[-1] + after[0]) / 2 + 0.5)
        line = [Run(APART, look.META, look.INK_2, bold=True)]
        text_box(slide, [line], Box(middle - 0.25, foot - 0.16, 0.5, 0.3), "center")


def _runs(years: Sequence[Year]) -> list[list[int]]:
    """Return the years with a figure, those that compare with one another together."""
    runs: list[list[int]] = []
    for at, year in enumerate(years):
        if year.participants.known is None:
            continue
        if year.compares and runs:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _named(name: str, run: Sequence[int], stage: Stage) -> str:
    """Return the name of a line: what it counts, and from when to when."""
    said = stage.said.trend
    when = [said.years[at].when for at in (run[0], run[-1])] if said else []
    return f"{name}, {'–'.join(dict.fromkeys(when))}"


def _only(run: Sequence[int], years: Sequence[Year]) -> list[float | None]:
    """Return the numbers of one line, nothing in all other years."""
    known = [year.participants.known for year in years]
    return [one.value if one and at in run else None for at, one in enumerate(known)]


def _goals(goals: Table) -> list[Line]:
    """Return the published targets as lines: due and aim, then whose they are."""
    shown = goals.rows[:MOST_TARGETS]
    found: list[Line] = [[Run(goals.title, look.META, bold=True)]]
    for row in shown:
        owner, due, aimed, _, left = row
        rest = f"{goals.heads[4]} {left.words}" if not left.absent else ""
        words = " · ".join(one for one in (owner.words, owner.small, rest) if one)
        found.append([Run(f"{due.words}: {aimed.words}", look.BODY, bold=True)])
        found.append([Run(words, look.SMALL, look.INK_2)])
    more = goals.more[len(shown)] if goals.more else ""
    return [*found, [Run(more, look.SMALL, look.INK_2)]] if more else found
