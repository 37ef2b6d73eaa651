"""A real server on the project's own data, and a real browser that watches what a page does."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.chromium import DRAWN, FLAGS, find

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def server(real_data, tmp_path_factory):
    """The address of the product on the project's own data."""
    with served(real_data, tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture
def serve(tmp_path):
    """The same on other data, for one test."""
    with ExitStack() as running:
        yield lambda data: running.enter_context(served(data, tmp_path))


@contextmanager
def served(data, folder):
    """The address of a server, started as `make run` starts it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = {
        **os.environ,
        "CAKUPAN_DATA": str(data),
        "CAKUPAN_STATE": str(folder / "state"),
        "CAKUPAN_PORT": str(port),
    }
    log = (folder / "log").open("w")
    running = subprocess.Popen(
        [sys.executable, "app.py"], cwd=ROOT, env=environ, stdout=log, stderr=subprocess.STDOUT
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/readyz")
        yield address
    finally:
        running.terminate()
        running.wait(timeout=30)
        log.close()


def _wait_for(address):
    for _ in range(900):  # the machine may be busy
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


@pytest.fixture(scope="session")
def chromium():
    path = find()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium on this machine, and under CI=true nothing is skipped")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


LOCALES = {"id": "id-ID", "en": "en-GB"}
USUAL = {"width": 1280, "language": "id", "scheme": "light"}


class Watch:
    """What a page did that a reader does not see."""

    def __init__(self, page, address):
        self.errors, self.strangers, self.posts = [], [], []
        page.on("console", lambda m: m.type in ("error", "warning") and self.errors.append(m.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._note(request, address))

    def forget(self):
        for noted in (self.errors, self.strangers, self.posts):
            noted.clear()

    def _note(self, request, address):
        if not request.url.startswith((address, "data:", "blob:")):
            self.strangers.append(request.url)
        if request.method == "POST":
            self.posts.append(request.url)


class Tabs:
    """Windows of the browser: one per language that tests hand on, and own ones."""

    def __init__(self, browser, address):
        self._browser, self._address = browser, address
        self._kept, self._taken, self._own = {}, set(), []

    def kept(self, language):
        """The blank page that is used again; a new one while it is taken."""
        if language in self._taken:
            return self.own(language)
        if language not in self._kept:
            self._kept[language] = self._new(language, self._address)
        self._taken.add(language)
        return self._kept[language]

    def own(self, language, address=None, **more):
        """A blank page that no other test gets."""
        self._own.append(self._new(language, address or self._address, **more))
        return self._own[-1]

    def give_back(self):
        """Close the own pages; leave the kept ones blank, as if nobody had been there."""
        for page in self._own:
            page.context.close()
        for language in self._taken:
            page = self._kept[language]
            page.goto("about:blank")
            page.context.clear_cookies()  # the language that an address has asked for
            page.mouse.move(0, 0)
            page.emulate_media(media="null")
            page.watch.forget()
        self._own.clear()
        self._taken.clear()

    def close(self):
        for page in self._kept.values():
            page.context.close()

    def _new(self, language, address, **more):
        locale = LOCALES.get(language, language)
        page = self._browser.new_context(locale=locale, **more).new_page()
        page.watch = Watch(page, address)
        return page


@pytest.fixture(scope="session")
def tabs(chromium, server):
    opened = Tabs(chromium, server)
    yield opened
    opened.close()


@pytest.fixture
def visit(tabs, server):
    """Open an address of the product and wait until its charts have drawn marks.

    A window is used again, which is three times as fast as a new one: scripts stay compiled.
    own={} is for a test that leaves something behind: what is stored, or a script of its own;
    own={"has_touch": True} is also another window. at: the address of another server.
    """

    def open_page(path="/", drawn=True, own=None, at=None, **look):
        width, language, scheme = (look.pop(name, usual) for name, usual in USUAL.items())
        assert not look
        again = own is None and at is None
        page = tabs.kept(language) if again else tabs.own(language, at, **(own or {}))
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{at or server}{path}")
        page.wait_for_selector(DRAWN if drawn else "h1", state="attached")
        return page

    yield open_page
    tabs.give_back()
