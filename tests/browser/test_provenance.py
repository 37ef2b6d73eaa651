"""Numbers asked where they come from, and versions that come while a page is open."""

import shutil
from urllib.parse import unquote

import pytest

from tests.browser.looks import faults
from tests.browser.waiting import until
from tests.world import publish_world

pytestmark = pytest.mark.browser
DRAWER = "dialog.drawer[open]"
TABLE = "details.table[open]"
BIG = f"{DRAWER}:not(.waiting) .big"


def asked(page):
    """What the open drawer says of its number."""
    page.wait_for_selector(BIG)
    return page.inner_text(f"{DRAWER} .origin").replace("\u00a0", " ")


def closed(page):
    page.wait_for_selector(DRAWER, state="detached")
    return page.evaluate("document.activeElement.textContent").replace("\u00a0", " ")


def test_a_number_of_the_sentence_opens_its_origin_and_the_keyboard_comes_back_to_it(visit):
    page = visit("/")
    page.wait_for_load_state("networkidle")
    before = len(page.watch.posts)
    page.focus("h1 .ask >> nth=0")
    page.keyboard.press("Enter")
    said = asked(page)
    assert said.startswith("2,6 juta")
    for part in (
        "Kalimat di sumber",
        "ibukotakini",
        "SHA-256",
        "Versi data",
        "Penyebut",
        "5,9 juta",
    ):
        assert part in said
    assert len(page.watch.posts) == before + 1
    assert "#asal=cell~KAL~2022-12~total~stated" in unquote(page.url)
    assert faults(page) == []
    page.keyboard.press("Escape")
    assert closed(page) == "2,6 juta"
    assert "#" not in page.url
    assert (page.watch.errors, page.watch.strangers) == ([], [])


def test_an_operand_opens_in_turn_back_returns_and_a_link_opens_the_same(visit):
    page = visit("/", width=390, language="en", scheme="dark")
    page.click(".kpi .value .ask >> nth=0")
    assert "Calculation" in asked(page)
    share = page.url
    page.click(f"{DRAWER} .reckoning .ask >> nth=1")
    until(page, "document.querySelector('.drawer .big').textContent.startsWith('5.9')")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
    page.go_back()
    until(page, "document.querySelector('.drawer .big').textContent.includes('44')")
    page.click(f"{DRAWER} .close")
    closed(page)
    page.goto("about:blank")
    page.goto(share)
    assert "44 %" in asked(page) or "44%" in asked(page)
    assert (page.watch.errors, page.watch.strangers) == ([], [])


def test_a_table_is_one_stop_of_the_keyboard_and_arrows_go_from_number_to_number(visit):
    page = visit("/wilayah?region=KAL&measure=employed_informal")
    page.click(".under details.table summary >> nth=0")
    page.wait_for_selector(f"{TABLE} td[data-stop]")
    assert page.locator(f"{TABLE} td[tabindex='0']").count() == 1
    page.focus(f"{TABLE} td[data-stop]")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    focused = page.evaluate("document.activeElement.textContent").replace("\u00a0", " ")
    row = page.evaluate("document.activeElement.parentElement.rowIndex")
    assert (row, "%" in focused) == (2, True)
    assert faults(page) == []
    page.keyboard.press("Enter")
    assert asked(page).startswith(focused)
    page.keyboard.press("Escape")
    assert closed(page) == focused


def test_a_statement_opens_its_arithmetic_and_the_page_prints_no_drawer(visit):
    page = visit("/kepercayaan?region=KAL", drawn=False)
    page.wait_for_selector(".claims .ask")
    page.click(".claims tr:has-text('70 persen') td >> nth=2 >> .ask")
    said = asked(page)
    for part in ("1,5 juta ÷ 2,6 juta", "57,7 %", "bertentangan", "sekitar 70 persen"):
        assert part in said
    page.emulate_media(media="print")
    assert not page.locator("dialog.drawer").is_visible()
    assert (page.watch.errors, page.watch.strangers) == ([], [])


def test_a_version_that_comes_while_a_page_is_open_is_told_and_the_page_keeps_its_own(
    visit, serve, real_data, tmp_path
):
    data = tmp_path / "data"
    shutil.copytree(real_data, data)
    page = visit("/?region=KAL&period=2022-12", at=serve(data))
    page.wait_for_selector("footer [data-version]")
    old = int(page.get_attribute("footer [data-version]", "data-version"))
    page.evaluate("dispatchEvent(new Event('focus'))")  # nothing new: nothing is said
    page.wait_for_timeout(500)
    assert not page.locator(".notice.newer").is_visible()
    terms = data / "codelists" / "terms.csv"
    terms.write_text(terms.read_text("utf-8").replace("Hanya konteks", "Konteks saja"), "utf-8")
    assert publish_world(data) == old + 1
    height = page.evaluate("document.documentElement.scrollHeight")
    page.evaluate("const now = Date.now; Date.now = () => now() + 61000")
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.wait_for_selector(".notice.newer:not([hidden])")
    assert f"Versi data {old + 1} sudah terbit" in page.inner_text(".notice.newer")
    assert page.evaluate("document.documentElement.scrollHeight") == height
    assert faults(page) == []
    page.click("h1 .ask >> nth=0")
    assert f"Versi data {old}." in asked(page)
    assert f"v={old}" in page.get_attribute("a[href^='/unduh'] >> nth=0", "href")
    page.keyboard.press("Escape")
    closed(page)
    page.click(".notice.newer a")
    page.wait_for_selector(f"footer [data-version='{old + 1}']")
    assert page.url.endswith("/?region=KAL&period=2022-12")
    assert page.watch.errors == []
