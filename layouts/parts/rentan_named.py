"""Programmes that are named without a figure, and the groups of workers that programmes name."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import rentan_words as words
from model.protected import Group, Programme, Protected
from texts import Text, naming


def named(page: Protected, text: Text) -> list[Any]:
    """Return the card, or nothing where every programme has a figure."""
    if not page.named:
        return []
    return [
        html.H2(text("rentan.named.title", count=text.number(len(page.named)))),
        html.P(text("rentan.named.about"), className="about"),
        html.Ul([_named(one, text) for one in page.named], className="boxes"),
    ]


def _named(one: Programme, text: Text) -> html.Li:
    """Return a programme by its name; a place that was written otherwise says so."""
    row = one.told.initiative
    where = f"{words.place(one, text)}, {words.when(one, text)}"
    if row.place_as_written:
        where = text("rentan.named.written", where=where, written=row.place_as_written)
    due = one.told.workers.status
    state = [html.Small(text(f"state.{due}"))] if due else []
    inside = [html.B(row.names[text.language]), html.Span(where), *state]
    return html.Li([*inside, html.Small(words.medium(one.source))])


def groups(page: Protected, text: Text) -> list[Any]:
    """Return the card of groups: fishermen, ojek … and which programmes name them."""
    if not page.groups:
        return []
    workers = [one for one in page.groups if not one.is_staff]
    staff = [one for one in page.groups if one.is_staff]
    parts: list[Any] = [
        html.H2(_title(workers, text)),
        html.P(text("rentan.groups.about"), className="about"),
        html.Ul([_group(one, text) for one in workers], className="groups"),
    ]
    if staff:
        parts.append(html.H3(text("rentan.groups.staff")))
        parts.append(html.Ul([_group(one, text) for one in staff], className="groups"))
    return [*parts, _where([*workers, *staff], text)]


def _title(workers: list[Group], text: Text) -> str:
    """Return which groups are named most often; "vulnerable workers" alone names none."""
    told = [text(f"rentan.group.{one.code}") for one in workers if one.code != "vulnerable"]
    if not told:
        return text("rentan.groups.none")
    return text("rentan.groups.title", groups=naming.listed(told[:3], text))


def _group(one: Group, text: Text) -> html.Li:
    """Return a group and how many programmes name it."""
    count = text("rentan.groups.count", count=text.number(len(one.programmes)))
    return html.Li([html.B(_name(one, text)), html.Span(count)])


def _where(found: list[Group], text: Text) -> html.Details:
    """Return the places of each group, one click away."""
    rows = []
    for one in found:
        places = dict.fromkeys(words.place(each, text) for each in one.programmes)
        rows.append(html.Div([html.Dt(_name(one, text)), html.Dd("; ".join(places))]))
    summary = html.Summary(text("rentan.groups.show"))
    return html.Details([summary, html.Dl(rows, className="silent")], className="more")


def _name(one: Group, text: Text) -> str:
    return naming.capital(text(f"rentan.group.{one.code}"))
