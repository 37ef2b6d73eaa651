"""The page Tren & target in a real browser, and the navigation with all its pages."""

import pytest

from tests.browser.looks import LOOKS, faults
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
MARKS = "#target-trend .scatterlayer path.point"


def target(visit, path="/target?region=00", **look):
    page = visit(path, drawn=False, **look)
    page.wait_for_selector(MARKS, state="attached")
    page.wait_for_selector("#target-targets table")
    return page


@pytest.mark.parametrize(("width", "language", "scheme"), LOOKS)
def test_the_page_is_whole_and_silent_in_every_look(visit, width, language, scheme):
    page = target(visit, width=width, language=language, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
    assert (page.watch.errors, page.watch.strangers) == ([], [])


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_navigation_stands_in_one_row_or_is_a_menu(visit, language):
    page = visit("/target?region=6403", drawn=False, width=1280, language=language)
    page.wait_for_selector("#target-answer h1")
    links = "[...document.querySelectorAll('header > .wide > nav a')]"
    tops = page.evaluate(f"{links}.map(e => e.getBoundingClientRect().top)")
    heights = page.evaluate(f"{links}.map(e => e.getClientRects().length)")
    assert len(tops) >= 9
    assert len(set(tops)) == 1
    assert set(heights) == {1}
    shown = "document.querySelector('header > .wide > nav').checkVisibility()"
    right = f"{links}.at(-1).getBoundingClientRect().right"
    assert page.evaluate(f"{shown} && {right} < document.querySelector('.tools').offsetLeft")
    for width in (1100, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert not page.evaluate(shown)
        assert page.is_visible("header .pages > summary")


@pytest.mark.parametrize(
    "query", ["region=KAL", "region=00&compare=51", "region=KAL&compare=2024-11", "region=6112"]
)
def test_every_kind_of_choice_is_drawn_without_a_fault(visit, query):
    page = visit(f"/target?{query}", drawn=False)
    page.wait_for_selector("#target-targets table")
    assert faults(page) == []
    assert (page.watch.errors, page.watch.strangers) == ([], [])


def test_a_change_of_the_assumed_lapse_asks_once_and_stays_after_a_reload(visit):
    page = target(visit)
    page.wait_for_load_state("networkidle")
    before = len(page.watch.posts)
    page.click(".menu-lapse summary")
    page.click(".menu-lapse a[href*='lapse=5']")
    page.wait_for_url("**lapse=5**")
    until(page, "document.querySelector('.pace-line').innerText.includes('5\\u00a0%')")
    assert len(page.watch.posts) == before + 1
    said = page.inner_text(".pace-line")
    page.reload()
    page.wait_for_selector(MARKS, state="attached")
    assert page.inner_text(".pace-line") == said


def test_a_planner_keeps_an_own_target_by_keyboard_and_takes_it_off_again(visit):
    page = target(visit, "/target?region=51")
    page.focus(".own-form > summary")
    page.keyboard.press("Enter")
    page.focus("#target-own-add")
    page.keyboard.press("Enter")
    until(page, "document.querySelectorAll('.own-wrong:not(:empty)').length === 5")
    page.focus("#target-own-owner")
    page.keyboard.type("Disnaker")
    page.keyboard.press("Tab")
    page.keyboard.type("Renja 2027")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.get_attribute("[data-base=labour_force]", "aria-pressed") == "true"
    page.focus("#target-own-share")
    page.keyboard.type("60,5")
    page.keyboard.press("Tab")
    page.keyboard.type("2027-12")
    assert faults(page) == []
    page.focus("#target-own-add")
    page.keyboard.press("Enter")
    page.wait_for_selector("#target-own table")
    said = page.inner_text("#target-own")
    assert "Disnaker" in said
    assert "milik perencana" in said
    assert page.input_value("#target-own-owner") == ""
    page.focus("#target-own [data-remove]")
    page.keyboard.press("Enter")
    until(page, "!document.querySelector('#target-own table')")
    assert (page.watch.errors, page.watch.strangers) == ([], [])


def test_on_paper_the_form_is_gone_and_nothing_is_cut(visit):
    page = target(visit)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert not page.is_visible(".own-form > summary")
    assert page.is_visible("#target-targets table")
