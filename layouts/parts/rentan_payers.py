"""Who pays: workers by payer, programme by programme; years differ and are never added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from layouts.parts import figure, rentan_bars
from layouts.parts import rentan_words as words
from layouts.parts.attributes import aria
from layouts.parts.card import downloads
from model import provenance_key as keys
from model.initiative import NOT_STATED
from model.initiative_sums import PayerTotal
from model.protected import Programme, Protected
from texts import Text, naming

ORDER = ("apbd_regency", "apbd_province", "apbd", "dbh", "csr", "sertakan", "apbn", NOT_STATED)
ALWAYS = ("csr", "sertakan")  # whom nobody gives a figure for: said, not left out


def payers(page: Protected, text: Text) -> list[Any]:
    """Return the card, or nothing where no programme has a payer."""
    if not page.payers:
        return []
    groups: dict[str, list[PayerTotal]] = {code: [] for code in ORDER}
    for one in page.payers:
        groups[one.payer].append(one)
    most = max((_most(one, page) for one in page.payers), default=0.0) or 1.0
    blocks = [_payer(code, totals, most, page, text) for code, totals in groups.items() if totals]
    if page.asked.payer is None:
        blocks += [_nobody(code, page, text) for code in ALWAYS if not groups[code]]
    return [
        html.H2(_title(groups, text)),
        html.P(text("rentan.payers.about"), className="about"),
        html.Div(blocks, className="payers"),
        html.Div(downloads("pembayar", page, text), className="under"),
    ]


def _title(groups: Mapping[str, Sequence[PayerTotal]], text: Text) -> str:
    """Return who pays for how many programmes, those that nobody names a payer for apart."""
    counts = {
        code: sum(len(one.known) + len(one.unknown) for one in totals)
        for code, totals in groups.items()
        if totals and code != NOT_STATED
    }
    if not counts:
        return text("rentan.payers.unnamed")
    first, *others = sorted(counts, key=lambda code: -counts[code])
    said = {
        "payer": naming.capital(text(f"rentan.payer.{first}")),
        "count": text.number(counts[first]),
    }
    if not others:
        return text("rentan.payers.one", **said)
    second = {"other": text(f"rentan.payer.{others[0]}"), "less": text.number(counts[others[0]])}
    return text("rentan.payers.title", **said, **second)


def _most(one: PayerTotal, page: Protected) -> float:
    known = [page.by_id[each.initiative.id].told.workers.known for each in one.known]
    return max((known.high for known in known if known is not None), default=0.0)


def _payer(
    code: str, totals: Sequence[PayerTotal], most: float, page: Protected, text: Text
) -> html.Section:
    """Return a payer's programmes, the newest year first; those without a head count together."""
    known = [page.by_id[each.initiative.id] for one in totals for each in one.known]
    unknown = [page.by_id[each.initiative.id] for one in totals for each in one.unknown]
    rows = [_row(each, most, code, text) for each in known]
    if unknown:
        rows.append(_without(unknown, text))
    return html.Section([_head(code, totals, page, text), html.Ul(rows)])


def _head(code: str, totals: Sequence[PayerTotal], page: Protected, text: Text) -> html.Div:
    """Return who pays, and the known sum of each year that has several programmes."""
    sums = [_sum(one, page, text) for one in totals if one.workers and len(one.known) > 1]
    name: list[Any] = [html.H3(words.payer(code, text))]
    if sums:
        name += [html.P(text("rentan.payers.known")), *(html.P(figure.told(one)) for one in sums)]
    return html.Div(name, className="of-payer")


def _sum(one: PayerTotal, page: Protected, text: Text) -> str:
    """Return the known workers of one year."""
    added = [page.by_id[each.initiative.id].workers_key for each in one.known]
    whole = figure.asked(text.people(one.workers), keys.joined("plus", *added))
    return text("rentan.payers.sum", year=one.year, sum=whole)


def _row(one: Programme, most: float, code: str, text: Text) -> html.Li:
    name = html.Div([html.Span(words.place(one, text)), html.Small(words.when(one, text))])
    number = html.B(figure.told(words.workers(one, text)))
    return html.Li([name, rentan_bars.people(one.told.workers.known, most, code), number])


def _without(unknown: Sequence[Programme], text: Text) -> html.Li:
    """Return the programmes whose head count nobody gives, as one hatched row."""
    where = "; ".join(words.placed(one, text) for one in unknown)
    said = html.Div(text("rentan.payers.without", where=where), className="absent")
    return html.Li([said, rentan_bars.people(None, 1.0, ""), html.Span()])


def _nobody(code: str, page: Protected, text: Text) -> html.Section:
    """Return a payer without a figure: that nothing was published, not that nobody pays."""
    box = html.Span(className="empty", **aria(hidden="true"))
    said: list[Any] = [text("rentan.payers.nobody")]
    for one in page.nationwide:
        if one.told.initiative.payer == code:
            pieces = {"people": words.workers(one, text), "when": words.when(one, text)}
            said += ["; ", *figure.told(text("rentan.payers.nation", **pieces))]
    row = html.Li([html.Div(said, className="absent"), html.Div(box, className="track")])
    return html.Section([_head(code, (), page, text), html.Ul(row)])
