"""Which places of a map get their name written beside them, and on which side.

A figure is drawn before its width is known; room is judged for the narrowest card of a screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.extent import Extent

LETTER, LINE = 0.6, 1.3  # of the size of the type: a letter's width, a line's height
BESIDE = 7  # pixels from the middle of a dot to words at its side
ABOVE = 4
# as Plotly names them, with a space
SIDES = tuple(
    side.replace("-", " ")
    for side in ("middle-right", "middle-left", "top-center", "bottom-center")
)

Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels


@dataclass(frozen=True, slots=True)
class Frame:
    """A map on the screen: its box in degrees, and its size in pixels."""

    box: Extent
    width: float
    height: float

    def at(self, place: tuple[float, float]) -> tuple[float, float]:
        """Return where a latitude and longitude is drawn, pixels from the top left."""
        box = self.box
        across, down = box.east - box.west, box.north - box.south
        scale = min(self.width / across, self.height / down)
        left, top = (self.width - scale * across) / 2, (self.height - scale * down) / 2
        return left + scale * (place[1] - box.west), top + scale * (box.north - place[0])


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place, around a mark of this radius."""

    key: str
    lines: tuple[str, ...]
    at: tuple[float, float]  # latitude, longitude
    radius: float = 0.0


def sides(labels: Sequence[Label], frame: Frame, size: float) -> dict[str, str]:
    """Return the side of each label that has room, the first labels first; the others have none."""
    taken: list[Box] = [_mark(label, frame) for label in labels]
    found: dict[str, str] = {}
    for own, label in enumerate(labels):
        others = [*taken[:own], *taken[own + 1 :]]
        for side, box in _candidates(label, frame, size):
            if _inside(box, frame) and not any(_meet(box, other) for other in others):
                found[label.key] = side
                taken.append(box)
                break
    return found


def _mark(label: Label, frame: Frame) -> Box:
    x, y = frame.at(label.at)
    reach = max(label.radius, ABOVE)
    return x - reach, y - reach, x + reach, y + reach


def _candidates(label: Label, frame: Frame, size: float) -> Iterator[tuple[str, Box]]:
    x, y = frame.at(label.at)
    width = LETTER * size * max(len(line) for line in label.lines)
    height = LINE * size * len(label.lines)
    beside, above = label.radius + BESIDE, label.radius + ABOVE
    boxes = (
        (x + beside, y - height / 2, x + beside + width, y + height / 2),
        (x - beside - width, y - height / 2, x - beside, y + height / 2),
        (x - width / 2, y - above - height, x + width / 2, y - above),
        (x - width / 2, y + above, x + width / 2, y + above + height),
    )
    yield from zip(SIDES, boxes, strict=True)


def _inside(box: Box, frame: Frame) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= frame.width and box[3] <= frame.height


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
