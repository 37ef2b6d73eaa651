"""Maps in a real browser: every region a path, nothing asked of others, missing places hatched."""

import re

import pytest

from charts import theme
from charts.bubble_map import bubble_map
from charts.classes import colours
from charts.region_map import region_map
from charts.tile_grid import tile_grid
from model.classes import CLASSES
from model.classes import of as of_classes
from tests.browser.still import Still, address
from tests.charts.mapped import ask, box_of, everywhere, place, tiles
from tests.charts.test_theme import WHITE_TEXT, contrast
from texts import of

pytestmark = pytest.mark.browser
LIGHT = theme.of("light")
SETS = {
    "kalimantan_provinsi": 5,
    "indonesia_provinsi": 38,
    "kalimantan_kabkota": 56,
    "indonesia_kabkota": 514,
}
RATES = [0.05, 0.3, 0.9, None, 1.2]
ON_TILES = """
points => points.map(point => ["path", "text tspan"].map(
  kind => getComputedStyle(point.querySelector(kind)).fill))
"""
FILLS = "paths => [...new Set(paths.map(path => getComputedStyle(path).fill))]"


def asked(name, places, **more):
    box = box_of(name, [one.region for one in places])
    return ask(borders=address(name), box=box, **more)


def mapped(name, rates=RATES, chart=region_map, look=LIGHT):
    places = everywhere(name, rates)
    return chart(places, asked(name, places), of("id"), look)


@pytest.fixture
def still(chromium):
    """Open a page with these elements; nothing but its own assets can be reached."""
    opened = []

    def page(body='<div id="map" style="width:520px"></div>', scheme="light", width=600):
        viewport = {"width": width, "height": 700}
        context = chromium.new_context(viewport=viewport, color_scheme=scheme)
        opened.append(context)
        return Still(context.new_page(), body)

    yield page
    for context in opened:
        context.close()


@pytest.mark.parametrize("chart", [region_map, bubble_map])
@pytest.mark.parametrize(("name", "count"), SETS.items())
def test_every_region_is_drawn_and_nobody_else_is_asked(still, name, count, chart):
    page = still()
    page.draw(map=mapped(name, chart=chart))
    assert page.paths("map", trace=0) + page.paths("map", trace=1) == count
    assert (page.strangers, page.errors) == ([], [])


def test_without_our_asset_a_map_asks_another_host(still):
    page = still()
    page.page.evaluate("PlotlyGeoAssets.topojson = {}")
    page.page.evaluate(
        "figure => { Plotly.newPlot('map', figure).catch(() => 0); }", mapped("kalimantan_provinsi")
    )
    page.page.wait_for_timeout(300)
    assert len(page.strangers) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_missing_places_are_hatched_and_withheld_ones_dotted_after_every_redraw(still, scheme):
    page, look = still(scheme=scheme), theme.of(scheme)
    places = [
        place(code, rate, status=status)
        for code, rate, status in (
            ("61", 0.3, None),
            ("62", None, None),
            ("63", None, "suppressed"),
        )
    ]
    where = asked("kalimantan_provinsi", places)
    page.draw(map=region_map(places, where, of("id"), look))
    fills = page.page.locator(".choroplethlocation")
    first = fills.evaluate_all(FILLS)
    assert [fill.partition(")")[0] for fill in first[:2]] == ['url("#hatched"', 'url("#dotted"']
    page.page.evaluate("Plotly.restyle('map', {'marker.line.width': 2})")
    assert fills.evaluate_all(FILLS) == first
    page.page.evaluate("Plotly.relayout('map', {width: 400})")
    assert fills.evaluate_all(FILLS) == first


def test_the_hatch_has_the_colour_of_the_theme_and_of_paper(still):
    page = still(scheme="dark")
    page.draw(map=mapped("kalimantan_provinsi", [None], look=theme.of("dark")))
    stroke = "() => getComputedStyle(document.querySelector('#hatched path')).stroke"
    assert page.page.evaluate(stroke) == "rgb(76, 95, 105)"
    page.page.evaluate("document.documentElement.classList.add('paper')")
    assert page.page.evaluate(stroke) == "rgb(201, 209, 209)"


def test_the_land_fills_its_card_whatever_its_shape(still):
    page = still()
    for name in SETS:
        page.draw(map=mapped(name))
        land = page.page.locator("#map .choroplethlayer").bounding_box()
        assert land["width"] > 0.85 * 520


@pytest.mark.parametrize("look", [LIGHT, theme.of("light", narrow=True)])
@pytest.mark.parametrize("name", ["kalimantan_kabkota", "indonesia_provinsi"])
def test_words_in_tiles_are_no_wider_than_their_tile(still, name, look):
    width = 318 if look.narrow else 470
    page = still(f'<div id="grid" style="width:{width}px"></div>')
    places = everywhere(name, [0.657, None])
    page.draw(grid=tile_grid(places, tiles(), asked(name, places), of("id"), look))
    over = page.page.locator("#grid .point").evaluate_all(
        "points => points.filter(point => point.querySelector('text').getBoundingClientRect().width"
        " > point.querySelector('path').getBoundingClientRect().width * 1.12)"
        ".map(point => point.textContent)"
    )
    assert over == []
    assert page.page.locator("#grid .point").count() == len(places)
    assert page.errors == []


def test_a_pointer_over_a_region_shows_its_figures(still):
    page = still()
    page.draw(map=mapped("kalimantan_provinsi", [0.3]))
    land = page.page.locator("#map .choroplethlayer").bounding_box()
    page.page.mouse.move(land["x"] + land["width"] / 2, land["y"] + land["height"] / 2)
    page.page.wait_for_selector("#map .hoverlayer .hovertext")
    assert "Kalimantan" in page.page.text_content("#map .hoverlayer")


def test_dragging_and_scrolling_leave_the_map_where_it_is(still):
    page = still()
    page.draw(map=mapped("kalimantan_provinsi", [0.3]))
    path = page.page.locator("#map .choroplethlocation").first
    before, mouse = path.get_attribute("d"), page.page.mouse
    mouse.move(250, 200)
    mouse.down()
    mouse.move(350, 260, steps=4)
    mouse.up()
    mouse.wheel(0, 400)
    page.page.wait_for_timeout(200)
    assert path.get_attribute("d") == before


def test_a_map_drawn_in_the_dark_has_the_colours_of_its_key_on_paper(still):
    body = """<div class="chart"><div id="map" style="width:500px"></div></div>
    <div class="chart"><div id="grid" style="width:500px"></div></div>"""
    page, name, dark = still(body, scheme="dark"), "kalimantan_kabkota", theme.of("dark")
    for measure in CLASSES:
        bounds = of_classes(measure).bounds
        places = everywhere(name, [bounds[0] / 2, *bounds])
        where = asked(name, places, measure=measure)
        page.draw(
            map=region_map(places, where, of("id"), dark),
            grid=tile_grid(places, tiles(), where, of("id"), dark),
        )
        page.page.evaluate("document.documentElement.classList.add('paper', 'bright-figures')")
        light = {css(shade) for shade in colours(of_classes(measure), LIGHT)}
        land = "#map .choroplethlayer .trace:first-child path"
        assert set(page.page.locator(land).evaluate_all(FILLS)) == light
        shown = page.page.locator("#grid .point").evaluate_all(ON_TILES)
        assert {fill for fill, _ in shown} == light
        assert [pair for pair in shown if contrast(*map(hexed, pair)) < WHITE_TEXT] == []
        page.page.evaluate("document.documentElement.classList.remove('paper', 'bright-figures')")


def css(colour):
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def hexed(colour):
    return "#" + "".join(f"{int(part):02X}" for part in re.findall(r"\d+", colour))
