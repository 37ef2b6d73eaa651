"""What a statement says beside what its numbers come to, drawn on a scale of its own."""

from __future__ import annotations

import math
from typing import Any

from layouts.parts.attributes import aria
from layouts.parts.light import element
from model.claims import Checked
from model.interval import Interval

AROUND = 0.12  # of what is drawn: room on either side of it
FULL = 100  # percent of a width


def drawn(one: Checked) -> list[Any]:
    """Return the result as a band with a tick, what is stated as a diamond, on their own scale.

    Nothing is drawn where a bound is open or the result is not known.
    """
    if one.computed is None or one.stated is None:
        return []
    ends = (one.computed.low, one.computed.high, one.stated.low, one.stated.high)
    if not all(map(math.isfinite, ends)):
        return []
    return [_axis(one.computed, one.stated)]


def _axis(computed: Interval, stated: Interval) -> Any:
    least, most = min(computed.low, stated.low), max(computed.high, stated.high)
    shown = (most - least) * (1 + 2 * AROUND) or 1.0
    start = (least + most - shown) / 2

    def at(value: float) -> str:
        return f"{FULL * (value - start) / shown:.1f}%"

    def over(known: Interval) -> dict[str, str]:
        return {"left": at(known.low), "width": f"{FULL * known.width / shown:.1f}%"}

    band = element("Span", className="band", style=over(computed))
    line = element("Span", className="whisker", style=over(stated))
    tick = element("Span", className="tick", style={"left": at(computed.value)})
    mark = element("Span", className="mark-printed", style={"left": at(stated.value)})
    return element("Div", [band, line, tick, mark], className="axis", **aria(hidden="true"))
