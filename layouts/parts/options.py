"""The options of the filters: each a link to the choice it leads to, or words with the reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dash import html

from layouts.parts.attributes import aria, data
from layouts.parts.light import element
from layouts.parts.links import address, choice
from model.frame import Frame, Option
from model.part import TOTAL, Part
from model.selection import Selection
from texts import Text, naming


def regions(found: Sequence[Option], page: str, chosen: str | None, text: Text) -> html.Ul:
    """Return every region as an indented list, found by name, variants and both codes.

    Those without figures come up in a search only, with the reason.
    """
    items = [_region(option, page, chosen, text) for option in found]
    none = html.Li(text("filter.nothing_found"), className="off nothing", hidden=True)
    return html.Ul([*items, none], className="options")


def _region(option: Option, page: str, chosen: str | None, text: Text) -> Any:
    """Return one of some hundred entries, light as a table's cell."""
    place = {"className": f"depth-{option.depth}", **data(search=option.search)}
    if not option.available:
        words = [option.name, element("Small", text("filter.no_figures"))]
        rare = {"hidden": True, **data(rare="")}
        return element("Li", element("Span", words, className="off"), **place, **rare)
    here = aria(current="true") if option.code == chosen else {}
    href = address(page, option.to or Selection())
    return element("Li", element("A", option.name, href=href, **data(go=""), **here), **place)


def items(name: str, options: Sequence[Option], frame: Frame, text: Text) -> list[Any]:
    """Return the options of one filter; the one that is chosen is marked."""
    chosen = getattr(frame.chosen, name) or (TOTAL if name in Part._fields else "")
    return [_item(name, option, chosen, frame, text) for option in options]


def _item(name: str, option: Option, chosen: str, frame: Frame, text: Text) -> Any:
    """Return an option as a link, or as words with the reason why it cannot be chosen."""
    words = WORDS.get(name, _plain(name))(option, text)
    if not option.available:
        reason = element("Small", _reason(name, frame, text))
        return element("Li", element("Span", [*words, reason]), className="off")
    here = aria(current="true") if option.code == chosen else {}
    return element("Li", choice(frame.page, option.to, words, **here))


def _plain(name: str) -> Callable[[Option, Text], list[Any]]:
    """Return the words of filters whose options have fixed names."""
    return lambda option, text: [text(f"filter.{name}s.{option.code}")]


def _period(option: Option, text: Text) -> list[Any]:
    """Return a period, the option's name is its kind; without a code each cell's latest."""
    if not option.code:
        return [text("filter.latest"), element("Small", text("filter.latest_about"))]
    return [text.period(option.code, option.name)]


def _segment(option: Option, text: Text) -> list[Any]:
    return [text.segment(option.code)]


def _industry(option: Option, text: Text) -> list[Any]:
    """Return an industry with its letter; all of them where none is meant."""
    if option.code == TOTAL:
        return [text("part.every_industry")]
    return [text("part.lettered", name=text(f"sektor.industry.{option.code}"), code=option.code)]


def _programme(option: Option, text: Text) -> list[Any]:
    return [text.programme(option.code)]


def _target(option: Option, text: Text) -> list[Any]:
    """Return a target as published, with its deadline and its owner."""
    known, is_share = option.amount, option.unit == "share"
    amount = text.printed(known) if is_share and known else text.people(known)
    when = naming.due(option.due, text, short=True)
    return [text("filter.target_of", amount=amount, due=when), element("Small", option.name)]


def _lapse(option: Option, text: Text) -> list[Any]:
    """Return how many of a hundred leave in a month."""
    return [text("filter.lapse_of", share=naming.percent_of(option.code, text))]


def _payer(option: Option, text: Text) -> list[Any]:
    """Return who pays; without a code: all payers."""
    return [naming.capital(text(f"rentan.payer.{option.code or 'all'}"))]


def _base(option: Option, text: Text) -> list[Any]:
    """Return a denominator with the result it would give and what it is, in one line.

    Without a code: that of each segment.
    """
    if not option.code:
        return [text("filter.own_base"), element("Small", text("filter.own_base_about"))]
    cell = option.cell
    words = cell.base_words if cell else option.code
    about = element("Small", text(f"base_about.{words}"))
    if cell is None or cell.coverage is None:
        return [text.base(words), about]
    people, vintage = text.people(cell.denominator.known), text("chart.stated_by")
    if cell.base != "stated" and cell.base_period is not None:
        vintage = naming.vintage(cell, text)
    share = element("B", text.share(cell.coverage), className="result")
    return [text.base(words), share, element("Small", f"{people}, {vintage}"), about]


def _compare(option: Option, text: Text) -> list[Any]:
    """Return what to compare with: nothing, a period or a region."""
    if not option.code:
        return [text("filter.nothing_beside")]
    return [option.name] if option.depth else _period(option, text)


WORDS: dict[str, Callable[[Option, Text], list[Any]]] = {
    "period": _period,
    "segment": _segment,
    "industry": _industry,
    "programme": _programme,
    "payer": _payer,
    "target": _target,
    "lapse": _lapse,
    "base": _base,
    "compare": _compare,
}


def _reason(name: str, frame: Frame, text: Text) -> str:
    if name == "base" and frame.chosen.period is not None:
        kind = next((o.name for o in frame.choices.periods if o.code == frame.chosen.period), "")
        period = text.period(frame.chosen.period, kind or naming.kind_of(frame.chosen.period))
        return text("filter.not_published_for", period=period)
    return text("filter.not_published")
