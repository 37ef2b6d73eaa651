"""What the drawer of origins says of a number: its value in its unit, and what it is of."""

from __future__ import annotations

import math
from collections.abc import Mapping

from layouts.parts import trust_words
from model.interval import Interval
from model.provenance_answer import Number, Provenance, Subject
from model.provenance_key import SIDES
from texts import Text, naming
from texts.months import months

HUNDRED = 100
OF_PROGRAMME = ("months", "rate")
OF_PACE = ("aim", "active", "missing", "need", "monthly")
# measures that no list of the data names
OWN = (*SIDES, *OF_PACE, *OF_PROGRAMME, "part", "difference", "sum", "claim")
Names = Mapping[str, tuple[str, str]]


def value(number: Number, text: Text) -> str:
    """Return a number as a page would say it, in its unit."""
    known = number.known
    if known is None:
        return text(f"state.{number.quantity.status or 'unknown'}")
    if number.subject.measure == "claim":  # with the digits that the page of trust gives
        return trust_words.said(known, number.unit, text)
    return _said(known, number.unit, text)


def _said(known: Interval, unit: str, text: Text) -> str:
    if unit == "points":
        return text("compare.points", points=text.points(known))
    if unit == "months":
        return months(known, text)
    if unit == "rupiah":
        return trust_words.said(known, unit, text)
    if unit == "percent":
        return text.printed(_hundredth(known))
    return text.share(known) if unit == "share" else text.people(known)


def bounds(number: Number, text: Text) -> str:
    """Return both bounds as a page would say them; nothing of an exact or an open number."""
    known = number.known
    if known is None or not known.has_range:
        return ""
    if number.unit == "share":
        return text.share_range(known)
    if number.unit in ("percent", "points", "rupiah"):
        return trust_words.bounds(known, number.unit, text)
    return text.people_range(known)


def interval(number: Number, text: Text) -> str:
    """Return what the number can be in all digits: exact, from … to less than …, at least …"""
    known = number.known
    if known is None:
        return text("asal.interval.unknown")
    scale = HUNDRED if number.unit == "share" else 1
    if known.is_exact:
        return text("asal.interval.exact")
    low = _digits(scale * known.low, number.unit, text)
    if known.is_open:
        return text("asal.interval.open", low=low)
    return text(
        "asal.interval.between", low=low, high=_digits(scale * known.high, number.unit, text)
    )


def _digits(number: float, unit: str, text: Text) -> str:
    """Return all digits that mean something: of a percentage two decimals, of people none."""
    if math.isinf(number):
        return text.number(None)
    if unit in ("share", "percent", "points"):
        return text.percent(number, 2)
    return text.number(number)


def _hundredth(known: Interval) -> Interval:
    return Interval(known.low / HUNDRED, known.value / HUNDRED, known.high / HUNDRED)


def name(code: str, names: Names, text: Text) -> str:
    """Return the name of a code of the data's lists in the reader's language."""
    found = names.get(code)
    return code.partition(".")[2] if found is None else found[text.language != "id"]


def measure(subject: Subject, names: Names, text: Text) -> str:
    """Return what is counted, with the industry, status or programme that it was cut by."""
    if subject.measure in OWN:
        said = text(f"asal.measure.{subject.measure}")
    else:
        said = name(f"measures.{subject.measure}", names, text)
    cuts = {
        "industries": subject.industry,
        "employment_statuses": subject.status,
        "programmes": subject.programme,
    }
    told = {f"{table}.{code}" for table, code in cuts.items() if code != "total"}
    parts = [name(one, names, text) for one in sorted(told)]
    whole = [said, *(part for part in parts if part.lower() not in said.lower())]
    return ", ".join(whole)


def about(subject: Subject, names: Names, text: Text) -> str:
    """Return what, of whom, where and when: "Peserta aktif, PU, Kalimantan, Desember 2022"."""
    segment = "" if subject.segment == "total" else text.segment_short(subject.segment)
    place = text("ringkasan.nation") if subject.region == "00" else subject.region_name
    parts = [measure(subject, names, text), segment, place, when(subject, text)]
    return ", ".join(part for part in parts if part)


def when(subject: Subject, text: Text) -> str:
    """Return the period of a number."""
    return text.period(subject.period, subject.period_kind)


def base(subject: Subject, text: Text) -> str:
    """Return the base of a share or gap with its vintage; nothing of what has none."""
    if not subject.base:
        return ""
    office = subject.base == "stated" and subject.region.isalpha()
    inside = text.within(subject.industry, None)
    said = naming.capital(inside.base_short("stated_by_office" if office else subject.base))
    if subject.base == "stated" or not subject.base_period:
        return said
    vintage = text("ringkasan.sakernas", period=text.period(subject.base_period, "august"))
    return f"{said} ({vintage})"


def names_of(answer: Provenance) -> Names:
    """Return the names of codes that came with an answer."""
    return answer.names or {}
