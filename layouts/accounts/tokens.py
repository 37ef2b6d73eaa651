"""The tokens of an account: those that open something, and the form for another."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.accounts import frame
from layouts.accounts.forms import Form, Label, button, choice, form, line, send
from layouts.accounts.words import places, when
from model.account_views import Mine, Said, TokenLine
from texts import Text

DAYS = ("30", "90", "180", "365")
LONGEST_LABEL, LONGEST_PLACES = 80, 10_000  # characters


def tokens(mine: Mine, said: Said, text: Text) -> Any:
    """Return the part of the page about tokens."""
    every = mine.tokens or ()
    alive = [one for one in every if not (one.is_revoked or one.is_over)]
    rows = [html.Li(_token(one, mine.visitor.seal, text)) for one in alive]
    shown: Any = html.Ul(rows, className="plain-list")
    if not rows:
        shown = html.P(text("akun.tokens.none"), className="note")
    parts = [shown, _past(every, text), *_form(mine, said.of("make_token"), text)]
    return frame.card(text("akun.tokens.title"), parts, text("akun.tokens.about"))


def _token(one: TokenLine, seal: str, text: Text) -> list[Any]:
    used = text("akun.tokens.used", when=when(one.used, text)) if one.used else ""
    told = [
        html.P(html.B(one.label)),
        html.P(
            text(
                "akun.tokens.facts",
                places=places(one.places, text),
                expires=when(one.expires, text),
            )
        ),
        html.P(used or text("akun.tokens.unused")),
    ]
    revoke = Form(frame.AKUN.path, "revoke_token", seal, one.number)
    return [html.Div(told), button(revoke, text("akun.tokens.revoke"), one.label)]


def _past(every: tuple[TokenLine, ...], text: Text) -> Any:
    """Return those that open nothing any more."""
    past = [one for one in every if one.is_revoked or one.is_over]
    if not past:
        return None
    lines = [html.Li(_over(one, text)) for one in past]
    summary = html.Summary(text("akun.tokens.past", count=len(past)))
    return html.Details([summary, html.Ul(lines, className="lines")], className="more")


def _over(one: TokenLine, text: Text) -> str:
    if one.is_revoked:
        return text("akun.tokens.revoked", label=one.label)
    return text("akun.tokens.expired", label=one.label, when=when(one.expires, text))


def _form(mine: Mine, said: Said, text: Text) -> list[Any]:
    of = Form(frame.AKUN.path, "make_token", mine.visitor.seal)
    label = Label("label", text("akun.tokens.label"), text("akun.tokens.label_note"))
    where = Label("regions", text("akun.tokens.regions"), text("akun.tokens.regions_note"))
    long = Label("days", text("akun.tokens.days"))
    days = [(one, text("akun.tokens.in_days", days=one)) for one in DAYS]
    fields = [
        line(of, label, said, required=True, maxLength=LONGEST_LABEL),
        line(of, where, said, mine.line, maxLength=LONGEST_PLACES),
        choice(of, long, days, said, DAYS[1]),
        send(text("akun.tokens.make")),
    ]
    return [html.H3(text("akun.tokens.new")), form(of, fields)]
