"""Two scenarios side by side, on one version: inputs and results that differ, now and as kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from layouts.parts import scenario_words as words
from layouts.parts.attributes import aria, data
from layouts.parts.card import downloads
from layouts.parts.light import element
from layouts.parts.links import choice
from layouts.parts.rich import rich
from model.costing import Costing
from model.scenario import Beside, Moved, Side
from texts import Text


def beside(page: Costing, text: Text) -> list[Any]:
    """Return the comparison; nothing where the link names no second scenario."""
    found = page.planned.beside if page.planned else None
    if found is None:
        return []
    names = [side_name(side, text) for side in (found.first, found.second)]
    pieces = dict(zip(("first", "second"), names, strict=True))
    close = choice(page.page, page.asked.but(beside=None), text("compare.alone"))
    head = html.H3(rich(text, "compare.title", pieces), className="beside-title", tabIndex=-1)
    about = text("skenario.beside.about", version=text.number(page.version.number))
    return [
        html.Div(
            [
                html.Div([head, close], className="headed"),
                html.P(about, className="about"),
                *_inputs(found, names, text),
                *_results(found, names, text),
                html.Div(downloads("skenario", page, text), className="under"),
            ],
            className="beside-scenarios",
        )
    ]


def side_name(side: Side, text: Text) -> str:
    """Return the name of a side; of a choice that nobody kept, that it is the one on the screen."""
    if side.kept is None:
        return text("skenario.beside.here")
    name = words.isolated(side.kept.name)
    return text("skenario.beside.edited", name=name) if side.is_changed else name


def _inputs(found: Beside, names: Sequence[str], text: Text) -> list[Any]:
    if not found.inputs:
        return [html.P(text("skenario.beside.same_inputs"), className="note")]
    places = (found.first.now.place, found.second.now.place)
    rows = []
    for name, *values in found.inputs:
        said = [
            words.input_value(name, value, place, text)
            for value, place in zip(values, places, strict=True)
        ]
        rows.append((words.input_name(name, text), said))
    return [_table([text("skenario.beside.input"), *names], rows, text("skenario.beside.inputs"))]


def _results(found: Beside, names: Sequence[str], text: Text) -> list[Any]:
    if not found.results:
        return [html.P(text("skenario.beside.same_results"), className="note")]
    rows = [_result(one, found, text) for one in found.results]
    heads = [text("skenario.beside.result"), *names, text("compare.difference")]
    shown: list[Any] = [_table(heads, rows, text("skenario.beside.results"))]
    if found.alike:
        alike = ", ".join(text(f"skenario.result.{one}") for one in found.alike)
        said = text("skenario.beside.alike", results=alike)
        shown.append(html.P(said, className="note"))
    return shown


def _result(one: Moved, found: Beside, text: Text) -> tuple[str, list[Any]]:
    sides = zip((found.first, found.second), (one.before, one.after), strict=True)
    said: list[Any] = []
    for side, known in sides:
        said.append([words.told(one.name, known, text), *_then(one.name, side, text)])
    return text(f"skenario.result.{one.name}"), [*said, words.difference(one, text)]


def _then(name: str, side: Side, text: Text) -> list[Any]:
    """Return what a scenario came to when it was kept, where that was something else."""
    if side.kept is None or name not in side.then:
        return []
    then = words.told(name, side.then[name], text)
    version = text.number(side.kept.version)
    return [html.Small(text("skenario.beside.then", n=then, version=version))]


def _table(heads: Sequence[str], rows: Sequence[tuple[str, Sequence[Any]]], label: str) -> html.Div:
    body = [
        html.Tr(
            [
                html.Th(name, scope="row"),
                *(
                    element("Td", html.Div(cell), **data(label=head))
                    for cell, head in zip(cells, heads[1:], strict=True)
                ),
            ]
        )
        for name, cells in rows
    ]
    grid = html.Table(
        [
            html.Caption(label),
            html.Thead(html.Tr([html.Th(one, scope="col") for one in heads])),
            html.Tbody(body),
        ]
    )
    return html.Div(
        grid, className="scroll open numbers", tabIndex=0, role="region", **aria(label=label)
    )
