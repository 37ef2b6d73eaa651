"""What every slide has: its finding as the title, what is drawn, the foot, the speaker's notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from exports import pptx_look as look
from exports.about import source_line
from exports.brief_said import Said
from exports.pptx_words import Box, Run, fitting, notes, text_box, title, wide
from model.brief import Brief
from texts.text import Text

SLIDES = 4
TONES = {"covered": look.COVERED_TEXT, "gap": look.GAP_TEXT, "": look.INK}
SIZES, LEADING = (26, 22, 19), 1.22 / 72  # of a finding: points, inches of a line for each
WANTING = 2.1  # inches from the top: what is missing where nothing is drawn
NUMBER = 0.8  # inches kept for the slide's number


@dataclass(frozen=True, slots=True)
class Stage:
    """A brief on its way to slides."""

    deck: Any
    brief: Brief
    said: Said
    text: Text

    @property
    def created(self) -> str:
        """Return when the data version was published: the only date that a file has."""
        return self.brief.version.created

    def finding(self, words: str, about: str) -> Any:
        """Return a new slide that shows one thing, said in its title."""
        size = fitting(words, SIZES, 2)
        lines = ceil(wide(words, size) / look.ACROSS)
        line = [Run(words, size, look.INK, bold=True)]
        return self.slide(line, [about] if about else [], size * LEADING * lines + 0.08)

    def nothing(self, words: str) -> None:
        """Put a slide into the deck that says what is not known, and where it could come from."""
        slide = self.finding(words, self.said.line)
        lines = [[Run(one, look.META, look.INK_2)] for one in self.said.wanting[:1]]
        text_box(slide, lines, Box(look.LEFT, WANTING, look.ACROSS, 3.0))
        self.speak(slide, self.said.wanting)

    def slide(self, line: Sequence[Run], about: Sequence[str], height: float) -> Any:
        """Return a new slide with its title and, below, statistic, place, period and base."""
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[0])
        number = len(self.deck.slides)
        title(slide, line, Box(look.LEFT, look.TOP, look.ACROSS, height))
        if about:
            lines = [[Run(words, look.META, look.INK_2)] for words in about]
            box = Box(look.LEFT, look.TOP + height, look.ACROSS, 0.3 * len(about))
            text_box(slide, lines, box, gap=3)
        self._foot(slide, number)
        return slide

    def speak(self, slide: Any, lines: Iterable[str]) -> None:
        """Write the notes: what the slide says, then where every number comes from."""
        said = self.said
        facts = [said.line, said.as_of, said.version, said.loaded, f"{said.link_title} {said.link}"]
        whose = [said.sources_title, *(f"– {source_line(one)}" for one in self.brief.sources)]
        notes(slide, [*lines, "", *said.meta, "", *facts, "", *whose, "", said.signs])

    def _foot(self, slide: Any, number: int) -> None:
        said = self.said
        words = " · ".join((said.line, said.as_of, said.version))
        page = self.text("brief.page", number=number, count=SLIDES)
        runs = ((words, "left", 0.0, look.ACROSS - NUMBER), (page, "right", 0.0, look.ACROSS))
        for shown, align, at, width in runs:
            line = [Run(shown, look.LEAST, look.INK_3)]
            box = Box(look.LEFT + at, look.FOOT, width, 0.25)
            text_box(slide, [line], box, align)
