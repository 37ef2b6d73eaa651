"""What a first visit loads, and that nothing moves under a reader while it does."""

import re

import pytest

from layouts.shell import PAGES
from tests.browser.shifts import WATCH, shifts

pytestmark = pytest.mark.browser
DISTURBS = 0.1  # of layout shift, as web.dev has it
DRAWN_BY = re.compile(r"plotly|async-graph")
NAMED = re.compile(r"-[0-9a-f]{16}\.js$|\.v\w+\.js$")  # by content, or as Dash names a version


def test_no_page_moves_under_its_reader_while_it_loads(visit, server):
    page = visit("/definisi", drawn=False, own={})
    page.add_init_script(WATCH)
    moved = {}
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for one in PAGES:
            found = shifts(page, f"{server}{one.path}")
            if sum(shift["value"] for shift in found) >= DISTURBS:
                moved[width, one.path] = found
    assert moved == {}


def test_what_figures_are_drawn_by_comes_once_early_and_for_good(visit, server):
    page = visit("/definisi", drawn=False, own={})
    asked = []
    page.on("requestfinished", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    page.goto(f"{server}/")
    page.wait_for_selector(".js-plotly-plot .barlayer path", state="attached")
    page.wait_for_load_state("networkidle")
    once = [one for one in asked if DRAWN_BY.match(one)]
    assert len(once) == len({one.split("-")[0] for one in once}) == 2, once
    assert all(NAMED.search(one) for one in once), once
    assert page.watch.errors == []


def test_a_page_draws_even_where_the_early_plotly_js_does_not_come(visit, server):
    page = visit("/definisi", drawn=False, own={})
    page.route("**/plotly/plotly-*.js", lambda route: route.abort())
    page.goto(f"{server}/")
    page.wait_for_selector(".js-plotly-plot .barlayer path", state="attached")
    assert page.evaluate("typeof Plotly.react") == "function"


def test_another_page_shows_its_shapes_at_once_and_its_answer_takes_their_place(visit):
    page = visit("/", own={})
    page.route("**/_dash-update-component*", lambda route: None)  # the server thinks about it
    page.locator('header nav a[data-page="/sektor"]').first.click()
    assert page.evaluate("document.documentElement.matches('[data-leaving]')")
    assert page.locator("main > section").first.is_hidden()
    page.unroute("**/_dash-update-component*")
    page.goto(page.url)
    page.wait_for_selector("main h1")
    page.locator('header nav a[data-page="/definisi"]').first.click()
    page.wait_for_selector("#definisi-answer h1")
    assert page.locator("main h1").first.is_visible()
