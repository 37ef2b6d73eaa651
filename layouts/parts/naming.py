"""What places, bases and periods are called inside a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from model.cell import Cell
from model.frame import Frame
from model.overview import Overview
from texts import Text

KABKOTA = 4  # digits of a code
ABOVE_PROVINCES = ("00", "KAL")


def noun(cell: Cell, text: Text) -> str:
    """Return whom the base counts: pekerja, angkatan kerja, pekerja formal."""
    return text(f"ringkasan.noun.{cell.base}")


def vintage(cell: Cell, text: Text) -> str:
    """Return where the base comes from: "Sakernas Agu 2022", or whose own it is."""
    if cell.base == "stated" or cell.base_period is None:
        return text.base_short(cell.base_words)
    return text("ringkasan.sakernas", period=text.period(cell.base_period, "august", short=True))


def when(cell: Cell, text: Text, short: bool = False) -> str:
    """Return the period of a cell's participants."""
    return text.period(cell.period, cell.period_kind, short)


def kind_of(period: str) -> str:
    """Return what kind of period this is where no figure says it."""
    return "month" if "-" in period else "year"


def percent_of(written: str, text: Text) -> str:
    """Return a number of percent as an address has it, in the reader's digits: 2.5 -> 2,5 %."""
    return text.percent(float(written), 1 if "." in written else 0)


def bare(name: str, text: Text) -> str:
    """Return a name with its kind short: Bogor and Kota Bogor are two places, so it stays."""
    rest = name.removeprefix(text("map.kabupaten"))
    return name if rest == name else text("map.kab", name=rest)


def capital(words: str) -> str:
    """Return words that begin a line."""
    return words[:1].upper() + words[1:]


def beside(frame: Frame, text: Text) -> str:
    """Return what a page is compared with at present: nothing, a region or a period."""
    chosen = frame.chosen.compare or ""
    for option in frame.choices.compares:
        if option.code == chosen and chosen:
            return option.name if option.depth else text.period(chosen, option.name, short=True)
    return chosen


def level(overview: Overview, text: Text) -> str:
    """Return what the places of the ranking are: provinsi, kabupaten/kota."""
    usual = "province" if overview.headline.region in ABOVE_PROVINCES else "kabkota"
    return text(f"ringkasan.level.{overview.chosen.level or usual}")


def has_parts(overview: Overview) -> bool:
    """Return whether the region has a level below it."""
    return len(plain_code(overview.headline.region)) < KABKOTA


def plain_code(region: str) -> str:
    """Return a region's code without the year that some carry: 91@2021."""
    return region.partition("@")[0]


def listed(names: Sequence[str], text: Text) -> str:
    """Return names as a sentence has them: "Kalimantan Barat dan Selatan", "A, B and C"."""
    if len(names) < 2:  # noqa: PLR2004 - a list of one needs no "and"
        return "".join(names)
    shortened = text.language == "id"  # English names the island every time
    first_words = {name.partition(" ")[0] for name in names}
    if shortened and len(first_words) == 1 and all(" " in name for name in names):
        names = [names[0], *(name.partition(" ")[2] for name in names[1:])]
    return text("ringkasan.and", others=", ".join(names[:-1]), last=names[-1])


def place(overview: Overview, text: Text) -> str:
    """Return the region as it stands after "di"."""
    cell = overview.headline
    return text("ringkasan.nation") if cell.region == "00" else cell.region_name
