"""Targets over the base that their documents name; and coverage as publishers state it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from layouts.parts import figure as figured
from layouts.parts import regional_words as words
from layouts.parts.attributes import aria, data
from layouts.parts.card import graph, pictures
from model import provenance_key as keys
from model.denominators import STATED
from model.places import Regional
from model.provenance_key import Where
from model.targets import TARGETS, Goal
from texts import Text, naming

COMPUTED = "participants_active"  # the measure of a share that is worked out here


def based(page: Regional) -> tuple[Goal, ...]:
    """Return the targets whose document names a base: only these have a distance."""
    return tuple(goal for goal in page.goals if goal.is_based)


def goals(page: Regional, figure: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card of targets; nothing where no place has one."""
    if not page.goals:
        return []
    without = [goal for goal in page.goals if not goal.is_based]
    about = text("wilayah.goals.about")
    drawn = []
    if figure is not None:
        drawn = [
            html.P(about, className="about"),
            graph("goals-chart", figure, about),
            html.Div(pictures("peringkat", page, text, "goals-chart"), className="under"),
        ]
    return [html.H2(text("wilayah.goals.title")), *drawn, *_without(without, page, text)]


def _without(goals: Sequence[Goal], page: Regional, text: Text) -> list[Any]:
    if not goals:
        return []
    items = [
        html.Li(
            figured.told(
                text(
                    "wilayah.goals.item",
                    place=goal.region_name,
                    share=figured.asked(text.printed(goal.share), _share_key(goal)),
                    period=text.period(goal.period, goal.period_kind),
                    kind=text(f"goal.{goal.measure}"),
                )
            ),
            title=_publisher(goal, page),
        )
        for goal in goals
    ]
    lead = html.P(text("wilayah.goals.without"), className="note")
    return [lead, html.Ul(items, className="plain", **data(rove=""))]


def _publisher(goal: Goal, page: Regional) -> str:
    names = {source.origin: source.publisher for source in page.sources}
    return names.get(goal.origin, goal.origin)


def stated(page: Regional, text: Text) -> list[Any]:
    """Return coverage as published, for the few places that have it; nothing where none has."""
    found = page.stated
    if not found:
        return []
    head = ("place", "share", "period", "base", "by")
    rows = [html.Tr([html.Th(text(f"wilayah.stated.{name}"), scope="col") for name in head])]
    body = [_row(goal, page, text) for goal in found]
    values = {
        "count": len({goal.region for goal in found}),
        "all": len(page.places),
        "level": words.level(page, text),
    }
    all_have = len({goal.region for goal in found}) >= len(page.places)
    heading = text(f"wilayah.stated.{'every' if all_have else 'some'}", **values)
    table = html.Table([html.Thead(rows), html.Tbody(body)])
    return [
        html.H2(heading),
        html.P(text("wilayah.stated.about"), className="about"),
        html.Div(table, className="scroll open", tabIndex=0, role="region", **aria(label=heading)),
    ]


def _row(goal: Goal, page: Regional, text: Text) -> html.Tr:
    base = text("wilayah.stated.not_stated")
    if goal.is_based:
        base = figured.asked(text.people(goal.base.known), _base_key(goal))
    computed = goal.measure == COMPUTED
    share = text.share(goal.share) if computed else text.printed(goal.share)
    values = (
        figured.asked(share, _share_key(goal)),
        text.period(goal.period, goal.period_kind),
        base,
        _publisher(goal, page),
    )
    return html.Tr(
        [html.Th(_name(goal, text), scope="row"), *(figured.cell(value) for value in values)]
    )


def _share_key(goal: Goal) -> str:
    """Return what asks for a share: worked out from both sides, or as its publication states it."""
    if goal.measure != COMPUTED:
        return keys.figure(_where(goal, goal.measure), goal.origin)
    people = keys.figure(_where(goal, COMPUTED), goal.participants)
    return keys.joined("over", people, _base_key(goal))


def _base_key(goal: Goal) -> str:
    """Return what asks for a base: stated, or implied by a target in people and in percent."""
    if goal.base.status == "computed" and goal.measure in TARGETS:
        people = keys.figure(_where(goal, "participants_target"), goal.origin)
        return keys.joined("over", people, keys.figure(_where(goal, goal.measure), goal.origin))
    where = Where(STATED.measure, goal.region, goal.base_period or goal.period, goal.segment)
    return keys.figure(where, goal.base)


def _where(goal: Goal, measure: str) -> Where:
    return Where(measure, goal.region, goal.period, goal.segment)


def _name(goal: Goal, text: Text) -> str:
    """Return the place, with what is counted where it is not coverage of all segments."""
    name = naming.bare(goal.region_name, text)
    if goal.measure == "ucj_coverage":
        return f"{name} ({text('wilayah.stated.ucj')})"
    whole = goal.segment == "total"
    return name if whole else f"{name} ({text.segment_short(goal.segment)})"
