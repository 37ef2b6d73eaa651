"""A choice that does not exist is answered with the reader's own choice, put right."""

import pytest

import texts
from layouts.parts.panels import bad_choice
from model.selection import BadChoice, Selection
from tests.components import links, words

ID = texts.of("id")


def offered(asked, error):
    """Where the panel leads, and what it says; the last link is the way home."""
    panel = bad_choice(error, "/", asked, ID)
    return links(panel)[:-1], words(panel)


def test_a_plus_in_the_nearest_choice_stays_a_plus():
    (link,), said = offered("?segment=PU%2BBPV", BadChoice("segment", "PU+BPV", "PU+BPU"))
    assert Selection.of(link.removeprefix("/")).segment == "PU+BPU"
    assert "Terdekat: segment=PU+BPU" in said


def test_what_else_was_chosen_is_kept_as_it_was():
    asked = "?segment=PU%2BBPU&region=65x"
    (link,), _ = offered(asked, BadChoice("region", "65x", "65"))
    assert Selection.of(link.removeprefix("/")) == Selection(region="65", segment="PU+BPU")


def test_a_misspelt_name_keeps_its_value():
    (link,), _ = offered("?segmnet=PU%2BBPU", BadChoice("segmnet", "PU+BPU", "segment"))
    assert Selection.of(link.removeprefix("/")) == Selection(segment="PU+BPU")


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ("?segment=xxxxx", BadChoice("segment", "xxxxx")),
        ("?regoin=64&region=65", BadChoice("regoin", "64", "region")),
    ],
)
def test_where_nothing_is_near_only_the_way_home_is_offered(asked, error):
    assert offered(asked, error)[0] == []
