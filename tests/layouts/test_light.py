"""Parts without a component object: read, emptied and written like those that have one."""

import json

import pytest
from dash import html
from plotly.io.json import to_json_plotly

from layouts.markup import markup
from layouts.parts.light import element
from layouts.parts.needs import for_rights, needs

LINK = {"href": "/target", "className": "term", "data-go": ""}


def test_a_light_part_is_to_the_browser_what_its_component_is():
    light = element("A", ["Tren ", element("B", "2027")], **LINK)
    heavy = html.A(["Tren ", html.B("2027")], **LINK)
    assert json.loads(to_json_plotly(light)) == json.loads(to_json_plotly(heavy))
    assert json.loads(to_json_plotly(element("Span"))) == json.loads(to_json_plotly(html.Span()))


def test_its_properties_are_read_as_those_of_a_component():
    light = element("A", "Tren", **LINK)
    assert (light.children, light.href, getattr(light, "data-go")) == ("Tren", "/target", "")
    assert not hasattr(light, "title")
    with pytest.raises(AttributeError):
        _ = light.title


@pytest.mark.parametrize(
    "make", [element, lambda kind, inside, **p: getattr(html, kind)(inside, **p)]
)
def test_what_asks_for_a_right_is_emptied_within_light_parts_too(make):
    secret = make("P", "hanya pengelola", **needs("loads"))
    tree = [element("Div", [element("Span", "untuk semua"), secret]), make("P", [secret])]
    said = json.dumps(for_rights(tree, ()), default=lambda one: one.to_plotly_json())
    assert "untuk semua" in said
    assert "hanya pengelola" not in said
    assert said.count('"hidden": true') == 2
    assert for_rights(tree, {"loads"}) is tree
    assert "hanya pengelola" in json.dumps(tree, default=lambda one: one.to_plotly_json())


def test_on_a_page_without_scripts_it_is_html_and_its_words_stay_words():
    light = element("A", ["<b>", element("B", "2027")], href="/target", title='"')
    assert markup(light) == '<a href="/target" title="&quot;">&lt;b&gt;<b>2027</b></a>'
    with pytest.raises(ValueError, match="onclick"):
        markup(element("A", "x", onclick="alert(1)"))
