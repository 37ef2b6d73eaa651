"""Classes of a map: fixed bounds, one colour each, words on them that can be read."""

import re
from itertools import pairwise

import pytest

from charts import classes, theme
from model.classes import CLASSES, Classes, is_above, of
from tests.browser.still import ASSETS
from tests.charts.test_theme import WHITE_TEXT, contrast

LOOKS = [theme.LIGHT, theme.DARK]
NEIGHBOURS = 1.12  # contrast between two classes side by side, with the card's colour between them


@pytest.mark.parametrize(
    ("rate", "index"), [(0, 0), (0.0999, 0), (0.10, 1), (0.5499, 3), (0.55, 4), (0.75, 5), (1.5, 5)]
)
def test_a_class_begins_at_its_bound_and_the_last_has_no_end(rate, index):
    assert of("uncovered").index(rate) == index


def test_only_what_passes_its_base_is_above_it():
    assert [is_above(rate) for rate in (0.99, 1.0, 1.0001)] == [False, False, True]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("measure", CLASSES)
def test_every_class_has_a_colour_of_its_own_on_which_words_can_be_read(measure, look):
    shades = classes.colours(of(measure), look)
    assert len(set(shades)) == len(shades) == of(measure).count
    for shade in shades:
        assert contrast(classes.words_on(shade, look), shade) >= WHITE_TEXT
    for one, other in pairwise(shades):
        assert contrast(one, other) >= NEIGHBOURS


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_more_is_further_from_the_card(look):
    for measure in CLASSES:
        away = [contrast(shade, look.card) for shade in classes.colours(of(measure), look)]
        assert away == sorted(away)


def test_the_scale_gives_each_class_its_colour_without_a_blend():
    scale = classes.steps(("#000000", "#FFFFFF"))
    assert scale["colorscale"] == [
        [0, "#000000"],
        [0.5, "#000000"],
        [0.5, "#FFFFFF"],
        [1, "#FFFFFF"],
    ]
    assert (scale["zmin"], scale["zmax"]) == (0 - 0.5, 1 + 0.5)


def test_the_bounds_of_an_unknown_measure_are_nobodys_guess():
    with pytest.raises(KeyError):
        of("happiness")


def sheet_colours(block):
    return dict(re.findall(r"--(rate-\w+-\d): (#[0-9a-f]{6});", block))


def theme_colours(look):
    kinds = {"coverage": look.rates_coverage, "gap": look.rates_gap, "base": look.rates_base}
    return {
        f"rate-{kind}-{at}": shade.lower()
        for kind, shades in kinds.items()
        for at, shade in enumerate(shades, 1)
    }


def test_the_style_sheet_has_the_colours_of_the_figures():
    sheet = (ASSETS / "map.css").read_text("utf-8")
    blocks = [
        sheet_colours(block) for block in re.findall(r"\{[^{}]*--rate-[^{}]*--rate[^{}]*\}", sheet)
    ]
    light, dark = theme_colours(theme.LIGHT), theme_colours(theme.DARK)
    assert blocks[:4] == [light, dark, dark, light]  # on the screen three times, then on paper


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_the_style_sheet_hatches_and_dots_the_colours_of_missing_places_and_no_class(look):
    sheet = (ASSETS / "map.css").read_text("utf-8")
    for colour, pattern in ((look.hatch, "hatched"), (look.ink_3, "dotted")):
        written = (
            f'[fill="rgb({", ".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"]'
        )
        (rule,) = [line for line in sheet.splitlines() if written in line]
        assert f"fill: url(#{pattern})" in rule
        for other in LOOKS:
            assert colour.lower() not in theme_colours(other).values()


def test_classes_of_one_bound_are_two():
    assert Classes((0.5,), "gap").count == 2
