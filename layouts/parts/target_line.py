"""The arithmetic of a target in one line: target − participants ÷ months = a month."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts import target_words as words
from layouts.parts.attributes import aria
from model.on_track import OnTrack, Target
from model.provenance_pace import pace
from texts import Text

Part = tuple[str, str, str]  # sign before it, number, words below


def pace_line(page: OnTrack, text: Text) -> list[html.Ul]:
    """Return the line; nothing where neither a pace nor the missing people are known."""
    one = page.target
    if one is None or one.aim.asked.missing is None or one.aim.asked.missing.value <= 0:
        return []
    parts = [*_sides(one, text), *_result(one, page, text), *_achieved(page, text)]
    items = [_item(*part) for part in parts]
    return [html.Ul(items, className="pace-line", **aria(label=text("target.line.label")))]


def _sides(one: Target, text: Text) -> list[Part]:
    """Return target and participants."""
    aim = one.aim
    target = figure.asked(text.people(aim.people.known), pace(aim, "aim"))
    active = figure.asked(text.people(aim.asked.active), pace(aim, "active"))
    about = text("target.line.target", due=words.due(one, text))
    if aim.share is not None and aim.base.known is not None:
        about = text(
            "target.line.share",
            share=words.share(one, text),
            base=text.number(aim.base.known.value),
            due=words.due(one, text),
        )
    at = text.period(aim.asked.at, "month" if aim.asked.months is not None else "year")
    return [("", target, about), ("−", active, text("target.line.active", when=at))]


def _result(one: Target, page: OnTrack, text: Text) -> list[Part]:
    """Return the months left and what they ask for, else who is missing."""
    asked = one.aim.asked
    if asked.net is None:
        return [("=", words.missing(one, text), text("target.line.missing"))]
    lapse = str(page.chosen.lapse)
    gross = text(
        "target.line.gross",
        gross=words.needed(one, lapse, text),
        lapse=words.percent(lapse, text),
    )
    at = text.period(asked.at, "month", True)
    return [
        ("÷", text.number(asked.months), text("target.line.months", when=at)),
        ("=", words.needed(one, "0", text), gross),
    ]


def _achieved(page: OnTrack, text: Text) -> list[Part]:
    """Return what the last months brought, where they compare."""
    recent = page.series.recent
    if recent is None or page.target is None or page.target.aim.asked.achieved is None:
        return []
    monthly = recent.monthly
    said = figure.asked(text.change(monthly), words.month_key(recent, page))
    about = text(
        "target.line.achieved",
        span=words.span(recent, text),
        range=f" ({text.people_range(monthly)})" if monthly.has_range else "",
    )
    return [("|", said, about)]


def _item(sign: str, said: str, about: str) -> html.Li:
    before: list[Any] = []
    if sign and sign != "|":
        before = [html.Span(sign, className="sign")]
    body = html.Div([html.B(figure.told(said)), html.Span(figure.told(about))])
    kind = {"=": "is-result", "|": "is-achieved"}.get(sign, "")
    return html.Li([*before, body], className=kind)
