"""What a programme, its place, its payer and its numbers are called on the page Pekerja rentan."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts.attributes import aria
from layouts.parts.links import outside
from model import provenance_key as keys
from model.frame import Source
from model.protected import Programme, Protected
from texts import Text, naming
from texts.months import brief, months, months_range
from texts.rupiah import in_full, rupiah_range

VIA = ", via "  # between whose statement it is and the paper
YEAR = 4  # characters of a period that say its year


def bare(name: str, text: Text) -> str:
    """Return a place without the word for a regency: Kutai Kartanegara, Kota Samarinda."""
    return name.removeprefix(text("map.kabupaten"))


def region(page: Protected, text: Text) -> str:
    """Return the chosen region as it stands in a sentence."""
    return text("ringkasan.nation") if page.is_nation else bare(page.region_name, text)


def place(one: Programme, text: Text) -> str:
    """Return the places of a programme as a sentence has them."""
    return naming.listed([bare(each.name, text) for each in one.places], text)


def year(one: Programme) -> str:
    """Return the year that a programme is told of."""
    return one.told.period[:YEAR]


def placed(one: Programme, text: Text) -> str:
    """Return place and year: Kutai Kartanegara 2022."""
    return f"{place(one, text)} {year(one)}"


def what(one: Programme, text: Text) -> str:
    """Return a programme's name without its place, which stands above it."""
    name = one.told.initiative.names[text.language]
    for each in one.places:
        short = bare(each.name, text)
        for said in (each.name, short, short.removeprefix(text("rentan.city"))):
            for form in ("rentan.of_a", "rentan.of_place"):
                name = name.replace(text(form, place=said), "")
    return name


def when(one: Programme, text: Text, short: bool = True) -> str:
    """Return the period of its head count, else of the programme."""
    return naming.due(one.told.period, text, short)


def workers(one: Programme, text: Text) -> str:
    """Return its head count, which can be asked where it comes from."""
    known = one.told.workers.known
    if known is None:
        return text(f"state.{one.told.workers.status or 'unknown'}")
    return figure.asked(text.people(known), one.workers_key)


def rupiah(one: Programme, text: Text) -> str:
    """Return its budget in every digit that holds."""
    known = one.told.rupiah.known
    if known is None:
        return text(f"state.{one.told.rupiah.status or 'unknown'}")
    return figure.asked(in_full(known, text), one.rupiah_key)


def rupiah_between(one: Programme, text: Text) -> str:
    """Return the bounds of a budget that was rounded."""
    known = one.told.rupiah.known
    return "" if known is None else rupiah_range(known, text)


def months_key(one: Programme, package: str = "") -> str:
    """Return what asks for the origin of its months."""
    return keys.programme(one.id, "months", package or one.told.package)


def months_of(one: Programme, text: Text) -> str:
    """Return for how many months it pays: ≈ 11,9."""
    return figure.asked(months(one.months, text), months_key(one))


def months_brief(one: Programme, text: Text) -> str:
    """Return the months of a sentence without their word: 3, ≈ 10."""
    return figure.asked(brief(one.months, text), months_key(one))


def months_said(one: Programme, text: Text) -> str:
    """Return the months of a sentence, with their word: 3 bulan."""
    return text("rentan.months", n=months_brief(one, text))


def months_between(one: Programme, text: Text) -> str:
    """Return the bounds of its months; nothing where they say no more than the number."""
    known = one.months
    if known is None or months(known, text) == text.number(known.value, 1):
        return ""
    return months_range(known, text)


def reached(one: Programme, text: Text) -> str:
    """Return the share of the informal workers of its places; nothing where unknown."""
    known = one.told.reached
    if known is None:
        return ""
    key = keys.programme(one.id, "reached", one.told.package)
    return text("rentan.reached", share=figure.asked(text.share(known), key))


def payer(code: str, text: Text) -> html.Span:
    """Return who pays, with a mark of its own shape."""
    mark = html.Span(className=f"payer is-{code}", **aria(hidden="true"))
    return html.Span([mark, naming.capital(text(f"rentan.payer.{code}"))], className="paid")


def source(one: Source, text: Text) -> Any:
    """Return the publication as a link."""
    return outside(one.url, f"{one.publisher}, {text.date(one.as_of)}")


def medium(one: Source) -> Any:
    """Return where a publication was read, as a link: the paper that a statement came through."""
    return outside(one.url, one.publisher.rpartition(VIA)[2])


def note(one: Programme, text: Text) -> str:
    """Return what the list notes beside the programme."""
    return one.told.initiative.notes[text.language]


def groups(one: Programme, text: Text) -> str:
    """Return the groups of workers that the publication names."""
    return ", ".join(text(f"rentan.group.{code}") for code in one.told.initiative.groups)
