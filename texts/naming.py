"""What places, bases, periods and moments are called inside a line: on pages, paper and slides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from typing import Protocol

from texts.text import Text

NATION = "00"
ABOVE_PROVINCES = (NATION, "KAL")
KABKOTA = 4  # digits of a code


class Figure(Protocol):
    """A figure of a place and time over a base, as model/cell.py has it."""

    @property
    def region(self) -> str: ...
    @property
    def region_name(self) -> str: ...
    @property
    def period(self) -> str: ...
    @property
    def period_kind(self) -> str: ...
    @property
    def base(self) -> str: ...
    @property
    def base_period(self) -> str | None: ...
    @property
    def base_words(self) -> str: ...


class Chosen(Protocol):
    """What a reader chose, as model/selection.py has it."""

    @property
    def level(self) -> str | None: ...


class Answer(Protocol):
    """The answer for a region and the places below it, as model/overview.py has it."""

    @property
    def chosen(self) -> Chosen: ...
    @property
    def headline(self) -> Figure: ...


class Version(Protocol):
    """Which data an answer was made from, as model/frame.py has it."""

    @property
    def number(self) -> int: ...
    @property
    def synthetic(self) -> bool: ...


def version(facts: Version, text: Text) -> str:
    """Return the data version, and that nobody was counted where that is so."""
    said = text("frame.version", number=facts.number)
    return f"{said} · {text('frame.synthetic')}" if facts.synthetic else said


def when(figure: Figure, text: Text, short: bool = False) -> str:
    """Return the period of a figure's participants."""
    return text.period(figure.period, figure.period_kind, short)


def kind_of(period: str) -> str:
    """Return what kind of period this is where no figure says it."""
    return "month" if "-" in period else "year"


def due(period: str, text: Text, short: bool = False) -> str:
    """Return a period of which only the code is known."""
    return text.period(period, kind_of(period), short)


def noun(figure: Figure, text: Text) -> str:
    """Return whom the base counts: pekerja, angkatan kerja, pekerja formal."""
    return text.noun(figure.base)


def vintage(figure: Figure, text: Text) -> str:
    """Return where the base comes from: "Sakernas Agu 2022", or whose own it is."""
    if figure.base == "stated" or figure.base_period is None:
        return text.base_short(figure.base_words)
    return text("ringkasan.sakernas", period=text.period(figure.base_period, "august", short=True))


def place(answer: Answer, text: Text) -> str:
    """Return the region as it stands after "di"."""
    top = answer.headline
    return text("ringkasan.nation") if top.region == NATION else top.region_name


def bare(name: str, text: Text) -> str:
    """Return a name with its kind short: Bogor and Kota Bogor are two places, so it stays."""
    rest = name.removeprefix(text("map.kabupaten"))
    return name if rest == name else text("map.kab", name=rest)


def level(answer: Answer, text: Text) -> str:
    """Return what the places of the ranking are: provinsi, kabupaten/kota."""
    usual = "province" if answer.headline.region in ABOVE_PROVINCES else "kabkota"
    return text(f"ringkasan.level.{answer.chosen.level or usual}")


def segment(code: str, text: Text) -> str:
    """Return a segment inside a line: semua segmen, BPU."""
    said = text("ringkasan.all_segments") if code == "total" else text.segment_short(code)
    return said + text.note


def listed(names: Sequence[str], text: Text) -> str:
    """Return names as a sentence has them: "Kalimantan Barat dan Selatan", "A, B and C"."""
    if len(names) < 2:  # noqa: PLR2004 - a list of one needs no "and"
        return "".join(names)
    shortened = text.language == "id"  # English names the island every time
    first_words = {name.partition(" ")[0] for name in names}
    if shortened and len(first_words) == 1 and all(" " in name for name in names):
        names = [names[0], *(name.partition(" ")[2] for name in names[1:])]
    return text("ringkasan.and", others=", ".join(names[:-1]), last=names[-1])


def percent_of(written: str, text: Text) -> str:
    """Return a number of percent as an address has it, in the reader's digits: 2.5 -> 2,5 %."""
    return text.percent(float(written), 1 if "." in written else 0)


def capital(words: str) -> str:
    """Return words that begin a line."""
    return words[:1].upper() + words[1:]


def local(iso: str, zone: tzinfo, text: Text) -> str:
    """Return a moment on the clocks of a zone, with the zone's name; UTC where it says none."""
    moment = datetime.fromisoformat(iso)
    here = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(zone)
    clock = text("frame.clock", hour=f"{here:%H}", minute=f"{here:%M}", zone=here.tzname())
    return f"{text.date(here.date().isoformat())}, {clock}"
