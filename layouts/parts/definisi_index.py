"""The sentence of the page of definitions, and the list of its sections with the search."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from layouts.parts import figure
from layouts.parts.attributes import aria
from layouts.parts.definisi_words import SECTIONS
from layouts.parts.panels import older
from layouts.parts.rich import aloud, rich
from layouts.parts.sentence import people_key
from layouts.parts.way import way_up
from model import provenance_key as keys
from model.definitions import Definitions
from model.measures import MEASURES
from texts import Text, naming


def answer(page: Definitions, text: Text) -> list[Any]:
    """Return the sentence with the example's results, and what this page holds."""
    return [
        *older(page.version, text),
        *way_up(page, text),
        html.H1(sentence(page, text)),
        meta(page, text),
    ]


def sentence(page: Definitions, text: Text) -> list[Any]:
    """Return "Orang yang sama memberi 44, 32, atau 31 %", as far as the example has bases."""
    found = shares(page, text)
    kind = "several" if len(found) > 1 else "one" if found else "none"
    shown = html.Span(figure.told(_listed(found, text)), className="is-covered is-shares")
    return rich(text, f"definisi.sentence.{kind}", {"shares": shown})


def shares(page: Definitions, text: Text) -> list[str]:
    """Return the coverage over every base of the total, the largest first, each number once."""
    known = [
        (cell.coverage, keys.side(cell, "share"))
        for base, cell in page.bases
        if base.segments is None and cell and cell.coverage
    ]
    sign, about = text("number.percent"), text("number.about")
    found: dict[str, str] = {}
    for share, key in sorted(known, key=lambda one: -one[0].value):
        found.setdefault(text.share(share).removesuffix(sign).removeprefix(about), key)
    return [figure.asked(said, key) for said, key in found.items()]


def _listed(found: list[str], text: Text) -> str:
    *others, last = found or [""]
    said = last
    if others:
        key = "definisi.or" if len(others) > 1 else "definisi.or_two"
        said = text(key, others=", ".join(others), last=last)
    return said + text("number.percent")


def meta(page: Definitions, text: Text) -> html.Ul:
    """Return which example it is, and how much there is to look up."""
    cell = page.headline
    what = html.B(f"{cell.region_name}, {naming.when(cell, text)}")
    said = figure.asked(text.people(cell.participants.known), people_key(cell))
    people = figure.told(text("definisi.people", people=said))
    counts = text(
        "definisi.counts",
        terms=len(page.terms),
        bases=len(page.bases),
        measures=len(MEASURES),
        publications=sum(family.origins for family in page.families),
    )
    facts = [rich(text, "definisi.example", {"what": what}), people, counts]
    return html.Ul([html.Li(fact) for fact in facts], className="meta")


def index(text: Text) -> list[Any]:
    """Return the search and the sections; the browser finds words without asking the server."""
    name = text("definisi.find")
    field = dcc.Input(type="search", placeholder=name, className="find", autoComplete="off")
    items = [
        html.Li(html.A(text(f"definisi.section.{code}"), href=f"#{code}")) for code in SECTIONS
    ]
    nothing = html.P(text("definisi.not_found"), className="nothing-found", hidden=True)
    said = html.Div(nothing, role="status")
    return [
        html.Label([aloud(name), field]),
        said,
        html.Nav(html.Ul(items), **aria(label=text("definisi.index"))),
    ]
