"""My account: who I am here, where I am signed in, my tokens, my password."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.accounts import frame
from layouts.accounts.forms import Form, Label, button, form, line, send
from layouts.accounts.once import once
from layouts.accounts.tokens import tokens
from layouts.accounts.words import agent, places, role, when
from layouts.markup import field
from model.account_views import Mine, Said, SessionLine
from texts import Text

PATH = frame.AKUN.path
SIGN_OUT = "/keluar"
# those that mean something to a person; the others follow from them
TOLD = (
    *("pages", "brief", "whole_data", "api", "scenarios", "loads", "rollback"),
    *("people", "audit"),
)
SHORTEST, LONGEST = 12, 128  # characters of a password


def page(mine: Mine, said: Said, text: Text) -> str:
    """Return the page, with what became of the deed before."""
    visitor = mine.visitor
    heading = text("akun.heading", name=visitor.name, role=role(visitor.role, text))
    body = [
        *frame.done(text(f"akun.done.{said.done}") if said.done else ""),
        *once(said, text),
        _self(mine, text),
        _sessions(mine, text),
    ]
    if mine.tokens is not None:
        body.append(tokens(mine, said, text))
    body.append(_password(mine, said, text))
    return frame.page(PATH, visitor, heading, body, text)


def _self(mine: Mine, text: Text) -> Any:
    """Return what this account may and sees, and the way out."""
    may = [html.Li(text(f"akun.may.{right}")) for right in TOLD if right in mine.visitor.rights]
    facts = [
        html.Dt(text("akun.regions")),
        html.Dd([places(mine.places, text), html.Small(text("akun.regions_note"))]),
        html.Dt(text("akun.rights")),
        html.Dd(html.Ul(may)),
    ]
    if "pages" not in mine.visitor.rights:
        facts = facts[2:]
    out = button(Form(SIGN_OUT, "", mine.visitor.seal), text("akun.sign_out"))
    return frame.card(text("akun.self"), [html.Dl(facts, className="plain-facts"), out])


def _sessions(mine: Mine, text: Text) -> Any:
    seal = mine.visitor.seal
    rows = [html.Li(_session(one, seal, text)) for one in mine.sessions]
    parts: list[Any] = [html.Ul(rows, className="plain-list")]
    others = sum(not one.is_this for one in mine.sessions)
    if others > 1:
        words = text("akun.sessions.end_others", count=others)
        parts.append(button(Form(PATH, "end_others", seal), words))
    return frame.card(text("akun.sessions.title"), parts, text("akun.sessions.about"))


def _session(one: SessionLine, seal: str, text: Text) -> list[Any]:
    name = agent(one.agent, text)
    here = html.Span(text("akun.sessions.this"), className="tag") if one.is_this else None
    said = text("akun.sessions.facts", address=one.address, at=when(one.at, text))
    told = html.Div(
        [
            html.P([html.B(name), " ", here]),
            html.P(said),
            html.P(text("akun.sessions.seen", when=when(one.seen, text))),
        ]
    )
    if one.is_this:
        return [told]
    end = button(Form(PATH, "end_session", seal, one.number), text("akun.sessions.end"), name)
    return [told, end]


def _password(mine: Mine, said: Said, text: Text) -> Any:
    """Return the form for another password; who signs in elsewhere has none here."""
    if not mine.has_password:
        none = [html.P(text("akun.password.none"), className="note")]
        return frame.card(text("akun.password.title"), none)
    of = Form(PATH, "password", mine.visitor.seal)
    told = said.of("password")
    # beside the fields a browser's keeper of passwords looks for the name
    name = field(
        type="text",
        name="name",
        value=mine.visitor.name,
        autocomplete="username",
        readonly=True,
        hidden=True,
    )
    old, new, again = (
        Label(one, text(f"akun.password.{one}"), note)
        for one, note in (("old", ""), ("new", text("akun.password.rules")), ("again", ""))
    )
    most: dict[str, Any] = {"type": "password", "required": True, "maxLength": 4 * LONGEST}
    least = {**most, "minLength": SHORTEST, "autoComplete": "new-password"}
    fields = [
        name,
        line(of, old, told, **most, autoComplete="current-password"),
        line(of, new, told, **least),
        line(of, again, told, **least),
        send(text("akun.password.change")),
    ]
    return frame.card(text("akun.password.title"), [form(of, fields)], text("akun.password.about"))
