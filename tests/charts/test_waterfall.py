"""From payers to what is really paid: bars that begin where the last one ends."""

import pytest

from charts import theme
from charts.waterfall import waterfall
from model.cost_steps import steps
from tests.charts.costs import worked_out
from tests.charts.places import words
from texts import of

EN, LIGHT, PHONE = of("en"), theme.of("light"), theme.of("light", narrow=True)


def drawn(look=LIGHT, **more):
    return waterfall(steps(worked_out(**more)), EN, look)


def test_bars_stand_on_each_other_and_relief_leads_down():
    bars = drawn()["data"][0]
    assert bars["customdata"] == ["self", "apbd", "gross", "relief", "net"]
    gross, relief = 1_000 * 16_800 * 12, 600 * 8_400 * 9
    assert bars["base"] == pytest.approx([0, 0.6 * gross, 0, gross - relief, 0])
    assert bars["y"] == pytest.approx([0.6 * gross, 0.4 * gross, gross, relief, gross - relief])


def test_only_relief_is_hatched():
    assert drawn()["data"][0]["marker"]["pattern"]["shape"] == ["", "", "", "/", ""]


def test_numbers_and_people_stand_beside_the_bars():
    said = " ".join(words(drawn()))
    assert "201.6" in said
    assert "−45.4" in said
    assert ">600<" in said
    assert "600 people" in " ".join(words(drawn(PHONE)))


def test_what_is_not_exact_carries_its_interval():
    (_, spread) = drawn(people=(900, 1_000, 1_100))["data"]
    assert spread["x"] == [2, 4]
    assert spread["error_y"]["array"][0] == pytest.approx(100 * 16_800 * 12)


def test_a_phone_has_rows():
    figure = drawn(PHONE)
    assert figure["data"][0]["orientation"] == "h"
    assert figure["layout"]["height"] == 5 * 54
