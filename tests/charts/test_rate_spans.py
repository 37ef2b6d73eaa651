"""Rates over time by who pays: stretches, the assumed ones hatched."""

from charts import theme
from charts.rate_spans import rate_spans
from model.rate_spans import spans
from model.rates import PACKAGE
from tests.charts.costs import RATES
from tests.charts.places import words
from texts import of

ID, LIGHT = of("id"), theme.of("light")


def drawn():
    found = spans(PACKAGE, "2026-01", 12, RATES)
    return rate_spans(found, ("2026-01", "2026-12"), ID, LIGHT)


def test_a_stretch_begins_at_its_month():
    bars = drawn()["data"][0]
    begins = [
        base for base, row in zip(bars["base"], bars["customdata"], strict=True) if row == "self"
    ]
    assert begins == [0, 9, 18]  # July 2025, April 2026, January 2027


def test_only_what_is_assumed_is_hatched_and_says_so():
    bars = drawn()["data"][0]
    hatched = [shape == "/" for shape in bars["marker"]["pattern"]["shape"]]
    assert sum(hatched) == 3
    for box, is_hatched in zip(bars["hovertext"], hatched, strict=True):
        assert ("diasumsikan" in box) == is_hatched


def test_the_rate_stands_in_a_stretch_that_holds_it():
    bars = drawn()["data"][0]
    assert bars["text"].count("Rp8.400") == 2
    assert "" in bars["text"]


def test_lines_mark_the_first_and_the_last_month_paid_for():
    figure = drawn()
    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == [6, 18]
    said = " ".join(words(figure))
    assert "Jan 2026" in said
    assert "Des 2026" in said
