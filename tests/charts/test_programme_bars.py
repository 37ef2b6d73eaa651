"""Programmes over one base: a bar each before the whole base, nothing added up."""

from dataclasses import replace

import plotly.graph_objects as go

from charts import theme
from charts.programme_bars import programme_bars
from tests.charts.places import words
from tests.charts.sector_cells import cell
from texts import of

ID, LIGHT = of("id"), theme.of("light")


def drawn(*cells):
    named = [replace(one, programme=code) for one, code in zip(cells, ("JKK", "JHT"), strict=False)]
    figure = programme_bars(named, ID, LIGHT)
    go.Figure(figure)
    return figure


def test_a_bar_is_its_share_before_the_whole_base():
    track, bars, missing = drawn(cell("total", 30, 120), cell("total", 12, 120))["data"]
    assert track["x"] == [1, 1]
    assert bars["x"] == [30 / 120, 12 / 120]
    assert track["y"] == bars["y"]
    assert [code for _, code in bars["customdata"]] == ["JKK", "JHT"]
    assert missing["x"] == []


def test_hardening_85_a_suppressed_share_is_dotted_and_says_so():
    figure = drawn(cell("total", 30, 120), cell("total", None, 120, "suppressed"))
    track, bars, missing = figure["data"]
    assert len(track["x"]) == len(bars["x"]) == 1
    assert [code for _, code in missing["customdata"]] == ["JHT"]
    assert missing["marker"]["pattern"]["shape"] == ["."]
    assert "ditahan" in words(figure)
    assert "Terlindungi" not in missing["hovertext"][0]
    assert "Terlindungi" in bars["hovertext"][0]


def test_more_than_the_base_is_drawn_whole_against_a_mark_at_100():
    figure = drawn(cell("total", 180, 120), cell("total", 60, 120))
    assert figure["layout"]["xaxis"]["range"] == [0, 180 / 120]
    assert len(figure["layout"]["shapes"]) == 2
    assert "100\u00a0%" in words(figure)


def test_within_the_base_there_is_no_mark():
    layout = drawn(cell("total", 30, 120))["layout"]
    assert layout["shapes"] == []
    assert layout["xaxis"]["range"] == [0, 1]
