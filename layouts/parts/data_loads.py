"""What was handed in: a line for each load, what is under way, and that the ledger is away."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dash import html

from layouts.parts import data_words as words
from layouts.parts.attributes import aria
from layouts.parts.light import element
from layouts.parts.links import choice
from layouts.parts.rich import icon
from layouts.parts.trust_table import table
from model.clock import WITA
from model.data_page import PAGE
from model.loads import File, Load, Loads, Rule, Task, shown_name
from model.selection import Selection
from texts import Text, naming

COLUMNS = ("file", "rows", "checks", "state", "who")
MOST_FILES, MOST_RULES = 4, 3  # of one load in its line; its report has all


def loads(found: Loads, asked: Selection, now: datetime, text: Text) -> list[Any]:
    """Return the newest loads, each a link to its report, and what is being done."""
    head = [text(f"data.loads.{name}") for name in COLUMNS]
    title = text("data.loads.title")
    rows = [_row(one, asked, text) for one in found.rows]
    about = text("data.loads.some", count=text.number(found.every))
    listed = [html.P(about, className="about"), table(head, rows, title, "loads")]
    pages = turned(found.part, found.parts, words.listing(asked), text)
    return [
        html.H2(title),
        *tasks(found, now, text),
        *(listed if rows else _nothing(text)),
        *pages,
    ]


def away(text: Text) -> list[Any]:
    """Return that nobody can be asked what was loaded, and what is still true."""
    said = [
        html.P([icon("broken"), html.B(text("data.loads.away"))]),
        html.P(text("data.loads.away_why")),
    ]
    return [
        html.H2(text("data.loads.title")),
        html.Div(said, className="notice-in", role="status"),
    ]


def _nothing(text: Text) -> list[Any]:
    command = html.Code(text("data.loads.command"))
    return [html.P([text("data.loads.none"), " ", command, "."], className="about")]


def _row(one: Load, asked: Selection, text: Text) -> list[Any]:
    return [
        _files(one, asked, text),
        html.Span(text.number(one.rows)),
        [words.badge(one, text), *_rules(one, text)],
        _state(one, text),
        [html.Span(one.who), html.Small(_when(one, text))],
    ]


def _when(one: Load, text: Text) -> str:
    return naming.local(one.at.isoformat(), WITA, text)


def _files(one: Load, asked: Selection, text: Text) -> list[Any]:
    here = aria(current="true") if asked.load == str(one.id) else {}
    to = words.listing(asked).but(load=str(one.id))
    link = choice(PAGE, to, html.B(words.files(one, text)), **here)
    named = text("data.loads.named", source=one.source, vintage=one.vintage)
    source = named if one.source and one.vintage else one.source or text("data.loads.unnamed")
    shas = [html.Code(words.short(file.sha256), title=file.sha256) for file in one.files]
    more = len(shas) - MOST_FILES
    rest = [text("data.loads.more", count=more)] if more > 0 else []
    return [link, html.Small(source), html.Small([*_spaced(shas[:MOST_FILES]), *rest])]


def _spaced(parts: list[Any]) -> list[Any]:
    return [piece for part in parts for piece in (part, " ")]


def _rules(one: Load, text: Text) -> list[Any]:
    """Return the rules that were broken most, each counted; their words are the checks' own."""
    worst = [rule for rule in one.rules if rule.severity == "fault"][:MOST_RULES]
    return [html.Small(**_counted(rule, text)) for rule in worst]


def _counted(rule: Rule, text: Text) -> dict[str, Any]:
    said = words.spoken(rule.rule, text)
    told = text("data.loads.rule", count=text.number(rule.count), rule=said["children"])
    return said | {"children": told}


def _state(one: Load, text: Text) -> html.Span:
    return html.Span(
        text(f"data.state.{one.state}", version=text.number(one.version)),
        className="waits" if one.is_open else "",
    )


def tasks(found: Loads, now: datetime, text: Text) -> list[Any]:
    """Return what readers wished and nobody has done yet, or could not do."""
    if not found.tasks:
        return []
    items = [html.Li(_task(task, now, text)) for task in found.tasks]
    return [html.Ul(items, className="tasks", **aria(label=text("data.task.title")))]


def _task(task: Task, now: datetime, text: Text) -> list[Any]:
    if task.is_stuck(now):
        waits = words.task_said(task, task.asked, text)
        return [
            html.P(html.B(waits)),
            html.P([text("data.task.stuck"), " ", html.Code(text("data.task.command"))]),
        ]
    return [html.P(words.task_said(task, now, text))]


def turned(part: int, parts: int, here: Selection, text: Text) -> list[Any]:
    """Return the ways to the next and the last part of a long list; nothing where it is whole."""
    if parts <= 1:
        return []
    where = text("data.part_of", part=part, parts=parts)
    ways: list[Any] = [html.Span(where)]
    if part > 1:
        back = here.but(part=str(part - 1) if part > 2 else None)  # noqa: PLR2004  # the first
        ways.append(choice(PAGE, back, text("data.back"), className="button"))
    if part < parts:
        following = here.but(part=str(part + 1))
        ways.append(choice(PAGE, following, text("data.next"), className="button"))
    return [html.Nav(ways, className="row turned", **aria(label=where))]


def named_files(files: tuple[File, ...]) -> Any:
    """Return every file of a load with its whole fingerprint."""
    return element(
        "Ul",
        [
            element("Li", [element("B", shown_name(f.name)), " ", element("Code", f.sha256)])
            for f in files
        ],
        className="hashes",
    )
