"""Words that the parts of the page Biaya share: places, people, months, rupiah."""

from __future__ import annotations

from layouts.parts import figure
from layouts.parts.sentence import base_key, share_key
from model import provenance_key as keys
from model.costing import Costing
from model.costing_terms import Terms
from model.interval import Interval
from model.months import YEAR
from model.provenance_key import Where
from texts import Text, counts

NATION = "00"


def place(page: Costing, text: Text) -> str:
    """Return the region as it stands after "di"."""
    nation = page.cell.region == NATION
    return text("ringkasan.nation") if nation else page.region_name


def people(page: Costing, text: Text) -> str:
    """Return how many people are priced, to be asked where they come from."""
    return figure.asked(text.label(page.people), people_key(page))


def people_in_full(page: Costing, text: Text) -> str:
    """Return the same with every digit that holds."""
    return figure.asked(text.people(page.people), people_key(page))


def people_key(page: Costing) -> str:
    """Return what asks for the people who are priced; nothing where nobody is."""
    if page.kind == "upper":
        return where_base(page)
    return keys.side(page.cell, "gap") if page.people is not None else ""


def where_base(page: Costing) -> str:
    """Return what asks for a base without participants: as its survey has it."""
    cell = page.cell
    if cell.base_period is None or cell.denominator.known is None:
        return base_key(cell)
    status = {"employed_informal": "informal", "employed_formal": "formal"}.get(cell.base, "total")
    where = Where(cell.base, cell.region, cell.base_period, status=status)
    return keys.figure(where, cell.denominator)


def base(page: Costing, text: Text) -> str:
    """Return how many people are in the base."""
    return figure.asked(text.people(page.cell.denominator.known), where_base(page))


def coverage(page: Costing, text: Text) -> str:
    """Return the coverage as it is."""
    return figure.asked(text.share(page.cell.coverage), share_key(page.cell))


def assumed(known: Interval, text: Text, short: bool = False) -> str:
    """Return people that follow from an assumption: nobody published them."""
    return (counts.label if short else counts.people)(known, text.numerals)


def tariff_key(page: Costing) -> str:
    """Return what asks for the contribution, where a publication gives this very sum."""
    one = page.tariff
    if one is None:
        return ""
    where = Where(one.measure, one.region, one.period, one.segment, programme=one.programme)
    return keys.figure(where, one.origin)


def rate(page: Costing, text: Text) -> str:
    """Return what a worker's package costs in the first month, before relief."""
    return text("rupiah.of", n=text.number(page.month))


def how_long(terms: Terms, text: Text) -> str:
    """Return "a year", or for how many months."""
    if terms.months == YEAR:
        return text("biaya.span.year")
    return text("biaya.span.months", n=text.number(terms.months))


def when(terms: Terms, text: Text, short: bool = False) -> str:
    """Return the months that are paid for: 2026, or April 2026–March 2027."""
    if terms.months == YEAR and terms.first.endswith("-01"):
        return terms.first[:4]
    first, last = (text.period(one, "month", short) for one in (terms.first, terms.last))
    return first if first == last else text.numerals.between(first, last)


def package(code: str, text: Text) -> str:
    """Return a package with its parts apart: JKK + JKM."""
    return text("biaya.plus").join(code.split("+"))


def noun(page: Costing, text: Text) -> str:
    """Return whom the base counts."""
    return text(f"ringkasan.noun.{page.cell.base}")
