"""Ranked bars: largest gap on top, states apart, nothing missing drawn as 0."""

import re

import plotly.graph_objects as go
import pytest

from charts import theme
from charts.ranked_bars import ranked_bars
from tests.charts.places import hovers, numbered, place, words
from texts import of

ID, EN = of("id"), of("en")
LIGHT, DARK, PHONE = theme.of("light"), theme.of("dark"), theme.of("light", narrow=True)
NBSP = "\u00a0"


def drawn(cells, text=ID, look=LIGHT):
    """Return covered, gap and missing of a figure that Plotly accepts whole."""
    figure = ranked_bars(cells, text, look)
    go.Figure(figure)
    return figure["data"][:3]


def lengths(trace):
    return dict(zip(trace["customdata"], trace["x"], strict=True))


@pytest.mark.parametrize("count", [0, 1, 5, 38, 56])
def test_every_place_has_a_row_and_the_largest_gap_is_on_top(count):
    covered, gap, missing = drawn(numbered(count))
    names = [f"P{n:02}" for n in range(count, 0, -1)]
    assert gap["customdata"] == covered["customdata"] == names
    assert gap["y"] == list(range(count))
    assert missing["x"] == []


def test_the_top_row_is_drawn_at_the_top():
    bottom, top = ranked_bars(numbered(3), ID, LIGHT)["layout"]["yaxis"]["range"]
    assert bottom > top


def test_people_covered_go_left_and_people_not_covered_right_of_one_zero():
    covered, gap, _ = drawn([place("64", 1_320_000, 1_850_000)])
    assert lengths(covered) == {"64": -1_320_000}
    assert lengths(gap) == {"64": 1_850_000 - 1_320_000}
    assert gap["base"] == [0]
    assert (covered["text"], gap["text"]) == (
        [f"{NBSP}1,32{NBSP}juta{NBSP}"],
        [f"{NBSP}530{NBSP}ribu{NBSP}"],
    )


def test_an_unknown_place_comes_last_hatched_and_never_as_zero():
    covered, gap, missing = drawn([place("a", None, 100), place("b", 30, 100)])
    assert "a" not in covered["customdata"] + gap["customdata"]
    assert missing["customdata"] == ["a"]
    assert missing["y"] == [1]
    assert missing["text"] == [f"{NBSP}tidak ada data{NBSP}"]
    assert missing["marker"]["pattern"]["shape"] == ["/"]


def test_states_are_told_apart():
    cells = [
        place("no", None, 100),
        place("withheld", None, 100, status="suppressed"),
        place("due", None, 100, status="expected"),
        place("baseless", 40, None),
        place("never", None, 100, status="not_applicable"),
    ]
    _, _, missing = drawn(cells, EN)
    said = dict(zip(missing["customdata"], missing["text"], strict=True))
    assert {name: text.strip(NBSP) for name, text in said.items()} == {
        "no": "no data",
        "withheld": "withheld",
        "due": "not yet received",
        "baseless": "no figure under this base",
        "never": "not applicable",
    }
    shapes = dict(zip(missing["customdata"], missing["marker"]["pattern"]["shape"], strict=True))
    assert shapes == {"no": "/", "withheld": ".", "due": "/", "baseless": "/", "never": ""}
    edges = [s for s in ranked_bars(cells, EN, LIGHT)["layout"]["shapes"] if s["type"] == "rect"]
    rows = dict(zip(missing["customdata"], missing["y"], strict=True))
    assert sorted((edge["y0"] + edge["y1"]) / 2 for edge in edges) == pytest.approx(
        sorted([rows["due"], rows["never"]])
    )
    assert {edge["line"]["dash"] for edge in edges} == {"dash"}


def test_participants_without_a_base_are_drawn_but_have_no_gap():
    covered, gap, missing = drawn([place("baseless", 40, None)])
    assert lengths(covered) == {"baseless": -40}
    assert gap["x"] == []
    assert missing["customdata"] == ["baseless"]


def test_nobody_covered_is_written_as_zero():
    figure = ranked_bars([place("none", 0, 100)], ID, LIGHT)
    covered, gap, missing = figure["data"][:3]
    assert (lengths(covered), lengths(gap)) == ({"none": 0}, {"none": 100})
    assert missing["x"] == []
    assert "0" in words(figure)


def test_what_passes_its_base_is_outlined_on_the_covered_side_and_not_cut():
    figure = ranked_bars([place("over", 150, 100)], ID, LIGHT)
    covered, gap, _ = figure["data"][:3]
    assert lengths(covered) == {"over": -150}
    assert (gap["base"], gap["x"]) == ([-100], [100 - 150])
    assert gap["marker"]["line"]["width"] == [2]
    assert gap["marker"]["color"] == [theme.CLEAR]
    assert "−50" in words(figure)
    assert figure["layout"]["xaxis"]["range"][0] <= -150


def test_negative_gaps_come_after_positive_ones():
    _, gap, _ = drawn([place("over", 150, 100), place("under", 50, 100), place("far", 300, 100)])
    assert gap["customdata"] == ["under", "over", "far"]


@pytest.mark.parametrize("look", [LIGHT, PHONE])
def test_all_unknown_still_draws_every_row(look):
    covered, gap, missing = drawn([place(name, None, None) for name in "abc"], look=look)
    assert (covered["x"], gap["x"]) == ([], [])
    assert missing["customdata"] == ["a", "b", "c"]
    assert min(missing["x"]) > 0


def test_equal_gaps_are_in_the_order_of_their_names():
    _, gap, _ = drawn([place(name, 5, 10) for name in "cab"])
    assert gap["customdata"] == ["a", "b", "c"]
    assert len(set(gap["x"])) == 1


def test_every_bar_and_interval_is_inside_the_axis():
    cells = [place("a", (90, 100, 130), 500), place("b", 400, 410)]
    low, high = ranked_bars(cells, ID, LIGHT)["layout"]["xaxis"]["range"]
    assert low <= -400
    assert high >= 500 - 90


def test_a_rounded_figure_has_an_interval_and_the_sign_for_about():
    figure = ranked_bars([place("a", (2_550_000, 2_600_000, 2_700_000), 8_518_571)], ID, LIGHT)
    covered = figure["data"][3]
    assert covered["x"] == [-2_600_000]
    assert covered["error_x"]["array"] == [2_600_000 - 2_550_000]
    assert covered["error_x"]["arrayminus"] == [2_700_000 - 2_600_000]
    gap = figure["data"][4]
    assert gap["error_x"]["array"] == [2_600_000 - 2_550_000]
    assert "≈" in figure["data"][0]["text"][0]


def test_exact_figures_have_no_intervals():
    assert len(ranked_bars(numbered(5), ID, LIGHT)["data"]) == 3


def test_the_box_is_in_the_readers_language():
    (box, _) = hovers(ranked_bars([place("Bali", 935_079, 1_873_899)], ID, LIGHT))
    assert box == (
        "<b>Bali</b><br>Terlindungi: 935.079<br>Belum terlindungi: 938.820"
        f"<br>Cakupan: 49,9{NBSP}%<br>Dasar: 1.873.899"
        "<br>Angkatan kerja (Sakernas), Agustus 2023<br>Desember 2023"
    )
    (box, _) = hovers(ranked_bars([place("Bali", 935_079, 1_873_899)], EN, LIGHT))
    assert "Not covered: 938,820" in box
    assert "Coverage: 49.9%" in box


def test_the_box_gives_the_interval_of_what_was_rounded():
    box = hovers(ranked_bars([place("K", (2_550_000, 2_600_000, 2_700_000), 8_518_571)], EN, LIGHT))
    assert "2.6 million (2.55–2.70 million)".replace(" ", NBSP).replace(f"{NBSP}(", " (") in box[0]
    assert f"≈{NBSP}31% (29.9–31.7)" in box[0]


def test_names_out_of_the_data_are_not_markup():
    cells = [place("<b>x</b><a href='//e'>&", 5, 10), place("<i>y", None, 1)]
    for look in (LIGHT, PHONE):
        figure = ranked_bars(cells, ID, look)
        for said in (*hovers(figure), *words(figure)):
            assert not re.search(r"<(a|i)\b|<b>x", said)
        assert any("&lt;b&gt;x&lt;/b&gt;&lt;a href='//e'&gt;&amp;" in box for box in hovers(figure))


def test_on_a_phone_the_name_stands_above_the_bar_and_the_gap_beside_it():
    figure = ranked_bars([place("Bali", 935_079, 1_873_899)], ID, PHONE)
    go.Figure(figure)
    name, gap = figure["layout"]["annotations"][2:]
    assert name["y"] < figure["data"][0]["y"][0]
    assert (gap["text"], gap["x"]) == (f"<b>939{NBSP}ribu</b>", 1)
    assert figure["layout"]["xaxis"]["domain"] == [0, 1]
    assert figure["data"][0]["textposition"] == "none"


def test_the_height_follows_the_rows():
    five, six = (ranked_bars(numbered(n), ID, LIGHT)["layout"]["height"] for n in (5, 6))
    assert six - five == 50


def test_longer_names_leave_less_room_for_bars():
    def start(name):
        return ranked_bars([place(name, 1, 2)], ID, LIGHT)["layout"]["xaxis"]["domain"][0]

    assert start("Bali") < start("Kepulauan Bangka Belitung") <= start("x" * 90) < 0.5


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_covered_and_gap_have_the_colours_of_the_theme(look):
    covered, gap, _ = drawn([place("a", 5, 10)], look=look)
    assert covered["marker"]["color"] == look.covered[0]
    assert gap["marker"]["color"] == [look.gap]
