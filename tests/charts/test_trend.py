"""Participants over time as a figure: breaks as breaks, diamonds, the path that is needed."""

import pytest

from charts import theme
from charts.label_places import Box, Label, placed
from charts.trend import trend
from charts.trend_axes import axes_of
from charts.trend_marks import lanes
from model.scope import Scope
from model.selection import Selection
from model.tracking import on_track
from texts import of

HOME = Selection(region="KAL", period="2022-12")
LIGHT, NARROW = theme.of("light"), theme.of("dark", narrow=True)


@pytest.fixture(scope="module")
def page(real):
    return lambda query: on_track(Selection.of(query), HOME, Scope.everything(), real, "2026-11")


def drawn(page, look=LIGHT, language="id"):
    return trend(page, of(language), look)


def lines(figure, dash=None):
    return [
        one
        for one in figure["data"]
        if one["mode"] == "lines" and one["line"].get("dash") == dash and "customdata" not in one
    ]


def test_a_line_joins_only_what_may_be_joined(page):
    nation = page("?region=00")
    found = lines(drawn(nation))
    assert len(found) == sum(len(run) > 1 for run in nation.series.runs)
    for one in found:  # no line passes a January: twelve months from one to the next
        assert {x // 12 for x in one["x"]} == {one["x"][0] // 12}
    assert lines(drawn(page(""))) == []  # Kalimantan: no two of its figures


def test_every_figure_is_a_point_or_a_span(page):
    nation = page("?region=00")
    shown = [p for one in drawn(nation)["data"] for p in one.get("customdata", ())]
    assert {point.period for point in nation.series.points} <= set(shown)
    spans = [one for one in drawn(nation)["data"] if one.get("customdata") == ["2018"] * 3]
    assert len(spans) == 1


def test_every_break_has_a_sign_with_its_reasons(page):
    nation = page("?region=00")
    (signs,) = [one for one in drawn(nation)["data"] if one["mode"] == "text"]
    assert len(signs["x"]) == len(nation.series.gaps)
    assert all("Januari" in said or "bulan" in said for said in signs["hovertext"])


def test_the_path_leads_from_the_figure_to_the_target_dotted(page):
    (path,) = lines(drawn(page("?region=00")), "dot")
    assert path["y"] == [39_700_000, 70_000_000]
    months = path["x"][1] - path["x"][0]
    assert months == 20
    assert lines(drawn(page("")), "dot") == []


def test_targets_in_people_are_diamonds_with_their_owner(page):
    nation = page("?region=00")
    (diamonds,) = [
        one for one in drawn(nation)["data"] if one.get("marker", {}).get("symbol") == "diamond"
    ]
    assert max(diamonds["y"]) == 70_000_000
    assert any("BP Jamsostek" in said for said in diamonds["hovertext"])


def test_events_have_letters_in_the_order_of_time(page):
    nation = page("?region=00")
    (letters,) = [one for one in drawn(nation)["data"] if one["mode"] == "markers+text"]
    assert letters["text"] == [f"<b>{chr(65 + at)}</b>" for at in range(len(nation.events))]
    assert letters["x"] == sorted(letters["x"])


@pytest.mark.parametrize("look", [LIGHT, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("query", ["?region=00", "?region=51", "", "?region=64"])
def test_letters_that_are_near_stand_in_other_rows(page, query, look):
    found = page(query)
    axes = axes_of(found, [1.0, 2.0], look.narrow)
    places = [
        (axes.across(axes.x(one.month)), row)
        for one, row in zip(found.events, lanes(found.events, axes), strict=True)
    ]
    for at, (x, row) in enumerate(places[:3]):
        assert not [other for other in places[at + 1 : 3] if other[1] == row and other[0] - x < 15]


@pytest.mark.parametrize("look", [LIGHT, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("query", ["?region=00", "", "?region=64", "?region=KAL&segment=BPU"])
def test_the_newest_figure_is_always_labelled(page, query, look, language):
    found = page(query)
    said = [note["text"] for note in drawn(found, look, language)["layout"]["annotations"]]
    assert any(found.last.period[:4] in one and "<b" in one for one in said)


def test_the_axis_starts_at_zero_unless_that_costs_most_of_it(page):
    axes = axes_of(page(""), [3_000_000.0, 3_300_000.0], False)
    assert 0 < axes.bottom <= 3_000_000
    assert axes_of(page(""), [1_000_000.0, 3_300_000.0], False).bottom == 0
    assert len(axes.ticks) <= 5


def test_a_label_takes_the_first_side_that_nothing_holds():
    frame = Box(0, 0, 100, 100)
    first = Label(50, 50, 4)
    assert placed([first], [(50, 50)], frame) == ["above"]
    assert placed([first, first], [(50, 50)], frame) == ["above", "below"]
    assert placed([Label(50, 5, 4)], [], frame) == ["below"]  # no room above
    assert placed([Label(50, 50, 40)], [], frame) == [None]  # wider than the figure
