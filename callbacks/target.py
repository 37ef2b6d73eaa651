"""Tren & target: are we on track?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from access.kept_answers import passes
from callbacks.asking import Reader
from callbacks.pages import Parts, View
from callbacks.target_memory import OwnTargets
from charts.apart import apart
from charts.change_split import change_split
from charts.theme import Figure, Theme
from charts.trend import trend
from exports.page_files import published
from layouts import ids
from layouts.pages import target as page
from layouts.parts import target_answer, target_apart, target_list, target_own, target_trend
from layouts.parts import target_words as words
from layouts.parts.filters import compared_with, filters
from layouts.parts.foot import foot
from layouts.parts.target_compared import compared
from model.clock import this_month
from model.errors import LedgerUnavailable
from model.frame import Option
from model.index import index_of
from model.on_track import PAGE, OnTrack
from model.scope import Scope
from model.selection import Selection
from model.tracking_choices import to_region, with_figures
from model.tree import tree
from model.warehouse import Version
from texts import Text, naming

Answer = Callable[[Selection, Selection, Scope, Version], OnTrack]


def with_own(memory: OwnTargets) -> Answer:
    """Return the answer with planners' own targets beside it; files never have them."""

    def answer(asked: Selection, home: Selection, scope: Scope, version: Version) -> OnTrack:
        found = published(asked, home, scope, version)
        try:
            own = memory.of(found.region, str(found.chosen.segment), scope, version)
        except LedgerUnavailable:
            passes()
            return replace(found, own=None)
        return replace(found, own=own)

    return answer


def shown(answered: OnTrack, reader: Reader) -> Parts:
    """Return every part of the page for one answer."""
    text, look = reader.text, reader.look
    half = replace(look, narrow=True)  # two stand beside each other
    two = (answered, answered.other) if answered.other else ()
    split = answered.change
    columns = answered.apart.columns if answered.apart else ()
    return {
        ids.FILTERS: filters(answered, now(answered, text), _line(answered, text), text),
        ids.ANSWER: target_answer.answer(answered, text),
        ids.FOOTER: foot(answered, as_of(answered, text), text),
        ids.TITLE: text("target.tab", place=words.place(answered, text)),
        page.COMPARED: compared(answered, [drawn(one, text, half) for one in two], text),
        page.TREND: target_trend.trend(answered, drawn(answered, text, look), text),
        page.APART: target_apart.apart(
            answered, apart(columns, text, look) if columns else None, text
        ),
        page.CHANGE: target_apart.change(
            answered, change_split(split, text, look) if split else None, text
        ),
        page.TARGETS: target_list.targets(answered, text),
        page.OWN: target_own.own(answered, text),
    }


def drawn(answered: OnTrack, text: Text, look: Theme) -> Figure | None:
    """Return the course of time of a region; None where one figure alone is no course."""
    return trend(answered, text, look) if target_trend.is_drawn(answered) else None


def now(answered: OnTrack, text: Text) -> dict[str, str]:
    """Return what each filter says at present."""
    one = answered.target
    aim = text("filter.no_target")
    if one is not None:
        is_share = one.aim.share is not None
        known = one.aim.share if is_share else one.aim.people.known
        said = text.printed(known) if is_share and known else text.people(known)
        aim = text("filter.target_of", amount=said, due=words.due(one, text, short=True))
    return {
        "region": answered.region_name,
        "segment": text.segment_short(str(answered.chosen.segment)),
        "target": aim,
        "lapse": naming.percent_of(str(answered.chosen.lapse), text),
        "compare": compared_with(answered, text),
    }


def _line(answered: OnTrack, text: Text) -> tuple[str, str]:
    said = now(answered, text)
    return f"{answered.region_name} · {said['target']}", f"{said['segment']} · {said['lapse']}"


def as_of(answered: OnTrack, text: Text) -> str:
    """Return of when the newest figure is; without any, of when the newest publication."""
    if answered.last is not None:
        return words.when(answered.last, text)
    dates = [source.as_of for source in answered.sources]
    return text.date(max(dates)) if dates else text.number(None)


def regions(asked: Selection, scope: Scope, version: Version) -> tuple[Option, ...]:
    """Return the regions; those with participants or a target can be chosen."""
    index = index_of(version, scope)
    known = with_figures(scope, version)
    return tree(lambda code: to_region(code, asked, index), known, index)


VIEW = View("target", PAGE, page.PARTS, published, shown, regions)


def views(every: Iterable[View], memory: OwnTargets) -> tuple[View, ...]:
    """Return the pages, this one with planners' own targets on it."""
    mine: dict[str, Any] = {
        "answer": with_own(memory),
        "beside": partial(beside, memory),
        "lasting": True,
    }
    return tuple(replace(one, **mine) if one.name == VIEW.name else one for one in every)


def beside(memory: OwnTargets) -> object | None:
    """Return what the page shows beside the version: own targets, and how far the month is off."""
    own = memory.state()
    return None if own is None else (own, this_month())
