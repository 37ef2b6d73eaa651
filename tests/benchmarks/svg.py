"""Lines on two logarithmic axes, as an SVG that a browser shows in light and in dark."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import cycle
from xml.sax.saxutils import escape

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 400, 70, 190, 46, 56
COLOURS = (
    "#1f6f8b",
    "#b3541e",
    "#5b5f97",
    "#7a7a2e",
    "#8a8a8a",
    "#a23b72",
    "#2e7d5b",
    "#c08a00",
)
STYLE = (
    "text{font:12px sans-serif;fill:#333}.grid{stroke:#8884;fill:none}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}}"
)
Points = Sequence[tuple[float, float]]


def lines(title: str, axes: tuple[str, str], series: Mapping[str, Points]) -> str:
    """Return the picture; every point is above 0 on both axes."""
    every = [point for points in series.values() for point in points]
    across, up = (_decades([point[at] for point in every]) for at in (0, 1))

    def place(point: tuple[float, float]) -> tuple[float, float]:
        x = LEFT + (WIDTH - LEFT - RIGHT) * _share(point[0], across)
        return x, HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * _share(point[1], up)

    parts = [f'<text x="12" y="22" font-weight="bold">{escape(title)}</text>']
    for power in range(across[0], across[1] + 1):
        x, y = place((10.0**power, 10.0 ** up[0]))
        parts.append(f'<path class="grid" d="M{x:.1f} {y:.1f}V{TOP}"/>')
        parts.append(
            f'<text x="{x:.1f}" y="{y + 18:.1f}" text-anchor="middle">{_said(power)}</text>'
        )
    for power in range(up[0], up[1] + 1):
        x, y = place((10.0 ** across[0], 10.0**power))
        parts.append(f'<path class="grid" d="M{x:.1f} {y:.1f}H{WIDTH - RIGHT}"/>')
        parts.append(
            f'<text x="{x - 8:.1f}" y="{y + 4:.1f}" text-anchor="end">{_said(power)}</text>'
        )
    for colour, points in zip(cycle(COLOURS), series.values(), strict=False):
        at = [place(point) for point in points]
        drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
        parts.append(f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in at]
    parts += _names(series, lambda points: place(points[-1])[1])
    parts.append(f'<text x="{LEFT}" y="{HEIGHT - 12}">{escape(axes[0])}</text>')
    parts.append(f'<text x="12" y="{TOP - 8}">{escape(axes[1])}</text>')
    inside = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(title)}">\n<style>{STYLE}</style>\n{inside}\n</svg>\n'
    )


def _names(series, end) -> list[str]:
    """Return the names of the lines beside their ends, none over another."""
    ends = sorted((end(points), at, name) for at, (name, points) in enumerate(series.items()))
    found, last = [], 0.0
    for y, at, name in ends:
        last = max(y, last + 15)
        x, colour = WIDTH - RIGHT + 12, COLOURS[at % len(COLOURS)]
        found.append(f'<circle cx="{x}" cy="{last:.1f}" r="4" fill="{colour}"/>')
        found.append(f'<text x="{x + 9}" y="{last + 4:.1f}">{escape(name)}</text>')
    return found


def _decades(values: Sequence[float]) -> tuple[int, int]:
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _share(value: float, decades: tuple[int, int]) -> float:
    return (math.log10(value) - decades[0]) / (decades[1] - decades[0])


def _said(power: int) -> str:
    words = {3: "1 k", 4: "10 k", 5: "100 k", 6: "1 M", 7: "10 M", 8: "100 M"}
    return words.get(power, f"{10.0**power:g}")
