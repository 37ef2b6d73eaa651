"""Biaya: what does closing the gap cost?"""

from __future__ import annotations

from callbacks.asking import Reader
from callbacks.pages import Parts, View
from charts.month_bars import month_bars
from charts.rate_spans import rate_spans
from charts.tornado import tornado
from charts.waterfall import waterfall
from layouts import ids
from layouts.pages import biaya as page
from layouts.parts import (
    biaya_answer,
    biaya_assumptions,
    biaya_checks,
    biaya_compared,
    biaya_months,
    biaya_rates,
    biaya_reach,
    biaya_tornado,
    biaya_waterfall,
    scenario_card,
)
from layouts.parts import biaya_words as words
from layouts.parts.filters import compared_with, filters
from layouts.parts.foot import foot
from model.cost_steps import steps
from model.costing import Costing
from model.costing_answer import costing
from model.costing_choices import to_region, with_figures
from model.frame import Option
from model.index import index_of
from model.scope import Scope
from model.selection import Selection
from model.tree import tree
from model.warehouse import Version
from texts import Text, naming


def shown(answered: Costing, reader: Reader) -> Parts:
    """Return every part of the page for one answer."""
    text, look, found = reader.text, reader.look, answered.cost
    falls = waterfall(steps(found), text, look) if found else None
    monthly = month_bars(found.months, text, look) if found else None
    paid = (answered.terms.first, answered.terms.last)
    dated = rate_spans(answered.spans, paid, text, look)
    swung = (
        tornado(answered.swings, found.sum.net, text, look) if found and answered.swings else None
    )
    return {
        ids.FILTERS: filters(answered, now(answered, text), _line(answered, text), text),
        ids.ANSWER: biaya_answer.answer(answered, text),
        ids.FOOTER: foot(answered, as_of(answered, text), text),
        ids.TITLE: text("biaya.tab", place=answered.region_name),
        page.COMPARED: biaya_compared.compared(answered, text),
        page.WATERFALL: biaya_waterfall.waterfall(answered, falls, text),
        page.ASSUMED: biaya_assumptions.assumptions(answered, text),
        page.SCENARIOS: scenario_card.card(answered, text),
        page.REACH: biaya_reach.reach(answered, text),
        page.MONTHS: biaya_months.months(answered, monthly, text),
        page.RATES: biaya_rates.rates(answered, dated, text),
        page.TORNADO: biaya_tornado.tornado(answered, swung, text),
        page.CHECKS: biaya_checks.checks(answered, text),
    }


def now(answered: Costing, text: Text) -> dict[str, str]:
    """Return what each filter says at present."""
    cell = answered.cell
    return {
        "region": answered.region_name,
        "period": naming.when(cell, text) if cell.period else text("filter.latest"),
        "base": naming.capital(text.base_short(cell.base_words)),
        "segment": text.segment_short(cell.segment),
        "programme": words.package(answered.terms.package, text),
        "compare": compared_with(answered, text),
    }


def _line(answered: Costing, text: Text) -> tuple[str, str]:
    said = now(answered, text)
    return f"{answered.region_name} · {said['segment']}", said["programme"]


def as_of(answered: Costing, text: Text) -> str:
    """Return of when the people are that the cost begins with."""
    cell = answered.cell
    if cell.period:
        return naming.when(cell, text)
    return text.period(cell.base_period, "august") if cell.base_period else text.number(None)


def regions(asked: Selection, scope: Scope, version: Version) -> tuple[Option, ...]:
    """Return the regions; those of which the page has anything to say can be chosen."""
    index = index_of(version, scope)
    return tree(lambda code: to_region(code, asked, index), with_figures(index), index)


VIEW = View("biaya", "/biaya", page.PARTS, costing, shown, regions, lasting=True)
