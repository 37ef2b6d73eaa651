"""Hardening 60 and 61: every page in a real browser under its own policy."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from layouts.shell import PAGES
from tests.browser.waiting import until

pytestmark = pytest.mark.browser
HASH = re.compile(r"'sha256-[A-Za-z0-9+/=]{44}'")
MAPPED = "/wilayah?region=00&level=province"
DRAWN = ".choroplethlayer path"
FRAMED = '<iframe id="inside" src="{address}/"></iframe>'


def test_no_page_breaks_the_policy_or_asks_another_host(visit, server):
    for path in [*(page.path for page in PAGES), "/?lang=en", "/api/docs", "/tidak-ada"]:
        page = visit(path, drawn=False)
        page.wait_for_load_state("networkidle")
        refused = [said for said in page.watch.errors if "404" not in said]
        assert (path, refused, page.watch.strangers) == (path, [], [])
        assert not [post for post in page.watch.posts if post.endswith("/csp")]
        page.watch.forget()


def test_maps_are_drawn_under_the_policy(visit):
    page = visit(MAPPED, drawn=False)
    page.wait_for_selector(DRAWN, state="attached")
    assert page.locator(DRAWN).count() >= 38
    assert (page.watch.errors, page.watch.strangers) == ([], [])


def test_the_scripts_in_the_page_are_those_of_the_policy_and_any_other_is_refused(visit, server):
    page = visit("/definisi", drawn=False)
    answer = page.request.get(f"{server}/definisi")
    policy = answer.headers["content-security-policy"]
    inline = re.findall(
        r"<script(?![^>]*src=)(?![^>]*json)[^>]*>(.*?)</script>", answer.text(), re.S
    )
    listed = [f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" for one in inline]
    assert set(HASH.findall(policy)) == set(listed) != set()
    assert "unsafe-eval" not in policy
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'),"
        " {textContent: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in said for said in page.watch.errors)


def test_no_page_is_shown_in_a_frame(visit, server):
    page = visit("/definisi", drawn=False, own={})
    page.goto("about:blank")
    page.set_content(FRAMED.format(address=server))
    until(page, "document.querySelector('iframe').contentDocument === null")
    assert page.frames[1].url == "chrome-error://chromewebdata/"
