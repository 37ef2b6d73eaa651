"""The way from what is reached to the target, over the target's own base and no other."""

import re
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from charts import theme
from charts.dumbbell import dumbbell
from model.cell import Quantity
from model.interval import Interval
from model.targets import Goal
from tests.charts.places import hovers, words
from texts import of

ID, EN = of("id"), of("en")
LIGHT, PHONE = theme.of("light"), theme.of("light", narrow=True)


def exact(count):
    return Quantity(Interval.exact(count), "published")


BALI = Goal(
    region="51",
    region_name="Bali",
    measure="ucj_target",
    period="2025-12",
    period_kind="month",
    segment="total",
    share=Interval(0.67275, 0.6728, 0.6729),
    origin="antara-bali-2025-03",
    base=exact(1_873_899),
    participants=exact(935_079),
    base_period="2025-03",
)
ABOVE = replace(BALI, region="31", region_name="DKI", participants=exact(2_000_000))
UNREACHED = replace(BALI, region="61", region_name="Kalbar", participants=Quantity())


def drawn(goals, text=ID, look=LIGHT):
    """Return the lines, the points reached and the targets of a figure that Plotly accepts."""
    figure = dumbbell(goals, text, look)
    go.Figure(figure)
    return figure["data"]


def plain(said):
    return said.replace("\u00a0", " ")


def test_a_line_leads_from_what_is_reached_to_the_target():
    way, reached, aims = drawn([BALI])
    assert way["x"] == [935_079 / 1_873_899, 0.6728, None]
    assert reached["x"] == [935_079 / 1_873_899]
    assert aims["x"] == [0.6728]
    assert aims["marker"]["symbol"] == "diamond"
    assert way["y"][0] == reached["y"][0] == aims["y"][0]


def test_two_targets_are_two_lines_that_do_not_touch():
    way, reached, aims = drawn([BALI, replace(BALI, period="2026")])
    assert way["x"][2] is None
    assert aims["y"][1] - aims["y"][0] == 1
    assert reached["customdata"] == aims["customdata"] == ["51", "51"]


def test_where_nothing_is_known_to_be_reached_there_is_a_target_and_no_way():
    way, reached, aims = drawn([UNREACHED])
    assert (way["x"], reached["x"], aims["x"]) == ([], [], [0.6728])
    assert "tidak diketahui → 67,28 %" in plain(words(dumbbell([UNREACHED], ID, LIGHT))[1])


@pytest.mark.parametrize("look", [LIGHT, PHONE])
def test_what_passes_the_whole_is_drawn_and_not_clipped(look):
    figure = dumbbell([ABOVE], ID, look)
    low, high = figure["layout"]["xaxis"]["range"]
    assert low <= 0
    assert high >= 2_000_000 / 1_873_899
    assert figure["data"][1]["x"] == [2_000_000 / 1_873_899]


def test_the_axis_holds_the_whole_even_where_all_are_far_from_it():
    assert dumbbell([BALI], ID, LIGHT)["layout"]["xaxis"]["range"][1] >= 1


def test_the_words_say_place_whose_target_when_from_where_to_where_and_of_how_many():
    name, way = (plain(said) for said in words(dumbbell([BALI], ID, LIGHT)))
    assert "Bali" in name
    assert "sasaran UCJ, Des 2025" in name
    assert "49,9 % → 67,28 %" in way
    assert "dari 1.873.899" in way
    assert "UCJ target, Dec 2025" in plain(words(dumbbell([BALI], EN, LIGHT))[0])
    assert "49.9% → 67.28%" in plain(words(dumbbell([BALI], EN, LIGHT))[1])


def test_the_box_says_the_base():
    reached, aim = hovers(dumbbell([BALI], ID, LIGHT))
    assert reached == aim
    assert "1.873.899" in aim


def test_covered_is_teal_the_way_is_warm_and_the_target_is_ink():
    way, reached, aims = drawn([BALI])
    assert (way["line"]["color"], reached["marker"]["color"], aims["marker"]["color"]) == (
        LIGHT.gap,
        LIGHT.covered[0],
        LIGHT.ink,
    )


def test_the_height_follows_the_rows():
    one, two = (dumbbell([BALI] * n, ID, LIGHT)["layout"]["height"] for n in (1, 2))
    assert two == 2 * one


def test_names_out_of_the_data_are_not_markup():
    figure = dumbbell([replace(BALI, region_name="<a href='//e'>x")], ID, LIGHT)
    for said in (*hovers(figure), *words(figure)):
        assert not re.search(r"<a\b", said)
