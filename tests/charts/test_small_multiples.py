"""Small multiples: one scale, unknown years hatched, breaks dashed and named."""

from charts import theme
from charts.small_multiples import small_multiples
from tests.charts.places import words
from tests.charts.sector_cells import series
from texts import of

ID = of("id")
LIGHT, NARROW = theme.of("light"), theme.of("light", narrow=True)
PU = series("PU", ("2022-12", 150, 400), ("2023", None, 500), breaks=(1,))
BPU = series("BPU", ("2022-12", 40, 900), ("2023-12", 80, 900))
JAKON = series("JAKON", ("2022-12", 70, 44), ("2023", None, None))
EVERY = [("Kalimantan", (PU, BPU, JAKON))]


def drawn(regions=EVERY, look=LIGHT):
    return small_multiples(regions, ID, look)


def bars(figure, panel):
    axis = "x" if panel == 0 else f"x{panel + 1}"
    return [one for one in figure["data"] if one["type"] == "bar" and one["xaxis"] == axis]


def axes(figure, letter):
    layout = figure["layout"]
    return [axis for name, axis in layout.items() if name.startswith(f"{letter}axis")]


def test_all_panels_share_one_scale_that_holds_the_largest_base():
    ranges = [axis["range"] for axis in axes(drawn(), "y")]
    assert len(ranges) == 3
    assert ranges[0] == ranges[1] == ranges[2]
    assert ranges[0][0] == 0
    assert ranges[0][1] > 900


def test_participants_stand_inside_their_base():
    base, covered, _ = bars(drawn(), 1)
    assert (base["y"], covered["y"]) == ([900, 900], [40, 80])
    assert covered["marker"]["color"] == LIGHT.covered[1]


def test_an_unknown_year_is_hatched_as_high_as_its_base_and_never_zero():
    _, covered, missing = bars(drawn(), 0)
    assert (covered["x"], missing["x"], missing["y"]) == ([0], [1], [500])
    assert missing["marker"]["pattern"]["shape"] == ["/"]
    assert bars(drawn(), 2)[2]["y"][0] > 0  # not even the base is known


def test_what_passes_its_base_is_outlined_and_the_base_drawn_across_it():
    figure = drawn()
    assert bars(figure, 2)[1]["marker"]["line"]["width"] == [2]
    (line,) = [one for one in figure["data"] if one.get("mode") == "lines"]
    assert line["y"] == [44, 44]


def test_a_break_is_dashed_between_its_years_and_named():
    figure = drawn()
    (line,) = figure["layout"]["shapes"]
    assert (line["x0"], line["line"]["dash"]) == (0.5, "dash")
    assert words(figure).count("bobot baru") == 1


def test_periods_stand_under_their_bars():
    assert axes(drawn(), "x")[0]["ticktext"] == ["Des<br>2022", "2023"]


def test_a_region_beside_has_its_own_row_on_the_same_scale():
    figure = drawn([*EVERY, ("Bali", (series("PU", ("2022-12", 9_000, 10_000)), BPU, JAKON))])
    assert len({tuple(axis["range"]) for axis in axes(figure, "y")}) == 1
    assert len({tuple(axis["domain"]) for axis in axes(figure, "y")}) == 2
    assert any("Bali · Penerima upah (PU)" in word for word in words(figure))


def test_a_phone_has_one_panel_under_the_other():
    figure = drawn(look=NARROW)
    assert {tuple(axis["domain"]) for axis in axes(figure, "x")} == {(0.0, 1.0)}
    assert figure["layout"]["height"] == 3 * drawn()["layout"]["height"]


def test_lines_are_round_and_few():
    lines = axes(drawn(), "y")[0]["tickvals"]
    assert lines == [500.0, 1_000.0]


def test_a_rounded_number_carries_its_interval_and_an_exact_one_none():
    rounded = series("PU", ("2022-12", (100, 150, 250), 400), ("2023-12", 160, 400))
    figure = drawn([("Kalimantan", (rounded, BPU, JAKON))])
    (spread,) = [one for one in figure["data"] if "error_y" in one]
    assert (spread["x"], spread["y"]) == ([0], [150])
    assert spread["error_y"]["array"] == [100]
    assert spread["error_y"]["arrayminus"] == [50]


def test_numbers_with_long_units_stand_over_every_second_year_where_there_are_many():
    every = [(f"{year}-12", 500_000 + year, 900_000) for year in range(2016, 2026)]
    said = {}
    for language in ("id", "en"):
        figure = small_multiples([("Bali", (series("PU", *every),))], of(language), LIGHT)
        (numbers,) = [one for one in figure["data"] if one.get("mode") == "text"]
        said[language] = numbers["x"]
    assert said["id"] == list(range(10))  # ribu
    assert said["en"] == [1, 3, 5, 7, 9]  # thousand: the newest among them


def test_two_regions_on_a_phone_have_short_names_of_segments():
    names = " ".join(words(drawn([*EVERY, ("Bali", (BPU,))], NARROW)))
    assert "Bali · BPU" in names
    assert "Bukan penerima upah" not in names
