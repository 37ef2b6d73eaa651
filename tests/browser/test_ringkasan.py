"""The overview page in a real browser: drawn, accessible, silent, and one request per change."""

import json
from pathlib import Path

import pytest

from tests.browser.chromium import DRAWN
from tests.browser.looks import LOOKS, WIDER, faults
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
WHITE = "rgb(255, 255, 255)"
GROUNDS = (
    "[...document.querySelectorAll('body, .card')].map(e => getComputedStyle(e).backgroundColor)"
)
NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage',"
    "{ get() { throw new DOMException('blocked', 'SecurityError'); } });"
)
HEADING = {"id": "2,6 juta dari 5,9 juta pekerja", "en": "2.6 million of 5.9 million"}


def heading(page):
    return page.inner_text("h1").replace("\u00a0", " ").replace("\n", " ")


@pytest.mark.parametrize(("width", "language", "scheme"), LOOKS)
def test_the_page_is_whole_and_silent_in_every_look(visit, width, language, scheme):
    page = visit(width=width, language=language, scheme=scheme)
    assert heading(page).startswith(HEADING[language])
    assert page.evaluate("document.documentElement.lang") == language
    until(page, "document.querySelectorAll('.js-plotly-plot .barlayer').length >= 3")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
    assert page.watch.errors == []
    assert page.watch.strangers == []


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("width", [360, 768, 2560])
def test_nothing_is_wider_than_the_window(visit, width, language):
    page = visit(width=width, language=language)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(WIDER) == []


def test_no_word_of_the_head_is_cut_off_on_a_small_phone(visit):
    page = visit(width=360, language="en")
    assert (
        page.evaluate(
            "(() => { const nav = document.querySelector('header nav');"
            "return nav.scrollWidth - nav.clientWidth; })()"
        )
        == 0
    )


@pytest.mark.parametrize("path", ["/", "/?segment=JAKON", "/?region=6404"])
def test_the_cards_fill_their_rows(visit, path):
    page = visit(path)
    for width in (800, 1000, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        edges = page.evaluate(
            "[...document.querySelectorAll('#ringkasan-cards .kpi')]"
            ".map(e => e.getBoundingClientRect())"
            ".map(box => [Math.round(box.top), Math.round(box.right)])"
        )
        row = page.locator("#ringkasan-cards").bounding_box()
        ends = {top: right for top, right in edges}  # the last of each row
        assert set(ends.values()) == {round(row["x"] + row["width"])}


@pytest.mark.parametrize("size", [(390, 844), (1920, 1080)])
def test_the_answer_stands_above_the_fold(visit, size):
    page = visit(width=size[0])
    page.set_viewport_size({"width": size[0], "height": size[1]})
    bar = page.locator("#lead-chart").bounding_box()
    assert bar["y"] + bar["height"] < size[1]


def test_beside_a_ranking_without_figures_no_room_is_left_empty(visit):
    page = visit("/?region=64")
    bases, row = (page.locator(name).bounding_box() for name in ("#ringkasan-bases", ".pair"))
    assert bases["width"] == row["width"]


def test_no_chart_offers_to_send_the_figures_elsewhere(visit):
    page = visit()
    page.hover("#ranking-chart")
    assert page.locator("text=/share chart/i").count() == 0
    assert page.locator(".modebar-btn").count() == 0
    until(page, "document.querySelectorAll('.js-plotly-plot .barlayer').length >= 3")
    assert (
        page.evaluate(
            "[...document.querySelectorAll('.js-plotly-plot')].map(g => g._context.showSendToCloud)"
        )
        == [False] * 3
    )


def test_one_change_of_a_filter_is_one_request(visit):
    page = visit()
    page.wait_for_load_state("networkidle")
    page.watch.posts.clear()
    page.click(".menu-base summary")
    page.click(".menu-base a[href*='base=labour_force']")
    until(page, "document.querySelector('h1').textContent.includes('8.518.571')")
    page.wait_for_load_state("networkidle")
    assert len(page.watch.posts) == 1
    assert "base=labour_force" in page.url


def test_back_forward_and_reload_show_what_the_address_says(visit):
    page = visit()
    first = heading(page)
    page.click(".menu-period summary")
    page.click(".menu-period a:has-text('Desember 2025')")
    until(page, "document.querySelector('h1').textContent.includes('7.996.826')")
    second = heading(page)
    page.go_back()
    until(page, "document.querySelector('h1').textContent.includes('5,9')")
    assert heading(page) == first
    page.go_forward()
    until(page, "document.querySelector('h1').textContent.includes('7.996.826')")
    page.reload()
    page.wait_for_selector("#ranking-chart .barlayer path", state="attached")
    assert heading(page) == second


def test_the_region_menu_finds_a_province_by_its_code_and_goes_there_by_keyboard(visit):
    page = visit()
    page.focus(".menu-region summary")
    page.keyboard.press("Enter")
    page.wait_for_selector(".region-list a[href*='region=64']")
    page.focus(".menu-region input")
    page.keyboard.type("64")
    visible = page.locator(".region-list li:visible")
    assert "Kalimantan Timur" in visible.all_inner_texts()[0]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('h1').textContent.includes('Kalimantan Timur')")
    assert "region=64" in page.url


def test_letters_typed_before_the_regions_have_come_are_looked_for(visit):
    page = visit()
    page.wait_for_load_state("networkidle")
    page.evaluate(
        "(() => { const send = window.fetch;"
        "window.fetch = async (...request) => {"
        "await new Promise(go => { window.letThrough = go; }); return send(...request); }; })()"
    )
    page.click(".menu-region summary")
    page.locator(".menu-region input").press_sequentially("64")
    assert page.locator(".region-list [data-search]").count() == 0
    page.evaluate("letThrough()")
    page.wait_for_selector(".region-list a[href*='region=64']", state="attached")
    page.wait_for_selector(".region-list a[href*='region=00']", state="hidden")
    visible = page.locator(".region-list li:visible").all_inner_texts()
    assert "Kalimantan Timur" in visible[0]


def test_everything_that_can_be_clicked_can_be_reached_by_the_tab_key(visit):
    page = visit()
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], button, summary')]"
        ".filter(e => e.checkVisibility() && !e.closest('details:not([open]) > :not(summary)'))"
        ".length"
    )
    reached = set()
    for _ in range(wanted + 20):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "(() => { const e = document.activeElement;"
                "return e.tagName + [...document.querySelectorAll('*')].indexOf(e); })()"
            )
        )
    assert len({name for name in reached if not name.startswith(("BODY", "HTML"))}) >= wanted


def test_the_table_and_the_file_hold_what_the_chart_shows(visit):
    page = visit()
    card = page.locator("#ringkasan-ranking")
    card.locator("summary:has-text('Lihat tabel')").click()
    rows = card.locator("table tbody tr").count()
    card.locator("summary:has-text('Unduh')").click()
    with page.expect_download() as coming:
        card.locator("a[href*='csv-id']").click()
    data = Path(coming.value.path()).read_bytes()
    lines = data.decode("utf-8-sig").strip().splitlines()
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows == len(lines) - 1 == 5
    assert coming.value.suggested_filename.startswith("cakupan_kalimantan_2023-12")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?region=6x", "region"),
        ("?region=9999", "9999"),
        ("?period=1999-01", "2017-08"),
        ("?base=nonsense", "nonsense"),
        ("?regoin=64", "region"),
        ("?region=64&region=65", "region"),
        ("?segment=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "segment"),
        ("?period=%00", "period"),
    ],
)
def test_a_choice_that_does_not_exist_is_answered_with_the_nearest_that_does(visit, query, words):
    page = visit(f"/{query}", drawn=False)
    page.wait_for_selector(".panel-error[role=alert]")
    said = page.inner_text("main")
    assert words in said
    assert "Traceback" not in said
    assert page.locator("main a[href]").count() >= 1
    assert page.watch.errors == []


def test_an_unknown_page_is_not_found(visit, server, chromium):
    context = chromium.new_context(locale="id-ID")
    answer = context.request.get(f"{server}/tidak-ada")
    assert answer.status == 404
    assert "<html" in answer.text()
    api = context.request.get(f"{server}/api/v1/nothing")
    assert api.status == 404
    assert json.loads(api.text())["status"] == 404
    context.close()


def test_a_printed_page_is_white_has_no_controls_and_names_its_source(visit, server):
    page = visit(scheme="dark")
    dark = set(page.evaluate(GROUNDS))
    page.emulate_media(media="print")
    page.wait_for_selector("html.paper", state="attached")
    assert WHITE not in dark
    assert set(page.evaluate(GROUNDS)) == {WHITE}
    assert not page.is_visible(".filters")
    foot = page.inner_text("footer")
    assert "Versi data " in foot
    assert "BPJS Ketenagakerjaan" in foot
    link = page.locator("footer .on-paper")
    assert link.is_visible()
    printed = link.locator("span").evaluate("e => getComputedStyle(e, '::after').content")
    assert f"{server}/?region=KAL&period=2022-12&base=stated" in printed
    assert len(page.pdf(format="A4")) > 10_000


def test_the_theme_button_keeps_its_choice(visit):
    page = visit(own={})
    page.click("button.theme")
    page.click("button.theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.reload()
    page.wait_for_selector("h1")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_where_storage_is_blocked_the_theme_button_still_works(visit):
    page = visit(own={})
    page.add_init_script(NO_STORAGE)
    page.reload()
    page.wait_for_selector(DRAWN, state="attached")
    page.click("button.theme")
    page.click("button.theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.get_attribute("button.theme", "title") == "Tema: gelap"
    assert page.watch.errors == []


def test_a_system_that_turns_dark_before_the_page_has_started_breaks_nothing(chromium, server):
    context = chromium.new_context(color_scheme="light")
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/*dash_renderer*", lambda route: route.abort())
    page.goto(server)
    until(page, "window.dash_clientside?.cakupan")
    page.emulate_media(color_scheme="dark")
    until(page, "matchMedia('(prefers-color-scheme: dark)').matches")
    page.evaluate("new Promise(next => requestAnimationFrame(() => setTimeout(next)))")
    context.close()
    assert [error for error in errors if "set_props" in error] == []


def test_the_language_follows_the_browser_until_the_reader_changes_it(visit):
    page = visit(language="de-DE")
    assert page.evaluate("document.documentElement.lang") == "id"
    page.click("a[data-language=en]")
    until(page, "document.documentElement.lang === 'en'")
    assert "lang=en" in page.url


def test_two_readers_do_not_see_each_others_choice(visit):
    one, other = visit("/?region=64"), visit("/?region=00&lang=en")
    until(one, "document.querySelector('h1').textContent.includes('Timur')")
    until(other, "document.querySelector('h1').textContent.includes('Indonesia')")
    assert "Kalimantan Timur" in heading(one)
    assert "Indonesia" in heading(other)
