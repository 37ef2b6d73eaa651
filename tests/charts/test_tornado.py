"""Assumptions around the cost as it stands, the one that moves most on top."""

from charts import theme
from charts.tornado import tornado
from model.cost import cost
from model.tornado import tornado as swings_of
from model.tornado import usual_assumptions
from tests.charts.costs import RATES, plan
from tests.charts.places import words
from texts import of

EN, LIGHT, PHONE = of("en"), theme.of("light"), theme.of("light", narrow=True)


def drawn(look=LIGHT):
    now = cost(plan(), RATES).sum.net
    return tornado(swings_of(usual_assumptions(plan()), RATES), now, EN, look), now


def test_bars_lead_from_the_cost_as_it_stands_to_its_two_ends():
    figure, now = drawn()
    cheaper, dearer = figure["data"]
    assert set(cheaper["base"]) == set(dearer["base"]) == {now.value}
    assert all(length < 0 for length in cheaper["x"])
    assert all(length > 0 for length in dearer["x"])


def test_an_end_that_is_the_cost_itself_has_no_bar():
    cheaper, dearer = drawn()[0]["data"]
    assert cheaper["customdata"] == ["months", "self_share"]
    assert dearer["customdata"] == ["package", "self_share"]


def test_each_row_tells_its_two_ends():
    said = " ".join(words(drawn()[0]))
    assert "JKK + JKM … JKK + JKM + JHT" in said
    assert "6 months … 12 months" in said
    assert "80% … 40%" in said


def test_on_a_phone_names_stand_above_the_bars():
    figure = drawn(PHONE)[0]
    assert figure["layout"]["xaxis"]["domain"] == [0, 1]
