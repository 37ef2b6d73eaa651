"""Maps: each place in its class or hatched, with the names that there is room for."""

import math

import plotly.graph_objects as go
import pytest

from charts import classes, theme
from charts.bubble_map import bubble_map
from charts.map_labels import Frame, Label, sides
from charts.region_map import region_map
from model.classes import of as classes_of
from model.extent import Extent, around, extents
from tests.charts.mapped import ask, place, workers
from texts import of

ID, EN = of("id"), of("en")
LIGHT, DARK, PHONE = theme.of("light"), theme.of("dark"), theme.of("light", narrow=True)
NBSP = "\u00a0"
WORKERS = ask("employed_informal")


def drawn(places, chart=region_map, asked=None, text=ID, look=LIGHT):
    """Return the traces of a figure that Plotly accepts whole."""
    figure = chart(places, asked or ask(), text, look)
    go.Figure(figure)
    return figure["data"]


def land(traces):
    """Return the missing and the known places."""
    return traces[:2]


def rings(traces):
    """Return who is outlined, in which colour and how wide."""
    return [
        (trace["locations"], trace["marker"]["line"]["color"], trace["marker"]["line"]["width"])
        for trace in traces[2:]
        if trace["type"] == "choropleth"
    ]


def named(traces):
    return [words for trace in traces if trace["type"] == "scattergeo" for words in trace["text"]]


def test_a_place_is_drawn_in_the_class_of_its_rate():
    missing, known = land(drawn([place("a", 0.05), place("b", 0.40), place("c", 0.9)]))
    assert dict(zip(known["locations"], known["z"], strict=True)) == {"a": 0, "b": 3, "c": 5}
    assert known["customdata"] == known["locations"]
    assert known["colorscale"] == classes.steps(LIGHT.rates_coverage)["colorscale"]
    assert missing["locations"] == []


def test_a_place_without_a_figure_is_never_in_a_class():
    missing, known = land(drawn([place("a", None), place("b", 0.4), place("c", None, None)]))
    assert missing["locations"] == ["a", "c"]
    assert known["locations"] == ["b"]


def test_withheld_and_impossible_figures_are_told_from_unknown_ones():
    statuses = {"no": None, "due": "expected", "held": "suppressed", "never": "not_applicable"}
    missing, _ = land(drawn([place(name, None, status=why) for name, why in statuses.items()]))
    count = missing["zmax"] - missing["zmin"]

    def shade(z):
        at = (z - missing["zmin"]) / count
        return next(shade for edge, shade in reversed(missing["colorscale"]) if edge <= at)

    shown = {code: shade(z) for code, z in zip(missing["locations"], missing["z"], strict=True)}
    assert shown == {
        "no": LIGHT.hatch,
        "due": LIGHT.hatch,
        "held": LIGHT.ink_3,
        "never": theme.CLEAR,
    }


@pytest.mark.parametrize("chart", [region_map, bubble_map])
@pytest.mark.parametrize("rates", [[None] * 3, [0.3] * 3, [0.3], [0.0] * 2, [1.4] * 2])
@pytest.mark.parametrize("look", [LIGHT, DARK, PHONE])
def test_all_equal_all_missing_and_single_places_are_drawn(chart, rates, look):
    places = [place(str(at), rate) for at, rate in enumerate(rates)]
    missing, known = land(drawn(places, chart, look=look))
    assert len(missing["locations"]) == rates.count(None)
    assert len(known["locations"]) == len(rates) - rates.count(None)
    if chart is region_map:
        assert len(set(known["z"])) <= 1


def test_no_place_at_all_is_no_error():
    assert [trace["locations"] for trace in drawn([])] == [[], []]


def test_what_passes_100_percent_is_in_the_last_class_with_a_double_outline():
    traces = drawn([place("over", 1.2), place("full", 1.0)])
    assert land(traces)[1]["z"] == [5, 5]
    (ink, card) = rings(traces)
    assert ink[:2] == (["over"], LIGHT.ink)
    assert card[:2] == (["over"], LIGHT.card)
    assert ink[2] > card[2]


def test_the_chosen_place_is_outlined_even_where_it_has_no_figure():
    traces = drawn([place("a", None, is_chosen=True), place("b", 0.3)])
    assert rings(traces) == [(["a"], LIGHT.ink, 2.5)]


def test_a_chosen_place_above_100_percent_keeps_both_outlines():
    traces = drawn([place("a", 1.2, is_chosen=True)])
    assert [colour for _, colour, _ in rings(traces)] == [LIGHT.ink, LIGHT.ink, LIGHT.card]


def test_provinces_are_outlined_over_their_kabupaten_and_say_nothing():
    places = [place("6401", 0.3, parent="64"), place("6402", 0.3, parent="64")]
    outline = drawn(places, asked=ask(outlines="/p.geojson"))[2]
    assert (outline["locations"], outline["geojson"]) == (["64"], "/p.geojson")
    assert outline["hoverinfo"] == "skip"
    assert len(drawn(places)) == len(drawn(places, asked=ask(outlines="/p.geojson"))) - 1


def test_extremes_and_the_chosen_place_are_named_with_their_rates():
    places = [
        place(f"{at}", at / 10, name=f"N{at}", at=(at - 5.0, 108.5 + at), is_chosen=at == 4)
        for at in range(1, 9)
    ]
    said = {f"N{at}<br><b>{at * 10},0{NBSP}%</b>" for at in (4, 1, 2, 7, 8)}
    assert set(named(drawn(places))) == said


def test_a_name_that_would_cover_another_is_left_out():
    crowded = [place(str(at), 0.1 * at, name="Hulu Sungai " * 4) for at in range(1, 5)]
    assert len(named(drawn(crowded))) < 4


def test_a_place_without_a_point_is_drawn_without_a_name():
    traces = drawn([place("a", 0.3, at=None)])
    assert land(traces)[1]["locations"] == ["a"]
    assert named(traces) == []


def test_a_kabupaten_is_written_short_and_keeps_its_kind_on_the_map():
    (words,) = named(drawn([place("a", 0.3, name="Kabupaten Sambas")]))
    assert words.startswith("Kab.\u00a0Sambas<br>")


def test_names_out_of_the_data_are_not_markup():
    places = [place("a", 0.3, name="<a href='//e'>")]
    for chart in (region_map, bubble_map):
        traces = drawn(places, chart)
        said = [*named(traces), *(box for trace in traces for box in trace.get("hovertext", []))]
        assert said
        assert not [words for words in said if "<a" in words]


def test_the_box_of_coverage_is_that_of_its_cell():
    _, known = land(drawn([place("a", 0.3, name="Bali")], text=EN))
    assert known["hovertext"] == [
        "<b>Bali</b><br>Covered: 300<br>Not covered: 700<br>Coverage: 30.0%<br>Base: 1,000"
        "<br>Labour force (Sakernas), August 2023<br>December 2023"
    ]


def test_the_box_of_workers_says_who_how_many_of_whom_and_when():
    _, known = land(drawn([workers("a", 0.657, name="Sambas")], asked=WORKERS))
    assert known["hovertext"] == [
        f"<b>Sambas</b><br>Pekerja informal (Sakernas): 657<br>Bagian: 65,7{NBSP}%<br>Dasar: 1.000"
        "<br>Penduduk yang bekerja (Sakernas)<br>2023"
    ]


def test_the_map_shows_the_box_of_its_places_and_does_not_move():
    layout = region_map([place("a", 0.3)], ask(box=Extent(108, -4, 118, 6)), ID, LIGHT)["layout"]
    margin = 0.03 * (118 - 108)
    assert layout["geo"]["lonaxis"]["range"] == [108 - margin, 118 + margin]
    assert layout["geo"]["lataxis"]["range"] == [-4 - margin, 6 + margin]
    assert layout["dragmode"] is False
    assert (layout["geo"]["visible"], layout["geo"]["fitbounds"]) == (False, False)


def test_a_wide_country_gets_a_low_map():
    def height(**box):
        return region_map([], ask(box=Extent(**box)), ID, LIGHT)["layout"]["height"]

    nation = height(west=95, south=-11, east=141, north=6)
    assert nation < height(west=108, south=-5, east=119, north=5)


def test_bubbles_are_as_large_as_their_people_and_unknown_places_have_none():
    places = [
        place("few", 0.5, 1_000, at=(0, 109)),
        place("many", 0.5, 4_000, at=(0, 112)),
        place("no", None, at=(2, 112)),
        place("all", 1.0, 900, at=(3, 112)),
        place("nowhere", 0.5, at=None),
    ]
    bubbles = drawn(places, bubble_map)[-1]
    assert bubbles["customdata"] == ["many", "few", "all"]
    assert bubbles["marker"]["size"] == [2_000, 500, 0]
    assert bubbles["marker"]["sizemode"] == "area"
    across = [math.sqrt(2 * size / bubbles["marker"]["sizeref"]) for size in (2_000, 500)]
    assert across[0] == pytest.approx(46)
    assert across[0] / across[1] == pytest.approx(2)


def test_bubbles_of_a_base_are_neither_warm_nor_teal():
    def colour(asked, **more):
        traces = drawn([workers("a", 0.5)], bubble_map, asked=asked)
        return traces[-1]["marker"]["color"]

    assert colour(WORKERS) == LIGHT.gap
    assert colour(ask("employed_formal")) == LIGHT.ink_3


def test_the_three_largest_bubbles_are_named():
    places = [
        place(str(at), 0.5, 1_000 * at, name=f"N{at}", at=(-4.0 + 2 * at, 109.0 + 2 * at))
        for at in range(1, 5)
    ]
    words = [said for said in named(drawn(places, bubble_map)) if said]
    assert [said.partition("<br>")[0] for said in words] == ["N4", "N3", "N2"]


def test_bubbles_lie_on_land_without_a_colour_of_its_own():
    _, known = land(drawn([place("a", 0.1), place("b", 0.9)], bubble_map))
    assert {shade for _, shade in known["colorscale"]} == {LIGHT.land}
    assert len(set(known["z"])) == 1


def test_words_stay_inside_the_map():
    frame = Frame(Extent(0, 0, 10, 10), 100, 100)
    assert sides([Label("edge", ("Long", "1"), (5, 10))], frame, 12) == {"edge": "middle left"}
    assert sides([Label("long", ("x" * 90, "1"), (5, 5))], frame, 12) == {}


def test_the_extent_of_places_is_the_box_around_their_borders():
    def square(code, west, south):
        ring = [[west, south], [west, south + 1], [west + 1, south + 1], [west, south]]
        return {"id": code, "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]}}

    known = extents({"features": [square("a", 100, 0), square("b", 110, -5)]})
    assert around(["a", "b", "strange"], known) == Extent(100, -5, 111, 1)
    assert around(["strange"], known) is None


def test_a_figure_of_514_places_is_sent_small():
    assert classes_of("uncovered").count == 6
    figure = region_map([place(str(at), 0.3) for at in range(514)], ask(), ID, LIGHT)
    assert "template" not in figure["layout"]
    assert all(isinstance(trace.get("geojson", ""), str) for trace in figure["data"])
