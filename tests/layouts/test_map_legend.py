"""The key of a map: a swatch per class, and how many places have no figure, always."""

import pytest

import texts
from layouts.parts.map_legend import Counts, legend
from model.classes import CLASSES, of
from tests.charts.mapped import place
from tests.components import of_class, words

ID, EN = texts.of("id"), texts.of("en")
NONE = Counts(all=5, missing=0, suppressed=0, above=0)


def test_classes_are_named_by_where_they_begin():
    (strip,) = of_class(legend(of("employed_informal"), NONE, EN), "classes")
    assert words(strip) == "< 40 40 45 50 55 60 ≥ 65%"


@pytest.mark.parametrize("measure", CLASSES)
def test_every_class_has_its_swatch(measure):
    classes = of(measure)
    (strip,) = of_class(legend(classes, NONE, ID), "classes")
    names = [part.className for part in of_class(strip, "swatch")]
    assert names == [f"swatch rate-{classes.kind}-{at + 1}" for at in range(classes.count)]


def test_places_without_data_are_counted_even_where_there_are_none():
    (states,) = of_class(legend(of("uncovered"), NONE, ID), "states")
    assert words(states) == "tidak ada data: 0 dari 5"


def test_states_that_occur_are_counted_apart():
    places = [
        place("a", 0.3),
        place("b", 1.2),
        place("c", None),
        place("d", None, status="expected"),
        place("e", None, status="suppressed"),
    ]
    counts = Counts.of(places)
    assert counts == Counts(all=5, missing=2, suppressed=1, above=1)
    (states,) = of_class(legend(of("uncovered"), counts, EN), "states")
    assert words(states) == "no data: 2 of 5 withheld: 1 above 100%, shown as it is: 1"
    for name in ("hatched", "dotted", "above"):
        assert len(of_class(states, name)) == 1


def test_bubbles_have_no_classes_but_places_without_data():
    key = legend(None, NONE, EN)
    assert of_class(key, "classes") == []
    assert "no data: 0 of 5" in words(key)
