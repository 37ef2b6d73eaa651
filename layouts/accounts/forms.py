"""Forms that work without scripts: each says which deed it is, and carries the visitor's seal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html

from layouts.markup import field
from layouts.parts.attributes import aria
from model.account_views import Said

NOTE, WRONG = "note", "wrong"


@dataclass(frozen=True, slots=True)
class Form:
    """Where a form goes, which deed it asks for, of which row."""

    path: str
    deed: str
    seal: str
    row: int = 0

    @property
    def name(self) -> str:
        """Return a name that no other form of the page has."""
        return f"{self.deed}-{self.row}" if self.row else self.deed


def form(of: Form, children: Sequence[Any], class_name: str = "plain-form") -> html.Form:
    """Return a form that is sent as it stands."""
    said = {"seal": of.seal, "deed": of.deed, "row": of.row or ""}
    hidden = [field(type="hidden", name=name, value=value) for name, value in said.items() if value]
    return html.Form([*hidden, *children], action=of.path, method="post", className=class_name)


def button(of: Form, words: str, whose: str = "", strong: bool = False) -> html.Form:
    """Return a form that is only a button; `whose` is said aloud where several look alike."""
    aloud = html.Span(f" {whose}", className="aloud") if whose else None
    inside = html.Button(
        [words, aloud], type="submit", className="button strong" if strong else "button"
    )
    return form(of, [inside], "one-button")


def send(words: str) -> html.P:
    """Return the button that sends a form with fields."""
    return html.P(html.Button(words, type="submit", className="button strong"), className="row")


@dataclass(frozen=True, slots=True)
class Label:
    """The words of a field: its name, and what to know before filling it in."""

    name: str
    words: str
    note: str = ""


def line(of: Form, label: Label, said: Said, usual: str = "", **more: Any) -> html.Div:
    """Return a field of one line with what was typed; what is wrong with it stands under it."""
    kind = str(more.get("type", "text"))
    value = None if kind == "password" else said.typed.get(label.name, usual)
    own = {"type": kind, "value": value, **more, **_ties(of, label, said)}
    return _labelled(of, label, field(**own), said)


def choice(
    of: Form, label: Label, options: Iterable[tuple[str, str]], said: Said, usual: str = ""
) -> html.Div:
    """Return a field that offers values with their words."""
    chosen = said.typed.get(label.name, usual)
    offered = [
        html.Option(words, value=value, selected=value == chosen) for value, words in options
    ]
    return _labelled(of, label, html.Select(offered, **_ties(of, label, said)), said)


def _ties(of: Form, label: Label, said: Said) -> dict[str, Any]:
    """Return what ties a field to its label, its note and what is wrong with it."""
    own = f"{of.name}-{label.name}"
    told = [f"{own}-{NOTE}"] if label.note else []
    told += [f"{own}-{WRONG}"] if label.name in said.wrong else []
    ties: dict[str, Any] = {"id": own, "name": label.name}
    if told:
        ties |= aria(describedby=" ".join(told))
    if label.name in said.wrong:
        first = next(iter(said.wrong)) == label.name
        ties |= {**aria(invalid="true"), "autoFocus": first}
    return ties


def _labelled(of: Form, label: Label, inside: Any, said: Said) -> html.Div:
    own = f"{of.name}-{label.name}"
    parts = [html.Label(label.words, htmlFor=own), inside]
    if label.note:
        parts.append(html.P(label.note, id=f"{own}-{NOTE}", className="field-note"))
    if label.name in said.wrong:
        why = said.wrong[label.name]
        parts.append(html.P(why, id=f"{own}-{WRONG}", className="field-wrong", role="alert"))
    return html.Div(parts, className="plain-field")
