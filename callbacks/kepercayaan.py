"""Kepercayaan: can I trust this figure?"""

from __future__ import annotations

from callbacks.asking import Reader
from callbacks.pages import Parts, View
from layouts import ids
from layouts.pages import kepercayaan as page
from layouts.parts.filters import filters
from layouts.parts.foot import foot
from layouts.parts.trust_answer import answer, as_of, place, tiles
from layouts.parts.trust_breaks import breaks
from layouts.parts.trust_claims import claims
from layouts.parts.trust_grades import grades
from layouts.parts.trust_known import known
from layouts.parts.trust_totals import totals
from model.choices import to_region
from model.frame import Option
from model.index import index_of
from model.scope import Scope
from model.selection import Selection
from model.tree import tree
from model.trust import PAGE, Trust, trust
from model.warehouse import Version

YEAR = 4  # characters of a period that say its year


def shown(answered: Trust, reader: Reader) -> Parts:
    """Return every part of the page for one answer."""
    text, where = reader.text, place(answered, reader.text)
    verdict = answered.asked.verdict
    words = text(f"verdict.{verdict}") if verdict else text("kepercayaan.stated")
    line = (where, f"{text.number(len(answered.shown))} · {words}")
    return {
        ids.FILTERS: filters(answered, {"region": where}, line, text),
        ids.ANSWER: answer(answered, text),
        ids.FOOTER: foot(answered, as_of(answered, text), text),
        ids.TITLE: text("kepercayaan.tab", place=where),
        page.TILES: tiles(answered, text),
        page.CLAIMS: claims(answered, text),
        page.GRADES: grades(answered, text),
        page.KNOWN: known(answered, text),
        page.BREAKS: breaks(answered, text),
        page.TOTALS: totals(answered, text),
    }


def regions(asked: Selection, scope: Scope, version: Version) -> tuple[Option, ...]:
    """Return the regions; those with participants or statements, or below which there are any."""
    index = index_of(version, scope)
    stated = {above.code for code, _ in index.claims for above in index.regions.path(code)}
    available = index.with_figures | stated
    return tree(lambda code: to_region(code, asked, index), available, index)


VIEW = View("kepercayaan", PAGE, page.PARTS, trust, shown, regions, lasting=True)
