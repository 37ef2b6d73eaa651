"""The sentence of the page of trust, the line under it, and a way to each verdict."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts.attributes import aria
from layouts.parts.links import choice, term
from layouts.parts.panels import older
from layouts.parts.rich import rich
from layouts.parts.trust_line import letter
from layouts.parts.trust_words import SIGNS
from layouts.parts.way import way_up
from model.period import newest_last
from model.regions import NATION
from model.selection import VERDICTS
from model.trust import Trust
from texts import Text, naming


def answer(page: Trust, text: Text) -> list[Any]:
    """Return what is amiss, the way up, the sentence, the same aloud, and the line."""
    said = sentence(page, text)
    return [
        *older(page.version, text),
        *way_up(page, text),
        html.H1(said),
        html.P(said, className="aloud", **aria(live="polite")),
        _meta(page, text),
    ]


def sentence(page: Trust, text: Text) -> str:
    """Return how many published statements are contradicted, true in every state."""
    every, wrong = len(page.claims), page.count("contradicts")
    return text(
        f"kepercayaan.sentence.{_kind(every, wrong)}",
        count=text.number(wrong),
        all=text.number(every),
        place=place(page, text),
    )


def _kind(every: int, wrong: int) -> str:
    if every == 0:
        return "none"
    if every == 1:
        return "one_contradicts" if wrong else "one_stands"
    if wrong == every:
        return "every"
    return "some" if wrong else "nothing"


def place(page: Trust, text: Text) -> str:
    """Return the region as it stands in a sentence."""
    is_nation = page.headline.region == NATION
    return text("ringkasan.nation") if is_nation else page.headline.region_name


def as_of(page: Trust, text: Text) -> str:
    """Return the newest date of the publications on the page, else the period of the figure."""
    dates = [one.as_of for one in (*page.publications.values(), *page.sources)]
    newest = max(dates, key=newest_last, default=page.headline.period)
    return text.date(newest)


def _meta(page: Trust, text: Text) -> html.Ul:
    facts = [
        rich(text, "kepercayaan.meta.as_of", {"date": html.B(as_of(page, text))}),
        *_graded(page, text),
        *_unchecked(page, text),
        *_elsewhere(page, text),
    ]
    return html.Ul([html.Li(fact) for fact in facts], className="meta")


def _graded(page: Trust, text: Text) -> list[Any]:
    """Return the grade of the chosen figure, and by which base it is one."""
    if page.grade is None:
        return []
    cell = page.headline
    pieces = {
        "letter": letter(page.grade.letter),
        "place": place(page, text),
        "period": naming.when(cell, text),
    }
    base = term(cell.base, text.base_short(cell.base_words))
    return [
        rich(text, "kepercayaan.meta.grade", pieces),
        rich(text, "kepercayaan.meta.base", {"base": html.B(base)}),
    ]


def _unchecked(page: Trust, text: Text) -> list[Any]:
    if not page.claims:
        return []
    count = text.number(page.count("cannot_check"))
    return [[text("kepercayaan.meta.unchecked", count=count)]]


def _elsewhere(page: Trust, text: Text) -> list[Any]:
    """Return how many statements are about other regions, and the way to them."""
    if not page.elsewhere or page.region_path[0].code != NATION:
        return []
    link = choice(
        page.page, page.region_path[0].to, text("kepercayaan.meta.nation"), className="link"
    )
    count = text.number(page.elsewhere)
    return [rich(text, "kepercayaan.meta.elsewhere", {"count": count, "link": link})]


def tiles(page: Trust, text: Text) -> list[Any]:
    """Return how many statements have each verdict, each as a link to them alone."""
    if not page.claims:
        return []
    whole = _tile(page, None, len(page.claims), text)
    found = [_tile(page, code, page.count(code), text) for code in VERDICTS if page.count(code)]
    return [html.Nav(html.Ul([*found, whole]), **aria(label=text("kepercayaan.filter")))]


def _tile(page: Trust, code: str | None, count: int, text: Text) -> html.Li:
    chosen = page.asked.verdict
    here = aria(current="true") if code == chosen else {}
    words = text(f"verdict.{code}") if code else text("kepercayaan.all")
    sign = html.Span(SIGNS[code], className="sign", **aria(hidden="true")) if code else None
    inside = [html.B(text.number(count)), html.Span([sign, words] if sign else words)]
    return html.Li(choice(page.page, page.asked.but(verdict=code), inside, **here))
