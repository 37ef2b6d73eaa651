"""The sentence of the page Wilayah, and the line under it, for every state it can be in."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import figure, place_keys
from layouts.parts.attributes import aria
from layouts.parts.links import choice, term
from layouts.parts.panels import older
from layouts.parts.rich import rich
from layouts.parts.sum_apart import differs
from layouts.parts.trust_line import grade_line
from layouts.parts.way import way_up
from model import classes
from model import provenance_key as keys
from model.measuring import UNCOVERED
from model.period import months_apart
from model.places import Regional
from texts import Text, naming

PERIODS, BUTTONS = 4, 8  # offered where a choice has no figures
ROUGHLY_HALF = 0.515  # a share up to this is called half


def answer(page: Regional, text: Text) -> list[Any]:
    """Return what is amiss, the breadcrumb, the sentence, the same aloud, and the line."""
    key, pieces = sentence(page, text)
    people = html.Span(figure.told(pieces["people"]), className=_colour(page))
    coloured = pieces | {"people": people}
    return [
        *older(page.version, text),
        *way_up(page, text, least=1),
        html.H1(rich(text, key, coloured)),
        html.P(figure.plain(text(key, **pieces)), className="aloud", **aria(live="polite")),
        _meta(page, text),
        *_instead(page, text),
    ]


def _colour(page: Regional) -> str:
    """Return the colour of the number: warm for a gap, ink for what is neither."""
    return "is-gap" if classes.of(page.measure).kind != "base" else ""


def sentence(page: Regional, text: Text) -> tuple[str, dict[str, str]]:
    """Return the key of the sentence that is true here, and what goes into its blanks."""
    covers, held = page.measure == UNCOVERED, page.held
    whole = page.whole
    people = _whole_people(page)
    pieces = {
        "people": figure.asked(text.people(people), _people_key(page)),
        "base": figure.asked(text.people(whole.base.known), place_keys.side(whole, page, "base")),
        "of": figure.asked(text.people(whole.base.known), place_keys.side(whole, page, "base")),
        "share": figure.asked(text.share(whole.rate), place_keys.side(whole, page, "share")),
        "noun": text.noun(page.chosen.base or "employed"),
        "workers": text(f"wilayah.workers.{page.measure}") if not covers else "",
        "place": text("ringkasan.nation") if whole.region == "00" else whole.name,
        "period": when(page, text),
        "level": level(page, text),
        "known": text.number(len(page.known)),
        "by": text.by,
        "whose": text.whose,
        "left": figure.asked(text.people(page.total.known), place_keys.total(page)),
        "held": "",
    }
    kind = _kind(page)
    if held is not None and kind in ("uncovered", "workers", "known_only"):
        share = text.percent(round(100 * held.share))
        if held.share < ROUGHLY_HALF and held.is_exact:
            share = text("wilayah.held.half")
        elif not held.is_exact:
            share = f"≈\u00a0{share}"
        count = text.number(held.count)
        pieces["held"] = text(
            _held_key(page),
            **{**pieces, "count": count, "share": share},
        )
    return f"wilayah.sentence.{kind}", pieces


def _held_key(page: Regional) -> str:
    """Return the words of who holds most: of all places, or of those that are known."""
    if page.measure != UNCOVERED:
        return "wilayah.held.workers"
    return "wilayah.held.known" if page.left_out else "wilayah.held.uncovered"


def _kind(page: Regional) -> str:
    """Return which sentence is true: of all places, of one, of those that are known, of none."""
    covers, whole = page.measure == UNCOVERED, page.whole
    is_one = len(page.known) < 2 and whole.is_known  # noqa: PLR2004 - of one nobody holds most
    is_alone = page.held is None or is_one or any(place.is_chosen for place in page.places)
    if covers and whole.rate is not None and whole.rate.low >= 1:
        is_left = not is_alone and page.total.known is not None and page.total.known.value > 0
        return "passed" if is_left else "covered"
    if is_alone:
        kind = "one" if whole.is_known else "unknown"
        return kind if covers else f"{kind}_workers"
    if not whole.is_known:
        return "known_only" if covers else "known_only_workers"
    return "uncovered" if covers else "workers"


def _whole_people(page: Regional) -> Any:
    """Return the people of the region itself, which agree with its ratio; else those known."""
    cell = page.whole.cell
    if cell is not None and cell.gap is not None:
        return cell.gap
    return page.whole.people.known or page.total.known


def _people_key(page: Regional) -> str:
    """Return what asks for the people of `_whole_people`."""
    cell = page.whole.cell
    if cell is not None and cell.gap is not None:
        return keys.side(cell, "gap")
    if page.whole.people.known is not None:
        return place_keys.side(page.whole, page, "people")
    return place_keys.total(page) if page.total.known else ""


def when(page: Regional, text: Text, short: bool = False) -> str:
    """Return the period of the page's figures."""
    return text.period(str(page.chosen.period), page.period_kind, short)


def level(page: Regional, text: Text) -> str:
    """Return what the places are: provinsi, kabupaten/kota."""
    return text(f"ringkasan.level.{page.chosen.level}")


def measure(page: Regional, text: Text) -> str:
    """Return the name of what is ranked."""
    return text(f"filter.measures.{page.measure}")


def base(page: Regional, text: Text) -> str:
    """Return the base by name with its vintage."""
    if page.whole.cell is not None:
        cell = page.whole.cell
        name, vintage = text.base_short(cell.base_words), naming.vintage(cell, text)
        return name if cell.base == "stated" else f"{name} ({vintage})"
    code = "labour_force" if page.measure == "employed" else "employed"
    if page.period_kind != "august":  # no survey of that month: nothing is divided
        return text.base_short(code)
    return f"{text.base_short(code)} ({text('ringkasan.sakernas', period=when(page, text, True))})"


def _meta(page: Regional, text: Text) -> html.Ul:
    facts = [
        rich(text, "wilayah.meta.as_of", {"date": html.B(when(page, text))}),
        rich(text, "wilayah.meta.base", {"base": html.B(_base_link(page, text))}),
        [
            text(
                "wilayah.meta.parts",
                count=len(page.left_out),
                all=len(page.places),
                level=level(page, text),
            )
        ],
        *(
            figure.told(said)
            for said in (_rank(page, text), _stand_in(page, text), _differs(page, text))
            if said
        ),
    ]
    facts += _grade(page, text)
    return html.Ul([html.Li(fact) for fact in facts], className="meta")


def _grade(page: Regional, text: Text) -> list[Any]:
    """Return how far to trust the region's own number; workers have no period of participants."""
    if page.grade is None:
        return []
    here = page.chosen if page.whole.cell else page.chosen.but(period=None)
    return [[grade_line(page.grade, here, text, page.whole.name)]]


def _base_link(page: Regional, text: Text) -> Any:
    code = page.chosen.base or ("labour_force" if page.measure == "employed" else "employed")
    return term(code, base(page, text))


def _rank(page: Regional, text: Text) -> str:
    """Return which place the chosen one takes among its neighbours."""
    order = [place.region for place in page.known]
    if page.chosen.region not in order or len(page.region_path) < 2:  # noqa: PLR2004 - what is above
        return ""
    above = page.region_path[-2].name
    rank = text.number(order.index(str(page.chosen.region)) + 1)
    known = text.number(len(order))
    return text("wilayah.meta.rank", rank=rank, known=known, level=level(page, text), place=above)


def _stand_in(page: Regional, text: Text) -> str:
    """Return why workers stand where uncovered people are asked for."""
    if not page.stands_in:
        return ""
    known = len({goal.region for goal in page.stated})
    values = {"known": known, "all": len(page.places), "level": level(page, text)}
    return text("wilayah.meta.stand_in", **values)


def _differs(page: Regional, text: Text) -> str:
    """Return that gap and uncovered people are two measures, where they are not the same."""
    gap = page.whole.cell.gap if page.whole.cell else None
    total = page.total.known
    if gap is None or total is None:
        return ""
    values = {
        "gap": figure.asked(text.people(gap), _people_key(page)),
        "people": figure.asked(text.people(total), place_keys.total(page)),
        "level": level(page, text),
    }
    if page.left_out:
        return text("wilayah.meta.known_sum", known=len(page.known), **values)
    if gap.overlaps(total) or gap == total:
        return ""
    cells = [place.cell for place in page.places if place.cell is not None]
    return text(f"wilayah.meta.{differs(cells)}", **values)


def _instead(page: Regional, text: Text) -> list[Any]:
    """Return the choices that have figures, as buttons, where this one has none: nearest first."""
    if page.known:
        return []
    near = sorted(
        page.choices.periods, key=lambda way: months_apart(way.code, str(page.chosen.period))
    )
    ways = [
        choice(page.page, way.to, text.period(way.code, way.name), className="button")
        for way in near[:PERIODS]
        if way.code != str(page.chosen.period)
    ]
    ways += [
        choice(page.page, way.to, text(f"filter.measures.{way.code}"), className="button")
        for way in page.choices.measures
        if way.available and way.code != page.measure
    ]
    above = [way for way in page.region_path[:-1] if way.available]
    ways += [choice(page.page, way.to, way.name, className="button") for way in above]
    return [html.P([html.Span(text("empty.instead")), *ways[:BUTTONS]], className="row instead")]
