"""People: who may sign in, as what, for which regions; and who is invited."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.accounts import frame
from layouts.accounts.forms import Form, Label, button, choice, form, line, send
from layouts.accounts.once import once
from layouts.accounts.tokens import LONGEST_PLACES
from layouts.accounts.words import places, role, when
from layouts.parts.attributes import aria
from model.account_views import ROLES, InviteLine, People, PersonLine, Said
from model.loads import plain
from texts import Text

PATH = frame.ORANG.path
LONGEST_NAME = 254  # characters, as of an e-mail address


def page(found: People, said: Said, text: Text) -> str:
    """Return the page, with what became of the deed before."""
    able = sum(not one.is_disabled for one in found.people)
    heading = text("orang.heading", able=able, invites=len(found.invites))
    body = [
        *frame.done(text(f"orang.done.{said.done}") if said.done else ""),
        *once(said, text),
        _invite(found, said.of("invite"), text),
        _invites(found, text),
        _people(found, said, text),
        _roles(text),
    ]
    return frame.page(PATH, found.visitor, heading, body, text)


def _people(found: People, said: Said, text: Text) -> Any:
    rows = [html.Li(_person(one, found.visitor.seal, said, text)) for one in found.people]
    return frame.card(
        text("orang.people"), [html.Ul(rows, className="plain-list")], text("orang.people_about")
    )


def _person(one: PersonLine, seal: str, said: Said, text: Text) -> list[Any]:
    name = plain(one.name)
    tags = [html.Span(text("orang.me"), className="tag")] if one.is_me else []
    tags += [html.Span(text("orang.disabled"), className="tag is-off")] if one.is_disabled else []
    seen = text("orang.seen", when=when(one.seen, text)) if one.seen else text("orang.never_seen")
    told = html.Div(
        [
            html.P([html.B(name), *(part for tag in tags for part in (" ", tag))]),
            html.P(_facts(one, text)),
            html.P(seen),
        ]
    )
    return [told, _change(one, seal, said, text)]


def _facts(one: PersonLine | InviteLine, text: Text) -> str:
    """Return role and regions; an admin sees no figures, of whatever region."""
    where = text("orang.no_figures") if one.role == "admin" else places(one.places, text)
    return text("orang.facts", role=role(one.role, text), places=where)


def _change(one: PersonLine, seal: str, said: Said, text: Text) -> Any:
    """Return what can be done with an account, folded up; open where a deed was refused."""
    told = said.of("change", one.number)
    of = Form(PATH, "change", seal, one.number)
    other = "enable" if one.is_disabled else "disable"
    name = plain(one.name)
    buttons = [
        button(Form(PATH, deed, seal, one.number), text(f"orang.{deed}"), name)
        for deed in (other, "end_sessions")
    ]
    refused = [said.wrong[other] for _ in [0] if said.of(other, one.number).wrong]
    parts = [
        form(of, [*_what(of, told, one.role, one.line, text), send(text("orang.save"))]),
        html.P(text("orang.change_note"), className="field-note"),
        *(html.P(why, className="field-wrong", role="alert") for why in refused),
        html.Div(buttons, className="row"),
    ]
    summary = html.Summary(
        [text("orang.change"), html.Span(f" {name}", className="aloud")], className="button"
    )
    is_open = bool(told.wrong or refused)
    return html.Details([summary, html.Div(parts)], className="changes", open=is_open)


def _what(of: Form, said: Said, usual: str, regions: str, text: Text) -> list[Any]:
    """Return the fields of role and regions."""
    known = [(code, role(code, text)) for code in ROLES]
    where = Label("regions", text("orang.regions"), text("orang.regions_note"))
    return [
        choice(of, Label("role", text("orang.role")), known, said, usual),
        line(of, where, said, regions, maxLength=LONGEST_PLACES),
    ]


def _invite(found: People, said: Said, text: Text) -> Any:
    of = Form(PATH, "invite", found.visitor.seal)
    name = Label("name", text("orang.name"), text("orang.name_note"))
    fields = [
        line(of, name, said, required=True, maxLength=LONGEST_NAME, autoComplete="off"),
        *_what(of, said, ROLES[0], "", text),
        send(text("orang.make_link")),
    ]
    return frame.card(
        text("orang.invite"), [form(of, fields, "plain-form invite")], text("orang.invite_about")
    )


def _invites(found: People, text: Text) -> Any:
    if not found.invites:
        return None
    seal = found.visitor.seal
    rows = [html.Li(_open(one, seal, text)) for one in found.invites]
    return frame.card(text("orang.open"), [html.Ul(rows, className="plain-list")])


def _open(one: InviteLine, seal: str, text: Text) -> list[Any]:
    name = plain(one.name)
    until = text("orang.invited", by=plain(one.by), until=when(one.expires, text))
    told = html.Div([html.P(html.B(name)), html.P(_facts(one, text)), html.P(until)])
    return [told, button(Form(PATH, "withdraw", seal, one.number), text("orang.withdraw"), name)]


def _roles(text: Text) -> Any:
    """Return what each role may, in a sentence."""
    facts = [
        part
        for code in ROLES
        for part in (html.Dt(role(code, text)), html.Dd(text(f"orang.roles.{code}")))
    ]
    return html.Section(
        [html.H2(text("orang.roles_title")), html.Dl(facts, className="plain-facts")],
        className="card spaced",
        **aria(label=text("orang.roles_title")),
    )
