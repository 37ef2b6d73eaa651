"""The page Wilayah in a real browser: whole, silent, walked through by pointer and by keyboard."""

from pathlib import Path

import pytest

from tests.browser.looks import LOOKS, faults
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
OTHER = ["?region=00", "?level=kabkota", "?region=6403", "?view=tiles", "?compare=64"]
HEADING = {"id": "5.223.060 dari 8.842.396", "en": "5,223,060 of 8,842,396"}
MAPPED = "#map-chart .choroplethlayer path, #map-chart .point, #map-chart .heatmaplayer"


def heading(page):
    return page.inner_text("h1").replace("\u00a0", " ").replace("\n", " ")


def has_said(page, words):
    until(
        page,
        "words => document.querySelector('h1')?.textContent"
        ".replaceAll('\\u00a0', ' ').includes(words)",
        arg=words,
    )


def settle(page):
    page.wait_for_selector(MAPPED, state="attached")
    page.wait_for_load_state("networkidle")


def point_at(page, selector):
    """Move the pointer to the middle of a mark: what lies over a figure takes the events."""
    page.locator(selector).scroll_into_view_if_needed()
    box = page.locator(selector).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@pytest.mark.parametrize(("width", "language", "scheme"), LOOKS)
def test_the_page_is_whole_and_silent_in_every_look(visit, width, language, scheme):
    page = visit("/wilayah", width=width, language=language, scheme=scheme)
    assert heading(page).startswith(HEADING[language])
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
    assert page.watch.errors == []
    assert page.watch.strangers == []


@pytest.mark.parametrize("query", OTHER)
@pytest.mark.parametrize("width", [390, 1280])
def test_every_kind_of_answer_is_whole_and_silent(visit, query, width):
    page = visit(f"/wilayah{query}", width=width)
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if width == 1280:  # what stands on a phone is what stands in every look of the page
        assert faults(page) == []
    assert page.watch.errors == []
    assert page.watch.strangers == []


# Down and up


def test_a_click_on_a_bar_goes_a_level_down_and_the_breadcrumb_up_again(visit):
    page = visit("/wilayah")
    settle(page)
    point_at(page, "#places-chart .barlayer .trace:nth-child(2) .point path >> nth=0")
    page.mouse.down()
    page.mouse.up()
    has_said(page, "di Kalimantan Barat")
    assert "region=61" in page.url
    page.click(".way a:has-text('Kalimantan')")
    has_said(page, "5.223.060")


def test_a_click_on_the_map_goes_a_level_down(visit):
    page = visit("/wilayah")
    settle(page)
    page.wait_for_selector("#map-chart .choroplethlocation")
    page.evaluate(
        "document.querySelectorAll('#map-chart .choroplethlocation').forEach(path => {"
        "if (path.__data__.loc === '62') path.dataset.test = '62'; })"
    )
    point_at(page, "#map-chart [data-test='62'] >> nth=0")
    page.wait_for_selector(".drill li.lit, .drill a.lit, .drill .lit")
    page.mouse.down()
    page.mouse.up()
    has_said(page, "di Kalimantan Tengah")
    assert "region=62" in page.url


def test_the_keyboard_reaches_a_row_and_enter_opens_it_down_to_a_kabupaten(visit):
    page = visit("/wilayah")
    settle(page)
    for code, words in (("64", "di Kalimantan Timur"), ("6403", "Kutai Kartanegara")):
        page.evaluate("document.activeElement.blur()")
        for _ in range(120):
            page.keyboard.press("Tab")
            at = page.evaluate("document.activeElement.dataset.region ?? ''")
            if at == code:
                break
        assert page.evaluate("document.activeElement.dataset.region") == code
        page.keyboard.press("Enter")
        has_said(page, words)
        page.wait_for_load_state("networkidle")
    assert "region=6403" in page.url
    assert page.watch.errors == []


def test_back_forward_and_reload_show_what_the_address_says(visit):
    page = visit("/wilayah?region=00&lang=id")
    first = heading(page)
    settle(page)
    page.click(".drill a[data-region='32']", force=True)
    has_said(page, "Jawa Barat")
    second = heading(page)
    page.go_back()
    has_said(page, "Indonesia")
    assert heading(page) == first
    page.go_forward()
    has_said(page, "Jawa Barat")
    page.reload()
    has_said(page, "Jawa Barat")
    assert heading(page) == second


def test_reload_keeps_view_measure_period_and_comparison(visit):
    asked = "?region=64&period=2023-08&measure=employed_formal&view=tiles&compare=2022-08&lang=en"
    page = visit(f"/wilayah{asked}", language="id")
    settle(page)
    before = page.inner_text("main")
    page.reload()
    settle(page)
    assert page.inner_text("main") == before
    assert page.url.endswith(asked)
    assert "formal workers" in before


# Bars and map agree


def test_a_row_pointed_at_lights_its_region_on_the_map(visit):
    page = visit("/wilayah")
    settle(page)
    point_at(page, ".drill a[data-region='64']")
    until(
        page, "[...document.querySelectorAll('#map-chart .lit, #map-chart .lit-edge')].length > 0"
    )
    page.mouse.move(1, 1)
    until(page, "document.querySelectorAll('.lit, .lit-edge').length === 0")


def test_a_row_reached_by_keyboard_lights_its_region_on_the_map(visit):
    page = visit("/wilayah")
    settle(page)
    page.focus(".drill a[data-region='61']")
    until(
        page, "[...document.querySelectorAll('#map-chart .lit, #map-chart .lit-edge')].length > 0"
    )


# Filters


def test_the_views_are_switched_by_one_request_each(visit):
    page = visit("/wilayah")
    settle(page)
    for name, view in (("Lingkaran", "bubbles"), ("Petak", "tiles"), ("Peta", "map")):
        page.watch.posts.clear()
        page.click(f".views a:text-is('{name}')")
        until(
            page,
            "name => document.querySelector('.views [aria-current]')?.textContent === name",
            arg=name,
        )
        page.wait_for_load_state("networkidle")
        assert f"view={view}" in page.url
        assert len(page.watch.posts) == 1
    assert page.watch.errors == []


@pytest.mark.parametrize(
    ("menu", "option", "words"),
    [
        ("level", "Kabupaten/kota", "16 dari 56"),
        ("measure", "Pekerja konstruksi", "pekerja konstruksi"),
        ("base", "Penduduk yang bekerja", "dari 8.424.366"),
    ],
)
def test_one_change_of_a_filter_is_one_request(visit, menu, option, words):
    page = visit("/wilayah")
    settle(page)
    page.watch.posts.clear()
    page.click(f".menu-{menu} summary")
    page.locator(f".menu-{menu} a:has-text('{option}')").first.click()
    has_said(page, words)
    page.wait_for_load_state("networkidle")
    assert len(page.watch.posts) == 1
    assert page.watch.errors == []


def test_two_regions_are_compared_from_the_menu_and_the_comparison_is_closed(visit):
    page = visit("/wilayah")
    settle(page)
    page.watch.posts.clear()
    page.click(".menu-compare summary")
    page.click(".menu-compare a:has-text('Kalimantan Timur')")
    page.wait_for_selector(".compared article >> nth=1")
    page.wait_for_load_state("networkidle")
    assert "compare=64" in page.url
    assert len(page.watch.posts) == 1
    assert "1.323.233" in page.inner_text(".compared")
    page.click(".compared .headed a")
    page.wait_for_selector(".compared article", state="detached")
    assert "compare" not in page.url
    assert page.watch.errors == []


def test_two_periods_of_the_overview_are_compared_and_the_change_is_taken_apart(visit):
    page = visit("/?period=2024-11&compare=2025-12")
    said = page.inner_text(".compared").replace("\u00a0", " ")
    assert "+15.742" in said
    assert "+0,21 poin karena peserta dan −4,25 poin karena penyebut" in said
    assert faults(page) == []
    assert page.watch.errors == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kutai kartanegara", "Kutai Kartanegara"),
        ("6403", "Kutai Kartanegara"),
        ("64.02", "Kutai Kartanegara"),
        ("mahakam hulu", "Mahakam Ulu"),
    ],
)
def test_a_region_is_found_by_name_other_spelling_and_both_codes(visit, typed, found):
    page = visit("/wilayah")
    page.click(".menu-region summary")
    page.wait_for_selector(".region-list a[href*='region=64']")
    page.locator(".menu-region input").press_sequentially(typed)
    page.wait_for_selector(".region-list a[href*='region=00']", state="hidden")
    shown = [one for one in page.locator(".region-list li:visible").all_inner_texts() if one]
    assert any(found in one for one in shown)
    assert len(shown) < 5
    page.click(f".region-list li:visible a:has-text('{found}')")
    has_said(page, found)


def test_a_region_without_figures_is_found_with_the_reason_and_is_no_link(visit):
    page = visit("/")
    page.click(".menu-region summary")
    page.wait_for_selector(".region-list a[href*='region=64']")
    page.locator(".menu-region input").press_sequentially("mahakam ulu")
    page.wait_for_selector(".region-list a[href*='region=00']", state="hidden")
    (shown,) = [one for one in page.locator(".region-list li:visible").all() if one.inner_text()]
    assert "belum ada angka yang diterbitkan" in shown.inner_text().replace("\n", " ")
    assert shown.locator("a").count() == 0


# Files


@pytest.mark.parametrize(
    ("query", "count"), [("", 5), ("?region=00", 38), ("?region=00&level=kabkota", 514)]
)
def test_the_files_have_the_rows_of_the_table(visit, query, count):
    page = visit(f"/wilayah{query}")
    card = page.locator("#wilayah-ranking")
    names = card.locator("table tbody th").all_text_contents()
    assert len(names) == count
    card.locator("summary:has-text('Unduh')").click()
    for form, sign in (("csv-id", ";"), ("csv", ",")):
        with page.expect_download() as coming:
            card.locator(f"a[href$='format={form}']").click()
        lines = Path(coming.value.path()).read_bytes().decode("utf-8-sig").splitlines()
        assert [line.split(sign)[1] for line in lines[1:]] == names
        assert coming.value.suggested_filename.endswith(".csv")


@pytest.mark.parametrize(
    ("query", "nearest"),
    [
        ("?compare=garbage", "compare="),
        ("?compare=2022-13", "compare=2023-01"),
        ("?region=64&level=province", "level=kabkota"),
        ("?level=kanwil", "level=province"),
    ],
)
def test_a_choice_that_does_not_exist_offers_the_nearest(visit, query, nearest):
    page = visit(f"/wilayah{query}", drawn=False)
    page.wait_for_selector(".panel-error[role=alert]")
    found = [one.get_attribute("href") for one in page.locator("main a[href]").all()]
    assert any(nearest in one for one in found)
    assert page.watch.errors == []
