"""The house's light colours on paper, by what they mean; charts/theme.py has them for screens."""

from __future__ import annotations

from collections.abc import Mapping

COLOURS: Mapping[str, str] = {
    "paper": "#FFFFFF",
    "ink": "#0F1F28",
    "ink_2": "#42535D",
    "ink_3": "#5C6C75",
    "line": "#E2E7E6",
    "hatch": "#C9D1D1",
    "covered_text": "#0A6169",
    "gap": "#D8622A",
    "gap_text": "#A9440D",
    "base": "#667985",  # workers: neither covered nor a gap
}
COVERED = ("#06535B", "#1F8088", "#529FA5", "#8FC4C5")  # PU, BPU, JAKON, others
SHADES: Mapping[str, int] = {"total": 0, "PU": 0, "BPU": 1, "JAKON": 2}  # others take the last


def shade(segment: str) -> str:
    """Return the colour of a segment's participants."""
    return COVERED[SHADES.get(segment, len(COVERED) - 1)]


def by_name() -> dict[str, str]:
    """Return every colour by the name that the page calls it."""
    return {**COLOURS, **{f"covered_{n}": colour for n, colour in enumerate(COVERED, start=1)}}
