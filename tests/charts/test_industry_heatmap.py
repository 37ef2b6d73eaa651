"""The employed by industry and status: shares in cells, two cuts that are never crossed."""

from charts import theme
from charts.industry_heatmap import industry_heatmap
from tests.charts.places import hovers, words
from tests.charts.sector_cells import workforce
from texts import of

ID = of("id")
LIGHT, NARROW = theme.of("light"), theme.of("light", narrow=True)
FIRST = workforce("Kalimantan", 1_000, (450, 550), G=600, A=314, RSTU=86)


def drawn(*forces, look=LIGHT):
    return industry_heatmap(forces, ID, look)


def bars(figure):
    return [trace for trace in figure["data"] if trace["type"] == "bar"]


def test_every_industry_of_every_region_has_its_share_in_its_cell():
    figure = drawn(FIRST, workforce("Bali", 200, (), A=20, G=180, RSTU=0))
    known, _ = bars(figure)
    assert known["customdata"][:3] == [["Kalimantan", code] for code in ("G", "A", "RSTU")]
    assert figure["data"][2]["text"][:3] == ["60,0", "31,4", "8,6"]
    assert figure["data"][2]["text"][-3:] == ["10,0", "90,0", "0"]


def test_rows_keep_the_order_of_the_first_region():
    figure = drawn(FIRST, workforce("Bali", 200, (), A=20, G=180, RSTU=0))
    places = dict(zip(map(tuple, bars(figure)[0]["customdata"]), bars(figure)[0]["y"], strict=True))
    assert places["Bali", "A"] == places["Kalimantan", "A"] == 1


def test_statuses_stand_apart_from_industries_and_say_so():
    figure = drawn(FIRST, workforce("Bali", 200, (90, 110), A=200))
    places = dict(zip(map(tuple, bars(figure)[0]["customdata"]), bars(figure)[0]["y"], strict=True))
    assert places["Kalimantan", "formal"] - places["Kalimantan", "RSTU"] > 1
    assert any("diterbitkan terpisah" in word for word in words(figure))


def test_what_is_not_known_is_hatched():
    figure = drawn(FIRST, workforce("Bali", None, (), A=20))
    assert bars(figure)[1]["customdata"] == [["Bali", "A"]]
    assert bars(figure)[1]["marker"]["pattern"]["shape"] == ["/"]


def test_many_regions_stand_below_each_other_under_the_letters_of_the_industries():
    figure = drawn(*[workforce(f"P{n}", 100, (), G=60, RSTU=40) for n in range(8)])
    assert figure["layout"]["yaxis"]["range"] == [7.5, -0.5]
    assert {"<b>G</b>", "<b>R,S,T,U</b>", "P7"} <= set(words(figure))


def test_a_phone_and_a_single_region_show_bars_with_share_and_people():
    alone, phone = drawn(FIRST), drawn(FIRST, FIRST, look=NARROW)
    for figure in (alone, phone):
        (trace,) = bars(figure)
        assert trace["x"] == [0.6, 0.314, 0.086, 0.45, 0.55]
        assert any("<b>60,0\u00a0%</b>" in word and "600" in word for word in words(figure))


def test_the_box_gives_people_of_all_employed():
    (box, *_) = hovers(drawn(FIRST))
    assert box.startswith("<b>Kalimantan</b><br>Perdagangan: 600<br>60,0\u00a0% dari 1.000")
