"""Wilayah: where is the gap largest?"""

from __future__ import annotations

from collections.abc import Sequence

from callbacks.asking import Reader
from callbacks.pages import Parts, View
from charts.bubble_map import bubble_map
from charts.dumbbell import dumbbell
from charts.map_ask import MapAsk
from charts.people_bars import people_bars
from charts.ranked_bars import ranked_bars
from charts.region_map import region_map
from charts.theme import Figure, Theme
from charts.tile_grid import tile_grid
from layouts import ids
from layouts.pages import wilayah as page
from layouts.parts import regional_words as words
from layouts.parts.filters import compared_with, filters
from layouts.parts.foot import foot
from layouts.parts.goals import based, goals, stated
from layouts.parts.part_line import now as part_now
from layouts.parts.regional_caveats import caveats
from layouts.parts.regional_compared import compared
from layouts.parts.regional_map import mapped
from layouts.parts.regional_ranking import ranking, shown
from model.borders import address_of
from model.cell import Cell
from model.extent import Extent
from model.frame import Option, part_of
from model.index import index_of
from model.places import Place, Regional
from model.regional import regional
from model.regional_choices import to_region
from model.scope import Scope
from model.selection import Selection
from model.tree import tree
from model.warehouse import Version
from texts import Text, naming

NOWHERE = Extent(95.0, -11.0, 141.0, 6.0)  # where no place has a border: all of Indonesia


def parts(answered: Regional, reader: Reader) -> Parts:
    """Return every part of the page for one answer."""
    text, look = reader.text, reader.look
    aims = based(answered)
    bars = ranked(answered, text, look)
    return {
        ids.FILTERS: filters(answered, now(answered, text), _line(answered, text), text),
        ids.ANSWER: words.answer(answered, text),
        ids.FOOTER: foot(answered, words.when(answered, text), text),
        ids.TITLE: _tab(answered, text),
        page.COMPARED: compared(answered, _sides(answered, text, look), text),
        page.RANKING: [] if answered.other else ranking(answered, bars, text),
        page.MAP: mapped(answered, drawn(answered, text, look), text),
        page.GOALS: goals(answered, dumbbell(aims, text, look) if aims else None, text),
        page.STATED: stated(answered, text),
        page.WARNINGS: caveats(answered, text),
    }


def _tab(answered: Regional, text: Text) -> str:
    when = words.when(answered, text) + text.whose
    return text("frame.tab", place=answered.whole.name, period=when)


def ranked(
    answered: Regional, text: Text, look: Theme, beside: Regional | None = None
) -> Figure | None:
    """Return the bars of the places that fit on the page; None where none has a figure.

    What stands beside is drawn on the same scale.
    """
    if not answered.known:
        return None
    places, others = shown(answered), shown(beside) if beside else ()
    cells, also = _cells(places), _cells(others)
    if cells:
        return ranked_bars(cells, text, look, also)
    return people_bars(places, ask_of(answered, text), text, look, others)


def _cells(places: Sequence[Place]) -> list[Cell]:
    return [place.cell for place in places if place.cell is not None]


def drawn(answered: Regional, text: Text, look: Theme) -> Figure | None:
    """Return the places as the reader wants to see them: rates or people on a map, or tiles."""
    if not answered.places:
        return None
    ask = ask_of(answered, text)
    if answered.chosen.view == "tiles" or answered.borders is None:
        return tile_grid(answered.places, answered.tiles, ask, text, look)
    make = bubble_map if answered.chosen.view == "bubbles" else region_map
    return make(answered.places, ask, text, look)


def ask_of(answered: Regional, text: Text) -> MapAsk:
    """Return what the map is asked for: which rates, when, inside which box and borders."""
    number = answered.version.number
    own, above = answered.borders, answered.outlines
    return MapAsk(
        measure=answered.measure,
        when=words.when(answered, text),
        box=answered.box or NOWHERE,
        borders=address_of(number, own.set) if own else "",
        outlines=address_of(number, above.set) if above else None,
    )


def _sides(answered: Regional, text: Text, look: Theme) -> tuple[Figure | None, ...]:
    """Return the bars of both sides of a comparison."""
    if answered.other is None:
        return ()
    return (
        ranked(answered, text, look, answered.other),
        ranked(answered.other, text, look, answered),
    )


def now(answered: Regional, text: Text) -> dict[str, str]:
    """Return what each filter says at present."""
    chosen = answered.chosen
    return {
        "region": answered.whole.name,
        "level": text(f"filter.levels.{chosen.level}"),
        "period": words.when(answered, text),
        "measure": words.measure(answered, text),
        "base": naming.capital(text.bare.base_short(chosen.base or "employed")),
        "segment": text.segment_short(str(chosen.segment)),
        **part_now(part_of(answered), text),
        "compare": compared_with(answered, text),
    }


def _line(answered: Regional, text: Text) -> tuple[str, str]:
    measure = words.measure(answered, text).lower()
    when = words.when(answered, text, short=True)
    about = f"{measure}{text.whose} · {words.level(answered, text)}"
    return f"{answered.whole.name} · {when}", about


def regions(asked: Selection, scope: Scope, version: Version) -> tuple[Option, ...]:
    """Return the regions; those whose workers are known can be chosen."""
    index = index_of(version, scope)
    return tree(lambda code: to_region(code, asked, index), index.with_bases, index)


VIEW = View("wilayah", "/wilayah", page.PARTS, regional, parts, regions, lasting=True)
