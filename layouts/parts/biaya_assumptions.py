"""Who pays, and when: the reader's own assumptions, each a field that writes the address."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import figure, scenario_card
from layouts.parts.biaya_fields import Field, field, form
from layouts.parts.links import choice
from model import provenance_key as keys
from model.costing import Costing
from model.costing_terms import LONGEST
from model.provenance_key import Where
from model.rates import PAYERS
from model.usual_split import TRANSPORT_INDUSTRY
from texts import Text

CHANGED = ("split", "transport", "start", "months", "enrol")


def assumptions(page: Costing, text: Text) -> list[Any]:
    """Return the panel; nothing where no fixed contribution is paid."""
    if page.cost is None:
        return []
    shares = [_share(payer, page, text) for payer in PAYERS]
    return [
        html.H2(text("biaya.who.title")),
        html.P(text("biaya.who.about"), className="about"),
        form([*shares, _transport(page, text)], text, "shares"),
        *[html.P(figure.told(note), className="note") for note in _counted(page, text)],
        form(_months(page, text), text, "times"),
        *_usual(page, text),
        scenario_card.ways(text),
    ]


def _share(payer: str, page: Costing, text: Text) -> html.Label:
    share = 100 * page.terms.split.shares.get(payer, 0.0)
    return field(
        Field(
            "split",
            text(f"biaya.payer.{payer}"),
            _percent(share, text),
            unit=text("number.percent").strip(),
            part=payer,
            now=f"{share:.1f}",
        ),
        text,
    )


def _percent(share: float, text: Text) -> str:
    return text.number(share, 0 if round(share, 1).is_integer() else 1)


def _transport(page: Costing, text: Text) -> html.Label:
    share = 100 * page.terms.split.transport
    return field(
        Field(
            "transport",
            text("biaya.who.transport"),
            _percent(share, text),
            unit=text("number.percent").strip(),
            about=text("biaya.who.transport_why"),
        ),
        text,
    )


def _counted(page: Costing, text: Text) -> list[str]:
    """Return where the usual share of drivers comes from; nothing where the reader set it."""
    one = page.transport
    if one is None or page.asked.transport is not None:
        return []
    region, august = one.region, one.august
    workers = Where("employed", region, august, industry=TRANSPORT_INDUSTRY)
    return [
        text(
            "biaya.who.counted",
            place=page.names_above[region],
            workers=_asked(one.workers, workers, text),
            employed=_asked(one.employed, Where("employed", region, august), text),
            august=text.period(august, "august"),
        )
    ]


def _asked(quantity: Any, where: Where, text: Text) -> str:
    return figure.asked(text.people(quantity.known), keys.figure(where, quantity))


def _months(page: Costing, text: Text) -> list[html.Label]:
    terms = page.terms
    return [
        field(
            Field(
                "start",
                text("biaya.who.start"),
                terms.first,
                kind="month",
            ),
            text,
        ),
        field(
            Field(
                "months",
                text("biaya.who.months"),
                str(terms.months),
                least=1,
                most=LONGEST,
                kind="whole",
            ),
            text,
        ),
        field(
            Field(
                "enrol",
                text("biaya.who.enrol"),
                str(terms.enrol_over),
                least=1,
                most=terms.months,
                kind="whole",
            ),
            text,
        ),
    ]


def _usual(page: Costing, text: Text) -> list[html.P]:
    """Return the way back to the assumptions that the page begins with."""
    if all(getattr(page.asked, name) is None for name in CHANGED):
        return []
    to = page.asked.but(**dict.fromkeys(CHANGED))
    return [html.P(choice(page.page, to, text("biaya.who.usual")), className="note")]
