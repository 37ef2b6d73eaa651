"""Planners' own targets, marked as theirs: beside the published ones, never among them."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts import target_words as words
from layouts.parts.attributes import data
from layouts.parts.needs import needs
from layouts.parts.rich import aloud
from layouts.parts.target_list import FULL, bar
from layouts.parts.trust_table import table
from model.interval import Interval
from model.on_track import OnTrack, Own
from texts import Text, naming

COLUMNS = ("target", "reached", "bar", "aimed", "base", "pace")


def own(page: OnTrack, text: Text) -> list[Any]:
    """Return the list; that it cannot be read just now; nothing but a heading where none is."""
    title = text("target.own.title", place=words.place(page, text))
    head = [html.H2(title)]
    if page.own is None:
        return [*head, html.P(text("target.own.away"), className="note", role="status")]
    if not page.own:
        return [*head, html.P(text("target.own.none"), className="about")]
    rows = [_row(one, page, text) for one in page.own]
    names = [text(f"target.list.{name}") for name in COLUMNS]
    note = html.P(text("target.own.note"), className="about")
    return [*head, note, table(names, rows, title, "aims")]


def _row(one: Own, page: OnTrack, text: Text) -> list[Any]:
    target, asked = one.target, one.asked
    due = naming.due(target.due, text)
    name = text("target.list.name", place=naming.bare(page.region_name, text), due=due)
    base = _base(one)
    reached = None if asked.active is None or base is None else asked.active.over(base)
    aimed = Interval.exact(target.share)
    return [
        [
            html.B(name),
            html.Small([html.Span(text("target.own.mark"), className="tag"), " ", target.owner]),
            html.Small(target.document),
        ],
        _reached(one, reached, page, text),
        bar(reached, aimed, True, text),
        html.B(_percent(target.share, text)),
        [html.Span(text.base_short(target.base)), html.Small(_people(base, text))],
        [*_pace(one, page, text), _tags(one, name, text)],
    ]


def _base(one: Own) -> Interval | None:
    """Return the people of the base: the target in persons over its share."""
    return (
        None
        if one.asked.target is None
        else one.asked.target.over(Interval.exact(one.target.share))
    )


def _people(base: Interval | None, text: Text) -> str:
    return text("target.list.unknown") if base is None else text.number(round(base.value))


def _percent(share: float, text: Text) -> str:
    percent = FULL * share
    decimals = next((d for d in range(3) if round(percent, d) == round(percent, 2)), 2)
    return text.percent(percent, decimals)


def _reached(one: Own, reached: Interval | None, page: OnTrack, text: Text) -> list[Any]:
    if reached is None or page.last is None:
        return [text("target.list.unknown")]
    share = text.percent(FULL * reached.value, 1 if reached.is_exact else 0)
    people = figure.told(words.people(page.last, page, text))
    return [
        html.B(share),
        html.Small(people),
        html.Small(naming.due(one.asked.at, text, True)),
    ]


def _pace(one: Own, page: OnTrack, text: Text) -> list[Any]:
    """Return what is needed a month, net and gross, worked out from what stands in the row."""
    net, lapse = one.asked.net, str(page.chosen.lapse)
    gross = one.asked.gross(float(lapse) / FULL)
    if net is None or gross is None or net.value <= 0:
        return [html.Small(text(f"target.why.{one.asked.status}"))]
    said = text(
        "target.list.net",
        net=text.number(round(net.value)),
        months=text.number(one.asked.months),
        since=text.period(one.asked.at, "month", True),
    )
    also = text(
        "target.list.gross", gross=text.number(round(gross.value)), lapse=words.percent(lapse, text)
    )
    return [html.Span(said), html.Small(also)]


def _tags(one: Own, name: str, text: Text) -> html.Div:
    status = html.Span(text(f"target.status.{one.asked.status}"), className="tag")
    return html.Div([status, " ", _remove(one, name, text)], className="tags")


def _remove(one: Own, name: str, text: Text) -> html.Button:
    return html.Button(
        [text("target.own.remove"), aloud(f" {name}, {one.target.owner}")],
        className="link",
        type="button",
        **data(remove=one.key),
        **needs("scenarios"),
    )
