"""Words that the parts of the page Tren & target share: whose target, how much, since when."""

from __future__ import annotations

from layouts.parts import figure
from model import provenance_key as keys
from model.cell import Quantity
from model.interval import Interval
from model.on_track import OnTrack, Target
from model.provenance_key import Where
from model.provenance_pace import monthly, pace
from model.regions import NATION
from model.series import ACTIVE
from model.timeline import Like, Point
from texts import Text, naming


def place(page: OnTrack, text: Text) -> str:
    """Return the region as it stands in a sentence."""
    return text("ringkasan.nation") if page.region == NATION else page.region_name


def who(page: OnTrack, text: Text) -> str:
    """Return whose participants the page counts: the region, or a segment in it."""
    segment = str(page.chosen.segment)
    if segment == "total":
        return place(page, text)
    return text("target.who", segment=text.segment_short(segment), place=place(page, text))


def due(one: Target, text: Text, short: bool = False) -> str:
    """Return a deadline in words."""
    return naming.due(one.aim.due, text, short)


def when(point: Point, text: Text, short: bool = False) -> str:
    """Return the period of a figure in words."""
    return text.period(point.period, point.period_kind, short)


def amount(one: Target, text: Text) -> str:
    """Return a target as its publication gives it: people, or a share of a base."""
    aim = one.aim
    if aim.share is None:
        said = figure.asked(text.people(aim.people.known), pace(aim, "aim"))
        return text("target.amount.people", n=said)
    return text("target.amount.share", n=share(one, text))


def share(one: Target, text: Text) -> str:
    """Return the share that a target aims at, as it was printed."""
    aim = one.aim
    if aim.share is None:
        return ""
    where = Where(aim.measure, aim.region, aim.due, aim.segment)
    return figure.asked(text.printed(aim.share), keys.figure(where, aim.source.origin))


def needed(one: Target, lapse: str, text: Text) -> str:
    """Return what a target asks a month, net where nobody lapses; nothing without a pace."""
    known = one.aim.asked.gross(float(lapse) / 100)
    return "" if known is None else figure.asked(text.people(known), pace(one.aim, "need", lapse))


def missing(one: Target, text: Text) -> str:
    """Return how many people are missing to a target."""
    known = one.aim.asked.missing
    return figure.asked(text.people(known), pace(one.aim, "missing")) if known else ""


def people(point: Point, page: OnTrack, text: Text) -> str:
    """Return the participants of a period."""
    return figure.asked(text.people(point.known), point_key(point, page))


def point_key(point: Point, page: OnTrack) -> str:
    """Return what asks for the participants of a period."""
    return of_point(point.participants, page.region, point.period, str(page.chosen.segment))


def of_point(quantity: Quantity, region: str, period: str, segment: str) -> str:
    """Return what asks for participants as a publication has them."""
    return keys.figure(Where(ACTIVE, region, period, segment), quantity)


def span(like: Like, text: Text) -> str:
    """Return the two months between which a change lies; their year once if it is one."""
    first, last = when(like.first, text, True), when(like.last, text, True)
    if like.first.period[:4] == like.last.period[:4]:
        first = first.removesuffix(like.first.period[:4]).strip()
    return text("target.span", first=first, last=last)


def is_down(like: Like) -> bool:
    """Return whether there were fewer at the end."""
    return like.change.value < 0


def size(known: Interval) -> Interval:
    """Return a change without its sign."""
    if known.value >= 0:
        return known
    return Interval(-known.high, -known.value, -known.low)


def a_month(like: Like, page: OnTrack, text: Text) -> str:
    """Return the average change of a month without its sign."""
    return figure.asked(text.people(size(like.monthly)), month_key(like, page))


def month_key(like: Like, page: OnTrack) -> str:
    """Return what asks for the average change of a month."""
    return monthly(like, page.region, str(page.chosen.segment))


def change(like: Like, page: OnTrack, text: Text) -> str:
    """Return the change between two months that compare, with its sign."""
    ask = keys.joined("minus", point_key(like.last, page), point_key(like.first, page))
    return figure.asked(text.change(like.change), ask)


def percent(lapse: str, text: Text) -> str:
    """Return the assumed lapse."""
    return naming.percent_of(lapse, text)


def apart(codes: tuple[str, ...], text: Text) -> str:
    """Return why two figures must not be joined."""
    return "; ".join(text(f"target.apart.{code}") for code in dict.fromkeys(codes))


def publisher(origins: tuple[str, ...], page: OnTrack) -> str:
    """Return who published a number."""
    names = {source.origin: source.publisher for source in page.sources}
    return ", ".join(names.get(one, one) for one in origins)
