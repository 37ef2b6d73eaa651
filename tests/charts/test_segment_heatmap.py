"""The heatmap of regions by segments: every state has its own look, nothing is cut."""

from dataclasses import replace

import pytest

from charts import theme
from charts.segment_heatmap import segment_heatmap
from charts.segment_ranks import segment_ranks
from tests.charts.places import hovers, words
from tests.charts.sector_cells import cell, row
from texts import of

ID = of("id")
LIGHT, NARROW = theme.of("light"), theme.of("light", narrow=True)


def drawn(*rows, base=None, look=LIGHT):
    return segment_heatmap(rows, base, ID, look)


def bars(figure):
    return [trace for trace in figure["data"] if trace["type"] == "bar"]


def said(figure):
    return [
        word for trace in figure["data"] if trace["type"] == "scatter" for word in trace["text"]
    ]


def test_a_known_cell_has_the_colour_of_its_class_and_its_value_and_period():
    figure = drawn(row("Kalimantan", (456, 1_000), (5, 100)))
    known = bars(figure)[0]
    assert known["marker"]["color"] == [LIGHT.rates_coverage[3], LIGHT.rates_coverage[0]]
    assert said(figure)[:4] == ["<b>45,6</b>", "<b>5,0</b>", "Des 2023", "Des 2023"]


@pytest.mark.parametrize(("status", "shape"), [(None, "/"), ("expected", "/"), ("suppressed", ".")])
def test_what_is_missing_is_hatched_and_what_is_withheld_dotted_never_zero(status, shape):
    one = row("Kalimantan", (1, 2))
    hidden = replace(one, cells=(cell("PU", None, 10, status), *one.cells[1:]))
    missing = bars(drawn(hidden))[1]
    assert missing["customdata"][0] == ["Kalimantan", "PU"]
    assert missing["marker"]["pattern"]["shape"][0] == shape


def test_what_cannot_be_is_blank_with_a_dashed_edge_and_no_words():
    figure = drawn(row("Kalimantan", (1, 2), (1, 2), (1, 2), None, (1, 2)))
    migrants = bars(figure)[1]
    assert migrants["customdata"] == [["Kalimantan", "PMI"]]
    assert migrants["marker"]["pattern"]["shape"] == [""]
    assert [shape["line"]["dash"] for shape in figure["layout"]["shapes"]] == ["dash"]
    assert "tidak berlaku" not in said(figure)


def test_nobody_is_zero_and_drawn():
    figure = drawn(row("Kalimantan", (0, 10)))
    assert "<b>0</b>" in said(figure)
    assert bars(figure)[0]["marker"]["color"] == [LIGHT.rates_coverage[0]]


def test_more_than_100_per_cent_has_a_double_outline_and_keeps_its_value():
    figure = drawn(row("Kalimantan", (1_509, 1_000)))
    assert "<b>150,9</b>" in said(figure)
    rings = [trace for trace in bars(figure) if "line" in trace["marker"]][1:]
    assert [ring["marker"]["line"]["color"] for ring in rings] == [LIGHT.ink, LIGHT.card]
    assert len(drawn(row("Kalimantan", (99, 100)))["data"]) == len(figure["data"]) - 2


def test_a_wide_interval_is_a_line_in_its_cell_and_a_narrow_one_none():
    wide = drawn(row("Kalimantan", ((39, 40, 43), 100)))["layout"]["shapes"]
    (line,) = [shape for shape in wide if shape["type"] == "line"]
    left, right = bars(drawn(row("Kalimantan", (1, 2))))[0]["base"][0], 1.0
    assert left < line["x0"] < line["x1"] < right
    narrow = drawn(row("Kalimantan", ((39.9, 40, 40.1), 100)))["layout"]["shapes"]
    assert [shape for shape in narrow if shape["type"] == "line"] == []


def test_a_figure_that_others_contradict_is_marked():
    one = row("Kalimantan", (1, 2))
    doubted = replace(one, cells=(replace(one.cells[0], rivals=("x",)), *one.cells[1:]))
    assert "Des 2023 ≠" in said(drawn(doubted))


def test_columns_name_their_base_and_one_base_stands_over_all():
    assert any("÷ pekerja informal" in word for word in words(drawn(row("A", (1, 2)))))
    over = words(drawn(row("A", (1, 2)), base="labour_force"))
    assert sum("÷ angkatan kerja" in word for word in over) == 4
    assert any("tanpa dasar" in word for word in over)


def test_a_phone_shows_four_columns_with_the_name_over_them():
    figure = drawn(row("Kalimantan", (1, 2)), look=NARROW)
    columns = {code for trace in bars(figure) for _, code in trace.get("customdata", [])}
    assert columns == {"PU", "BPU", "JAKON", "total"}
    assert figure["layout"]["xaxis"]["domain"] == [0.0, 1]
    assert "<b>50,0</b><br>Des 2023" in said(figure)


def test_a_row_beside_names_its_period_and_markup_in_names_is_harmless():
    figure = drawn(row("A<b>", (1, 2)), row("A", (1, 2), kind="beside", period="2022-12"))
    assert "<b>A&lt;b&gt;</b>" in words(figure)
    assert "<b>A, Des 2022</b>" in words(figure)


def test_the_box_of_an_unknown_cell_says_why_and_no_period():
    boxes = hovers(drawn(row("Kalimantan", (1, 2))))
    assert "<b>Kalimantan, BPU</b><br>tidak ada data" in boxes


def test_few_cells_are_bars_each_with_its_base_and_period():
    figure = segment_ranks([cell("PU", 536, 1_000, base="employed_formal")], ID, LIGHT)
    assert bars(figure)[1]["x"] == [0.536]
    left, right = words(figure)
    assert "Kalimantan, PU" in left
    assert "÷ pekerja formal" in left
    assert "53,6 %" in right.replace("\u00a0", " ")


def test_few_cells_above_100_per_cent_are_drawn_to_their_end():
    figure = segment_ranks([cell("JAKON", 3, 2)], ID, LIGHT)
    assert figure["layout"]["xaxis"]["range"][1] == 1.5
    assert bars(figure)[1]["marker"]["line"]["width"] == [2]
