"""Every published target side by side, each over its own base; never one light for all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts import target_words as words
from layouts.parts.attributes import aria
from layouts.parts.card import downloads
from layouts.parts.light import element
from layouts.parts.links import choice, term
from layouts.parts.trust_table import table
from model import provenance_key as keys
from model.interval import Interval
from model.on_track import OnTrack, Target
from model.pace import AHEAD, BEHIND
from model.provenance_key import Where
from model.provenance_pace import pace
from texts import Text, naming

COLUMNS = ("target", "reached", "bar", "aimed", "base", "pace")
FULL = 100  # percent


def targets(page: OnTrack, text: Text) -> list[Any]:
    """Return the card; nothing where neither the region nor a place in it has a target."""
    if not page.targets:
        return []
    title = _title(page, text)
    first, rest = _parted(page)
    head = [text(f"target.list.{name}") for name in COLUMNS]
    return [
        html.H2(title),
        html.P(text("target.list.about"), className="about"),
        table(head, [_row(one, page, text) for one in first], title, "aims"),
        *_over(rest, head, page, text),
        _legend(text),
        _rule(text),
        html.Div([downloads("target", page, text)], className="under"),
    ]


def _parted(page: OnTrack) -> tuple[list[Target], list[Target]]:
    """Return the targets that are still ahead and the chosen one, then those past; else all."""
    chosen = page.target.id if page.target else ""
    first = [one for one in page.targets if not one.is_over or one.id == chosen]
    if not first:
        return list(page.targets), []
    return first, [one for one in page.targets if one not in first]


def _over(rest: Sequence[Target], head: Sequence[str], page: OnTrack, text: Text) -> list[Any]:
    """Return the targets whose deadline has passed, folded up."""
    if not rest:
        return []
    name = text("target.list.older", count=len(rest))
    rows = [_row(one, page, text) for one in rest]
    found = [html.Summary(name), table(head, rows, name, "aims")]
    return [html.Details(found, className="more")]


def _title(page: OnTrack, text: Text) -> str:
    """Return of how many targets the pace can be worked out at all."""
    count, based = len(page.targets), sum(one.aim.asked.net is not None for one in page.targets)
    kind = "none" if based == 0 else "all" if based == count else "some"
    kind = f"one_{kind}" if count == 1 else kind
    return text(f"target.list.{kind}", count=count, based=based, place=words.place(page, text))


def _row(one: Target, page: OnTrack, text: Text) -> list[Any]:
    return [
        _name(one, page, text),
        _reached(one, page, text),
        bar(one.reached, one.aim.share, one.aim.base_status == "stated", text),
        element("B", figure.told(_aimed(one, text))),
        _base(one, text),
        [*_pace(one, page, text), *status(one, text)],
    ]


def _aimed(one: Target, text: Text) -> str:
    """Return the number aimed at: a share, else people."""
    if one.aim.share is not None:
        return words.share(one, text)
    return figure.asked(text.people(one.aim.people.known), pace(one.aim, "aim"))


def _name(one: Target, page: OnTrack, text: Text) -> list[Any]:
    """Return place and deadline, as a link where it is another choice, then owner and document."""
    aim = one.aim
    place = naming.bare(aim.region_name, text)
    name = text("target.list.name", place=place, due=words.due(one, text))
    to = page.asked.but(region=aim.region, target=one.id, segment=None, compare=None)
    if aim.segment != "total":
        to = to.but(segment=aim.segment)
    chosen = page.target is not None and page.target.id == one.id
    said = element("B", name) if chosen else choice(page.page, to, name)
    owner = f"{aim.source.publisher}, {text.date(aim.source.as_of)}"
    kind = text(f"goal.{aim.measure}") if aim.share is not None else text("target.list.people")
    return [
        said,
        element("Small", f"{kind} · {owner}"),
        element("Small", element("I", aim.source.title), lang="id"),
    ]


def _reached(one: Target, page: OnTrack, text: Text) -> list[Any]:
    """Return what was reached, over the same base, and as of when."""
    aim, asked = one.aim, one.aim.asked
    if aim.share is None:
        if asked.active is None:
            return [text("target.list.unknown")]
        said = figure.asked(text.people(asked.active), pace(aim, "active"))
        return [element("B", figure.told(said)), element("Small", _at(asked.at, text))]
    if one.reached is None:
        return [text("target.list.unknown")]
    if aim.base.known is not None:
        said = figure.asked(text.people(asked.active), pace(aim, "active"))
        share = element("Small", figure.told(text("target.list.people_of", people=said)))
        return [
            element("B", _percent(one.reached, text)),
            share,
            element("Small", _at(asked.at, text)),
        ]
    if one.stated is None:
        return [element("B", _percent(one.reached, text))]
    where = Where(one.stated.measure, one.stated.region, one.stated.period, one.stated.segment)
    said = figure.asked(text.printed(one.reached), keys.figure(where, one.stated.origin))
    return [element("B", figure.told(said)), element("Small", _at(one.stated.period, text))]


def _percent(known: Interval, text: Text) -> str:
    """Return a share whose both sides stand beside it, with the digits that hold."""
    digits = max(0, known.share_digits() - 2)
    about = "" if known.is_exact else text("number.about")
    return f"{about}{text.percent(FULL * known.value, min(1, digits))}"


def _at(period: str, text: Text) -> str:
    return naming.due(period, text, short=True)


def bar(reached: Interval | None, aimed: Interval | None, is_based: bool, text: Text) -> Any:
    """Return the bar from 0 to 100 %: what was reached, the target as a diamond.

    Open where the document names no base; hatched where what was reached is not known.
    """
    if aimed is None:
        return ""
    marks = []
    if reached is not None:
        low = min(FULL, FULL * reached.low)
        marks.append(element("Span", className="solid", style={"width": f"{low:.2f}%"}))
    at = f"{min(FULL, FULL * aimed.value):.2f}%"
    marks.append(
        element("Span", className="aim" if is_based else "aim is-open", style={"left": at})
    )
    hatched = "" if reached is not None else " hatched"
    return element("Div", marks, className=f"gauge{hatched}", **aria(hidden="true"))


def _base(one: Target, text: Text) -> list[Any]:
    aim = one.aim
    if aim.share is None:
        return [element("Small", text("target.list.no_base_needed"))]
    if aim.base.known is None:
        return [element("Span", text("target.base_not_stated"), className="tag")]
    kind = "implied" if aim.base.status == "computed" else "stated"
    people = text.number(aim.base.known.value) if aim.base.known.is_exact else ""
    said = people or text("number.about") + text.number(round(aim.base.known.value, -3))
    return [element("Span", said), element("Small", text(f"target.list.base_{kind}"))]


def _pace(one: Target, page: OnTrack, text: Text) -> list[Any]:
    """Return what is needed a month, net and gross; else who is missing, or that it is unknown."""
    asked, lapse = one.aim.asked, str(page.chosen.lapse)
    if asked.net is not None and asked.net.value > 0:
        net = text(
            "target.list.net",
            net=words.needed(one, "0", text),
            months=text.number(asked.months),
            since=text.period(asked.at, "month", True),
        )
        gross = text(
            "target.list.gross",
            gross=words.needed(one, lapse, text),
            lapse=words.percent(lapse, text),
        )
        return [element("Span", figure.told(net)), element("Small", figure.told(gross))]
    if asked.missing is not None and asked.missing.value > 0:
        said = text("target.list.missing", missing=words.missing(one, text))
        return [
            element("Span", figure.told(said)),
            element("Small", text(f"target.why.{asked.status}")),
        ]
    return [element("Small", text(f"target.why.{asked.status}"))]


def status(one: Target, text: Text) -> list[Any]:
    """Return where a target stands by the rule, and that its deadline has passed if it has."""
    found = one.aim.asked.status
    said: list[Any] = [element("Span", text(f"target.status.{found}"), className="tag")]
    if one.is_over and found != "past":
        said += [" ", element("Span", text("target.list.over"), className="tag")]
    return [element("Div", said, className="tags")]


def _legend(text: Text) -> html.Ul:
    marks = (
        html.Span(className="key solid"),
        html.Span(className="key aim"),
        html.Span(className="key aim is-open"),
        html.Span(className="key hatched"),
    )
    names = ("reached", "based", "unbased", "unknown")
    items = [html.Li([m, text(f"target.key.{n}")]) for m, n in zip(marks, names, strict=True)]
    return html.Ul(items, className="marks")


def _rule(text: Text) -> html.P:
    """Return the rule of the status words, as printed in the method."""
    said = text("target.rule", ahead=text.percent(FULL * AHEAD), behind=text.percent(FULL * BEHIND))
    return html.P(
        [html.B(text("target.rule_name")), " ", said, " ", term("rules", text("target.rule_more"))],
        className="note",
        id="target-rule",
    )
