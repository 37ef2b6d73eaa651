"""The brief of the region on the screen, and a pack of briefs that tells how far it is."""

import io
import zipfile

import pypdf
import pytest
from playwright.sync_api import expect

from tests.browser.looks import faults

MENU = ".answer > .under summary"
PACK = "[data-pack=pptx]"


def to_menu(page):
    page.locator(MENU).focus()
    page.keyboard.press("Enter")
    return page.locator(".answer > .under .files ul")


@pytest.mark.parametrize(("width", "language"), [(390, "id"), (1280, "en")])
def test_the_menu_opens_by_keyboard_inside_the_window_and_gives_a_page(visit, width, language):
    page = visit("/?region=64", width=width, language=language)
    box = to_menu(page).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page) == []
    with page.expect_download() as coming:
        page.locator(MENU).focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    made = pypdf.PdfReader(coming.value.path())
    assert "Kalimantan Timur" in made.pages[0].extract_text()
    assert coming.value.suggested_filename.startswith("cakupan_kalimantan-timur_2025-02_")
    page.locator(MENU).focus()
    page.keyboard.press("Escape")
    expect(to_menu(page).locator("a").first).to_be_visible()
    assert page.watch.errors == []


def test_a_pack_fills_a_bar_and_is_saved_when_it_is_whole(visit):
    page = visit("/?region=KAL", language="en", own={"accept_downloads": True})
    to_menu(page)
    seen = page.evaluate_handle(
        """() => {
            const seen = [], bar = document.querySelector(".making progress");
            const note = () => seen.push([bar.value, bar.max]);
            new MutationObserver(note).observe(bar, { attributes: true });
            return seen;
        }"""
    )
    with page.expect_download() as coming:
        page.locator(PACK).click()
        expect(page.locator(".making")).to_be_visible()
    assert [5, 5] in seen.json_value()
    with zipfile.ZipFile(coming.value.path()) as files:
        assert (len(files.namelist()), files.testzip()) == (5, None)
        first = io.BytesIO(files.read(files.namelist()[0]))
    assert zipfile.is_zipfile(first)  # as every deck
    expect(page.locator(".carrying [role=status]")).to_have_text("5 briefs are done and saved.")
    expect(page.locator(".making")).to_be_hidden()
    assert page.watch.errors == []


def test_a_pack_that_breaks_off_saves_nothing_and_says_so(visit):
    page = visit("/?region=KAL", language="id", own={})
    broken = b"PK\x03\x04" + bytes(26)
    page.route(
        "**/unduh/brief/**",
        lambda route: route.fulfill(status=200, headers={"x-files": "5"}, body=broken),
    )
    to_menu(page)
    page.locator(PACK).click()
    said = page.locator(".carrying [role=status]")
    expect(said).to_contain_text("terputus; tidak ada yang disimpan")
    expect(page.locator(".making")).to_be_hidden()


def test_a_pack_can_be_stopped(visit):
    page = visit("/?region=00", language="en", own={})
    to_menu(page)
    page.locator(PACK).click()
    page.locator(".making button").click()
    said = page.locator(".carrying [role=status]")
    expect(said).to_have_text("Stopped; nothing was saved.")
