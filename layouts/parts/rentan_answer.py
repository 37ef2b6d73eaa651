"""The sentence of the page Pekerja rentan, the line under it, and where there is something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts import rentan_words as words
from layouts.parts.attributes import aria
from layouts.parts.links import choice, term
from layouts.parts.panels import older
from layouts.parts.rich import rich
from layouts.parts.way import way_up
from model import provenance_key as keys
from model.interval import Interval
from model.period import newest_last
from model.protected import Programme, Protected
from texts import Text, naming
from texts.rupiah import in_full

ONE = 1
SPANS = {"short": "is-gap", "range": "is-covered"}
INFORMAL = "employed_informal"


def answer(page: Protected, text: Text) -> list[Any]:
    """Return what is amiss, the way up, the sentence, the same aloud, and the line."""
    key, pieces = sentence(page, text)
    coloured: dict[str, Any] = {
        name: html.Span(figure.told(said), className=SPANS[name]) if name in SPANS else said
        for name, said in pieces.items()
    }
    return [
        *older(page.version, text),
        *way_up(page, text),
        html.H1(rich(text, key, coloured)),
        html.P(spoken(page, text), className="aloud", **aria(live="polite")),
        _meta(page, text),
        *_instead(page, text),
    ]


def spoken(page: Protected, text: Text) -> str:
    """Return the sentence as text."""
    key, pieces = sentence(page, text)
    return figure.plain(text(key, **pieces))


def sentence(page: Protected, text: Text) -> tuple[str, dict[str, str]]:
    """Return which sentence answers the question, and what fills its blanks."""
    lasting, kind, region = page.lasting, page.kind, words.region(page, text)
    pieces = {"region": region, "count": text.number(len(page.programmes))}
    if kind == "nation":
        pieces |= _nation(page, text)
        kind = _counted_among("nation", page) if lasting else "nation_alone"
    elif kind == "apart":
        rest = lasting[1:]
        pieces |= {"short": words.months_said(lasting[0], text), "range": span(rest, text)}
        pieces |= {"where": words.placed(lasting[0], text), "others": text.number(len(rest))}
        pieces["other"] = words.placed(rest[0], text)
        pieces["every"] = text.number(len(page.divided) - ONE)
        kind = "two" if len(rest) == ONE else _counted_among("apart", page)
    elif kind == "alike":
        pieces |= {"range": span(lasting, text), "count": text.number(len(lasting))}
    elif kind == "one":
        pieces |= {"short": words.months_said(lasting[0], text)}
        pieces["where"] = words.placed(lasting[0], text)
        kind = _one(page, pieces, text)
    elif kind == "outlasts":
        pieces |= {"range": words.months_said(page.outlasting[0], text)}
        pieces["where"] = words.placed(page.outlasting[0], text)
    elif kind == "counted":
        most = page.counted[0]
        pieces |= {"people": words.workers(most, text), "where": words.placed(most, text)}
        pieces["count"] = text.number(len(page.counted))
        kind = "counted_one" if len(page.counted) == ONE else kind
    elif kind == "nothing" and page.asked.payer:
        pieces["payer"] = text(f"rentan.payer.{page.asked.payer}")
        kind = "nobody"
    return f"rentan.sentence.{kind}", pieces


def _counted_among(kind: str, page: Protected) -> str:
    """Return the sentence that names all who are divided where some of them outlast."""
    return f"{kind}_of" if page.outlasting else kind


def _one(page: Protected, pieces: dict[str, str], text: Text) -> str:
    """Return which sentence fits one programme alone, or one beside another that outlasts."""
    if page.outlasting:
        other = page.outlasting[0]
        pieces |= {"range": words.months_said(other, text), "other": words.placed(other, text)}
        return "one_outlasts"
    return "one_here" if page.lasting[0].places[0].code == page.chosen.region else "one"


def _nation(page: Protected, text: Text) -> dict[str, str]:
    """Return the nation's own totals and the months that are known below it."""
    said = [
        text(
            "rentan.from",
            people=words.workers(one, text),
            payer=text(f"rentan.payer.{one.told.initiative.payer}"),
        )
        for one in page.national
    ]
    lasting = page.lasting
    return {
        "people": naming.listed(said, text),
        "when": words.when(page.national[0], text, short=False),
        "range": span(lasting, text) if lasting else "",
        "count": text.number(len(lasting)),
        "every": text.number(len(page.divided)),
    }


def span(found: Sequence[Programme], text: Text) -> str:
    """Return the shortest and the longest of programmes: 10 sampai 12 bulan."""
    low, high = (words.months_said(one, text) for one in (found[0], found[-1]))
    if figure.plain(low) == figure.plain(high):
        return low
    first, last = (words.months_brief(one, text) for one in (found[0], found[-1]))
    return text("rentan.months_between", low=first, high=last)


def as_of(page: Protected, text: Text) -> str:
    """Return the newest date of the publications, else the August of the informal workers."""
    newest = max((one.as_of for one in page.sources), key=newest_last, default=page.august)
    return text.date(newest) if newest else text.number(None)


def _meta(page: Protected, text: Text) -> html.Ul:
    rate = in_full(Interval.exact(page.rate), text)
    package = text.programme(str(page.chosen.programme))
    facts = [rich(text, "rentan.meta.rate", {"rate": html.B(rate), "package": package})]
    if page.sources or page.august:
        date = html.B(as_of(page, text))
        facts.insert(0, rich(text, "rentan.meta.as_of", {"date": date}))
    if page.divided:
        count, every = len(page.divided), len(page.programmes)
        said = {"count": html.B(text.number(count)), "all": text.number(every)}
        facts.append(rich(text, "rentan.meta.divided", said))
    if page.quiet:
        said = {"count": html.B(text.number(page.quiet)), "all": text.number(page.places)}
        facts.append(rich(text, "rentan.meta.quiet", said))
    facts += _informal(page, text)
    return html.Ul([html.Li(fact) for fact in facts], className="meta")


def _informal(page: Protected, text: Text) -> list[Any]:
    """Return how many informal workers the region has: whom programmes could reach."""
    known = page.informal.known
    if known is None:
        return [rich(text, "rentan.meta.no_informal", {"region": words.region(page, text)})]
    key = f"{keys.workers_row(str(page.chosen.region), page.august, INFORMAL)}{keys.PART}people"
    pieces = {
        "people": html.B(figure.number(text.people(known), key)),
        "informal": term(INFORMAL, text.base_short(INFORMAL)),
        "when": text.period(page.august, "august", short=True),
    }
    return [rich(text, "rentan.meta.informal", pieces)]


def _instead(page: Protected, text: Text) -> list[Any]:
    """Return ways to programmes where this choice has none: all payers, the places above."""
    if page.programmes:
        return []
    ways: list[Any] = []
    if page.asked.payer:
        every = page.asked.but(payer=None)
        ways.append(choice(page.page, every, text("rentan.payer.all"), className="button"))
    ways += [
        choice(page.page, one.to, one.name, className="button")
        for one in page.region_path[:-1]
        if one.available
    ]
    home = choice(page.page, None, text("error.home"), className="button")
    return [html.P([html.Span(text("empty.instead")), *(ways or [home])], className="row instead")]
