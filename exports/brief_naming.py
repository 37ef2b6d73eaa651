"""What places, bases and periods are called in a brief: the words of the pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from model.cell import Cell
from model.clock import WITA
from model.overview import Overview
from model.regions import NATION
from texts.text import Text

ABOVE_PROVINCES = (NATION, "KAL")


def when(cell: Cell, text: Text, short: bool = False) -> str:
    """Return the period of a cell's participants."""
    return text.period(cell.period, cell.period_kind, short)


def due(period: str, text: Text, short: bool = False) -> str:
    """Return a period of which only the code is known."""
    return text.period(period, "month" if "-" in period else "year", short)


def noun(cell: Cell, text: Text) -> str:
    """Return whom the base counts: pekerja, angkatan kerja, pekerja formal."""
    return text(f"ringkasan.noun.{cell.base}")


def vintage(cell: Cell, text: Text) -> str:
    """Return where the base comes from: "Sakernas Agu 2022", or whose own it is."""
    if cell.base == "stated" or cell.base_period is None:
        return text.base_short(cell.base_words)
    return text("ringkasan.sakernas", period=text.period(cell.base_period, "august", short=True))


def place(answer: Overview, text: Text) -> str:
    """Return the region as it stands after "di"."""
    cell = answer.headline
    return text("ringkasan.nation") if cell.region == NATION else cell.region_name


def bare(name: str, text: Text) -> str:
    """Return a name with its kind short; a kota keeps it, for it is another place."""
    rest = name.removeprefix(text("map.kabupaten"))
    return name if rest == name else text("map.kab", name=rest)


def level(answer: Overview, text: Text) -> str:
    """Return what the places of the ranking are: provinsi, kabupaten/kota."""
    usual = "province" if answer.headline.region in ABOVE_PROVINCES else "kabkota"
    return text(f"ringkasan.level.{answer.chosen.level or usual}")


def segment(code: str, text: Text) -> str:
    """Return a segment inside a line: semua segmen, BPU."""
    return text("ringkasan.all_segments") if code == "total" else text.segment_short(code)


def listed(names: Sequence[str], text: Text) -> str:
    """Return names as a sentence has them: "Kalimantan Barat dan Selatan", "A, B and C"."""
    if len(names) < 2:  # noqa: PLR2004 - a list of one needs no "and"
        return "".join(names)
    shortened = text.language == "id"  # English names the island every time
    first_words = {name.partition(" ")[0] for name in names}
    if shortened and len(first_words) == 1 and all(" " in name for name in names):
        names = [names[0], *(name.partition(" ")[2] for name in names[1:])]
    return text("ringkasan.and", others=", ".join(names[:-1]), last=names[-1])


def left_out(every: int, text: Text) -> tuple[str, ...]:
    """Return what stands under a list of which so many are shown: nothing under a whole one."""
    return (*(text("brief.more", count=every - shown) for shown in range(every)), "")


def local(iso: str, text: Text) -> str:
    """Return a moment in the time of Kalimantan, with its zone."""
    moment = datetime.fromisoformat(iso)
    here = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(WITA)
    clock = text("frame.clock", hour=f"{here:%H}", minute=f"{here:%M}", zone=WITA.tzname(None))
    return f"{text.date(here.date().isoformat())}, {clock}"
