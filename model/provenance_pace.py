"""What a pace is worked out from: a target, the participants it is held against, the months."""

from __future__ import annotations

from model.aims import IN_PEOPLE, Aim, aims_of
from model.cell import Quantity
from model.denominators import STATED
from model.interval import Interval
from model.period import MONTH
from model.provenance_answer import Number, Subject
from model.provenance_key import PARAMETER, PART, Key, Where
from model.provenance_number import Found, Numbers
from model.selection import BadChoice
from model.series import ACTIVE, series
from model.targets import REACHED
from model.timeline import Like, Point
from model.tracking_choices import MOST_LAPSE
from model.tracking_targets import id_of

PERCENT = 100
PERSONS = "persons"


def of_pace(key: Key, numbers: Numbers) -> Found:
    """Return what a target asks a month, who is missing, or either side; else BadChoice."""
    region, name, side, lapse = key.parts
    aim = next((a for a in _aims(region, numbers) if id_of(a) == name), None)
    known = None if aim is None else _known(aim, side, lapse)
    if aim is None or known is None:
        raise BadChoice(PARAMETER, str(key))
    number = Number(str(key), _subject(aim, side), Quantity(known, "computed", _of(aim)), PERSONS)
    if side not in ("aim", "active"):
        operands = (_side(aim, "aim", numbers), _side(aim, "active", numbers))
        return Found(number, None, "minus" if side == "missing" else "pace", operands)
    published = Key.of(_side(aim, side, numbers).key)
    if published.kind == "figure":
        return numbers.figure(published)
    factors = _product(aim, side, numbers)
    return Found(number, None, "times" if factors else "", factors)


def _aims(region: str, numbers: Numbers) -> tuple[Aim, ...]:
    if region not in numbers.index.regions.by_code:
        return ()
    return aims_of(region, numbers.scope, numbers.version)


def _of(aim: Aim) -> tuple[str, ...]:
    return tuple(dict.fromkeys((aim.source.origin, *aim.participants.origins)))


def _known(aim: Aim, side: str, lapse: str) -> Interval | None:
    """Return the number of a side; None where there is none, or nobody could have asked so."""
    if side == "need":
        try:
            share = float(lapse)
        except ValueError:
            return None
        return aim.asked.gross(share / PERCENT) if 0 <= share <= MOST_LAPSE else None
    found = {"aim": aim.people.known, "active": aim.asked.active, "missing": aim.asked.missing}
    return found.get(side)


def _subject(aim: Aim, side: str) -> Subject:
    at = aim.asked.at if side == "active" else aim.due
    return Subject(
        measure=side,
        region=aim.region,
        region_name=aim.region_name,
        period=at,
        period_kind="month" if MONTH.fullmatch(at) else "year",
        segment=aim.segment,
    )


def _side(aim: Aim, side: str, numbers: Numbers) -> Number:
    """Return the target or the participants, as published where they are."""
    measure, at = (IN_PEOPLE, aim.due) if side == "aim" else (ACTIVE, aim.asked.at)
    quantity = aim.people if side == "aim" else aim.participants
    found = _published(aim, measure, at, quantity.origins, numbers)
    if quantity.status != "computed" and found is not None:
        return found
    key = PART.join(["pace", aim.region, id_of(aim), side, "0"])
    return Number(key, _subject(aim, side), quantity, PERSONS)


def _published(
    aim: Aim, measure: str, period: str, origins: tuple[str, ...], numbers: Numbers
) -> Number | None:
    for segment in dict.fromkeys((aim.segment, "PU+BPU")):
        for row in numbers.rows(Where(measure, aim.region, period, segment)):
            if row["origin"] in origins:
                return numbers.number(row)
    return None


def _product(aim: Aim, side: str, numbers: Numbers) -> tuple[Number, ...]:
    """Return the share and the base that a number of people follows from, where both are known."""
    origins, at = (aim.source.origin,), aim.asked.at
    measures = (aim.measure,) if side == "aim" else REACHED
    shares = [
        _published(aim, one, aim.due if side == "aim" else at, origins, numbers) for one in measures
    ]
    base = _published(aim, STATED.measure, at, origins, numbers)
    share = next((one for one in shares if one is not None), None)
    return () if share is None or base is None else (share, base)


def of_monthly(key: Key, numbers: Numbers) -> Found:
    """Return the average change of a month between two months that compare, else BadChoice."""
    region, segment, first, last = key.parts
    like = None
    if region in numbers.index.regions.by_code:
        over_time = series(region, segment, numbers.scope, numbers.version)
        shown = [*over_time.likes, *([over_time.recent] if over_time.recent else [])]
        like = next((o for o in shown if (o.first.period, o.last.period) == (first, last)), None)
    if like is None:
        raise BadChoice(PARAMETER, str(key))
    operands = tuple(_point(one, region, segment, numbers, key) for one in (like.last, like.first))
    number = Number(
        str(key),
        Subject("monthly", region, numbers.name(region), last, like.last.period_kind, segment),
        numbers.computed(like.monthly, operands),
        PERSONS,
    )
    return Found(number, None, "monthly", operands)


def _point(one: Point, region: str, segment: str, numbers: Numbers, key: Key) -> Number:
    for row in numbers.rows(Where(ACTIVE, region, one.period, segment)):
        if row["origin"] in one.participants.origins:
            return numbers.number(row)
    raise BadChoice(PARAMETER, str(key))


def monthly(like: Like, region: str, segment: str) -> str:
    """Return the key of the average change of a month."""
    return PART.join(["monthly", region, segment, like.first.period, like.last.period])


def pace(aim: Aim, side: str, lapse: str = "0") -> str:
    """Return the key of a side of a target: need, missing, aim or active."""
    return PART.join(["pace", aim.region, id_of(aim), side, lapse])
