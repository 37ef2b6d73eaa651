"""Pages for whoever has not signed in: plain HTML with its style inside and no other file."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import quote

from layouts.document import MARK
from layouts.fingerprints import ASSETS
from texts import LANGUAGES, Text

SHEET = Path(__file__).parent / "outside.css"
FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def page(heading: str, body: str, text: Text, switch: str = "") -> str:
    """Return a page with this heading; `body` is HTML, `switch` the address of other languages."""
    return f"""<!DOCTYPE html>
<html lang="{text.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">
<title>{escape(heading)} – Cakupan</title><link rel="icon" href="data:,">
<style>{_style()}</style></head>
<body><header><b>{MARK}Cakupan</b>{_languages(switch, text)}</header>
<main><h1>{escape(heading)}</h1>{body}</main></body></html>"""


def sign_in(next_page: str, said: str, text: Text, name: str = "", has_oidc: bool = False) -> str:
    """Return the form to sign in; `said` is why the last try failed."""
    along = f"next={quote(next_page, safe='')}"
    other = f'<a class="button other" href="/masuk/oidc?{along}">{escape(text("masuk.oidc"))}</a>'
    body = f"""{_alert(said)}<p>{escape(text("masuk.about"))}</p>
<form method="post" action="/masuk?{escape(along)}&amp;lang={text.language}">
<label for="name">{escape(text("masuk.name"))}</label>
<input id="name" name="name" value="{escape(name)}" required maxlength="200" autocomplete="username"
 autocapitalize="none" spellcheck="false"{_described(said)}>
<label for="password">{escape(text("masuk.password"))}</label>
<input id="password" name="password" type="password" required maxlength="1000"
 autocomplete="current-password"{_described(said)}>
<button type="submit">{escape(text("masuk.submit"))}</button></form>{other if has_oidc else ""}"""
    return page(text("masuk.title"), body, text, f"/masuk?{along}&")


def invitation(code: str, name: str, said: str, text: Text) -> str:
    """Return the form in which an invited person chooses a password."""
    fields = "".join(
        f'<label for="{field}">{escape(text(f"masuk.invite.{words}"))}</label>'
        f'<input id="{field}" name="{field}" type="password" required maxlength="1000"'
        f' autocomplete="new-password" aria-describedby="{"said " if said else ""}rule">'
        for field, words in (("password", "choose"), ("again", "twice"))
    )
    body = f"""{_alert(said)}<p>{escape(text("masuk.invite.about", name=name))}</p>
<form method="post" action="/undangan?lang={text.language}">
<input type="hidden" name="kode" value="{escape(code)}">
<input name="name" value="{escape(name)}" autocomplete="username" readonly hidden>
{fields}<p id="rule">{escape(text("masuk.invite.rule"))}</p>
<button type="submit">{escape(text("masuk.invite.submit"))}</button></form>"""
    return page(text("masuk.invite.title"), body, text)


def told(heading: str, why: str, text: Text, way: tuple[str, str] | None = None) -> str:
    """Return a page that says something, with a way on: address and words."""
    link = f'<p><a class="button" href="{escape(way[0])}">{escape(way[1])}</a></p>' if way else ""
    return page(heading, f"<p>{escape(why)}</p>{link}", text)


def _alert(said: str) -> str:
    return f'<p class="alert" id="said" role="alert">{escape(said)}</p>' if said else ""


def _described(said: str) -> str:
    return ' aria-describedby="said"' if said else ""


def _languages(switch: str, text: Text) -> str:
    if not switch:
        return ""
    links = "".join(
        f'<a href="{escape(switch)}lang={code}" lang="{code}"'
        f"{' aria-current=true' if code == text.language else ''}"
        f' aria-label="{escape(text(f"frame.language_of.{code}"))}">{code.upper()}</a>'
        for code in LANGUAGES
    )
    return f'<nav aria-label="{escape(text("frame.language"))}">{links}</nav>'


@cache
def _style() -> str:
    tokens = (ASSETS / "tokens.css").read_text("utf-8")
    return FONT_FACE.sub("", tokens) + SHEET.read_text("utf-8")
