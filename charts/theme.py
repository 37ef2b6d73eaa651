"""The look of every figure: colours, fonts, and what all layouts share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from texts.text import Text

Figure = dict[str, Any]
FONT = "Manrope, system-ui, sans-serif"
RADIUS = 5
LEAST_HEIGHT = 10  # Plotly refuses less
CLEAR = "rgba(0,0,0,0)"


@dataclass(frozen=True, slots=True)
class Theme:
    """The tokens of one theme; `narrow` is for phones: names above the bars, not beside."""

    name: Literal["light", "dark"]
    card: str
    line: str
    ink: str
    ink_2: str
    ink_3: str
    covered: tuple[str, str, str, str]  # PU, BPU, JAKON, others: always labelled
    covered_text: str
    gap: str
    gap_text: str
    on_gap: str
    hatch: str
    land: str  # without a rate
    outline: str  # provinces over their kab/kota: ink at 55 %
    rates_coverage: tuple[str, ...]  # classes of a map, the lowest first
    rates_gap: tuple[str, ...]
    rates_base: tuple[str, ...]
    on_bright: str  # words on the brighter classes
    on_dim: str  # words on the others
    narrow: bool = False


LIGHT = Theme(
    name="light",
    card="#FFFFFF",
    line="#E2E7E6",
    ink="#0F1F28",
    ink_2="#42535D",
    ink_3="#5C6C75",
    covered=("#06535B", "#1F8088", "#529FA5", "#8FC4C5"),
    covered_text="#0A6169",
    gap="#D8622A",
    gap_text="#A9440D",
    on_gap="#0F1F28",
    hatch="#C9D1D1",
    land="#EEF1F0",
    outline="rgba(15,31,40,0.55)",
    rates_coverage=("#E6F2F1", "#BFDEDD", "#8FC4C5", "#529FA5", "#1F8088", "#06535B"),
    rates_gap=("#FBEEE4", "#F6D5BF", "#EDB591", "#DF8F60", "#C96B39", "#A44C1E", "#75320F"),
    rates_base=("#EEF1F3", "#D8DFE3", "#BBC7CE", "#98A8B2", "#667985", "#475966", "#2B3A45"),
    on_bright="#0F1F28",
    on_dim="#FFFFFF",
)
DARK = Theme(
    name="dark",
    card="#131E23",
    line="#223037",
    ink="#EDF3F4",
    ink_2="#B3C1C7",
    ink_3="#8D9DA5",
    covered=("#74D8D4", "#3AA3A6", "#2A747A", "#1D555A"),
    covered_text="#62D0CF",
    gap="#F08A52",
    gap_text="#F7A377",
    on_gap="#131E23",
    hatch="#4C5F69",
    land="#223037",
    outline="rgba(237,243,244,0.55)",
    rates_coverage=("#183636", "#1E4C4D", "#266568", "#2B777B", "#48ABAC", "#74D8D4"),
    rates_gap=("#2B2320", "#4A2E21", "#6E4128", "#96552F", "#C06E3C", "#E9935C", "#FFC79E"),
    rates_base=("#1E2A30", "#2B3A42", "#3B4E58", "#4F6570", "#8195A0", "#A9BAC3", "#D5E0E6"),
    on_bright="#0C1418",
    on_dim="#EDF3F4",
)


def of(name: str, narrow: bool = False) -> Theme:
    """Return a theme by its name, light where the name says nothing else."""
    return replace(DARK if name == "dark" else LIGHT, narrow=narrow)


def layout(theme: Theme, text: Text, height: int, **more: object) -> Figure:
    """Return what all figures share; sent small, without Plotly's default template."""
    return {
        "height": max(LEAST_HEIGHT, height),
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "font": {"family": FONT, "size": 13, "color": theme.ink_2},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "separators": text.numerals.point + text.numerals.group,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": hover_label(theme),
        **more,
    }


def hover_label(theme: Theme) -> Figure:
    """Return the box beside the pointer."""
    return {
        "bgcolor": theme.card,
        "bordercolor": theme.ink_3,
        "align": "left",
        "font": {"family": FONT, "size": 13, "color": theme.ink},
    }


def bare_axis(span: Sequence[float], **more: object) -> Figure:
    """Return an axis without line, grid and ticks: bars carry their own numbers."""
    return {
        "range": list(span),
        "fixedrange": True,
        "visible": False,
        "tickformat": ",.3~f",  # separators only work with a tickformat
        **more,
    }
