"""Ringkasan: how many are covered, of whom?"""

from __future__ import annotations

from callbacks.asking import Reader
from callbacks.pages import Parts, View
from charts.base_bars import base_bars
from charts.proportional_bar import proportional_bar
from charts.ranked_bars import ranked_bars
from charts.theme import Figure, Theme
from layouts import ids
from layouts.pages import ringkasan as page
from layouts.parts import sentence
from layouts.parts.bases import bases
from layouts.parts.caveats import caveats
from layouts.parts.compared import compared
from layouts.parts.filters import compared_with, filters
from layouts.parts.foot import foot
from layouts.parts.kpi import cards
from layouts.parts.lead import lead
from layouts.parts.meta import answer, as_of
from layouts.parts.part_line import now as part_now
from layouts.parts.ranking import ranking
from model.choices import to_region
from model.frame import Option, part_of
from model.index import index_of
from model.overview import Overview
from model.scope import Scope
from model.selection import Selection
from model.summary import overview
from model.tree import tree
from model.warehouse import Version
from texts import Text, naming


def shown(answered: Overview, reader: Reader) -> Parts:
    """Return every part of the page for one answer."""
    text, look = reader.text, reader.look
    bar = proportional_bar(answered.headline, answered.segments, text, look)
    ranked = ranked_bars(answered.ranking, text, look) if answered.ranking else None
    divided = _divided(answered, text, look)
    return {
        ids.FILTERS: filters(answered, now(answered, text), _line(answered, text), text),
        ids.ANSWER: answer(answered, text),
        ids.FOOTER: foot(answered, as_of(answered, text), text),
        ids.TITLE: sentence.tab(answered, text),
        page.COMPARED: compared(answered, _sides(answered, text, look), text),
        page.LEAD: [] if answered.other else lead(answered, bar, text),
        page.CARDS: cards(answered, text),
        page.RANKING: ranking(answered, ranked, text),
        page.BASES: bases(answered, divided, text),
        page.WARNINGS: caveats(answered, text),
    }


def _divided(answered: Overview, text: Text, look: Theme) -> Figure | None:
    """Return the same people over every base; none where there is but one."""
    if len(answered.bases) == 1:
        return None
    return base_bars(answered.bases, answered.headline.base, text, look)


def _sides(answered: Overview, text: Text, look: Theme) -> list[Figure]:
    """Return the lead pictures of both sides of a comparison."""
    sides = (answered, answered.other) if answered.other else ()
    return [proportional_bar(one.headline, one.segments, text, look) for one in sides]


def now(answered: Overview, text: Text) -> dict[str, str]:
    """Return what each filter says at present."""
    cell = answered.headline
    return {
        "region": cell.region_name,
        "period": naming.when(cell, text),
        "base": naming.capital(text.bare.base_short(cell.base_words)),
        "segment": text.segment_short(cell.segment),
        **part_now(part_of(answered), text),
        "compare": compared_with(answered, text),
    }


def _line(answered: Overview, text: Text) -> tuple[str, str]:
    cell = answered.headline
    when = text.period(cell.period, cell.period_kind, short=True)
    about = f"{text.base_short(cell.base_words)} · {text.segment(cell.segment).lower()}"
    return f"{cell.region_name} · {when}", about + text.note


def regions(asked: Selection, scope: Scope, version: Version) -> tuple[Option, ...]:
    """Return the regions; those with participants can be chosen."""
    index = index_of(version, scope)
    return tree(lambda code: to_region(code, asked, index), index.with_figures, index)


VIEW = View("ringkasan", "/", page.PARTS, overview, shown, regions, lasting=True)
