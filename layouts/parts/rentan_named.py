"""Programmes that are named without a figure, and the groups of workers that programmes name."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import naming
from layouts.parts import rentan_words as words
from model.protected import Group, Programme, Protected
from texts import Text


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
    row = one.told.initiative
    where = row.place_as_written or words.place(one, text)
    inside: list[Any] = [
        html.B(row.names[text.language]),
        html.Span([where, ", ", words.when(one, text)]),
        html.Small(words.source(one.source, text)),
    ]
    if row.place_as_written:
        inside[1] = html.Span([words.place(one, text), ", ", words.when(one, text)])
    note = words.note(one, text)
    return html.Li([*inside, *([html.Small(note)] if note else [])])


def groups(page: Protected, text: Text) -> list[Any]:
    """Return the card of groups: fishermen, ojek … and which programmes name them."""
    if not page.groups:
        return []
    workers = [one for one in page.groups if not one.is_staff]
    staff = [one for one in page.groups if one.is_staff]
    parts: list[Any] = [html.H2(_title(workers, text))]
    parts.append(html.P(text("rentan.groups.about"), className="about"))
    parts.append(html.Ul([_group(one, text) for one in workers], className="groups"))
    if staff:
        parts.append(html.H3(text("rentan.groups.staff")))
        parts.append(html.Ul([_group(one, text) for one in staff], className="groups"))
    return parts


def _title(workers: list[Group], text: Text) -> str:
    """Return which groups are named most often; "vulnerable workers" alone names none."""
    told = [text(f"rentan.group.{one.code}") for one in workers if one.code != "vulnerable"]
    if not told:
        return text("rentan.groups.none")
    return text("rentan.groups.title", groups=naming.listed(told[:3], text))


def _group(one: Group, text: Text) -> html.Li:
    """Return a group, how many programmes name it, and where they are."""
    places = dict.fromkeys(words.place(each, text) for each in one.programmes)
    count = text("rentan.groups.count", count=text.number(len(one.programmes)))
    name = naming.capital(text(f"rentan.group.{one.code}"))
    return html.Li([html.B(name), html.Span(count), html.Small("; ".join(places))])
