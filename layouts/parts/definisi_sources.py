"""Where the figures come from: families of publications with reach, licence and dates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from layouts.parts import definisi_words as words
from layouts.parts.attributes import aria, data
from layouts.parts.light import element
from layouts.parts.links import outside
from model.definitions import Definitions
from model.publications import Family, Publication
from texts import Text

MOST_NAMED = 2  # regions of one level; more are counted
COLUMNS = ("family", "reach", "figures", "kind", "licence", "as_of")


def sources(page: Definitions, text: Text) -> html.Section:
    """Return every family, each with its publications one click away."""
    title = text("definisi.sources.title")
    head = [html.Th(text(f"definisi.sources.{name}"), scope="col") for name in COLUMNS]
    body = [_family(family, text) for family in page.families]
    table = html.Table([html.Caption(title), html.Thead(html.Tr(head)), html.Tbody(body)])
    scroll = html.Div(
        table, className="scroll families", tabIndex=0, role="region", **aria(label=title)
    )
    borders = [html.P(_border(*one, text), className="note") for one in page.borders]
    about = text("definisi.sources.about")
    return words.section("sources", title, about, [scroll, *borders])


def _border(title: str, official: bool, text: Text) -> str:
    kind = "official" if official else "borders"
    return text(f"definisi.sources.{kind}", title=title)


def _family(family: Family, text: Text) -> Any:
    licence = family.licence if family.has_licence else text("definisi.sources.unnamed")
    cells = [
        ", ".join(reach(family, text)),
        text.number(family.figures),
        ", ".join(text(f"definisi.kind.{kind}") for kind in family.kinds),
        licence,
        span(family.as_of, text),
    ]
    publishers = " ".join(one.publisher for one in family.publications)
    found = data(entry=f"{family.title} {publishers} {licence}".lower())
    named = element("Th", _named(family, text), scope="row")
    return element("Tr", [named, *(element("Td", cell) for cell in cells)], **found)


def _named(family: Family, text: Text) -> list[Any]:
    """Return the family's title, with its one publication or the list of them."""
    title = element("B", family.title, lang="id")
    if len(family.publications) == 1:
        return [title, element("P", _publication(family.publications[0], text), className="fine")]
    items = element("Ul", [element("Li", _publication(one, text)) for one in family.publications])
    summary = element("Summary", text("definisi.sources.several", count=family.origins))
    return [title, element("Details", [summary, items], className="publications")]


def _publication(one: Publication, text: Text) -> list[Any]:
    words_of = f"{one.publisher}, {span(one.as_of, text)}"
    return [outside(one.url, words_of), element("Span", f" · {one.title}", lang="id")]


def reach(family: Family, text: Text) -> list[str]:
    """Return the places with figures: few by name, many counted by level, the nation first."""
    said: list[str] = []
    for level in ("nation", "kanwil", "province", "kabkota"):
        said += _level(level, family.reach.get(level, ()), text)
    return said


def _level(level: str, places: Sequence[str], text: Text) -> Sequence[str]:
    if len(places) > MOST_NAMED or level == "nation":
        return [text(f"definisi.reach.{level}", count=len(places))] if places else []
    return places


def span(as_of: tuple[str, str], text: Text) -> str:
    first, last = (text.date(one) for one in as_of)
    return first if first == last else text("definisi.sources.span", first=first, last=last)
