"""The sheets of the page Tren & target: figures over time, figures over bases, targets."""

from __future__ import annotations

from collections.abc import Iterator

from exports import sheets
from exports.rows import JOINT, bounds, of_quantity
from exports.sheet import Drawn, Sheet, Value
from exports.target_columns import POINTS_FILE, TARGETS_FILE
from model.interval import Interval
from model.on_track import OnTrack, Own, Target
from model.pace import Asked
from model.series import ACTIVE
from texts.text import Text


def points(page: OnTrack, text: Text) -> Sheet:
    """Return one row per figure over time."""
    drawn = Drawn("period", ("participants",))
    return Sheet.of(POINTS_FILE, _points(page, text), drawn)


def columns(page: OnTrack, text: Text) -> Sheet:
    """Return one row per figure of the chart of bases, those without a base too."""
    found = page.apart.columns if page.apart else ()
    return sheets.coverage([one.shown for one in found], text)


def targets(page: OnTrack, text: Text) -> Sheet:
    """Return one row per published target, in the order of the page."""
    return Sheet.of(TARGETS_FILE, (_target(one, page, text) for one in page.targets))


def pace(page: OnTrack, text: Text) -> Sheet:
    """Return the target that a link names, else every published one, in the order of the page."""
    named = page.target if page.asked.target else None
    rows = (_target(one, page, text) for one in ((named,) if named else page.targets))
    return Sheet.of(TARGETS_FILE, rows)


def own_pace(page: OnTrack, text: Text) -> Sheet:
    """Return the planners' own targets of an answer, as `pace` does the published."""
    return Sheet.of(TARGETS_FILE, (_own(one, page, text) for one in page.own or ()))


def _points(page: OnTrack, text: Text) -> Iterator[dict[str, Value]]:
    gaps = {gap.after.period: gap for gap in page.series.gaps}
    publishers = {source.origin: source.publisher for source in page.sources}
    segment = str(page.chosen.segment)
    for at, point in enumerate(page.series.points):
        gap, origins = gaps.get(point.period), point.participants.origins
        values: dict[str, Value] = {
            "region_code": page.region,
            "region_name": page.region_name,
            "segment": segment,
            "segment_name": text.segment(segment),
            "period": point.period,
            "period_kind": point.period_kind,
            **of_quantity("participants", point.participants),
            "participants_as_written": point.participants.as_written,
            "publisher": JOINT.join(publishers.get(one, one) for one in origins) or None,
            "other_origins": JOINT.join(o for one in point.others for o in one.origins) or None,
            "joined": None if at == 0 else "no" if gap else "yes",
            "apart": JOINT.join((*gap.reasons, *gap.of_base)) if gap else None,
        }
        yield {name: values[name] for name in POINTS_FILE.names}


def _target(one: Target, page: OnTrack, text: Text) -> dict[str, Value]:
    aim, asked = one.aim, one.aim.asked
    values: dict[str, Value] = {
        "target": one.id,
        "region_code": aim.region,
        "region_name": aim.region_name,
        "measure": aim.measure,
        "segment": aim.segment,
        "due": aim.due,
        "publisher": aim.source.publisher,
        "document": aim.source.title,
        "origin": aim.source.origin,
        "as_of": aim.source.as_of,
        **bounds("share", aim.share),
        "base_status": aim.base_status,
        **bounds("denominator", aim.base.known),
        **bounds("people", aim.people.known),
        **_needed(asked, page, text),
        "over": "yes" if one.is_over else "no",
    }
    return {name: values[name] for name in TARGETS_FILE.names}


def _own(one: Own, page: OnTrack, text: Text) -> dict[str, Value]:
    target, asked = one.target, one.asked
    share = Interval.exact(target.share)
    values: dict[str, Value] = {
        "target": one.key,
        "region_code": page.region,
        "region_name": page.region_name,
        "measure": ACTIVE,
        "segment": target.segment,
        "due": target.due,
        "publisher": target.owner,
        "document": target.document,
        **bounds("share", share),
        "base_status": target.base,
        **bounds("denominator", asked.target.over(share) if asked.target else None),
        **bounds("people", asked.target),
        **_needed(asked, page, text),
        "over": "yes" if asked.is_over(page.today) else "no",
    }
    return {name: values.get(name) for name in TARGETS_FILE.names}


def _needed(asked: Asked, page: OnTrack, text: Text) -> dict[str, Value]:
    """Return who is missing, how many must join each month, and the status that follows."""
    return {
        **bounds("participants", asked.active),
        "participants_period": asked.at if asked.active else None,
        "months": asked.months if asked.active else None,
        **bounds("missing", asked.missing),
        **bounds("net", asked.net),
        "lapse": page.lapse,
        **bounds("gross", asked.gross(page.lapse)),
        "status": asked.status,
        "status_name": text(f"target.status.{asked.status}"),
    }
