"""The list of kept scenarios: what each is, what the data made of it, and what can be done."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import scenario_words as words
from layouts.parts.attributes import aria, data
from layouts.parts.card import FORMATS
from layouts.parts.links import address, choice
from layouts.parts.needs import needs
from layouts.parts.rich import icon
from layouts.parts.scenario_card import naming_form, since
from model.clock import WITA
from model.kept import Kept
from model.scenario import Listed, Reckoned, Scenarios
from model.selection import Selection
from texts import Text, naming


def away(text: Text) -> list[Any]:
    """Return that nobody can be asked which scenarios there are, and what is still true."""
    return [html.P([icon("broken"), text("skenario.away")], className="notice-in", role="status")]


def listed(found: Scenarios, text: Text) -> list[Any]:
    """Return the scenarios, the newest first; more of them are fetched when asked for."""
    if not found.rows:
        return [html.P(text("skenario.none"), className="note")]
    items = [html.Li(_row(one, found, text)) for one in found.rows]
    return [html.Ul(items, className="kept"), *_more(found, text), _files(found, text)]


def _row(one: Listed, found: Scenarios, text: Text) -> list[Any]:
    kept = one.kept
    facts = text(
        "skenario.facts",
        version=text.number(kept.version),
        when=naming.local(kept.at.isoformat(), WITA, text),
    )
    line = words.choice_line(one.now, text) if isinstance(one.now, Reckoned) else ""
    return [
        html.Div(
            [
                html.H3(_link(one, found)),
                *([html.P(line)] if line else []),
                html.P(words.result_line(kept.results, text)),
                html.P(facts, className="fine"),
                *since(kept, one.change, text),
            ],
            className="what",
        ),
        html.Div(_ways(one, found, text), className="ways"),
    ]


def _link(one: Listed, found: Scenarios) -> Any:
    """Return the name as a way to the choice told whole; words where it is none any more."""
    name = words.name(one.kept)
    if not isinstance(one.now, Reckoned):
        return name
    to = one.now.chosen.but(scenario=one.kept.key, lang=found.asked.lang)
    here = aria(current="true") if found.asked.scenario == one.kept.key else {}
    return choice(found.page, to, name, **here)


def _ways(one: Listed, found: Scenarios, text: Text) -> list[Any]:
    kept = one.kept
    ways: list[Any] = []
    if isinstance(one.now, Reckoned):
        beside = found.asked.but(beside=kept.key)
        ways.append(choice(found.page, beside, text("skenario.compare"), className="button"))
        copy = naming_form("copy", text("skenario.copy_name"), text("skenario.copy"), text, kept)
        ways.append(_opening(text("skenario.copy"), copy))
    short = address(found.page, Selection(scenario=kept.key))
    words_of = html.Span(text("skenario.link"))
    copied = data(copy=short, copied=text("filter.copied"))
    ways.append(html.Button([icon("link"), words_of], className="copy", **copied))
    ways.append(_opening(text("skenario.remove"), _sure(kept, text)))
    return ways


def _opening(label: str, inside: Any) -> html.Details:
    summary = html.Summary(label, className="button")
    return html.Details([summary, inside], className="deed", **needs("scenarios"))


def _sure(kept: Kept, text: Text) -> html.Div:
    """Return the question before a scenario is taken off the list."""
    do = html.Button(
        text("skenario.remove_sure"), className="button strong", **data(scenario="remove")
    )
    return html.Div(
        [
            html.P(text("skenario.remove_ask", name=words.isolated(kept.name))),
            do,
            html.P(className="said-here", role="status", **aria(live="polite")),
        ],
        className="naming",
        **data(key=kept.key, failed=text("skenario.failed")),
    )


def _more(found: Scenarios, text: Text) -> list[Any]:
    left = found.every - len(found.rows)
    if left <= 0:
        return []
    more = text("skenario.more", count=text.number(left))
    return [html.Button(more, className="button", **data(scenario="more"))]


def _files(found: Scenarios, text: Text) -> html.Div:
    """Return the list as files, whole: on the version on the screen."""
    query = found.asked.but(v=str(found.version.number)).query
    links = [
        html.Li(
            html.A(
                [html.B(text(f"frame.file.{form}")), html.Span(text(f"frame.file_about.{form}"))],
                href=f"/unduh/skenario/daftar.{ending}{query}&format={form}",
                download="",
            )
        )
        for form, ending in FORMATS
    ]
    summary = html.Summary([icon("download"), text("frame.download")])
    return html.Div(html.Details([summary, html.Ul(links)], className="files"), className="under")
