"""Components as HTML: whatever stands in them is text, and no attribute runs anything."""

from html.parser import HTMLParser

import pytest
from dash import html

from layouts.markup import field, markup

NASTY = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"


class Seen(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.words = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words += data


def test_words_and_attributes_come_out_as_they_went_in():
    seen = Seen(markup(html.P([NASTY, html.B(3), None], title=NASTY, className="a b")))
    assert seen.tags == [("p", {"title": NASTY, "class": "a b"}), ("b", {})]
    assert seen.words == f"{NASTY}3"


def test_a_field_is_an_input_with_what_is_true_and_without_what_is_not():
    assert markup(field(type="text", required=True, hidden=False, value='"')) == (
        '<input type="text" required value="&quot;">'
    )


def test_labels_belong_to_fields_and_what_dash_alone_reads_is_left_out():
    label = html.Label("a", htmlFor="b", n_clicks=0, **{"data-go": "", "aria-x": "1"})
    assert markup([label]) == '<label for="b" aria-x="1">a</label>'


@pytest.mark.parametrize(
    "node",
    [
        field(onclick="alert(1)"),
        field(**{"a b": "1"}),
        html.A("x", href="javascript:alert(1)"),
        html.A("x", href="//evil.example"),
        html.A("x", href="https://evil.example"),
        html.Form([], action="data:text/html,x"),
    ],
)
def test_what_could_run_or_lead_elsewhere_is_no_attribute_of_a_page(node):
    with pytest.raises(ValueError, match="no attribute"):
        markup(node)


def test_addresses_of_this_server_are():
    for address in ("/akun", "?lang=id", "#content", ""):
        assert f'href="{address}"' in markup(html.A("x", href=address))
