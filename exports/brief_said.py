"""What a brief says, as plain text in one language: one form for paper and slides."""

from __future__ import annotations

from dataclasses import dataclass

from texts.text import Text


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the sentence; its tone is covered, gap or nothing."""

    words: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands over a part of the bar."""

    part: str  # segment, total, unnamed or gap
    people: str
    name: str
    share: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell of a table; `absent` names the status of what is not there."""

    words: str
    absent: str = ""
    small: str = ""  # a second line


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their heads; `more[n]` says how many are left out where n are shown."""

    title: str
    about: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Entry, ...], ...]
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of the ranking, in words; the numbers are those of the brief, same order."""

    name: str
    below: str
    covered: str
    gap: str
    status: str  # computed, or why there is no number
    why: str = ""  # the status in words
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """Places side by side: those below, or else the region among its neighbours."""

    title: str
    about: str
    sides: tuple[str, str]  # names of left and right; only the right where one number is ranked
    rows: tuple[PlaceRow, ...]
    more: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearLabel:
    """One year of the trend."""

    when: str
    people: str
    status: str = ""  # of a year without a figure


@dataclass(frozen=True, slots=True)
class Trend:
    """The trend in words; years as in the brief, same order."""

    title: str
    about: str
    years: tuple[YearLabel, ...]
    described: str


@dataclass(frozen=True, slots=True)
class Caveat:
    """What to know before quoting."""

    heading: str
    why: str


@dataclass(frozen=True, slots=True)
class Said:
    """Everything that a brief says."""

    language: str
    title: str  # of the document
    line: str  # the choice
    sentence: tuple[Run, ...]
    spoken: str  # with base, interval and what the base is not
    meta: tuple[str, ...]
    labels: tuple[Label, ...]  # as the parts of the bar
    bracket: tuple[str, str]  # share, interval; empty where the share is exact or unknown
    notes: tuple[str, ...]  # of the bar: sum of its parts, what a rounded part means
    standing: Table
    places: Places | None
    trend: Trend | None
    targets: Table | None
    programmes: Table | None
    wanting: tuple[str, ...]  # what is missing and where it could come from
    caveats_title: str
    caveats: tuple[Caveat, ...]
    sources_title: str
    sources: tuple[str, ...]  # publisher and date, those of the headline first
    sources_more: tuple[str, ...]  # by how many are shown
    version: str
    loaded: str
    as_of: str
    signs: str
    link_title: str
    link: str

    @property
    def headline(self) -> str:
        """Return the sentence without its colours."""
        return "".join(run.words for run in self.sentence)


def left_out(every: int, text: Text) -> tuple[str, ...]:
    """Return what stands under a list of which so many are shown: nothing under a whole one."""
    return (*(text("brief.more", count=every - shown) for shown in range(every)), "")
