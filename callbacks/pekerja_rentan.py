"""Pekerja rentan: who protects the vulnerable, and for how long does the money last?"""

from __future__ import annotations

from callbacks.asking import Reader
from callbacks.pages import Parts, View
from layouts import ids
from layouts.pages import pekerja_rentan as page
from layouts.parts import rentan_words as words
from layouts.parts.filters import compared_with, filters
from layouts.parts.foot import foot
from layouts.parts.rentan_answer import answer, as_of
from layouts.parts.rentan_budgets import budgets, counts
from layouts.parts.rentan_compared import compared
from layouts.parts.rentan_months import months
from layouts.parts.rentan_named import groups, named
from layouts.parts.rentan_payers import payers
from layouts.parts.rentan_shared import shared
from layouts.parts.rentan_silent import events, silent
from model.frame import Option
from model.index import index_of
from model.protected import PAGE, Protected
from model.protected_answer import protected, to_region
from model.protected_choices import can_be_chosen
from model.scope import Scope
from model.selection import Selection
from model.tree import tree
from model.warehouse import Version
from texts import Text, naming

YEAR = 4  # characters of a period that say its year


def shown(answered: Protected, reader: Reader) -> Parts:
    """Return every part of the page for one answer."""
    text = reader.text
    said = now(answered, text)
    line = (said["region"], f"{said['payer']} · {said['programme']}")
    return {
        ids.FILTERS: filters(answered, said, line, text),
        ids.ANSWER: answer(answered, text),
        ids.FOOTER: foot(answered, as_of(answered, text), text),
        ids.TITLE: text("rentan.tab", place=words.region(answered, text)),
        page.COMPARED: compared(answered, text),
        page.MONTHS: months(answered, text),
        page.BUDGETS: budgets(answered, text),
        page.SHARED: shared(answered, text),
        page.PAYERS: payers(answered, text),
        page.NAMED: named(answered, text),
        page.COUNTS: counts(answered, text),
        page.GROUPS: groups(answered, text),
        page.SILENT: silent(answered, text),
        page.MARKS: events(answered, text),
    }


def now(answered: Protected, text: Text) -> dict[str, str]:
    """Return what each filter says at present."""
    return {
        "region": words.region(answered, text),
        "payer": naming.capital(text(f"rentan.payer.{answered.chosen.payer or 'all'}")),
        "programme": str(answered.chosen.programme),
        "compare": compared_with(answered, text),
    }


def regions(asked: Selection, scope: Scope, version: Version) -> tuple[Option, ...]:
    """Return the regions; those of which the page has anything to say can be chosen."""
    index = index_of(version, scope)
    return tree(lambda code: to_region(code, asked), can_be_chosen(scope, version), index)


VIEW = View(page.NAME, PAGE, page.PARTS, protected, shown, regions, lasting=True)
