"""Where words stand beside their points: the first place of each that nothing else holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LINE, LETTER = 16, 7  # pixels: a line of words, the mean width of a letter at 12 pixels
NEAR = 9  # pixels from a point to its words
SIDES = ("above", "below", "above_left", "below_right", "left", "right")
ANCHORS = {
    "above": ("center", "bottom", 0, NEAR),
    "below": ("center", "top", 0, -NEAR),
    "right": ("left", "middle", NEAR, 0),
    "left": ("right", "middle", -NEAR, 0),
    "above_left": ("right", "bottom", -2, NEAR - 2),
    "below_right": ("left", "top", 2, -NEAR + 2),
}


@dataclass(frozen=True, slots=True)
class Label:
    """Words for a point: pixels from the left and from the top, the longest line, its lines."""

    x: float
    y: float
    letters: int
    lines: int = 1
    sides: tuple[str, ...] = SIDES  # in the order of preference


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Return whether two rectangles share any pixel."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)

    def is_inside(self, other: Box) -> bool:
        """Return whether the rectangle lies wholly in another one."""
        wide = other.left <= self.left and self.right <= other.right
        return wide and other.top <= self.top and self.bottom <= other.bottom


def placed(
    labels: Sequence[Label], points: Iterable[tuple[float, float]], frame: Box
) -> list[str | None]:
    """Return the side of its point that each label stands on; None where it finds no room.

    Earlier labels choose first; none covers a point or another label.
    """
    taken = [Box(x - 4, y - 4, x + 4, y + 4) for x, y in points]
    found: list[str | None] = []
    for label in labels:
        side = next((s for s in label.sides if _fits(_box(label, s), taken, frame)), None)
        if side is not None:
            taken.append(_box(label, side))
        found.append(side)
    return found


def _fits(box: Box, taken: Iterable[Box], frame: Box) -> bool:
    return box.is_inside(frame) and not any(box.meets(other) for other in taken)


def _box(label: Label, side: str) -> Box:
    wide, high = label.letters * LETTER, label.lines * LINE
    across, upright, dx, dy = ANCHORS[side]
    left = {"center": -wide / 2, "left": 0.0, "right": -wide}[across] + label.x + dx
    top = {"bottom": -high, "top": 0.0, "middle": -high / 2}[upright] + label.y - dy
    return Box(left, top, left + wide, top + high)
