"""Geometry as the map draws it: wound for Plotly, rounded, flat, in Indonesia."""

import pytest

from etl.borders.rings import NotDrawable, polygons
from tests.etl.borders import area, square


def test_an_outer_ring_is_turned_with_the_clock_and_a_hole_against_it():
    hole = square(110.25, 0.25, 0.5)
    assert polygons(area(square(), hole[::-1])) == [[square()[::-1], hole]]


def test_a_ring_that_is_right_already_stays():
    assert polygons(area(square()[::-1])) == [[square()[::-1]]]


def test_positions_lose_their_height_and_all_but_four_decimals():
    ring = [[110.00004, 0, 7], [111, 0.12346, 7], [111, 1, 7], [110.00004, 0, 7]]
    (((west, south), *_),) = (polygon[0] for polygon in polygons(area(ring)))
    assert (west, south) == (110.0, 0.0)
    assert [111.0, 0.1235] in polygons(area(ring))[0][0]


def test_a_ring_that_is_not_closed_is_closed():
    assert polygons(area(square()[:-1])) == polygons(area(square()))


def test_specks_that_rounding_leaves_no_area_are_dropped_with_their_holes():
    speck = square(112, 0, 0.00001)
    many = {"type": "MultiPolygon", "coordinates": [[square()], [speck, speck]]}
    assert polygons(many) == polygons(area())
    with pytest.raises(NotDrawable, match="no area"):
        polygons(area(speck))


@pytest.mark.parametrize(
    ("ring", "reason"),
    [
        ([[0.5, 110], [1, 111], [1, 110], [0.5, 110]], "latitude stands before longitude"),
        ([[500_000, 9_900_000]] * 4, r"not in degrees \(EPSG:4326\)"),
        ([[float("nan"), 0]] * 4, "outside Indonesia"),
        ([[1e999, 0]] * 4, "outside Indonesia"),
        ([["110", "0"]] * 4, "no pair of numbers"),
        ([[110]] * 4, "no pair of numbers"),
        ([None], "no pair of numbers"),
        ("ring", "no list of positions"),
    ],
)
def test_coordinates_that_are_no_degrees_of_indonesia_are_refused_with_the_likely_cause(
    ring, reason
):
    with pytest.raises(NotDrawable, match=reason):
        polygons(area(ring))


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        [],
        {"type": "Point", "coordinates": [110, 0]},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": [[]]},
        {"type": "MultiPolygon", "coordinates": [7]},
        {"type": "MultiPolygon", "coordinates": []},
    ],
)
def test_what_is_no_area_is_refused(geometry):
    with pytest.raises(NotDrawable):
        polygons(geometry)
