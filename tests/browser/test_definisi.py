"""The page of definitions in a real browser: links lead to words, and the search finds them."""

import pytest

from tests.browser.looks import LOOKS, WIDER, faults
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
FOUND = (
    "[...document.querySelectorAll('.sections [data-entry]')]"
    ".filter(e => e.checkVisibility()).map(e => e.id)"
)
REACHED = "document.querySelector('.reached')?.id"
TOP = "document.querySelector('.reached').getBoundingClientRect().top"


def definitions(visit, path="/definisi", **look):
    page = visit(path, drawn=False, **look)
    page.wait_for_selector(".sections .base")
    return page


def reaches(page, word):
    """Wait until a word is marked and stands below what sticks to the top of the window."""
    until(page, f"{REACHED} === '{word}' && {TOP} > 56 && {TOP} < 300")


@pytest.mark.parametrize(("width", "language", "scheme"), LOOKS)
def test_the_page_is_whole_and_silent_in_every_look(visit, width, language, scheme):
    page = definitions(visit, width=width, language=language, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(WIDER) == []
    assert faults(page) == []
    assert (page.watch.errors, page.watch.strangers) == ([], [])


def test_a_link_on_another_page_leads_to_the_word_without_a_reload(visit):
    page = visit("/")
    page.evaluate("window.same = true")
    page.click(".kpi .term[href='/definisi#BPU']")
    reaches(page, "BPU")
    assert page.evaluate("window.same") is True
    assert page.evaluate("document.activeElement.id") == "BPU"
    page.click(".index nav a[href='#adding']")
    reaches(page, "adding")
    page.go_back()
    reaches(page, "BPU")


@pytest.mark.parametrize("word", ["stated", "gap", "JKK+JKM", "suppressed", "sources"])
def test_an_address_opened_afresh_leads_to_its_word(visit, word):
    reaches(definitions(visit, f"/definisi#{word}"), word)


def test_a_link_into_a_folded_list_opens_it(visit):
    page = definitions(visit, "/definisi#industries")
    reaches(page, "industries")
    assert page.evaluate("document.getElementById('industries').closest('details').open")


def test_the_search_finds_words_in_both_languages_and_asks_nobody(visit):
    page = definitions(visit)
    page.wait_for_load_state("networkidle")
    before = len(page.watch.posts)
    page.fill(".index input", "job loss")
    until(page, f"({FOUND}).length === 1")
    assert page.evaluate(FOUND) == ["JKP"]
    page.fill(".index input", "xyz")
    page.wait_for_selector(".nothing-found:visible")
    page.fill(".index input", "")
    until(page, f"({FOUND}).length > 50")
    assert len(page.watch.posts) == before


def test_the_section_that_is_read_is_marked_in_the_list(visit):
    page = definitions(visit, "/definisi#breaks")
    until(page, "document.querySelector('.index [data-here]')?.hash === '#breaks'")


def test_another_example_is_one_request(visit):
    page = definitions(visit, "/definisi?region=64")
    page.wait_for_load_state("networkidle")
    before = len(page.watch.posts)
    page.click(".menu-period summary")
    page.click(".menu-period .options a:not([aria-current])")
    page.wait_for_load_state("networkidle")
    assert len(page.watch.posts) == before + 1
