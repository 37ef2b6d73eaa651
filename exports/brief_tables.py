"""The tables of a brief: segments over their own bases, targets, programmes."""

from __future__ import annotations

from collections.abc import Callable

from exports.brief_said import Entry, Table, left_out
from model.aims import Aim
from model.brief import Brief
from model.cell import OUTSIDE, Cell, Quantity
from model.interval import Interval
from model.protected import Programme
from texts import naming
from texts.months import months, months_range
from texts.rupiah import in_full
from texts.text import Text

REACHED = "reached"
VIA = ", via "  # between whose statement it is and the paper
YEAR = 4  # characters of a period that say its year


def standing(brief: Brief, text: Text) -> Table:
    """Return the region and its segments, each over its own base."""
    heads = (
        text("brief.segment"),
        *(text(f"table.{name}") for name in ("participants", "participants_range")),
        *(text(f"table.{name}") for name in ("base", "denominator")),
        *(text(f"table.{name}") for name in ("coverage", "coverage_range")),
    )
    rows = tuple(_standing(cell, text) for cell in brief.standing)
    return Table(text("brief.standing"), "", heads, rows)


def _standing(cell: Cell, text: Text) -> tuple[Entry, ...]:
    total = cell.segment == "total"
    name = text("ringkasan.active") if total else text.segment(cell.segment)
    rival = text("ringkasan.rivals.mark") if cell.rivals else ""
    base = text.base_short(cell.base_words)
    if cell.base != "stated" and cell.base_period is not None:
        base = f"{base}, {text.period(cell.base_period, 'august', short=True)}"
    return (
        Entry(name, small=rival),
        _people(cell.participants, text),
        Entry(_bounds(cell.participants.known, text.people_range)),
        Entry(base),
        _people(cell.denominator, text),
        _share(cell, text),
        Entry(_bounds(cell.coverage, text.share_range)),
    )


def _people(quantity: Quantity, text: Text) -> Entry:
    if quantity.known is None:
        status = quantity.status or "unknown"
        return Entry(text(f"state.{status}"), status)
    return Entry(text.people(quantity.known))


def _share(cell: Cell, text: Text) -> Entry:
    if cell.coverage is None:
        said = "state.outside_scope" if cell.status == OUTSIDE else "ringkasan.unknown"
        return Entry(text(said), cell.status)
    return Entry(text.share(cell.coverage))


def _bounds(known: Interval | None, in_words: Callable[[Interval], str]) -> str:
    """Return the bounds; a number that is exact or has only one needs none."""
    return in_words(known) if known is not None and known.has_range else ""


def targets(brief: Brief, text: Text) -> Table | None:
    """Return the published targets that lie ahead, the earliest due first."""
    if not brief.aims:
        return None
    heads = tuple(text(f"brief.targets.{name}") for name in ("owner", "due", "aimed"))
    heads += tuple(text(f"brief.targets.{name}") for name in ("base", "left"))
    rows = tuple(_target(aim, text) for aim in brief.aims)
    more = left_out(len(rows), text)
    return Table(text("brief.targets.title"), "", heads, rows, more)


def _target(aim: Aim, text: Text) -> tuple[Entry, ...]:
    of = text(f"goal.{aim.measure}") if aim.share is not None else text("target.list.people")
    aimed = text.people(aim.people.known) if aim.share is None else text.printed(aim.share)
    return (
        Entry(_publisher(aim.source.publisher), small=of),
        Entry(naming.due(aim.due, text, short=True)),
        Entry(aimed),
        _base(aim, text),
        _left(aim, text),
    )


def _base(aim: Aim, text: Text) -> Entry:
    if aim.share is None:
        return Entry(text("target.list.no_base_needed"))
    if aim.base.known is None:
        return Entry(text("target.base_not_stated"), "unknown")
    return Entry(text.people(aim.base.known))


def _left(aim: Aim, text: Text) -> Entry:
    missing = aim.asked.missing
    if missing is None:
        return Entry(text("ringkasan.unknown"), "unknown")
    if missing.high <= 0:
        return Entry(text("brief.targets.reached"))
    at = naming.due(aim.asked.at, text, short=True)
    return Entry(text.people(missing), small=text("ringkasan.meta.as_of", date=at))


def _publisher(name: str) -> str:
    """Return whose statement it is, without the paper that it came through."""
    return name.partition(VIA)[0]


def programmes(brief: Brief, text: Text) -> Table | None:
    """Return the programmes for vulnerable workers, those whose months are known first."""
    if not brief.told:
        return None
    heads = tuple(text(f"rentan.list.{name}") for name in ("programme", "workers", "payer"))
    heads += (text("rentan.list.budget"), text("brief.programmes.months"))
    rows = tuple(_programme(one, text) for one in brief.told)
    more = left_out(len(rows), text)
    title, about = text("brief.programmes.title"), text("brief.programmes.about")
    return Table(title, about, heads, rows, more)


def _programme(one: Programme, text: Text) -> tuple[Entry, ...]:
    row, told = one.told.initiative, one.told
    place = naming.listed([naming.bare(each.name, text) for each in one.places], text)
    payer = text(f"rentan.payer.{row.payer}")
    medium = one.source.publisher.rpartition(VIA)[2]
    return (
        Entry(f"{place} {told.period[:YEAR]}", small=f"{row.names[text.language]} · {medium}"),
        _people(told.workers, text),
        Entry(naming.capital(payer), "unknown" if row.payer == "not_stated" else ""),
        _rupiah(told.rupiah, text),
        _months(one, text),
    )


def _rupiah(quantity: Quantity, text: Text) -> Entry:
    if quantity.known is None:
        status = quantity.status or "unknown"
        return Entry(text(f"state.{status}"), status)
    return Entry(in_full(quantity.known, text))


def _months(one: Programme, text: Text) -> Entry:
    known = one.months
    if known is None:
        return Entry(text(f"rentan.chip.{one.told.not_divided}"), "unknown")
    said = months(known, text)
    between = "" if said == text.number(known.value, 1) else months_range(known, text)
    flag = text("rentan.flag.outlasts") if one.told.outlasts else between
    return Entry(said, small=flag)
