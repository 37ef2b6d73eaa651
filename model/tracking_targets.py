"""Published targets by name: those of a region and of the places in it, and the one in question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.aims import IN_PEOPLE, Aim, aims_of
from model.index import Index, index_of
from model.on_track import Target
from model.per_version import per_version
from model.period import newest_last
from model.published import Published, figures
from model.scope import Scope
from model.selection import BadChoice, nearest
from model.targets import REACHED, TARGETS
from model.warehouse import Version


def id_of(aim: Aim) -> str:
    """Return the name of a target in addresses: measure, deadline, publication."""
    segment = () if aim.segment == "total" else (aim.segment,)
    words = "-".join([aim.measure, *segment, aim.due, aim.source.origin])
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def named(due: str) -> str:
    """Return the year of a deadline."""
    return due[:4]


def regions_with_targets(scope: Scope, version: Version) -> tuple[str, ...]:
    """Return the regions that anybody published a target for, in the order of the tree."""
    return _regions_with_targets(version, scope)


@per_version(8)
def _regions_with_targets(version: Version, scope: Scope) -> tuple[str, ...]:
    index = index_of(version, scope)
    with_shares = {goal.region for goal in index.goals if goal.measure in TARGETS}
    return tuple(
        code
        for code in index.regions.by_code
        if code in with_shares or figures(code, [IN_PEOPLE], scope, version)
    )


def targets_of(region: str, today: str, scope: Scope, version: Version) -> tuple[Target, ...]:
    """Return the targets of a region, then those of the places in it, the earliest due first."""
    index = index_of(version, scope)
    found = []
    for code in _order(region, regions_with_targets(scope, version), index):
        for aim in aims_of(code, scope, version):
            stated = _stated(aim, scope, version)
            found.append(Target(id_of(aim), aim, aim.asked.is_over(today), stated))
    return tuple(found)


def _stated(aim: Aim, scope: Scope, version: Version) -> Published | None:
    """Return the newest share that the target's own publication says was reached."""
    mine = [
        one
        for one in figures(aim.region, REACHED, scope, version)
        if one.origin == aim.source.origin and one.segment == aim.segment and one.quantity.known
    ]
    return max(mine, key=lambda one: newest_last(one.period), default=None)


def _order(region: str, codes: Sequence[str], index: Index) -> list[str]:
    """Return the region and what lies in it, itself first."""
    inside = [code for code in codes if index.regions.is_under(code, region)]
    return [*(code for code in codes if code == region), *sorted(inside)]


def picked(mine: Sequence[Target], name: str | None) -> Target | None:
    """Return the target of that name, without one the usual; raise BadChoice if there is none."""
    usual = min(mine, key=_usual_first, default=None)
    if name is None:
        return usual
    found = next((one for one in mine if one.id == name), None)
    if found is None:
        close = nearest(name, tuple(one.id for one in mine))
        raise BadChoice("target", name, close or (usual.id if usual else None))
    return found


def _usual_first(one: Target) -> tuple[bool, bool, int, int]:
    """Return a key: a pace before none, a deadline ahead before one past, the nearest of those.

    Of several that are due together the one that asks for more stands in front.
    """
    asked = one.aim.asked
    due = int(one.aim.due[:4]) * 12 + int(one.aim.due[5:7] or 12)
    near = -due if one.is_over else due
    return (asked.net is None, one.is_over, asked.missing is None, near)
