"""The sentence of Tren & target in every state, the line under it, and the arithmetic."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts import target_words as words
from layouts.parts.attributes import aria
from layouts.parts.links import choice, term
from layouts.parts.panels import older
from layouts.parts.rich import rich
from layouts.parts.target_line import pace_line
from layouts.parts.way import way_up
from model.on_track import OnTrack
from model.timeline import LEAST_LIKE
from texts import Text

WARM = ("need", "missing")  # what is wanting stands in the warm colour


def answer(page: OnTrack, text: Text) -> list[Any]:
    """Return what is amiss, the way up, the sentence, the one beside it, line and arithmetic."""
    spoken = html.P(plain(page, text), className="aloud", **aria(live="polite"))
    return [
        *older(page.version, text),
        *way_up(page, text),
        html.H1(sentence(page, text)),
        spoken,
        *_beside(page, text),
        meta(page, text),
        *_wanting(page, text),
        *_instead(page, text),
        *pace_line(page, text),
    ]


def sentence(page: OnTrack, text: Text) -> list[Any]:
    """Return the sentence as children."""
    pieces: dict[str, Any] = _pieces(page, text)
    for name in WARM:
        if pieces[name]:
            pieces[name] = html.Span(figure.told(pieces[name]), className="is-gap")
    return rich(text, f"target.sentence.{_key(page)}", pieces)


def plain(page: OnTrack, text: Text) -> str:
    """Return the sentence as text."""
    return figure.plain(text(f"target.sentence.{_key(page)}", **_pieces(page, text)))


def _key(page: OnTrack) -> str:
    """Return which sentence fits."""
    recent = page.series.recent
    if page.kind in ("pace", "no_target") and recent is not None:
        return f"{page.kind}_{'down' if words.is_down(recent) else 'up'}"
    return page.kind


def _pieces(page: OnTrack, text: Text) -> dict[str, str]:
    one, recent, last = page.target, page.series.recent, page.last
    return {
        "who": words.who(page, text),
        "target": words.amount(one, text) if one else "",
        "due": words.due(one, text) if one else "",
        "need": _need(page, text),
        "since": _since(page, text),
        "missing": words.missing(one, text) if one else "",
        "span": words.span(recent, text) if recent else "",
        "pace": words.a_month(recent, page, text) if recent else "",
        "people": words.people(last, page, text) if last else "",
        "when": words.when(last, text) if last else "",
    }


def _need(page: OnTrack, text: Text) -> str:
    if page.target is None or page.target.aim.asked.net is None:
        return ""
    return text("target.more", n=words.needed(page.target, "0", text))


def _since(page: OnTrack, text: Text) -> str:
    """Return from when on the pace is needed: participants may have been told long ago."""
    asked = page.target.aim.asked if page.target else None
    return text.period(asked.at, "month") if asked and asked.months is not None else ""


def _beside(page: OnTrack, text: Text) -> list[html.P]:
    """Return the same sentence of what the choice is compared with."""
    if page.other is None:
        return []
    return [html.P(plain(page.other, text), className="beside")]


def meta(page: OnTrack, text: Text) -> html.Ul:
    """Return the line as a list, one fact an item."""
    facts: list[Any] = []
    if page.last is not None:
        date = html.B(words.when(page.last, text))
        facts.append(rich(text, "ringkasan.meta.as_of", {"date": date}))
        facts.append(term("participants_active", text("target.meta.counted")))
    if page.target is not None:
        source = page.target.aim.source
        owner = html.B(f"{source.publisher}, {text.date(source.as_of)}")
        facts.append(rich(text, "target.meta.owner", {"owner": owner}))
        facts.append(_left(page, text))
        facts.append(_status(page, text))
    if page.silent:
        count = html.B(text.number(page.silent))
        facts.append(rich(text, "target.meta.silent", {"count": count}))
    return html.Ul([html.Li(fact) for fact in facts], className="meta")


def _left(page: OnTrack, text: Text) -> list[Any]:
    left = page.left or 0
    if left < 0:
        return [text("target.meta.over", due=words.due(page.target, text) if page.target else "")]
    count = html.B(text.number(left))
    return rich(text, "target.meta.left", {"count": count})


def _status(page: OnTrack, text: Text) -> list[Any]:
    status = page.target.aim.asked.status if page.target else "not_stated"
    link = html.A(text(f"target.status.{status}"), href="#target-rule", className="term")
    return rich(text, "target.meta.status", {"status": link})


def _wanting(page: OnTrack, text: Text) -> list[html.Ul]:
    """Return what is missing to answer the question, and where it would come from."""
    values = {"who": words.who(page, text), "place": words.place(page, text)}
    said = []
    if not page.series.points:
        said.append(text("target.wanting.participants", **values))
    elif page.series.recent is None:
        said.append(_why_no_pace(page, text))
    if page.target is None:
        said.append(text("target.wanting.target", **values))
    elif page.kind == "unstated":
        said.append(text("target.wanting.base", **values))
    if not said:
        return []
    return [html.Ul([html.Li(one) for one in said], className="plain note wanting")]


def _why_no_pace(page: OnTrack, text: Text) -> str:
    """Return why there is no pace so far: the newest figure compares with none before it."""
    last, known = page.series.points[-1], page.series.like_months
    if not page.series.gaps:
        return text("target.wanting.single", when=words.when(last, text))
    gap = page.series.gaps[-1]
    return text(
        "target.wanting.like",
        last=words.when(gap.after, text),
        before=words.when(gap.before, text),
        why=words.apart(gap.reasons, text),
        count=text.number(known),
        least=text.number(LEAST_LIKE),
    )


def _instead(page: OnTrack, text: Text) -> list[html.P]:
    """Return the regions that have a target, as buttons."""
    ways = [choice(page.page, way.to, way.name, className="button") for way in page.instead]
    if not ways:
        return []
    return [html.P([html.Span(text("target.instead")), *ways], className="row instead")]
