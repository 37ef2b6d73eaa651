"""The page Pekerja rentan in a real browser: every look, its filters, the keyboard, paper."""

import pytest

from tests.browser.looks import LOOKS, WIDER, faults
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
PATH = "/pekerja-rentan"
ROWS = "#pekerja-rentan-months > .programmes > tbody > tr"


def opened(visit, query="", **look):
    page = visit(f"{PATH}{query}", drawn=False, **look)
    page.wait_for_selector("#pekerja-rentan-silent .plain", state="attached")
    return page


@pytest.mark.parametrize(("width", "language", "scheme"), LOOKS)
def test_the_page_is_whole_and_silent_in_every_look(visit, width, language, scheme):
    page = opened(visit, width=width, language=language, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(WIDER) == []
    assert faults(page) == []
    assert (page.watch.errors, page.watch.strangers) == ([], [])


@pytest.mark.parametrize("query", ["?region=00", "?region=1901", "?region=6403&compare=64"])
def test_every_kind_of_choice_is_shown_without_a_fault(visit, query):
    page = opened(visit, query, width=768)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
    assert (page.watch.errors, page.watch.strangers) == ([], [])


def test_a_payer_is_one_request_and_stays_after_a_reload(visit):
    page = opened(visit)
    page.wait_for_load_state("networkidle")
    posts = []
    page.on("request", lambda one: posts.append(one.url) if one.method == "POST" else None)
    page.click(".menu-payer summary")
    page.click(".menu-payer a[href*='payer=dbh']")
    page.wait_for_url("**payer=dbh**")
    until(page, f"document.querySelectorAll('{ROWS}').length === 3")
    assert len(posts) == 1
    said = page.inner_text("h1")
    page.reload()
    page.wait_for_selector(ROWS)
    assert page.inner_text("h1") == said


def test_the_months_are_asked_for_and_the_list_unfolds_by_keyboard(visit):
    page = opened(visit)
    number = page.locator(f"{ROWS}:first-child .said-months .ask")
    number.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open] .reckoning")
    assert "35.440" in page.inner_text("dialog[open]")
    page.keyboard.press("Escape")
    more = page.locator("#pekerja-rentan-months details.more > summary")
    more.focus()
    page.keyboard.press("Enter")
    assert page.locator("#pekerja-rentan-months details.more[open] tbody tr").count() == 30


def test_on_paper_the_page_keeps_its_rows_inside_the_sheet(visit):
    page = opened(visit)
    page.emulate_media(media="print")
    assert page.locator(ROWS).count() == 13
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(media="screen")
