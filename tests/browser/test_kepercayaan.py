"""The page of trust in a real browser."""

import pytest

from tests.browser.looks import LOOKS, faults

pytestmark = pytest.mark.browser
ROWS = "#kepercayaan-claims > .claims > tbody > tr"


def trusted(visit, path="/kepercayaan", **look):
    page = visit(path, drawn=False, **look)
    page.wait_for_selector("#kepercayaan-grades .rule", state="attached")
    return page


@pytest.mark.parametrize(("width", "language", "scheme"), LOOKS)
def test_the_page_is_whole_and_silent_in_every_look(visit, width, language, scheme):
    page = trusted(visit, width=width, language=language, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
    assert (page.watch.errors, page.watch.strangers) == ([], [])


@pytest.mark.parametrize("query", ["region=00&verdict=agrees", "region=6403", "region=1101"])
def test_every_kind_of_choice_is_shown_without_a_fault(visit, query):
    page = trusted(visit, f"/kepercayaan?{query}")
    assert faults(page) == []
    assert (page.watch.errors, page.watch.strangers) == ([], [])


def test_a_verdict_leaves_its_statements_alone_and_stays_after_a_reload(visit):
    page = trusted(visit, "/kepercayaan?region=00")
    page.wait_for_load_state("networkidle")
    said = page.inner_text("h1")
    count = int(page.inner_text(".tiles li:first-child b"))
    page.click(".tiles li:first-child a")
    page.wait_for_url("**verdict=contradicts")
    page.wait_for_selector(".tiles a[aria-current][href*=contradicts]")
    assert page.locator(ROWS).count() == page.locator(".verdict.is-contradicts").count() == count
    page.reload()
    page.wait_for_selector(ROWS)
    assert page.locator(ROWS).count() == count
    assert page.inner_text("h1") == said


def script_seconds(page, act, done):
    """What the browser computes from an act until the page shows what comes of it."""
    window = page.context.new_cdp_session(page)
    window.send("Performance.enable")

    def so_far():
        return {
            one["name"]: one["value"] for one in window.send("Performance.getMetrics")["metrics"]
        }["ScriptDuration"]

    before = so_far()
    act()
    page.wait_for_selector(done, state="attached", timeout=120_000)
    return so_far() - before


def test_a_choice_among_many_parts_costs_no_more_than_opening_the_page(visit):
    page = visit("/kepercayaan?region=00", drawn=False)
    page.wait_for_selector(ROWS)
    page.wait_for_load_state("networkidle")
    opening = script_seconds(page, page.reload, ROWS)
    page.wait_for_load_state("networkidle")
    chosen = ".tiles a[aria-current][href*=contradicts]"
    choosing = script_seconds(page, lambda: page.click(".tiles li:first-child a"), chosen)
    regions = ".region-list a[href*='region=64']"
    menu = script_seconds(page, lambda: page.click(".menu-region summary"), regions)
    assert max(choosing, menu) < 4 * opening  # else with the square of the parts: 30 times


def test_the_grade_of_the_overview_leads_to_the_rule_that_gave_it(visit):
    page = visit("/?region=64&period=2023-12")
    letter = page.inner_text(".meta a[href^='/kepercayaan']").partition(":")[0][-1]
    page.click(".meta a[href^='/kepercayaan']")
    page.wait_for_selector(".rule .is-mine")
    assert page.inner_text(".rule .is-mine .letter") == letter
    assert page.inner_text(".grades [aria-current]") == "Desember 2023"
