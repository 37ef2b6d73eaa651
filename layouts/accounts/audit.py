"""The audit log: who did what, asked for by a form whose answer has an address of its own."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from dash import html

from layouts.accounts import frame
from layouts.accounts.audit_words import COLUMNS, kind, row
from layouts.accounts.forms import Form, Label, choice, line
from layouts.parts.attributes import aria
from layouts.parts.rich import icon
from model.account_views import Asked, Log, LogLine, Said
from texts import Text

PATH, FILE = frame.AUDIT.path, f"{frame.AUDIT.path}.csv"
OF = Form(PATH, "", "")  # it asks and changes nothing: no seal
LONGEST = 254
# what stands in a cell of the table, the first of it large
CELLS = (("at",), ("who", "address"), ("kind", "outcome"), ("what", "filters", "version"),
         ("regions",), ("rows",))  # fmt: skip


def page(log: Log, text: Text) -> str:
    """Return the page with one part of what was asked for."""
    count = text.number(log.every)
    heading = text("audit.heading", count=count) if log.every else text("audit.nothing")
    body = [_asked(log, text)]
    if log.lines:
        body += [_found(log, text)]
    return frame.page(PATH, log.visitor, heading, body, text)


def _asked(log: Log, text: Text) -> Any:
    """Return the form; it is sent as an address, which can be kept and sent on."""
    said = Said(wrong=log.wrong)
    who, region, since, until = (
        Label(name, text(f"audit.ask.{name}"), text("audit.ask.region_note") * (name == "region"))
        for name in ("who", "region", "since", "until")
    )
    kinds = [("", text("audit.ask.any")), *((one, kind(one, text)) for one in log.kinds)]
    asked = log.asked
    names = html.Datalist([html.Option(value=name) for name in log.names], id="names")
    fields = [
        line(OF, who, said, asked.who, list="names", maxLength=LONGEST, autoComplete="off"),
        names,
        choice(OF, Label("kind", text("audit.ask.kind")), kinds, said, asked.kind),
        line(OF, region, said, asked.region, maxLength=LONGEST),
        line(OF, since, said, asked.since, type="date"),
        line(OF, until, said, asked.until, type="date"),
        html.P(
            [
                html.Button(text("audit.ask.show"), type="submit", className="button strong"),
                html.A(text("audit.ask.all"), href=PATH, className="button"),
            ],
            className="row",
        ),
    ]
    form = html.Form(fields, action=PATH, method="get", className="plain-form asked", role="search")
    return frame.card(text("audit.ask.title"), [form], text("audit.about"))


def _found(log: Log, text: Text) -> Any:
    last = log.first + len(log.lines) - 1
    shown = text(
        "audit.shown", first=text.number(log.first), last=text.number(last),
        every=text.number(log.every),
    )  # fmt: skip
    heads = [html.Th(text(f"audit.column.{names[0]}"), scope="col") for names in CELLS]
    table = html.Table(
        [
            html.Caption(shown),
            html.Thead(html.Tr(heads)),
            html.Tbody([_row(one, text) for one in log.lines]),
        ],
        className="told log",
    )
    parts = [table, _turn(log, text), _files(log, text)]
    return frame.card(shown, parts)


def _row(one: LogLine, text: Text) -> html.Tr:
    said = dict(zip(COLUMNS, row(one, text), strict=True))
    cells = []
    for names in CELLS:
        first, *others = names
        notes = [html.Small(said[name]) for name in others if said[name]]
        head = html.Span(text(f"audit.column.{first}"), className="of-phone")
        empty = "" if said[first] or notes else "is-empty"
        inside: list[Any] = [head, said[first] or "–", *notes]
        cells.append(html.Td(inside, className=f"is-{first} {empty}".strip()))
    return html.Tr(cells)


def _turn(log: Log, text: Text) -> Any:
    """Return the ways to the newer and the older part."""
    if log.parts == 1:
        return None
    ways = []
    if log.part > 1:
        ways.append(
            html.A(
                text("audit.newer"),
                href=address(log.asked, log.part - 1),
                className="button",
                rel="prev",
            )
        )
    if log.part < log.parts:
        ways.append(
            html.A(
                text("audit.older"),
                href=address(log.asked, log.part + 1),
                className="button",
                rel="next",
            )
        )
    said = html.Span(text("audit.part", part=text.number(log.part), parts=text.number(log.parts)))
    return html.Nav([said, *ways], className="row turned", **aria(label=text("audit.parts")))


def _files(log: Log, text: Text) -> html.P:
    """Return the links to files: of the part that is shown, and of all that was found."""
    every = text("audit.file_all", count=text.number(log.every))
    here = text("audit.file_part", count=text.number(len(log.lines)))
    links = [(address(log.asked, 0, FILE), every)]
    if log.parts > 1:
        links.insert(0, (address(log.asked, log.part, FILE), here))
    shown = [
        html.A([icon("download"), words], href=to, className="button", download="")
        for to, words in links
    ]
    return html.P(shown, className="row files-of-log")


def address(asked: Asked, part: int, path: str = PATH) -> str:
    """Return the address of a part of an answer; 0 is no part."""
    said = {name: getattr(asked, name) for name in ("who", "kind", "region", "since", "until")}
    said |= {"part": str(part) if part > (0 if path == FILE else 1) else ""}
    query = urlencode({name: value for name, value in said.items() if value})
    return f"{path}?{query}" if query else path
