"""The page Biaya in a real browser: whole, silent, its numbers typed, moved and walked through."""

import pytest

from tests.browser.looks import LOOKS, faults
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
MARKS = "#biaya-rates .barlayer path"
FIRST = "#biaya-field-split-self"


def costs(visit, path="/biaya", **look):
    page = visit(path, drawn=False, **look)
    page.wait_for_selector(MARKS, state="attached")
    page.wait_for_load_state("networkidle")
    return page


def typed(page, field, value, key="Enter"):
    """Write into a field, leave it, and return what the address then says; answered once."""
    before = len(page.watch.posts)
    page.fill(f"#biaya-field-{field}", value)
    with page.expect_response(lambda answer: "_dash-update-component" in answer.url):
        page.press(f"#biaya-field-{field}", key)
    page.wait_for_timeout(300)
    assert len(page.watch.posts) == before + 1
    return page.evaluate("decodeURIComponent(location.search)")


@pytest.mark.parametrize(("width", "language", "scheme"), LOOKS)
def test_the_page_is_whole_and_silent_in_every_look(visit, width, language, scheme):
    page = costs(visit, width=width, language=language, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
    assert (page.watch.errors, page.watch.strangers) == ([], [])


@pytest.mark.parametrize(
    "query",
    ["region=61&compare=KAL", "region=9702", "segment=PU", "start=2026-10&enrol=6&budget=5000000"],
)
def test_every_kind_of_answer_is_drawn_without_a_fault(visit, query):
    page = costs(visit, f"/biaya?{query}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
    assert (page.watch.errors, page.watch.strangers) == ([], [])


@pytest.mark.parametrize(("language", "half"), [("id", "62,5"), ("en", "62.5")])
def test_a_share_is_typed_as_the_reader_writes_it_and_the_others_stay_in_proportion(
    visit, language, half
):
    page = costs(visit, language=language)
    assert typed(page, "split-self", half) == "?split=self:62.5,apbd:23.4,dbh:9.4,csr:4.7"
    assert page.evaluate("document.activeElement.id") == FIRST.removeprefix("#")
    assert page.input_value(FIRST) == half


def test_a_wrong_number_is_said_beside_its_field_and_stays_there(visit):
    page = costs(visit)
    before = len(page.watch.posts)
    page.fill("#biaya-field-transport", "banyak")
    page.press("#biaya-field-transport", "Enter")
    assert page.input_value("#biaya-field-transport") == "banyak"
    assert page.inner_text("#biaya-wrong-transport") == "Angka dari 0 sampai 100."
    assert page.get_attribute("#biaya-field-transport", "aria-invalid") == "true"
    assert (len(page.watch.posts), faults(page)) == (before, [])
    page.fill("#biaya-field-transport", "10")
    assert page.inner_text("#biaya-wrong-transport") == ""


def test_coverage_and_budget_lead_to_each_other_and_back(visit):
    page = costs(visit)
    assert typed(page, "budget", "3 miliar") == "?budget=3000000000"
    assert "14.880 orang" in page.inner_text("#biaya-reach h2")
    assert typed(page, "reach", "75", "Tab") == "?reach=75"
    page.focus("#biaya-handle")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**reach=76**")
    page.go_back()
    until(page, "document.querySelector('#biaya-field-reach').value === '75'")
    page.reload()
    page.wait_for_selector(MARKS, state="attached")
    assert page.input_value("#biaya-field-reach") == "75"


def test_months_are_typed_and_a_field_left_as_it_was_asks_nothing(visit):
    page = costs(visit)
    assert typed(page, "start", "2026-4") == "?start=2026-04"
    assert typed(page, "months", "9") == "?start=2026-04&months=9"
    before = len(page.watch.posts)
    for field in ("start", "months", "enrol", "transport", "split-apbd"):
        page.focus(f"#biaya-field-{field}")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    assert len(page.watch.posts) == before


def test_every_field_and_both_ways_are_reached_by_the_tab_key(visit):
    page = costs(visit)
    page.focus("#content")
    wanted = {one.get_attribute("id") for one in page.query_selector_all(".field input")}
    seen = set()
    for _ in range(90):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.id"))
    assert wanted <= seen


def test_a_printed_page_has_figures_and_numbers_but_no_handle(visit):
    page = costs(visit)
    page.emulate_media(media="print")
    page.wait_for_selector("html.paper", state="attached")
    assert page.is_hidden(".slider")
    assert page.is_visible("#biaya-waterfall h2")
    assert len(page.pdf(format="A4")) > 10_000
