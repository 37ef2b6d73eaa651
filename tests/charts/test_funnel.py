"""The way from never registered to active: bars that start where others end."""

from charts import theme
from charts.funnel import funnel
from model.enrolment import Enrolment, Standing
from tests.charts.places import quantity, words
from texts import of

ID, LIGHT = of("id"), theme.of("light")


def drawn(people, registered, active, inactive):
    given = [quantity(number) for number in (active, inactive, registered)]
    standing = Standing("64", "2023-12", "month", *given)
    one = Enrolment("Kaltim", standing, "2023-08", quantity(people))
    return funnel(one, ID, LIGHT)


def bars(figure):
    return {
        trace["customdata"][0]: (trace["base"][0], trace["x"][0], trace["marker"])
        for trace in figure["data"]
        if trace["type"] == "bar"
    }


def test_the_lapsed_branch_off_the_registered_and_the_rest_were_never_registered():
    found = bars(drawn(1_000, 450, 300, 150))
    assert {name: place[:2] for name, place in found.items()} == {
        "never_registered": (450, 550),
        "registered": (0, 450),
        "active": (0, 300),
        "inactive": (300, 150),
    }


def test_lines_lead_from_the_end_of_one_bar_to_the_start_of_the_next():
    shapes = drawn(1_000, 450, 300, 150)["layout"]["shapes"]
    assert [shape["x0"] for shape in shapes] == [450, 450]


def test_more_registered_than_people_leaves_no_bar_of_the_never_registered():
    figure = drawn(400, 450, 300, 150)
    assert list(bars(figure)) == ["registered", "active", "inactive"]
    assert figure["layout"]["xaxis"]["range"] == [0, 450]


def test_unknown_groups_are_hatched_and_say_so():
    figure = drawn(1_000, 450, None, None)
    assert bars(figure)["active"][2]["pattern"]["shape"] == ["/"]
    assert words(figure).count("tidak ada data") == 2


def test_rounded_numbers_carry_their_interval():
    figure = drawn(1_000, (400, 450, 500), 300, 150)
    (spread,) = [trace for trace in figure["data"] if trace["type"] == "scatter"]
    assert spread["error_x"]["array"] == [50]
