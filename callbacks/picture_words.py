"""What stands around a chart on its page, as words and colours: it goes into the picture too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from charts.theme import Theme

FOLDED = ("Details", "Nav")  # tables, files and switches are no part of a picture
LISTS = frozenset({"signs", "marks", "events", "plain"})
NOTES = frozenset({"note", "sum", "none-drawn"})
# Signs that the style sheet draws: here as letters.
GLYPHS = {"mark-target": "◆", "mark-path": "···", "mark-other": "○", "mark-weights": "┆"}


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour or a pattern, and what it means."""

    fill: str  # a colour, or the name of a pattern
    words: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words over a part of a bar, or under its boundary: where, of the whole width."""

    at: float
    lines: tuple[str, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Told:
    """A chart's heading, what it shows, its key, and what to know of it."""

    heading: str
    about: str
    figure: Any
    over: tuple[Label, ...] = ()
    under: tuple[Label, ...] = ()
    strip: tuple[Swatch, ...] = ()
    states: tuple[Swatch, ...] = ()
    notes: tuple[str, ...] = ()


def told(card: Any, graph: str, sentence: str, look: Theme) -> Told | None:
    """Return what the card says of its graph; None where it has no such graph.

    A card without a heading of its own illustrates the page's sentence.
    """
    around = next(
        (one for one in _walk(card, ()) if _kind(one) == "Article" and _has(one, graph)), card
    )
    nodes = list(_walk(around))
    chart = next((one for one in nodes if _prop(one, "id") == graph), None)
    if chart is None:
        return None
    title = next((one for one in nodes if _kind(one) in ("H2", "H3")), None)
    heading = said(title)
    about = next((said(one) for one in nodes if _classes(one) & {"about", "said"}), "")
    if title is None or "aloud" in _classes(title):
        spoken = next(_prop(one, "aria-label") for one in nodes if "chart" in _classes(one))
        heading, about = sentence, spoken.removeprefix(sentence).strip()
    return Told(
        heading,
        about,
        _prop(chart, "figure"),
        tuple(_over(nodes, look)),
        tuple(_under(nodes, look)),
        tuple(_swatches(nodes, "classes", look)),
        tuple(_swatches(nodes, "states", look)),
        tuple(line for line in _notes(nodes) if line),
    )


def headline(answer: Any) -> str:
    """Return the sentence of a page."""
    return next((said(one) for one in _walk(answer) if _kind(one) == "H1"), "")


def footed(foot: Any) -> tuple[str, ...]:
    """Return what the foot of a page says of its data: version, as of when, loaded when."""
    lines = [said(one) for one in _walk(foot[0]) if _kind(one) == "P"]
    return tuple(lines[:3])


def said(node: Any) -> str:
    """Return the words of a part in reading order."""
    if isinstance(node, str):
        return node
    if isinstance(node, list | tuple):
        return "".join(said(one) for one in node)
    if node is None or isinstance(node, int | float):
        return "" if node is None else str(node)
    return said(_prop(node, "children"))


def _over(nodes: Sequence[Any], look: Theme) -> Iterator[Label]:
    """Yield the labels over the parts of a bar."""
    for one in nodes:
        if "part" not in _classes(one):
            continue
        at = float(_prop(one, "style")["left"].removesuffix("%")) / 100
        colour = look.gap_text if "part-gap" in _classes(one) else look.ink
        yield Label(at, tuple(said(line) for line in _prop(one, "children")), colour)


def _under(nodes: Sequence[Any], look: Theme) -> Iterator[Label]:
    """Yield the words of the bracket under a bar."""
    for one in nodes:
        if "bracket" in _classes(one):
            at = float(_prop(one, "style")["--at"].removesuffix("%")) / 100
            yield Label(at, tuple(said(line) for line in _prop(one, "children")), look.ink)


def _swatches(nodes: Sequence[Any], kind: str, look: Theme) -> Iterator[Swatch]:
    for one in nodes:
        if kind not in _classes(one):
            continue
        for item in _prop(one, "children"):
            swatch, words = _prop(item, "children")
            (name,) = _classes(swatch) - {"swatch"}
            yield Swatch(_fill(name, look), said(words))


def _fill(name: str, look: Theme) -> str:
    """Return the colour of a class of the style sheet; the name itself where it is a pattern."""
    if name.startswith("rate-"):
        _, kind, at = name.split("-")
        rates = {"coverage": look.rates_coverage, "gap": look.rates_gap, "base": look.rates_base}
        return rates[kind][int(at) - 1]
    return look.covered[0] if name == "covered" else name


def _notes(nodes: Sequence[Any]) -> Iterator[str]:
    """Yield the signs with their meanings, then the notes; one that only leads on is left out."""
    for one in nodes:
        kinds = _classes(one)
        if kinds & LISTS:
            yield " · ".join(_sign(item) for item in _prop(one, "children"))
        elif kinds & NOTES and _kind(one) == "P":
            inside = _prop(one, "children")
            only = inside[0] if isinstance(inside, list) and len(inside) == 1 else inside
            if _kind(only) != "A":
                yield said(one)


def _sign(item: Any) -> str:
    parts = _prop(item, "children")
    if not isinstance(parts, list):
        return said(parts)
    glyphs = [GLYPHS[name] for one in parts for name in _classes(one) if name in GLYPHS]
    return " ".join([*glyphs, *(words for one in parts if (words := said(one)))])


def _has(node: Any, graph: str) -> bool:
    return any(_prop(one, "id") == graph for one in _walk(node))


def _walk(node: Any, without: Sequence[str] = FOLDED) -> Iterator[Any]:
    """Yield every part below, outermost first."""
    if isinstance(node, list | tuple):
        for one in node:
            yield from _walk(one, without)
    elif (
        node is not None and not isinstance(node, str | int | float) and _kind(node) not in without
    ):
        yield node
        yield from _walk(_prop(node, "children"), without)


def _kind(node: Any) -> str:
    return str(node["type"]) if isinstance(node, dict) else type(node).__name__


def _classes(node: Any) -> set[str]:
    return set((_prop(node, "className") or "").split())


def _prop(node: Any, name: str) -> Any:
    if isinstance(node, dict):  # layouts/parts/light.py
        return node["props"].get(name)
    return getattr(node, name, None)
