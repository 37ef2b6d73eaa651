"""Targets as rows: who wants what by when, over which base."""

from __future__ import annotations

from collections.abc import Iterator

from exports.aim_columns import AIMS_FILE
from exports.rows import bounds
from exports.sheet import Sheet, Value
from model.aims import NOT_STATED
from model.denominators import STATED
from model.interval import Interval
from model.on_track import OnTrack, Own, Target
from model.series import ACTIVE
from texts.text import Text

SHARE, PERSONS = "share", "persons"


def aims(page: OnTrack, text: Text) -> Sheet:
    """Return the published targets in the order of the page, then the planners' own."""
    return Sheet.of(AIMS_FILE, (_ordered(row) for row in _rows(page, text)))


def _rows(page: OnTrack, text: Text) -> Iterator[dict[str, Value]]:
    for one in page.targets:
        yield _published(one, text)
    for own in page.own or ():
        yield _own(own, page, text)


def _published(one: Target, text: Text) -> dict[str, Value]:
    aim = one.aim
    base = {"stated": STATED.id, NOT_STATED: NOT_STATED}.get(aim.base_status)
    named = {STATED.id: text.base(STATED.id), NOT_STATED: text("target.base_not_stated")}
    return {
        "target": one.id,
        "kind": "published",
        "region_code": aim.region,
        "region_name": aim.region_name,
        "owner": aim.source.publisher,
        "document": aim.source.title,
        "measure": aim.measure,
        "segment": aim.segment,
        "due": aim.due,
        **bounds("value", aim.people.known if aim.share is None else aim.share),
        "unit": PERSONS if aim.share is None else SHARE,
        "base": base,
        "base_name": named[base] if base else None,
        **bounds("denominator", aim.base.known),
        **bounds("people", aim.people.known),
        "as_of": aim.source.as_of,
        "origin": aim.source.origin,
        "url": aim.source.url,
    }


def _own(one: Own, page: OnTrack, text: Text) -> dict[str, Value]:
    target, people = one.target, one.asked.target
    share = Interval.exact(target.share)
    return {
        "target": one.key,
        "kind": "own",
        "region_code": page.region,
        "region_name": page.region_name,
        "owner": target.owner,
        "document": target.document,
        "measure": ACTIVE,
        "segment": target.segment,
        "due": target.due,
        **bounds("value", share),
        "unit": SHARE,
        "base": target.base,
        "base_name": text.base(target.base),
        **bounds("denominator", None if people is None else people.over(share)),
        **bounds("people", people),
    }


def _ordered(values: dict[str, Value]) -> dict[str, Value]:
    return {name: values.get(name) for name in AIMS_FILE.names}
