"""The lead picture: parts of one base, and bars against 100 % where they pass it."""

import plotly.graph_objects as go
import pytest

from charts import theme
from charts.proportional_bar import proportional_bar
from tests.charts.places import hovers, place, words
from texts import of

ID, EN = of("id"), of("en")
LIGHT, PHONE = theme.of("light"), theme.of("light", narrow=True)
BASE = (5_850_000, 5_900_000, 6_000_000)
KALIMANTAN = place("Kalimantan", (2_550_000, 2_600_000, 2_700_000), BASE, base="stated")
PU = place("Kalimantan", (1_450_000, 1_500_000, 1_600_000), BASE, base="stated", segment="PU")
BPU = place("Kalimantan", (395_500, 396_000, 397_000), BASE, base="stated", segment="BPU")
JAKON = place("Kalimantan", (695_000, 700_000, 710_000), BASE, base="stated", segment="JAKON")


def parts(headline, *segments, text=ID, look=LIGHT):
    """Return the parts by name, each with its start and length, as Plotly accepts them."""
    figure = proportional_bar(headline, segments, text, look)
    go.Figure(figure)
    return {trace["name"]: (trace["base"][0], trace["x"][0]) for trace in figure["data"]}


def test_segments_and_the_gap_share_one_base():
    found = parts(KALIMANTAN, PU, BPU, JAKON)
    assert list(found) == [
        ID.segment("PU"),
        ID.segment("BPU"),
        ID.segment("JAKON"),
        "Belum terlindungi",
    ]
    assert found[ID.segment("PU")] == (0, 1_500_000 / 5_900_000)
    assert found[ID.segment("BPU")] == (1_500_000 / 5_900_000, 396_000 / 5_900_000)
    start, length = found["Belum terlindungi"]
    assert start == pytest.approx(2_600_000 / 5_900_000)
    assert start + length == pytest.approx(1)


def test_participants_of_no_named_segment_are_hatched_not_dropped():
    found = parts(KALIMANTAN, PU)
    assert found["Tidak dirinci"] == pytest.approx((15 / 59, 26 / 59 - 15 / 59))
    assert found["Belum terlindungi"][0] == pytest.approx(26 / 59)


def test_an_unknown_segment_is_not_a_part_of_length_zero():
    unknown = place("Kalimantan", None, BASE, base="stated", segment="PMI")
    assert ID.segment("PMI") not in parts(KALIMANTAN, PU, BPU, JAKON, unknown)


def test_a_total_without_segments_is_one_covered_part():
    found = parts(KALIMANTAN)
    assert list(found) == [ID.segment("total"), "Belum terlindungi"]


def test_nothing_known_is_hatched_whole():
    figure = proportional_bar(place("X", None, 100, status="suppressed"), [], ID, LIGHT)
    (trace,) = figure["data"]
    assert trace["marker"]["pattern"]["shape"] == ["."]
    assert trace["name"] == "ditahan"
    assert figure["layout"]["shapes"] == []


def test_the_bracket_is_as_wide_as_the_interval():
    (bracket,) = proportional_bar(KALIMANTAN, [PU], ID, LIGHT)["layout"]["shapes"]
    low, high = 2_550_000 / 6_000_000, 2_700_000 / 5_850_000
    assert bracket["path"].startswith(f"M{low:.4f},")
    assert f"H{high:.4f}V" in bracket["path"]


def test_an_exact_share_has_no_bracket():
    assert proportional_bar(place("X", 30, 100), [], ID, LIGHT)["layout"]["shapes"] == []


def test_above_the_base_there_is_a_bar_per_segment_and_nothing_is_cut():
    total, part = place("X", 160, 120), place("X", 90, 120, segment="PU")
    figure = proportional_bar(total, [part], ID, LIGHT)
    go.Figure(figure)
    (bars,) = figure["data"]
    assert bars["x"] == [160 / 120, 90 / 120]
    assert bars["customdata"] == ["total", "PU"]
    assert bars["marker"]["line"]["width"] == [2, 0]
    assert figure["layout"]["xaxis"]["range"][1] >= 160 / 120
    assert {shape["x0"] for shape in figure["layout"]["shapes"]} == {1}
    assert "100\u00a0%" in words(figure)


def test_segments_that_hold_people_twice_are_not_squeezed_into_one_bar():
    total = place("X", 60, 100)
    twice = [place("X", 50, 100, segment=code) for code in ("PU", "BPU")]
    (bars,) = proportional_bar(total, twice, ID, LIGHT)["data"]
    assert bars["x"] == [0.6, 0.5, 0.5]


def test_segments_above_the_total_within_rounding_stay_one_bar():
    rounded = place("Kalimantan", (705_000, 710_000, 720_000), BASE, segment="JAKON")
    found = parts(KALIMANTAN, PU, BPU, rounded)
    assert found["Belum terlindungi"][0] == pytest.approx(
        (1_500_000 + 396_000 + 710_000) / 5_900_000
    )


def test_the_bar_is_lower_on_a_phone_and_speaks_the_readers_language():
    wide, narrow = (proportional_bar(KALIMANTAN, [PU], EN, look) for look in (LIGHT, PHONE))
    assert wide["layout"]["height"] - narrow["layout"]["height"] == 64 - 52
    assert hovers(wide)[0].startswith("<b>Wage earners (PU)</b><br>Covered: 1.5")


def test_the_box_of_participants_without_a_segment_counts_them_alone():
    figure = proportional_bar(
        place("X", 300, 1000), [place("X", 200, 1000, segment="PU")], ID, LIGHT
    )
    _, unnamed, _ = hovers(figure)
    assert unnamed.startswith("<b>Tidak dirinci</b><br>Terlindungi: 100<br>")
