"""The page of data in a real browser, with a server and a worker of its own."""

import os
import socket
import subprocess
import sys
from contextlib import contextmanager

import pytest

from tests.browser.conftest import ROOT, Watch, _wait_for
from tests.browser.looks import LOOKS, faults
from tests.browser.waiting import until
from tests.etl.test_load import EMPLOYED, LABOUR_FORCE, UNEMPLOYED, sheet
from tests.loaded import a_load, faulty, keep, ledger, proposal
from tests.world import active, publication, publish_world, stated, write

pytestmark = pytest.mark.browser
PATIENCE = 120_000  # milliseconds: a check takes seconds, a busy machine takes more
KANWIL = publication(
    "kanwil-2022-12",
    stated("KAL", "2022-12", 5_900_000, written="5,9 juta"),
    active("KAL", "2022-12", 2_600_000, written="2,6 juta"),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A data folder with one version, and a state folder."""
    folder = tmp_path_factory.mktemp("loading")
    write(folder / "data", KANWIL)
    publish_world(folder / "data")
    return folder


@pytest.fixture(scope="module")
def environ(place):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return {
        **os.environ,
        "CAKUPAN_DATA": str(place / "data"),
        "CAKUPAN_STATE": str(place / "state"),
        "CAKUPAN_PORT": str(port),
    }


@pytest.fixture(scope="module")
def address(environ):
    """The server; no worker runs beside it."""
    with running("app.py", environ=environ):
        address = f"http://127.0.0.1:{environ['CAKUPAN_PORT']}"
        _wait_for(f"{address}/readyz")
        yield address


@contextmanager
def running(*arguments, environ):
    """A program of ours for as long as the block lasts."""
    quiet = subprocess.DEVNULL
    command = [sys.executable, *arguments]
    process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=quiet, stderr=quiet)
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


@pytest.fixture
def opened(chromium, address):
    """Open the page and wait until the ledger's part of it has come."""
    contexts = []

    def visit(path="/data", width=1280, language="id", scheme="light"):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            locale={"id": "id-ID", "en": "en-GB"}[language],
            color_scheme=scheme,
        )
        contexts.append(context)
        page = context.new_page()
        page.watch = Watch(page, address)
        page.goto(f"{address}{path}")
        page.wait_for_selector("#data-loads h2, #data-versions h2")
        page.wait_for_selector("#data-sources table")
        return page

    yield visit
    for context in contexts:
        context.close()


def choose(page, *files):
    with page.expect_file_chooser() as chooser:
        page.click("[data-choose]")
    chooser.value.set_files([str(file) for file in files])


@pytest.fixture
def moved(tmp_path):
    """Three files of one tabulation; the labour force stands one row too high."""
    shifted = (*LABOUR_FORCE[1:], LABOUR_FORCE[0])
    paths = []
    for total, values in (("AK", shifted), ("PT", UNEMPLOYED), ("PYB", EMPLOYED)):
        paths.append(tmp_path / f"{total}.csv")
        paths[-1].write_text(sheet(total, values), "utf-8")
    return paths


def test_files_are_uploaded_checked_accepted_published_and_rolled_back(opened, environ, moved):
    page = opened()
    assert "Versi 1 berlaku" in page.inner_text("h1")
    choose(page, *moved)
    until(page, "document.querySelector('.said-here').textContent.includes('AK.csv')")
    with running("-m", "etl", "work", environ=environ):
        page.wait_for_url("**/data?load=1", timeout=PATIENCE)
        page.wait_for_selector("#data-report .tick")
        assert "AK.csv, PT.csv, PYB.csv" in page.inner_text("#data-report h2")
        assert page.locator(".told.proposals tbody tr").count() == 1
        page.click("[data-wish=publish]")
        assert page.inner_text(".report .said-here") == (
            "Centang dulu yang diterima, atau buang muatan ini."
        )
        page.click(".tick")
        page.fill(".report textarea", "terbukti bergeser satu baris")
        page.click("[data-wish=publish]")
        until(
            page, "document.querySelector('h1').textContent.startsWith('Versi 2')", timeout=PATIENCE
        )
        page.wait_for_selector(".versions > li:nth-child(2) .back")
        first = page.inner_text(".versions > li:first-child")
        assert "berlaku" in first
        assert "terbukti bergeser satu baris" in first
        assert page.locator(".report .decide").count() == 0
        page.click(".versions > li:nth-child(2) a")
        page.wait_for_selector("#data-diff .told.changes")
        assert "15 baru · 0 berubah · 0 hilang" in page.inner_text("#data-diff")
        page.click(".versions > li:nth-child(2) .back summary")
        page.fill(".versions > li:nth-child(2) textarea", "uji coba")
        page.click(".versions > li:nth-child(2) [data-wish=rollback]")
        until(
            page, "document.querySelector('h1').textContent.startsWith('Versi 1')", timeout=PATIENCE
        )
    assert (page.watch.errors, page.watch.strangers) == ([], [])


def test_without_a_worker_the_page_says_so_and_asks_once_a_second_and_only_while_it_waits(
    opened, place, tmp_path
):
    page = opened()
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/tugas/" in request.url else 0)
    page.wait_for_timeout(1_500)
    assert asked == []
    file = tmp_path / "=cmd.csv"
    file.write_text("a,b\n1,2\n", "utf-8")
    choose(page, file)
    said = "document.querySelector('.upload .said-here').textContent"
    until(page, f"{said}.includes('python -m etl work')", timeout=20_000)
    assert 9 <= len(asked) <= 16
    page.reload()
    page.wait_for_selector(".tasks")
    assert "python -m etl work" in page.inner_text(".tasks")


def test_what_is_too_large_or_empty_is_said_before_anything_is_sent(opened, tmp_path):
    page = opened()
    large, empty = tmp_path / "large.csv", tmp_path / "empty.csv"
    with large.open("wb") as file:
        file.truncate((25 << 20) + 1)
    empty.touch()
    posts = len(page.watch.posts)
    choose(page, large)
    until(page, "document.querySelector('.said-here').textContent.includes('25')")
    choose(page, empty)
    until(page, "document.querySelector('.said-here').textContent.includes('empty')")
    assert len(page.watch.posts) == posts


@pytest.mark.parametrize(("width", "language", "scheme"), LOOKS)
def test_the_page_is_whole_and_silent_in_every_look(opened, place, width, language, scheme):
    store = ledger(place / "state")
    report = {"proposals": [proposal(), proposal("single_cell", shift=None)],
              "changes": {"added": 3, "changed": 1, "removed": 0}}  # fmt: skip
    number = keep(store, a_load(report=report), [*faulty(3), *faulty(60, "jumps", "warning")],
                  ("a" * 300 + ".xlsx", "<b>x</b>\u202e.csv"), report["proposals"])  # fmt: skip
    page = opened(f"/data?load={number}&a=1&b=1", width, language, scheme)
    page.wait_for_selector("#data-report h2")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(page) == []
    assert (page.watch.errors, page.watch.strangers) == ([], [])


def test_the_keyboard_reaches_upload_boxes_and_decisions(opened, place):
    report = {"proposals": [proposal()]}
    number = keep(ledger(place / "state"), a_load(report=report), proposals=report["proposals"])
    page = opened(f"/data?load={number}")
    page.wait_for_selector(".tick")
    page.focus(".tick")
    page.keyboard.press("Space")
    assert page.get_attribute(".tick", "aria-checked") == "true"
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.dataset.wish ?? document.activeElement.tagName")
        )
    assert [one for one in reached if one in ("TEXTAREA", "discard", "publish")] == [
        "TEXTAREA",
        "discard",
        "publish",
    ]


def test_on_paper_no_control_is_left(opened, place):
    number = keep(ledger(place / "state"), a_load(), faulty(3))
    page = opened(f"/data?load={number}")
    page.wait_for_selector("#data-report h2")
    page.emulate_media(media="print")
    until(page, "document.documentElement.classList.contains('paper')")
    shown = page.locator("main button:visible, main textarea:visible, main progress:visible")
    assert shown.count() == 0
