"""What all figures share: small, in the reader's separators, in both themes."""

import json

import plotly.graph_objects as go
import pytest

from charts import theme
from charts.ranked_bars import ranked_bars
from tests.charts.places import numbered
from texts import of

WHITE_TEXT, GRAPHIC = 4.5, 3.0  # contrast asked of small text and of marks


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_and_marks_can_be_told_from_the_card(name):
    look = theme.of(name)
    for words in (look.ink, look.ink_2, look.ink_3, look.covered_text, look.gap_text):
        assert contrast(words, look.card) >= WHITE_TEXT
    for mark in (*look.covered[:3], look.gap):
        assert contrast(mark, look.card) >= GRAPHIC
    assert contrast(look.on_gap, look.gap) >= WHITE_TEXT
    assert contrast(look.card, look.covered[0]) >= WHITE_TEXT


def test_an_unknown_theme_is_light():
    assert theme.of("system") == theme.LIGHT
    assert theme.of("dark", narrow=True).narrow


@pytest.mark.parametrize(("language", "separators"), [("id", ",."), ("en", ".,")])
def test_separators_are_the_languages_and_have_a_tickformat(language, separators):
    layout = theme.layout(theme.LIGHT, of(language), 10, xaxis=theme.bare_axis((0, 1)))
    assert layout["separators"] == separators
    assert layout["xaxis"]["tickformat"]
    go.Figure({"data": [], "layout": layout})


def test_a_figure_is_sent_without_a_template():
    figure = ranked_bars(numbered(38), of("id"), theme.LIGHT)
    assert "template" not in figure["layout"]
    assert len(json.dumps(figure)) < 60_000
