"""Words in the figure of participants over time: values, owners of targets, years, the path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from charts import hover as boxes
from charts import marks
from charts.label_places import ANCHORS, Label, placed
from charts.theme import Figure, Theme
from charts.trend_axes import Axes
from charts.trend_marks import has_today
from model.months import YEAR
from model.on_track import OnTrack, Target
from model.timeline import Point
from texts.numerals import unit_of
from texts.text import Text

DENSE = 7  # years on a narrow axis of which only every second is named
SMALL = 12  # pixels
CROWDED = "below"
FINEST, SLACK = 3, 1e-9  # decimals of a number at a gridline
MANY_POINTS = (
    24  # of a series with every month: of it only Decembers are named, on phones the newest
)
SAMPLES = 16  # of a line that words must not cover


def hover(point: Point, page: OnTrack, text: Text) -> str:
    """Return a figure with its interval, its period and who counted."""
    known = point.known
    return text(
        "target.hover_point",
        when=text.period(point.period, point.period_kind),
        people=text.people(known),
        range=f" ({text.people_range(known)})" if known.has_range else "",
        body=boxes.plain(_publisher(point, page)),
    )


def _publisher(point: Point, page: OnTrack) -> str:
    names = {source.origin: source.publisher for source in page.sources}
    origin = next(iter(point.participants.origins), "")
    return names.get(origin, point.body)


def hover_aim(one: Target, text: Text) -> str:
    """Return a target with its owner and its document."""
    return text(
        "target.hover_aim",
        people=text.people(one.aim.people.known),
        due=text.period(one.aim.due, _kind(one.aim.due)),
        owner=boxes.plain(one.aim.source.publisher),
        document=boxes.plain(one.aim.source.title),
    )


def _kind(period: str) -> str:
    return "month" if "-" in period else "year"


def words(
    page: OnTrack, aims: Sequence[Target], axes: Axes, text: Text, look: Theme
) -> list[Figure]:
    """Return every word of the figure; a label that finds no room is left to the table."""
    return [
        *_years(axes, look),
        *_ticks(axes, text, look),
        *_today(page, axes, text, look),
        *_labels(page, aims, axes, text, look),
    ]


def _years(axes: Axes, look: Theme) -> list[Figure]:
    every = 2 if look.narrow and axes.years >= DENSE else 1
    font = {"color": look.ink_2, "size": SMALL}
    under = {"xref": "x", "yref": "paper", "xanchor": "center", "yanchor": "top", "yshift": -8}
    return [
        marks.note(str(axes.first + year), YEAR * (year + 0.5), 0, font=font, **under)
        for year in range(0, axes.years, every)
    ]


def _ticks(axes: Axes, text: Text, look: Theme) -> list[Figure]:
    font = {"color": look.ink_3, "size": SMALL}
    left = {"xref": "paper", "xanchor": "right", "xshift": -6, "yanchor": "middle"}
    return [marks.note(_tick(y, axes, text), 0, y, font=font, **left) for y in axes.ticks]


def _tick(people: float, axes: Axes, text: Text) -> str:
    """Return a number at a gridline, all of them in one unit."""
    if not people:
        return text.number(0)
    unit = unit_of(axes.top)
    size = 10.0 ** unit[0]
    decimals = next((d for d in range(FINEST) if _is_round(axes.step / size, d)), FINEST)
    return text.numerals.in_unit(people, unit, decimals)


def _is_round(number: float, decimals: int) -> bool:
    return abs(round(number, decimals) - number) < SLACK


def _today(page: OnTrack, axes: Axes, text: Text, look: Theme) -> list[Figure]:
    if not has_today(page, axes):
        return []
    font = {"color": look.ink_2, "size": SMALL}
    under = {"xref": "x", "yref": "paper", "xanchor": "right", "yanchor": "bottom", "xshift": -4}
    return [marks.note(text("target.today"), axes.x(page.today), 0, font=font, **under)]


def _labels(
    page: OnTrack, aims: Sequence[Target], axes: Axes, text: Text, look: Theme
) -> list[Figure]:
    """Return the labels of points and targets, the newest and the chosen first."""
    newest, *before = _of_points(page, axes, text, look)
    wanted = [newest, *_of_aims(page, aims, axes, text, look), *_of_path(page, axes, text, look)]
    wanted += [*before, *_of_others(page, axes, text, look)]
    dots = [(one.x, one.y) for one, _, _ in wanted]
    dots += [(axes.across(axes.x(p.period)), axes.down(p.known.value)) for p in page.series.points]
    dots += _along(page, axes)
    sides = placed([one for one, _, _ in wanted], dots, axes.frame)
    found = []
    sides[0] = sides[0] or CROWDED  # the newest figure is told even where it is crowded
    for (_, note, at), side in zip(wanted, sides, strict=True):
        if side is None:
            continue
        across, upright, dx, dy = ANCHORS[side]
        place: Figure = {"xanchor": across, "yanchor": upright, "xshift": dx, "yshift": dy}
        font = {"color": look.ink_2, "size": SMALL}
        found.append(marks.note(note, *at, **place, xref="x", align=across, font=font))
    return found


def _along(page: OnTrack, axes: Axes) -> Iterator[tuple[float, float]]:
    """Yield places on the lines, in pixels: words must not lie across them."""
    ends = [
        ((axes.x(one.period), one.known.value), (axes.x(other.period), other.known.value))
        for run in page.series.runs
        for one, other in pairwise(run)
    ]
    if (path := path_of(page, axes)) is not None:
        ends.append(path)
    for (x0, y0), (x1, y1) in ends:
        for at in range(1, SAMPLES):
            part = at / SAMPLES
            yield axes.across(x0 + part * (x1 - x0)), axes.down(y0 + part * (y1 - y0))


def path_of(page: OnTrack, axes: Axes) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return both ends of the way to the target; None where no pace is asked."""
    one = page.target
    if one is None or one.aim.asked.net is None or one.aim.asked.active is None:
        return None
    goal = one.aim.people.known
    if goal is None or axes.start(one.aim.due) >= axes.end:
        return None
    start = (axes.x(one.aim.asked.at), one.aim.asked.active.value)
    return start, (axes.due(one.aim.due), goal.value)


Wanted = tuple[Label, str, tuple[float, float]]  # its size, the words, the point in data


def _wanted(said: Sequence[str], note: str, at: tuple[float, float], axes: Axes) -> Wanted:
    letters = max(len(line) for line in said)
    label = Label(axes.across(at[0]), axes.down(at[1]), letters, len(said))
    return label, note, at


def _of_aims(
    page: OnTrack, aims: Sequence[Target], axes: Axes, text: Text, look: Theme
) -> list[Wanted]:
    """Return the words of the diamonds: amount, and whose it is; on a phone only the chosen."""
    chosen = page.target.id if page.target else ""
    first = sorted(aims, key=lambda one: (one.id != chosen, one.aim.due))
    found = []
    for one in first if not look.narrow else first[:1]:
        known = one.aim.people.known
        if known is None:
            continue
        amount = text.label(known)
        owner = boxes.plain(_owner(one))
        note = f'<b style="color:{look.ink}">{amount}</b><br>{owner}'
        found.append(_wanted((amount, owner), note, (axes.due(one.aim.due), known.value), axes))
    return found


def _owner(one: Target) -> str:
    """Return whose target it is in few words: without the newspaper and the meeting."""
    bare = one.aim.source.publisher.partition(", via ")[0].partition(" (")[0]
    return f"{bare}, {one.aim.source.as_of[:4]}"


def _of_points(page: OnTrack, axes: Axes, text: Text, look: Theme) -> list[Wanted]:
    """Return the values of the points, the newest first, Decembers before other months."""
    last = page.last
    points = sorted(
        (p for p in page.series.points if _is_named(p, page, look)),
        key=lambda p: (p is not last, not p.period.endswith("-12"), -axes.x(p.period)),
    )
    found = []
    for point in points:
        said = text.about(point.known) if point.known.has_range else text.label(point.known)
        colour = look.covered_text
        note = f'<b style="color:{colour}">{said}</b>'
        lines = [said]
        if point is last:
            when = text.period(point.period, point.period_kind, short=True)
            note, lines = f"{note}<br>{when}", [said, when]
        found.append(_wanted(lines, note, (axes.x(point.period), point.known.value), axes))
    return found


def _is_named(point: Point, page: OnTrack, look: Theme) -> bool:
    """Return whether a point's number is wanted; all are in the table and in the boxes."""
    if len(page.series.points) <= MANY_POINTS or point is page.last:
        return True
    return point.period.endswith("-12") and not look.narrow


def _of_others(page: OnTrack, axes: Axes, text: Text, look: Theme) -> list[Wanted]:
    """Return what other publications say of a period and cannot mean."""
    found = []
    for point in page.series.points:
        for one in point.others:
            if one.known is None or one.known.overlaps(point.known):
                continue
            said = text("target.unequal", people=text.about(one.known))
            at = (axes.x(point.period), one.known.value)
            found.append(_wanted([said], said, at, axes))
    return found


def _of_path(page: OnTrack, axes: Axes, text: Text, look: Theme) -> list[Wanted]:
    """Return what the way to the target asks for, in its middle."""
    path = path_of(page, axes)
    if path is None or page.target is None:
        return []
    (x0, y0), (x1, y1) = path
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    net = page.target.aim.asked.net
    said = [text("target.path"), text("target.a_month", people=text.label(net))]
    note = f'{said[0]}<br><b style="color:{look.gap_text}">{said[1]}</b>'
    return [_wanted(said, note, (x, y), axes)]
