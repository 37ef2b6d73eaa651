"""Figures that must not be joined, and a change in its two parts, as figures."""

import pytest

from charts import theme
from charts.apart import apart
from charts.change_split import change_split
from model.scope import Scope
from model.selection import Selection
from model.tracking import on_track
from texts import of

LIGHT, ID = theme.of("light"), of("id")


@pytest.fixture(scope="module")
def kalimantan(real):
    home = Selection(region="KAL", period="2022-12")
    return on_track(Selection(), home, Scope.everything(), real, "2026-11")


def words(figure):
    return " ".join(one["text"] for one in figure["layout"]["annotations"]).replace("\u00a0", " ")


def test_every_period_has_its_own_row_inside_its_own_base(kalimantan):
    figure = apart(kalimantan.apart.columns, ID, LIGHT)
    bases, people = figure["data"][:2]
    assert people["customdata"] == ["2022-12", "2023-12", "2024-11", "2025-12"]
    assert people["x"] == [2_600_000, 2_500_000, 3_287_020, 3_302_762]
    assert [round(x / 1e6, 2) for x in bases["x"]] == [5.9, 5.4, 7.25, 8.0]
    assert words(figure).count("//") == 3  # between four rows
    assert not [one for one in figure["data"] if one.get("mode") == "lines"]


def test_a_source_that_contradicts_is_an_open_diamond(kalimantan):
    figure = apart(kalimantan.apart.columns, ID, LIGHT)
    (rival,) = [
        one for one in figure["data"] if one.get("marker", {}).get("symbol") == "diamond-open"
    ]
    assert rival["x"] == [3_619_336]
    assert "≠ 3,62 juta" in words(figure)


def test_a_row_without_a_base_says_so(real):
    home = Selection(region="51")
    bali = on_track(Selection(), home, Scope.everything(), real, "2026-11")
    figure = apart(bali.apart.columns, ID, LIGHT)
    assert words(figure).count("dasar tidak dinyatakan") == 2
    assert len(figure["data"][0]["x"]) == 1


def test_the_two_effects_lead_from_one_share_to_the_other(kalimantan):
    figure = change_split(kalimantan.change, ID, LIGHT)
    bars, ends = figure["data"]
    first, last = ends["x"]
    assert round(first, 2) == 45.34
    assert round(last, 2) == 41.30
    assert bars["base"][0] == first
    assert bars["base"][1] == pytest.approx(first + bars["x"][0])
    assert bars["base"][1] + bars["x"][1] == pytest.approx(last)
    for said in ("+0,21", "−4,25", "+15.742"):
        assert said in words(figure)
