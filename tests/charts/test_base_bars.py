"""The same participants over every base: one bar each, the one in use marked."""

import plotly.graph_objects as go
import pytest

from charts import theme
from charts.base_bars import base_bars
from tests.charts.places import place, words
from texts import of

ID, EN = of("id"), of("en")
LIGHT = theme.of("light")
PARTICIPANTS = (2_550_000, 2_600_000, 2_700_000)
STATED = place("K", PARTICIPANTS, (5_850_000, 5_900_000, 6_000_000), base="stated")
LABOUR_FORCE = place("K", PARTICIPANTS, 8_518_571)


def drawn(cells, text=ID):
    figure = base_bars(cells, "stated", text, LIGHT)
    go.Figure(figure)
    return figure


def test_covered_and_the_rest_fill_every_base():
    covered, rest, missing = drawn([STATED, LABOUR_FORCE])["data"][:3]
    assert covered["customdata"] == rest["customdata"] == ["stated", "labour_force"]
    assert covered["x"] == [2_600_000 / 5_900_000, 2_600_000 / 8_518_571]
    assert rest["base"] == covered["x"]
    assert [a + b for a, b in zip(covered["x"], rest["x"], strict=True)] == pytest.approx([1, 1])
    assert missing["x"] == []


def test_each_bar_says_its_base_its_origin_and_its_share():
    said = " ".join(words(drawn([STATED, LABOUR_FORCE]))).replace("\u00a0", " ")
    for part in ("Basis kantor wilayah", "≈ 44 %", "42,5–46,2", "5,9 juta, menurut penerbit"):
        assert part in said
    for part in ("Angkatan kerja", "≈ 31 %", "8.518.571, Sakernas Agu 2023"):
        assert part in said
    assert said.count("dipakai") == 1


def test_a_base_without_a_figure_is_hatched_and_says_so():
    figure = drawn([STATED, place("K", PARTICIPANTS, None, base="employed")], EN)
    covered, _, missing = figure["data"][:3]
    assert covered["customdata"] == ["stated"]
    assert missing["customdata"] == ["employed"]
    assert missing["marker"]["pattern"]["shape"] == ["/"]
    assert "no figure under this base" in " ".join(words(figure))


def test_more_than_the_base_is_drawn_whole_against_a_mark_at_100():
    figure = drawn([place("Kutai Timur", 77_088, 51_086, base="stated"), LABOUR_FORCE])
    covered, rest, _ = figure["data"][:3]
    assert covered["x"][0] == 77_088 / 51_086
    assert figure["layout"]["xaxis"]["range"] == [0, 77_088 / 51_086]
    assert rest["customdata"] == ["labour_force"]
    assert covered["marker"]["line"]["width"] == [2, 0]
    assert "100\u00a0%" in words(figure)


def test_an_interval_is_drawn_where_it_can_be_seen():
    interval = drawn([STATED])["data"][3]
    high = 2_700_000 / 5_850_000 - 2_600_000 / 5_900_000
    assert interval["error_x"]["array"] == pytest.approx([high])
    assert len(drawn([place("K", 1, 2, base="stated")])["data"]) == 3


def test_without_any_base_nothing_breaks():
    figure = drawn([])
    assert figure["layout"]["xaxis"]["range"] == [0, 1]
