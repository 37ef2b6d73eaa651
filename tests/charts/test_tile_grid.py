"""Tiles: one per place, all the same size, states apart, words that fit."""

import re

import plotly.graph_objects as go
import pytest

from charts import theme
from charts.tile_grid import tile_grid
from model.tile import Tile
from tests.charts.mapped import ask, everywhere, place, tiles, workers
from texts import of

ID = of("id")
LIGHT, PHONE = theme.of("light"), theme.of("light", narrow=True)
SIZE = re.compile(r"font-size:([\d.]+)px")


def row_of(places):
    """Tiles side by side."""
    return {one.region: Tile(0, at, one.name) for at, one in enumerate(places)}


def grid(places, given=None, look=LIGHT, asked=None):
    figure = tile_grid(places, given or row_of(places), asked or ask(), ID, look)
    go.Figure(figure)
    return figure


def plain(words):
    return re.sub(r"<[^>]*>", "", words.replace("<br>", "/"))


def test_a_tile_stands_in_its_row_and_column_in_the_colour_of_its_class():
    given = {"a": Tile(2, 5, "A"), "b": Tile(3, 6, "B")}
    missing, known = grid([place("a", 0.05), place("b", 0.8)], given)["data"]
    assert known["customdata"] == ["a", "b"]
    assert known["x"] == [5, 6]
    middles = [base + size / 2 for base, size in zip(known["base"], known["y"], strict=True)]
    assert middles == pytest.approx([2, 3])
    assert known["marker"]["color"] == [LIGHT.rates_coverage[0], LIGHT.rates_coverage[5]]
    assert missing["x"] == []


def test_a_tile_says_its_name_and_its_rate():
    _, known = grid([place("a", 0.261, name="Banjar")])["data"]
    assert [plain(words) for words in known["text"]] == ["Banjar/26,1"]


def test_a_missing_place_is_named_and_hatched_and_a_withheld_one_dotted():
    places = [place("a", None, name="Paser"), place("b", None, status="suppressed")]
    missing, known = grid(places)["data"]
    assert [plain(words) for words in missing["text"]] == ["Paser", "Pb"]
    assert missing["marker"]["pattern"]["shape"] == ["/", "."]
    assert known["x"] == []


def test_what_is_due_or_cannot_be_has_a_dashed_edge():
    places = [place("due", None, status="expected"), place("no", None)]
    (edge,) = grid(places)["layout"]["shapes"]
    assert edge["line"]["dash"] == "dash"
    assert edge["x0"] < 0 < edge["x1"]


def test_what_passes_100_percent_is_smaller_inside_a_second_outline():
    _, known, outline = grid([place("over", 1.12), place("full", 1.0)])["data"]
    assert outline["customdata"] == ["over"]
    assert known["width"][0] < outline["width"][0] == known["width"][1]
    assert known["marker"]["color"][0] == LIGHT.rates_coverage[-1]


def test_the_chosen_tile_is_outlined_and_outlines_say_nothing():
    outline = grid([place("a", 0.3), place("b", None, is_chosen=True)])["data"][2]
    assert outline["customdata"] == ["b"]
    assert outline["hoverinfo"] == "skip"


@pytest.mark.parametrize("look", [LIGHT, PHONE])
@pytest.mark.parametrize("rates", [[], [None] * 3, [0.5] * 3, [0.5]])
def test_all_missing_all_equal_single_and_no_tiles_are_drawn(rates, look):
    places = [place(str(at), rate) for at, rate in enumerate(rates)]
    missing, known = grid(places, look=look)["data"]
    assert len(missing["x"]) == rates.count(None)
    assert len(known["x"]) == len(rates) - rates.count(None)
    assert len(set(known["marker"]["color"])) <= 1


def test_a_place_without_a_tile_is_left_to_the_map():
    missing, known = grid([place("a", 0.3), place("b", 0.3)], {"a": Tile(0, 0, "A")})["data"]
    assert known["customdata"] + missing["customdata"] == ["a"]


@pytest.mark.parametrize("look", [LIGHT, PHONE])
@pytest.mark.parametrize(
    ("name", "columns"), [("kalimantan_kabkota", 10), ("indonesia_provinsi", 15)]
)
def test_every_real_tile_has_words_no_wider_than_itself(name, columns, look):
    places = everywhere(name, [0.657, None, 1.121])
    figure = grid(places, tiles(), look)
    west, east = figure["layout"]["xaxis"]["range"]
    assert east - west == columns
    side = (318 if look.narrow else 470) / columns
    said = [words for trace in figure["data"][:2] for words in trace["text"]]
    assert len(said) == len(places)
    for words in said:
        for line in words.split("<br>"):
            assert 0.5 * float(SIZE.search(line)[1]) * len(plain(line)) <= side


def test_tiles_stay_square():
    layout = grid([place("a", 0.3)])["layout"]
    assert layout["yaxis"]["scaleanchor"] == "x"
    assert layout["yaxis"]["range"][0] > layout["yaxis"]["range"][1]


def test_words_on_a_tile_can_be_read_on_its_class():
    _, known = grid([place("a", 0.05), place("b", 0.9)])["data"]
    assert known["insidetextfont"]["color"] == [LIGHT.on_bright, LIGHT.on_dim]


def test_the_box_is_that_of_the_map():
    _, known = grid([workers("a", 0.5, name="Sambas")], asked=ask("employed_informal"))["data"]
    assert known["hovertext"][0].startswith("<b>Sambas</b><br>Pekerja informal (Sakernas): 500")


def test_names_out_of_the_data_are_not_markup():
    missing, _ = grid([place("a", None, name="<i>y")])["data"]
    assert "<i>" not in missing["text"][0] + missing["hovertext"][0]
