"""What is pointed at in one figure or list lights up in all of them; a click is the page's link."""

import pytest

from charts import theme
from charts.bubble_map import bubble_map
from charts.region_map import region_map
from charts.tile_grid import tile_grid
from tests.browser.still import Still, address
from tests.browser.waiting import until
from tests.charts.mapped import ask, box_of, everywhere, tiles
from texts import of

pytestmark = pytest.mark.browser
NAME = "kalimantan_provinsi"
LIGHT = theme.of("light")
LINKS = "".join(
    f'<li data-region="{code}" id="row-{code}">'
    f'<a href="#{code}" data-region="{code}">{code}</a></li>'
    for code in ("61", "62", "63", "64", "65")
)
BODY = f"""<main data-agree><ul>{LINKS}</ul><div id="map" style="width:500px"></div>
<div id="bubbles" style="width:500px"></div><div id="tiles" style="width:470px"></div></main>
<div id="apart" style="width:500px"></div>"""
NOWHERE = (790, 1790)
BINDINGS = "() => document.getElementById('map')._ev.listenerCount('plotly_hover')"


@pytest.fixture
def page(chromium):
    """A list, a map, bubbles and tiles of the same five provinces, and a map of another card."""
    context = chromium.new_context(viewport={"width": 800, "height": 1800})
    still = Still(context.new_page(), BODY)
    still.draw(**figures())
    still.page.wait_for_timeout(100)  # two frames: figures are bound in the next one
    yield still
    assert (still.errors, still.strangers) == ([], [])
    context.close()


def figures():
    places = everywhere(NAME, [0.3, 0.5, None])
    asked = ask(borders=address(NAME), box=box_of(NAME, [one.region for one in places]))
    text = of("id")
    drawn = region_map(places, asked, text, LIGHT)
    return {
        "map": drawn,
        "bubbles": bubble_map(places, asked, text, LIGHT),
        "tiles": tile_grid(places, tiles(), asked, text, LIGHT),
        "apart": drawn,
    }


def lit(page):
    """Which figures, and which rows, are lit."""
    return page.page.evaluate(
        "() => [...document.querySelectorAll('.lit')]"
        ".map(one => one.closest('.js-plotly-plot')?.id ?? one.id).filter(Boolean).sort()"
    )


def middle(page, selector):
    box = page.page.locator(selector).bounding_box()
    page.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def place_of(page, figure, code):
    """Which mark of a figure is a region's, as a selector of the test's own."""
    page.page.evaluate(
        "([figure, code]) => document.querySelectorAll(`#${figure} .choroplethlocation`).forEach("
        "path => { if (path.__data__.loc === code) path.dataset.test = code; })",
        [figure, code],
    )
    return f'#{figure} [data-test="{code}"] >> nth=0'


def test_a_row_lights_its_region_everywhere_in_its_card_and_nowhere_else(page):
    page.page.hover("#row-64")
    assert lit(page) == ["bubbles", "bubbles", "map", "row-64", "tiles"]
    assert page.page.locator("#map .lit-edge").count() == 1
    page.page.mouse.move(*NOWHERE)
    assert lit(page) == []
    assert page.page.locator(".lit-edge").count() == 0


def test_a_figure_drawn_again_keeps_the_light_of_the_row_that_is_pointed_at(page):
    page.page.hover("#row-64")
    page.page.evaluate("figure => Plotly.react('map', figure)", figures()["map"])
    assert lit(page) == ["bubbles", "bubbles", "map", "row-64", "tiles"]
    assert page.page.locator("#map .lit-edge").count() == 1
    page.page.mouse.move(*NOWHERE)
    page.page.evaluate("figure => Plotly.react('map', figure)", figures()["map"])
    assert lit(page) == []


def test_the_keyboard_lights_what_it_stands_on(page):
    page.page.focus('a[data-region="61"]')
    assert "map" in lit(page)
    page.page.evaluate("document.activeElement.blur()")
    assert lit(page) == []


def test_a_region_of_the_map_lights_its_row_and_its_tile(page):
    middle(page, place_of(page, "map", "62"))
    page.page.wait_for_selector("#row-62.lit")
    assert {"map", "row-62", "tiles"} <= set(lit(page))
    page.page.mouse.move(*NOWHERE)
    page.page.wait_for_selector("#row-62:not(.lit)")
    assert lit(page) == []


def test_a_region_without_a_figure_agrees_as_well(page):
    code = page.page.evaluate(
        "() => document.querySelector('#map .choroplethlayer .trace path').__data__.loc"
    )
    page.page.hover(f"#row-{code}")
    assert {"map", "tiles"} <= set(lit(page))


def test_a_tile_lights_its_region_and_a_click_follows_the_link_of_the_page(page):
    middle(page, "#tiles .point >> nth=0")
    page.page.wait_for_selector("li.lit")
    code = page.page.get_attribute("li.lit", "data-region")
    assert "map" in lit(page)
    page.page.mouse.down()
    page.page.mouse.up()
    until(page.page, f"location.hash === '#{code}'")


def test_a_click_on_the_map_follows_the_link_of_the_page(page):
    middle(page, place_of(page, "map", "62"))
    page.page.mouse.down()
    page.page.mouse.up()
    until(page.page, "location.hash === '#62'")


def test_a_map_of_another_card_stays_dark(page):
    page.page.hover("#row-62")
    assert "apart" not in lit(page)


def test_a_figure_is_bound_once_however_often_it_is_redrawn_and_again_after_a_purge(page):
    assert page.page.evaluate(BINDINGS) == 1
    for _ in range(3):
        page.page.evaluate("figure => Plotly.react('map', figure)", figures()["map"])
        page.page.evaluate("document.body.append(document.createElement('i'))")
        page.page.wait_for_timeout(50)
    assert page.page.evaluate(BINDINGS) == 1
    page.page.evaluate("Plotly.purge('map')")
    page.draw(map=figures()["map"])
    page.page.wait_for_timeout(100)
    assert page.page.evaluate(BINDINGS) == 1


def test_a_new_answer_leaves_nothing_of_the_old_one_lit(page):
    page.page.hover("#row-62")
    page.page.evaluate("document.querySelector('ul').replaceChildren()")
    page.page.evaluate("figure => Plotly.react('map', figure)", figures()["map"])
    assert lit(page) == []
