"""Scenarios in a real browser: kept by one reader, opened by another, changed, compared, outlived.

The server is one of its own: what is kept here is nobody else's.
"""

import csv
import io
import os
import socket
import subprocess
import sys

import pytest

from tests.browser.conftest import ROOT, Watch, _wait_for
from tests.browser.looks import LOOKS, faults
from tests.browser.waiting import until
from tests.world import active, august, publication, publish_world, write

pytestmark = pytest.mark.browser
RATE = 16_800  # rupiah a month for JKK and JKM
PEOPLE = 5_000 - 1_000


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder with one version: 1000 participants of 5000 informal workers."""
    folder = tmp_path_factory.mktemp("scenarios") / "data"
    write(
        folder,
        publication("kanwil-2024-11", active("KAL", "2024-11", 1000, segment="BPU")),
        *august("2024-08", "KAL", employed=9_000, employed_informal=5_000, employed_formal=4_000),
    )
    publish_world(folder)
    return folder


@pytest.fixture(scope="module")
def address(data):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    state = data.parent / "state"
    environ = {**os.environ, "CAKUPAN_DATA": str(data), "CAKUPAN_STATE": str(state),
               "CAKUPAN_PORT": port, "CAKUPAN_HOME": "?region=KAL"}  # fmt: skip
    quiet = subprocess.DEVNULL
    command = [sys.executable, "app.py"]
    process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=quiet, stderr=quiet)
    try:
        _wait_for(f"http://127.0.0.1:{port}/readyz")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=60)


@pytest.fixture
def reader(chromium, address):
    """Open an address as a reader who has never been here."""
    contexts = []

    def visit(path, width=1280, language="id", scheme="light"):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            locale={"id": "id-ID", "en": "en-GB"}[language],
            color_scheme=scheme,
        )
        contexts.append(context)
        page = context.new_page()
        page.watch = Watch(page, address)
        page.goto(f"{address}{path}")
        page.wait_for_selector("#biaya-scenarios h2")
        return page

    yield visit
    for context in contexts:
        context.close()


CARD = "#biaya-scenarios"
NAME = f"{CARD} > .naming input"
ROWS = ".kept > li"


def keep(page, name):
    """Keep the choice on the screen by the keyboard alone; return its key."""
    page.focus(NAME)
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    until(page, "name => document.querySelector('.opened b')?.textContent === name", arg=name)
    return page.url.partition("scenario=")[2].partition("&")[0]


def opened_list(page):
    page.click(".scenarios > summary")
    page.wait_for_selector(ROWS)
    return page.locator(ROWS)


def downloaded(page, inside):
    page.click(f"{inside} .files summary")
    with page.expect_download() as started:
        page.click(f"{inside} .files li:nth-child(2) a")
    written = started.value.path().read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(written)))


def test_a_scenario_from_its_keeping_to_a_newer_version(reader, address, data):
    first = reader("/biaya?split=apbd:100")
    said = first.inner_text("h1")
    year = keep(first, "Setahun, =1+1 <b>")
    assert "versi 1" in first.inner_text(".opened")
    until(first, "document.activeElement.className === 'opened'")

    other = reader(f"/biaya?scenario={year}")
    until(other, "location.search.includes('months=12')")
    assert other.inner_text("h1") == said
    assert "Setahun, =1+1 <b>" in other.inner_text(".opened")
    assert len(other.watch.posts) == 2  # the frame, the answer; the list was not asked for

    other.fill("#biaya-field-months", "6")
    other.keyboard.press("Enter")
    other.wait_for_selector(f"{CARD} .plain li")
    assert "Bulan dibayar: 12 → 6" in other.inner_text(CARD)
    half = keep(other, "Setengah tahun")
    assert half != year

    assert opened_list(other).count() == 2
    other.click(f"{ROWS}:nth-child(2) .deed:nth-of-type(1) summary")
    other.fill(f"{ROWS}:nth-child(2) .naming input", "Salinan")
    other.click("[data-scenario=copy]:visible")
    until(other, "document.querySelector('.opened b').textContent === 'Salinan'")
    assert "months=12" in other.url

    rows = opened_list(other)
    assert rows.count() == 3
    posts = len(other.watch.posts)
    rows.nth(1).locator(".ways a").click()
    other.wait_for_selector(".beside-scenarios")
    assert len(other.watch.posts) == posts + 1
    table = other.inner_text(".beside-scenarios")
    assert "Salinan dan " in table.replace("\u2068", "").replace("\u2069", "")
    found = downloaded(other, ".beside-scenarios")
    assert [(row["first_input"], row["second_input"]) for row in found[:1]] == [("12", "6")]
    net = next(row for row in found if row["name"] == "net")
    assert float(net["first"]) == pytest.approx(PEOPLE * RATE * 12)
    assert float(net["difference"]) == pytest.approx(-PEOPLE * RATE * 6)

    release = data / "releases" / "kanwil_2024_11" / "2026.csv"
    release.write_text(release.read_text("utf-8").replace(",1000,", ",1500,"), "utf-8")
    assert publish_world(data) == 2
    later = reader("/biaya")
    oldest = opened_list(later).nth(2).inner_text()
    assert "Berubah sejak versi 1; dihitung ulang pada versi 2:" in oldest
    assert "Orang yang dihitung: 4.000 → 3.500; selisih −500" in oldest
    listed = downloaded(later, ".scenario-list")
    mine = [row for row in listed if row["scenario"] == year and row["result"] == "people"]
    assert [(row["name"], row["kept"], row["now"]) for row in mine] == [
        ("Setahun, =1+1 <b>", "4000", "3500")
    ]

    later.click(f"{ROWS}:nth-child(1) .deed:last-child summary")
    later.click("[data-scenario=remove]:visible")
    until(later, "document.querySelectorAll('.kept > li').length === 2")
    for page in (first, other, later):
        assert (page.watch.errors, page.watch.strangers) == ([], [])


@pytest.mark.parametrize(("width", "language", "scheme"), LOOKS)
def test_comparison_and_list_are_whole_and_silent_in_every_look(reader, width, language, scheme):
    page = reader("/biaya?split=self:100", width, language, scheme)
    key = keep(page, "Sendiri " + "x" * 60)
    page.goto(page.url.replace("months=12", "months=9") + f"&beside={key}")
    page.wait_for_selector(".beside-scenarios")
    opened_list(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
    page.click(f"{ROWS}:nth-child(1) .deed:last-child summary")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(media="print")
    until(page, "document.documentElement.classList.contains('paper')")
    assert page.locator(f"{CARD} button:visible, {CARD} input:visible").count() == 0
    assert page.locator(".beside-scenarios:visible").count() == 1
    assert (page.watch.errors, page.watch.strangers) == ([], [])


def test_a_server_that_cannot_be_reached_loses_no_name(reader):
    page = reader("/biaya")
    page.route("**/skenario*", lambda route: route.abort())
    page.fill(NAME, "Jangan hilang")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('.naming .said-here').textContent !== ''")
    assert "coba lagi" in page.inner_text(f"{CARD} > .naming .said-here")
    assert page.input_value(NAME) == "Jangan hilang"


def test_an_empty_name_is_said_before_anything_is_sent(reader):
    page = reader("/biaya")
    posts = len(page.watch.posts)
    page.click(f"{CARD} > .naming [data-scenario=keep]")
    assert page.inner_text(f"{CARD} > .naming .said-here") == "Beri nama dulu."
    assert len(page.watch.posts) == posts
