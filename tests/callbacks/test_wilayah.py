"""The page Wilayah: every part at once in every look, its files, and its list of regions."""

import json

import plotly.graph_objects as go
import pytest

from callbacks import pages
from callbacks.asking import Reader, Source
from callbacks.wilayah import VIEW, parts, regions
from exports.csv import SIGNS, write
from exports.page_files import BY_NAME
from layouts import ids
from model.regional import regional
from model.scope import Scope
from model.selection import Selection
from model.warehouse import Warehouse
from tests import components
from tests.components import links, of_class, words
from tests.world import active, august, fact, publication, stated

ALL = Scope.everything()
HOME = Selection(region="KAL", period="2022-12")
ID, EN = Reader.of("id", None), Reader.of("en", {"theme": "dark", "narrow": True})
STATES = [
    "",
    "?view=bubbles",
    "?view=tiles",
    "?base=stated",
    "?compare=64",
    "?compare=KAL",
    "?compare=2022-12",
    "?region=00",
    "?region=00&level=kanwil",
    "?region=00&level=kabkota&view=bubbles",
    "?region=64",
    "?region=64&view=tiles&compare=2022-08",
    "?region=6401",
    "?region=64&period=2023-12",
    "?region=91@2021",
    "?segment=PU",
]


@pytest.fixture(scope="module")
def version(world_of):
    december = {"KAL": 250, "61": 30, "62": 60, "63": 120}
    return world_of(
        publication(
            "table-2023-12",
            *(active(code, "2023-12", count) for code, count in december.items()),
            fact("64", "2023-12", "", status="suppressed"),
            kind="official_table",
        ),
        publication("kanwil-2022-12", active("KAL", "2022-12", 90), stated("KAL", "2022-12", 200),
                    active("KAL", "2022-12", 50, "PU")),
        publication("bali-2025-03", active("51", "2025-03", 50), stated("51", "2025-03", 100),
                    fact("51", "2025-12", "67.28", "ucj_target", unit="percent")),
        *(t for code in ("61", "62", "63", "64", "65")
          for t in august("2023-08", code, labour_force=100)),
        *august("2023-08", "KAL", labour_force=500),
        *(t for at, code in enumerate(("6401", "6402", "6403", "6404", "6405"))
          for year in (2022, 2023)
          for t in august(f"{year}-08", code, employed=50, employed_informal=10 + at)),
    )  # fmt: skip


def answer(version, query="", scope=ALL):
    return regional(Selection.of(query), HOME, scope, version)


def shown(version, query="", reader=ID):
    return parts(answer(version, query), reader)


def graphs(page):
    drawn = [part for contents in page.values() for part in components.parts(contents)]
    return {part.id: part.figure for part in drawn if type(part).__name__ == "Graph"}


@pytest.mark.parametrize("reader", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize("query", STATES)
def test_every_state_fills_the_page_in_every_look(version, query, reader):
    page = shown(version, query, reader)
    assert set(page) == set(VIEW.fills)
    assert words(page[ids.ANSWER])
    assert words(page[ids.FILTERS])
    assert "Cakupan" in page[ids.TITLE]
    for figure in graphs(page).values():
        go.Figure(figure)
    json.dumps(page, default=lambda part: part.to_plotly_json())


@pytest.mark.parametrize("query", STATES)
def test_at_most_four_figures_stand_on_the_page_each_under_its_own_id(version, query):
    page = shown(version, query)
    drawn = [part for contents in page.values() for part in components.parts(contents)]
    found = [part.id for part in drawn if type(part).__name__ == "Graph"]
    assert len(found) == len(set(found)) <= 4


def test_the_ranking_draws_each_place_once_and_in_the_order_of_its_links(version):
    page = shown(version)
    rows = of_class(page["ranking"], "drill")
    listed = [getattr(one, "data-region", None) for one in components.parts(rows)]
    listed = [code for code in listed if code]
    _, gap, missing, *_ = graphs(page)["places-chart"]["data"]
    codes = [*gap["customdata"], *missing["customdata"]]
    drawn = dict(zip([*gap["y"], *missing["y"]], codes, strict=True))
    assert [drawn[at] for at in sorted(drawn)] == listed == ["61", "62", "63", "64", "65"]


def test_two_sides_of_a_comparison_are_drawn_on_one_scale(version):
    found = graphs(shown(version, "?region=64&compare=2022-08&period=2023-08"))
    ranges = [found[f"compared-{at}"]["layout"]["xaxis"]["range"] for at in (0, 1)]
    assert ranges[0] == ranges[1]


def test_a_comparison_takes_the_place_of_the_ranking(version):
    page = shown(version, "?compare=64")
    assert page["ranking"] == []
    assert words(page["compared"])
    assert shown(version)["compared"] == []


def test_a_target_without_a_base_draws_no_distance(version):
    assert "goals-chart" in graphs(shown(version, "?region=00"))
    assert "goals-chart" not in graphs(shown(version))


@pytest.mark.parametrize("query", STATES)
def test_every_link_of_the_page_opens_a_page(version, query, opened):
    found = [one for one in links(list(shown(version, query).values())) if one.startswith("/wil")]
    assert found
    for link in opened(one.partition("?")[2] for one in found):
        assert parts(answer(version, f"?{link}"), ID)[ids.TITLE]


@pytest.mark.parametrize("form", SIGNS)
@pytest.mark.parametrize("query", STATES)
def test_the_file_has_the_rows_of_the_table_in_their_order(version, query, form):
    page = answer(version, query)
    data = write(BY_NAME["wilayah"].charts["peringkat"].sheet(page, ID.text), form).decode(
        "utf-8-sig"
    )
    names = [line.split(SIGNS[form].delimiter)[1] for line in data.splitlines()[1:]]
    assert names == [place.name for place in page.places]


def test_the_list_of_regions_has_what_can_be_opened_and_leads_there(version):
    found = {one.code: one for one in regions(Selection(), ALL, version)}
    assert found["6401"].available
    assert not found["1101"].available
    assert found["6401"].to == Selection("6401")


def test_a_period_stays_in_the_list_of_regions_where_it_has_figures(version):
    asked = Selection("64", "2022-08", measure="employed_informal")
    found = {one.code: one.to for one in regions(asked, ALL, version)}
    assert found["6401"] == Selection("6401", "2022-08", measure="employed_informal")
    assert found["61"].period is None


def test_what_cannot_be_chosen_is_answered_with_the_nearest(tmp_path, version):
    class One:
        def answer(self, make, asked, scope):
            return make(Selection.of(asked), HOME, scope, version)

    said = pages.answered(VIEW, "?compare=Kalimantan Timr", One(), ALL, ID)
    assert "/wilayah?compare=64" in links(said[ids.ANSWER])
    empty = pages.answered(VIEW, "", Source(Warehouse(tmp_path), HOME), ALL, ID)
    assert "make data" in words(empty[ids.ANSWER])


def test_what_each_filter_says_now_is_one_of_its_options(version):
    for query in ("", "?region=64", "?compare=61", "?base=stated"):
        bar = shown(version, query)[ids.FILTERS]
        for menu in of_class(bar, "menu"):
            if "menu-region" not in menu.className:
                current = [p for p in components.parts(menu) if getattr(p, "aria-current", None)]
                assert len(current) == 1, (query, menu.className)


def test_a_base_that_does_not_hold_offers_ways_out_that_have_figures(version):
    found = answer(version, "?base=employed_formal")  # of wage earners, not of all participants
    assert found.known == ()
    assert all(option.to.base is None for option in found.choices.periods)
    assert answer(version, found.choices.periods[0].to.query).known


def test_a_page_without_bars_keeps_the_table_under_its_map(version):
    page = shown(version, "?base=employed_formal")
    drawn = list(components.parts(page["map"]))
    assert "places-table" in [getattr(one, "id", None) for one in drawn]
    assert not [one for one in drawn if getattr(one, "data-opens", None)]
