"""Biaya's sentence: what closing the gap costs, in every state that the figures can be in."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import biaya_words as words
from layouts.parts import figure
from layouts.parts.attributes import aria
from layouts.parts.links import choice, term
from layouts.parts.panels import older
from layouts.parts.rich import rich
from layouts.parts.trust_line import grade_line
from layouts.parts.way import way_up
from model import provenance_key as keys
from model.cost import Sum
from model.costing import Costing
from texts import Text, naming
from texts.rupiah import rupiah, rupiah_range


def answer(page: Costing, text: Text) -> list[Any]:
    """Return what is amiss, the way up, the sentence, the one beside it, and the line."""
    said = sentence(page, text)
    spoken = html.P(plain(page, text), className="aloud", **aria(live="polite"))
    return [
        *older(page.version, text),
        *way_up(page, text),
        html.H1(said),
        spoken,
        *_beside(page, text),
        meta(page, text),
        *_missing(page, text),
        *_instead(page, text),
        *reckoning(page, text),
    ]


def sentence(page: Costing, text: Text) -> list[Any]:
    """Return the sentence, who is missing in the warm colour."""
    pieces: dict[str, Any] = _pieces(page, text)
    if page.kind in ("gap", "upper"):
        pieces["people"] = html.Span(figure.told(pieces["people"]), className="is-gap")
    return rich(text, f"biaya.sentence.{_key(page)}", pieces)


def plain(page: Costing, text: Text) -> str:
    """Return the sentence as text."""
    return figure.plain(text(f"biaya.sentence.{_key(page)}", **_pieces(page, text)))


def _key(page: Costing) -> str:
    """Return which sentence fits."""
    if page.kind == "wage":
        return "wage" if page.cell.gap is not None else "wage_alone"
    if page.kind == "unknown":
        return "unknown" if page.cell.participants.known is None else "no_base"
    return page.kind


def _pieces(page: Costing, text: Text) -> dict[str, str]:
    whole = page.cost.sum if page.cost else None
    noun, cell = words.noun(page, text), page.cell
    priced = (
        text(f"biaya.people.{page.kind}", n=words.people(page, text), noun=noun) if whole else ""
    )
    gap = figure.asked(text.label(cell.gap), keys.side(cell, "gap") if cell.gap else "")
    return {
        "place": words.place(page, text),
        "people": priced,
        "noun": noun,
        "gross": "" if whole is None else rupiah(whole.gross, text),
        "span": words.how_long(page.terms, text),
        "net": "" if whole is None else _net(page, whole, text),
        "gap": gap,
        "share": words.coverage(page, text),
        "segment": text.segment_short(cell.segment),
        "why": text(f"biaya.wage.{cell.segment}") if page.kind == "wage" else "",
    }


def _net(page: Costing, whole: Sum, text: Text) -> str:
    """Return what relief leaves; of nothing that nothing is let off."""
    if whole.relief.value <= 0:
        return text("biaya.no_relief")
    when = words.when(page.terms, text)
    return text("biaya.net", net=rupiah(whole.net, text), when=when)


def _beside(page: Costing, text: Text) -> list[html.P]:
    """Return the same sentence of what the choice is compared with."""
    if page.other is None:
        return []
    return [html.P(plain(page.other, text), className="beside")]


def meta(page: Costing, text: Text) -> html.Ul:
    """Return the line as a list, one fact an item."""
    cell = page.cell
    facts: list[Any] = []
    if cell.participants.known is not None:
        facts.append(rich(text, "ringkasan.meta.as_of", {"date": html.B(naming.when(cell, text))}))
    if cell.denominator.known is not None:
        vintage = f" ({naming.vintage(cell, text)})" if cell.base != "stated" else ""
        name = html.B(term(cell.base, text.base_short(cell.base_words)))
        facts.append(rich(text, "sektor.meta.base", {"base": name, "vintage": vintage}))
    if page.grade is not None:
        facts.append(grade_line(page.grade, page.asked.but(base=cell.base), text))
    if page.cost is not None:
        facts.append(text("biaya.meta.payers"))
    return html.Ul([html.Li(fact) for fact in facts], className="meta")


def _missing(page: Costing, text: Text) -> list[html.Ul]:
    """Return what is missing and where it would come from."""
    if page.kind not in ("upper", "unknown"):
        return []
    missing = []
    if page.cell.participants.known is None:
        missing.append("participants")
    if page.cell.denominator.known is None:
        missing.append("base")
    values = {"segment": text.segment(page.cell.segment), "place": words.place(page, text)}
    said = [html.Li(text(f"biaya.missing.{one}", **values)) for one in missing]
    return [html.Ul(said, className="plain note missing")]


def _instead(page: Costing, text: Text) -> list[html.P]:
    """Return choices with a known gap, as buttons."""
    ways = [
        choice(
            page.page,
            way.to,
            way.name if way.depth else text.segment(way.code),
            className="button",
        )
        for way in page.instead
    ]
    if not ways:
        return []
    return [html.P([html.Span(text("biaya.instead")), *ways], className="row instead")]


def reckoning(page: Costing, text: Text) -> list[html.Ul]:
    """Return the multiplication: people × rate × months; nothing where nobody is priced."""
    if page.cost is None or page.people is None:
        return []
    terms, gross = page.terms, page.cost.sum.gross
    rate = figure.number(words.rate(page, text), words.tariff_key(page))
    months = page.head.gross.value / page.month
    whole = round(months, 6).is_integer()
    span = rupiah_range(gross, text)
    a_head = text("rupiah.of", n=text.number(page.head.gross.value))
    parts = [
        (
            figure.told(words.people_in_full(page, text)),
            text(f"biaya.reckon.{page.kind}", noun=words.noun(page, text)),
        ),
        (rate, text("biaya.reckon.rate", package=words.package(terms.package, text))),
        (
            text.number(months, 0 if whole else 1),
            text("biaya.reckon.phased" if terms.enrol_over > 1 else "biaya.reckon.months"),
        ),
        (
            _product(page, text),
            text("biaya.reckon.gross", a_head=a_head) + (f" · {span}" if span else ""),
        ),
    ]
    signs = ("", "×", "×", "=")
    items = [_factor(sign, *part) for sign, part in zip(signs, parts, strict=True)]
    return [html.Ul(items, className="reckon", **aria(label=text("biaya.reckon.label")))]


def _product(page: Costing, text: Text) -> str:
    """Return the result, every digit of an exact one."""
    if page.cost is None:
        return ""
    gross = page.cost.sum.gross
    whole = text("rupiah.of", n=text.number(gross.value))
    return whole if gross.is_exact else rupiah(gross, text)


def _factor(sign: str, said: Any, about: str) -> html.Li:
    signed = [html.Span(sign, className="sign")] if sign else []
    return html.Li([*signed, html.Div([html.B(said), html.Span(about)])])
