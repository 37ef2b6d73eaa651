"""Bars of workers: one zero, the share beside each, nothing missing drawn as nobody."""

import re
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from charts import classes, theme
from charts.people_bars import people_bars
from model.cell import Quantity
from model.interval import Interval
from tests.charts.mapped import ask, workers
from tests.charts.places import hovers, words
from texts import of

ID, EN = of("id"), of("en")
LIGHT, PHONE = theme.of("light"), theme.of("light", narrow=True)
ASK = ask("employed_informal", when="Agustus 2025")


def drawn(places, text=ID, look=LIGHT, asked=ASK, beside=()):
    """Return the known and the missing bars of a figure that Plotly accepts whole."""
    figure = people_bars(places, asked, text, look, beside)
    go.Figure(figure)
    return figure["data"]


def unknown(region, status="unknown", **more):
    return replace(
        workers(region, 0.5, **more), people=Quantity(None, status), rate=None, status=status
    )


def plain(said):
    return said.replace("\u00a0", " ").replace("\u2003", " ")


@pytest.mark.parametrize("look", [LIGHT, PHONE])
@pytest.mark.parametrize("count", [1, 5, 20])
def test_every_place_has_a_row_in_the_order_given(count, look):
    places = [workers(f"{n}", 0.5, 1_000 - n) for n in range(count)]
    known, missing = drawn(places, look=look)
    assert known["customdata"] == [place.region for place in places]
    assert known["x"] == [0.5 * (1_000 - n) for n in range(count)]
    assert sorted(known["y"]) == known["y"]
    assert missing["x"] == []


def test_bars_begin_at_zero_and_the_longest_ends_inside_the_axis():
    for look in (LIGHT, PHONE):
        figure = people_bars([workers("a", 0.5), workers("b", 0.1)], ASK, ID, look)
        low, high = figure["layout"]["xaxis"]["range"]
        assert low == 0
        assert high >= 500
        assert "base" not in figure["data"][0]


def test_the_number_stands_at_the_bar_and_the_share_at_the_right():
    figure = people_bars([workers("64", 0.482, 382_000)], ASK, ID, LIGHT)
    assert plain(figure["data"][0]["text"][0]).strip() == "<b>184.124</b>"
    name, share = words(figure)
    assert name == "P64"
    assert plain(share).endswith("48,2 %")


def test_the_share_carries_the_colour_of_its_class_on_the_map():
    (_, share) = words(people_bars([workers("64", 0.66)], ASK, ID, LIGHT))
    assert classes.colours(ASK.classes, LIGHT)[-1] in share
    (_, share) = words(people_bars([workers("64", 0.39)], ASK, ID, LIGHT))
    assert classes.colours(ASK.classes, LIGHT)[0] in share


def test_a_place_without_a_figure_is_hatched_says_why_and_counts_for_nothing():
    places = [workers("a", 0.5), unknown("b"), unknown("c", "suppressed"), unknown("d", "expected")]
    known, missing = drawn(places)
    assert known["customdata"] == ["a"]
    assert missing["customdata"] == ["b", "c", "d"]
    assert missing["y"] == [1, 2, 3]
    assert 0 < min(missing["x"]) < 500
    assert [plain(said).strip() for said in missing["text"]] == [
        "tidak ada data",
        "ditahan",
        "belum diterima",
    ]
    assert missing["marker"]["pattern"]["shape"] == ["/", ".", "/"]


@pytest.mark.parametrize("look", [LIGHT, PHONE])
def test_nothing_known_still_draws_every_row(look):
    known, missing = drawn([unknown(name) for name in "abc"], look=look)
    assert known["x"] == []
    assert len(missing["x"]) == 3
    assert min(missing["x"]) > 0


def test_nobody_is_a_zero_and_not_a_missing_figure():
    figure = people_bars([workers("a", 0.0), unknown("b")], ASK, ID, LIGHT)
    known, missing = figure["data"]
    assert (known["x"], plain(known["text"][0]).strip()) == ([0], "<b>0</b>")
    assert missing["customdata"] == ["b"]
    low, high = figure["layout"]["xaxis"]["range"]
    assert low < high


def test_equal_places_have_equal_bars():
    known, _ = drawn([workers(name, 0.5) for name in "abc"])
    assert len(set(known["x"])) == 1


def test_two_figures_side_by_side_share_one_scale():
    few, many = [workers("a", 0.1)], [workers("b", 0.9)]
    one = people_bars(few, ASK, ID, LIGHT, many)["layout"]["xaxis"]["range"]
    other = people_bars(many, ASK, ID, LIGHT, few)["layout"]["xaxis"]["range"]
    alone = people_bars(few, ASK, ID, LIGHT)["layout"]["xaxis"]["range"]
    assert one == other
    assert alone != one


def test_informal_workers_are_warm_and_what_is_no_gap_is_not():
    warm, _ = drawn([workers("a", 0.5)])
    neutral, _ = drawn([workers("a", 0.5)], asked=ask("employed"))
    assert warm["marker"]["color"] == LIGHT.gap
    assert neutral["marker"]["color"] not in (LIGHT.gap, *LIGHT.covered)


def test_the_box_names_the_base_that_the_share_is_of():
    (box,) = hovers(people_bars([workers("a", 0.482, 382_000)], ASK, EN, LIGHT))
    assert "48.2" in box
    assert EN.base("employed") in box
    (box,) = hovers(people_bars([workers("a", 0.95)], ask("employed"), EN, LIGHT))
    assert EN.base("labour_force") in box


def test_on_a_phone_the_words_stand_above_the_bar_with_share_and_people():
    figure = people_bars([workers("64", 0.482, 382_000), unknown("65")], ASK, ID, PHONE)
    name, share, _, why = figure["layout"]["annotations"]
    assert name["y"] < figure["data"][0]["y"][0]
    assert plain(share["text"]).endswith("48,2 % <b>184.124</b>")
    assert why["text"] == "tidak ada data"
    assert figure["data"][0]["textposition"] == "none"


def test_a_rounded_number_is_written_with_the_digits_that_hold():
    rounded = replace(
        workers("64", 0.5),
        people=Quantity(Interval(2_550_000, 2_600_000, 2_700_000), "published"),
        rate=Interval(0.425, 0.44, 0.4616),
    )
    figure = people_bars([rounded], ASK, ID, LIGHT)
    assert "2,6 juta" in plain(figure["data"][0]["text"][0])
    assert "≈ 44 %" in plain(words(figure)[1])


def test_names_out_of_the_data_are_not_markup():
    place = workers("x", 0.5, name="<b>x</b><a href='//e'>&")
    for look in (LIGHT, PHONE):
        figure = people_bars([place, unknown("y", name="<i>y")], ASK, ID, look)
        for said in (*hovers(figure), *words(figure)):
            assert not re.search(r"<(a|i)\b|<b>x", said)
        assert words(figure)[0] == "&lt;b&gt;x&lt;/b&gt;&lt;a href='//e'&gt;&amp;"


def test_a_kabupaten_keeps_its_kind_so_that_it_is_not_taken_for_the_kota():
    pair = [
        workers("3273", 0.5, name="Kota Bandung"),
        workers("3204", 0.5, name="Kabupaten Bandung"),
    ]
    said = words(people_bars(pair, ASK, ID, LIGHT))
    assert [plain(name) for name in said[::2]] == ["Kota Bandung", "Kab. Bandung"]


def test_names_have_room_beside_the_bars_and_bars_room_for_their_number():
    long = workers("b", 0.5, name="Kabupaten Penukal Abab Lematang Ilir")
    short = workers("a", 0.5, name="Kota Administrasi Jakarta Timur")
    figures = [people_bars([one], ASK, ID, LIGHT) for one in (short, long)]
    assert words(figures[0])[0] == "Kota Jakarta Timur"
    usual, wide = (figure["layout"]["xaxis"]["domain"] for figure in figures)
    assert usual[0] == 0.36
    assert wide[0] >= 0.014 * len("Kab. Penukal Abab Lematang Ilir")
    for figure, (left, right) in zip(figures, (usual, wide), strict=True):
        bar = (right - left) * 500 / figure["layout"]["xaxis"]["range"][1]
        assert right - left - bar > 0.12
    beside = people_bars([short], ASK, ID, LIGHT, [long])["layout"]["xaxis"]
    assert beside["domain"] == wide
