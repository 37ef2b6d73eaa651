"""Definisi: what do the words mean?"""

from __future__ import annotations

from callbacks.asking import Reader
from callbacks.pages import Parts, View
from callbacks.ringkasan import regions
from layouts import ids
from layouts.pages import definisi as page
from layouts.parts.definisi_bases import bases
from layouts.parts.definisi_index import answer, index
from layouts.parts.definisi_measures import measures
from layouts.parts.definisi_methods import breaks, rounding, states
from layouts.parts.definisi_rules import adding, rules
from layouts.parts.definisi_sources import sources
from layouts.parts.definisi_terms import lists, terms
from layouts.parts.filters import filters
from layouts.parts.foot import foot
from model.definitions import PAGE, Definitions, definitions
from texts import Text, naming


def shown(answered: Definitions, reader: Reader) -> Parts:
    """Return every part of the page for one example."""
    text, cell = reader.text, answered.headline
    when = naming.when(cell, text)
    now = {"region": cell.region_name, "period": when}
    line = (f"{cell.region_name} · {when}", text("definisi.as_example"))
    return {
        ids.FILTERS: filters(answered, now, line, text),
        ids.ANSWER: answer(answered, text),
        ids.FOOTER: foot(answered, when, text),
        ids.TITLE: text("definisi.tab"),
        page.INDEX: index(text),
        page.SECTIONS: sections(answered, text),
    }


def sections(answered: Definitions, text: Text) -> list[object]:
    """Return the sections in the order of the list beside them."""
    return [
        bases(answered, text),
        terms(answered, text),
        measures(answered, text),
        rounding(text),
        states(answered, text),
        rules(text),
        adding(text),
        breaks(answered, text),
        lists(answered, text),
        sources(answered, text),
    ]


VIEW = View("definisi", PAGE, page.PARTS, definitions, shown, regions, lasting=True)
