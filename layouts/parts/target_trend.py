"""Participants over time in their card: the chart, its letters, the months that compare."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html

from layouts.parts import figure as figured
from layouts.parts import target_words as words
from layouts.parts.attributes import aria, data
from layouts.parts.card import downloads, graph
from layouts.parts.grid_table import grid_table
from layouts.parts.links import outside
from model.on_track import OnTrack
from model.timeline import LEAST_LIKE, Gap, Like
from texts import Text, naming

COLUMNS = ("period", "people", "range", "publisher", "joined")
FEW = 2  # points: one alone is no course of time


def is_drawn(page: OnTrack) -> bool:
    """Return whether there is a course of time to draw."""
    aims = [one for one in page.mine if one.aim.people.known is not None]
    return len(page.series.points) + len(aims) >= FEW and bool(page.series.points)


def trend(page: OnTrack, figure: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card; nothing where there is no course of time."""
    if figure is None:
        return []
    heading = finding(page, text)
    about = _about(page, figure, text)
    spoken = f"{figured.plain(heading)}. {about}"
    return [
        html.H2(figured.told(heading)),
        html.P(about, className="about"),
        graph("target-trend-chart", figure, spoken),
        *_likes(page, text),
        _legend(page, text),
        html.Div(
            [_table(page, spoken, text), downloads("tren", page, text, "target-trend-chart")],
            className="under",
        ),
    ]


def finding(page: OnTrack, text: Text) -> str:
    """Return what the figures show: how like months changed, else that none may be joined."""
    likes = page.like
    if len(likes) > 1:
        month = text.period(likes[0].last.period, "month").partition(" ")[0]
        ups = sum(not words.is_down(one) for one in likes)
        return text("target.trend.likes", month=month, ups=ups, count=len(likes))
    if likes:
        return _one_like(likes[0], page, text)
    count = len(page.series.points)
    if count > 1 and all(len(run) == 1 for run in page.series.runs):
        return text("target.trend.none_joined", who=words.who(page, text), count=count)
    if count > 1:
        return text("target.trend.some_joined", who=words.who(page, text), count=count)
    return text("target.trend.single", who=words.who(page, text))


def _one_like(like: Like, page: OnTrack, text: Text) -> str:
    return text(
        "target.trend.one_like",
        last=words.when(like.last, text),
        first=words.when(like.first, text),
        change=words.change(like, page, text),
    )


def _about(page: OnTrack, figure: Mapping[str, Any], text: Text) -> str:
    points = page.series.points
    bottom = figure["layout"]["yaxis"]["range"][0]
    cut = text("target.trend.from", people=text.number(bottom)) if bottom else ""
    return text(
        "target.trend.about",
        segment=naming.segment(str(page.chosen.segment), text),
        place=words.place(page, text),
        first=words.when(points[0], text),
        last=words.when(points[-1], text),
        cut=cut,
    )


def _likes(page: OnTrack, text: Text) -> list[html.Div]:
    """Return the changes between like months, and why nothing is projected."""
    items = [
        html.Li(
            [
                html.Span(words.when(one.last, text, True)),
                html.B(figured.told(words.change(one, page, text))),
                html.Small(text.people_range(one.change) if one.change.has_range else ""),
            ]
        )
        for one in page.like
    ]
    head: list[Any] = []
    if items:
        month = text.period(page.like[0].last.period, "month").partition(" ")[0]
        head = [html.H3(text("target.trend.row", month=month))]
        head.append(html.Ol(items, className="likes", **data(rove="")))
    return [html.Div([*head, *_no_projection(page, text)], className="like-row")]


def _no_projection(page: OnTrack, text: Text) -> list[html.P]:
    if page.series.no_projection is None:
        return []
    known, least = text.number(page.series.like_months), text.number(LEAST_LIKE)
    why = text("target.trend.few", count=known, least=least)
    return [html.P([html.B(text("target.trend.no_projection")), " ", why], className="none-drawn")]


def _legend(page: OnTrack, text: Text) -> html.Div:
    """Return the letters with their events, and what the other marks mean."""
    events = [
        html.Li(
            [
                html.B(chr(ord("A") + at), className="mark-letter"),
                html.Span(
                    [
                        f"{text.date(one.date)}: ",
                        outside(one.source.url, one.names[text.language]),
                    ]
                ),
            ],
            title=one.meanings[text.language],
        )
        for at, one in enumerate(page.events)
    ]
    marks = [html.Li([html.Span("//", className="mark-gap"), text("target.legend.gap")])]
    if any(one.aim.people.known for one in page.mine):
        marks.append(_mark("mark-target", text("target.legend.target")))
    if page.target is not None and page.target.aim.asked.net is not None:
        marks.append(_mark("mark-path", text("target.legend.path")))
    if any(point.disagrees for point in page.series.points):
        marks.append(_mark("mark-other", text("target.legend.other")))
    if page.base_breaks:
        marks.append(_mark("mark-weights", text("target.legend.weights")))
    label = aria(label=text("target.legend.events"))
    lists: list[Any] = [html.Ul(marks, className="marks")]
    if events:
        lists.append(html.Ol(events, className="events", **label))
    return html.Div(lists, className="legend")


def _mark(kind: str, said: str) -> html.Li:
    return html.Li([html.Span(className=kind, **aria(hidden="true")), said])


def _table(page: OnTrack, caption: str, text: Text) -> html.Details:
    head = [text(f"target.table.{name}") for name in COLUMNS]
    gaps = {gap.after.period: gap for gap in page.series.gaps}
    rows = []
    for point in page.series.points:
        known = point.known
        rows.append(
            [
                words.when(point, text),
                words.people(point, page, text),
                text.people_range(known) if known.has_range else "",
                words.publisher(point.participants.origins, page),
                _joined(gaps.get(point.period), point is page.series.points[0], text),
            ]
        )
    return grid_table(head, rows, caption, text)


def _joined(gap: Gap | None, is_first: bool, text: Text) -> str:
    if is_first:
        return ""
    if gap is None:
        return text("target.table.yes")
    why = words.apart((*gap.reasons, *gap.of_base), text)
    return naming.capital(why)
