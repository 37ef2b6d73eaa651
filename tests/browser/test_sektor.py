"""The page of segments and industries in a real browser."""

import pytest

from tests.browser.looks import LOOKS, faults
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
MARKS = "#sektor-segments .barlayer path"


def sectors(visit, path="/sektor", **look):
    page = visit(path, drawn=False, **look)
    page.wait_for_selector(MARKS, state="attached")
    return page


@pytest.mark.parametrize(("width", "language", "scheme"), LOOKS)
def test_the_page_is_whole_and_silent_in_every_look(visit, width, language, scheme):
    page = sectors(visit, width=width, language=language, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
    assert (page.watch.errors, page.watch.strangers) == ([], [])


@pytest.mark.parametrize(
    "query", ["region=6404&base=stated", "compare=64", "region=64&period=2020-06"]
)
def test_every_kind_of_choice_is_drawn_without_a_fault(visit, query):
    page = sectors(visit, f"/sektor?{query}")
    assert faults(page) == []
    assert (page.watch.errors, page.watch.strangers) == ([], [])


def test_a_change_of_the_base_asks_once_and_stays_after_a_reload(visit):
    page = sectors(visit)
    page.wait_for_load_state("networkidle")
    before = len(page.watch.posts)
    page.click(".menu-base summary")
    page.click(".menu-base a[href*='base=labour_force']")
    page.wait_for_url("**base=labour_force**")
    until(page, "document.querySelector('h1').innerText.includes('terhadap')")
    assert len(page.watch.posts) == before + 1
    said = page.inner_text("h1")
    page.reload()
    page.wait_for_selector(MARKS, state="attached")
    assert page.inner_text("h1") == said


def test_another_page_keeps_the_region(visit):
    page = sectors(visit, "/sektor?region=63")
    page.click("header > .wide > nav a[href='/wilayah?region=63']")
    page.wait_for_selector("#wilayah-ranking .barlayer path", state="attached")
    assert "Kalimantan Selatan" in page.inner_text("h1")
