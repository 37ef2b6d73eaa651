"""Coverage and budget, one from the other: two fields and a handle between them."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from layouts.parts import biaya_words as words
from layouts.parts.attributes import aria, data
from layouts.parts.biaya_fields import Field, field, form
from model.costing import Costing, Reaching
from texts import Text
from texts.rupiah import in_full, rupiah, rupiah_range

MOST = 10**15  # rupiah, as an address holds them
DIGITS = 3  # that words for a sum tell


def reach(page: Costing, text: Text) -> list[Any]:
    """Return the card; nothing under a segment without a fixed contribution."""
    one = page.reaching
    if one is None or page.kind == "surplus":
        return []
    fields = [_budget(one, text)]
    if one.today is not None:
        fields = [_coverage(page, one, text), _handle(one, text), *fields]
    return [
        html.H2(finding(page, one, text)),
        html.P(_about(page, text), className="about"),
        form(fields, text, "both" if one.today is not None else "alone"),
        *[html.P(note, className="note") for note in _notes(page, one, text)],
    ]


def finding(page: Costing, one: Reaching, text: Text) -> str:
    """Return what the choice comes to: a coverage its budget, a budget its people."""
    values = {
        "share": text.percent(*_percent(one)),
        "people": words.assumed(one.people, text, short=one.by == "reach"),
        "gross": rupiah(one.gross, text),
        "span": words.how_long(page.terms, text),
        "noun": words.noun(page, text),
    }
    if one.by == "reach":
        nobody = one.people.high == 0
        return text("biaya.reach.nobody" if nobody else "biaya.reach.found", **values)
    return text("biaya.reach.bought", **values)


def _percent(one: Reaching) -> tuple[float, int]:
    """Return a coverage in percent with its decimals: those asked for, else one."""
    share = 0.0 if one.share is None else 100 * one.share.value
    return share, 0 if round(share, 6).is_integer() else 1


def _about(page: Costing, text: Text) -> str:
    a_head = text("rupiah.of", n=text.number(page.head.gross.value))
    key = "about" if page.cell.coverage is not None else "about_budget"
    return text(f"biaya.reach.{key}", a_head=a_head, when=words.when(page.terms, text))


def _coverage(page: Costing, one: Reaching, text: Text) -> html.Label:
    share, decimals = _percent(one)
    more = text("biaya.reach.more", people=words.assumed(one.people, text))
    return field(
        Field(
            "reach",
            text("biaya.reach.coverage", segment=text.segment_short(page.cell.segment)),
            text.number(min(share, 100.0), decimals),
            unit=text("number.percent").strip(),
            about=more,
        ),
        text,
    )


def _budget(one: Reaching, text: Text) -> html.Label:
    return field(
        Field(
            "budget",
            text("biaya.reach.budget"),
            _written(one, text),
            least=1,
            most=MOST,
            kind="rupiah",
            about=text("biaya.reach.gross"),
        ),
        text,
    )


def _written(one: Reaching, text: Text) -> str:
    """Return a budget as a reader could have typed it: one that was typed, to the last digit."""
    short = rupiah(one.gross, text)
    short_is_all = one.by == "reach" or float(f"{one.gross.value:.{DIGITS}g}") == one.gross.value
    return (short if short_is_all else in_full(one.gross, text)).replace("\u00a0", " ")


def _handle(one: Reaching, text: Text) -> html.Label:
    """Return the handle on a scale of coverage, with today's marked on it."""
    share = min(1.0, one.share.value if one.share else 0.0)
    today = min(1.0, one.today.value if one.today else 0.0)
    handle = dcc.Input(
        id="biaya-handle",
        type="range",
        min=0,
        max=100,
        step=1,
        value=round(100 * share),
        className="handle",
    )
    place = {"--today": f"{today:.2%}", "--to": f"{share:.2%}"}
    marks = html.Span(
        [html.Span(className="mark")], className="track", style=place, **aria(hidden="true")
    )
    ends = html.Span(
        [
            html.Span(text("biaya.reach.today", share=text.percent(100 * today, 1))),
            html.Span(text.percent(100)),
        ],
        className="ends",
    )
    said = html.Output(text.percent(100 * share, 0), className="at")
    name = html.Span(text("biaya.reach.handle"), className="aloud")
    return html.Label(
        [name, said, html.Span([marks, handle], className="slide"), ends],
        className="field slider",
        style=place,
        **data(param="reach", kind="handle", said="", sign=text("number.percent")),
    )


def _notes(page: Costing, one: Reaching, text: Text) -> list[str]:
    """Return what relief leaves, the bounds, and where a budget is more than the gap."""
    net = text("biaya.reach.net", net=rupiah(one.net, text), when=words.when(page.terms, text))
    notes = [net] if one.net.value < one.gross.value else []
    if one.by == "budget" and one.share is not None:
        key = "so_far" if one.today is not None else "of_base"
        share, decimals = _percent(one)
        values = {"share": text.percent(share, decimals), "noun": words.noun(page, text)}
        notes.append(text(f"biaya.reach.{key}", **values))
    if one.is_beyond:
        notes.append(text("biaya.reach.beyond"))
    span = rupiah_range(one.gross, text)
    return [*notes, *([text("biaya.reach.range", range=span)] if span else [])]
