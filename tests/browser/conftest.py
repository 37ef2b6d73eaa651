"""A real server on the project's own data, and a real browser that watches what a page does."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.chromium import DRAWN, FLAGS, find

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def server(real_data, tmp_path_factory):
    """The address of the product, started as `make run` starts it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = {**os.environ, "CAKUPAN_DATA": str(real_data), "CAKUPAN_PORT": str(port)}
    log = (tmp_path_factory.mktemp("server") / "log").open("w")
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
    for _ in range(300):
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


class Watch:
    """What a page did that a reader does not see."""

    def __init__(self, page, address):
        self.errors, self.strangers, self.posts = [], [], []
        page.on("console", lambda m: m.type in ("error", "warning") and self.errors.append(m.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._note(request, address))

    def _note(self, request, address):
        if not request.url.startswith((address, "data:", "blob:")):
            self.strangers.append(request.url)
        if request.method == "POST":
            self.posts.append(request.url)


@pytest.fixture
def visit(chromium, server):
    """Open an address of the product and wait until its charts have drawn marks."""
    contexts = []

    def open_page(path="/", width=1280, language="id", scheme="light", drawn=True, **more):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            locale={"id": "id-ID", "en": "en-GB"}.get(language, language),
            color_scheme=scheme,
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.watch = Watch(page, server)
        page.goto(f"{server}{path}")
        page.wait_for_selector(DRAWN if drawn else "h1", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
