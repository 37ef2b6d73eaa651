"""Targets of a region, and how fast participants must join to meet one.

Published targets come from the version; planners' own ones from the ledger, where there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from api.resource import Asked, Found, Resource
from api.resources.of_table import Shape
from exports import aim_rows, target_sheets
from exports.aim_columns import AIMS_FILE
from exports.sheet import Sheet
from exports.target_columns import TARGETS_FILE
from model.clock import this_month
from model.on_track import OnTrack, Own
from model.scope import Scope
from model.tracking import on_track
from model.warehouse import Version

AIMS, PACE = Shape.of(AIMS_FILE), Shape.of(TARGETS_FILE)
OwnOf = Callable[[str, str, Scope, Version], tuple[Own, ...]]  # region, segment


def targets(own_of: OwnOf, asked: Asked) -> Found:
    """Return the targets of a region and of the places in it, then the region's own ones."""
    page = _page(asked)
    page = replace(page, own=_own(page, own_of, asked))
    return _found(page, AIMS, aim_rows.aims(page, asked.text))


def pace(own_of: OwnOf, asked: Asked) -> Found:
    """Return what a target needs a month; without one chosen, what every published one needs."""
    wanted = asked.selection.target
    if wanted is not None:
        page = _page(asked, without_target=True)
        mine = [one for one in _own(page, own_of, asked) if one.key == wanted]
        if mine:
            page = replace(page, own=tuple(mine))
            return _found(page, PACE, target_sheets.own_pace(page, asked.text))
    page = _page(asked)
    return _found(page, PACE, target_sheets.pace(page, asked.text))


def _page(asked: Asked, without_target: bool = False) -> OnTrack:
    selection = asked.selection.but(target=None) if without_target else asked.selection
    return on_track(selection, asked.home, asked.scope, asked.version, this_month())


def _own(page: OnTrack, own_of: OwnOf, asked: Asked) -> tuple[Own, ...]:
    return own_of(page.region, str(page.chosen.segment), asked.scope, asked.version)


def _found(page: OnTrack, shape: Shape, sheet: Sheet) -> Found:
    own = "|".join(one.key for one in page.own or ())
    return Found(
        rows=shape.rows(sheet),
        chosen=page.chosen.but(target=page.asked.target),
        page=page.page,
        place=page.region_name,
        sources=page.sources,
        sheet=sheet,
        also=f"{page.today} {own}",  # whether a deadline has passed, and what planners keep
    )


def resources(own_of: OwnOf) -> Iterable[Resource]:
    """Return the resources of targets, with planners' own ones as the ledger has them."""
    return (
        Resource(
            "targets",
            "Published targets and planners' own: who wants what by when, over which base",
            AIMS.row,
            partial(targets, own_of),
            ("region", "segment"),
            example="region=51",
        ),
        Resource(
            "pace",
            "How many must join each month to meet a target, net and with lapse; its status",
            PACE.row,
            partial(pace, own_of),
            ("region", "segment", "target", "lapse"),
            example="region=51&lapse=2",
        ),
    )
