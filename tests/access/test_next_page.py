"""Hardening 51: after signing in one comes to a page of ours."""

import pytest

from access.next_page import next_page
from layouts.shell import PAGES

PATHS = {page.path for page in PAGES}


@pytest.mark.parametrize(
    "asked",
    ["/", "/wilayah", "/wilayah?region=64&period=2022-12", "/?lang=en", "/biaya?x=%20a+b"],
)
def test_a_page_of_ours_with_its_choice(asked):
    assert next_page(asked, PATHS) == asked


@pytest.mark.parametrize(
    "asked",
    [
        None,
        "",
        "wilayah",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https:evil.example",
        "https://evil.example/wilayah",
        "https:/wilayah",
        "/%0d%0aSet-Cookie:a=b",
        "/\r\nSet-Cookie: a=b",
        "/wilayah\r\nX: y",
        "/wilayah?a=\r\nX: y",
        "/wilayah?a=\t",
        "/wilayah?\u2028",
        "/wilayah?a=<script>",
        "/wilayah?a=\\",
        "javascript:alert(1)",
        "/javascript:alert(1)",
        "data:text/html,x",
        "/.//evil.example",
        "/wilayah/../..//evil.example",
        "/wilayah/",
        "/wilayah#//evil.example",
        "/wilayah@evil.example",
        " /wilayah",
        "/wilayah ",
        "/\uff57ilayah",
        "/%77ilayah",
        "/masuk",
        "/keluar",
        "/unduh/ringkasan/segmen.csv",
        "/_dash-update-component",
        "/wilayah?" + "a" * 2_000,
    ],
)
def test_anything_else_is_the_first_page(asked):
    assert next_page(asked, PATHS) == "/"
