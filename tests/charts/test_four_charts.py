"""A page has four charts at most, also where a registry and publications tell all there is."""

import json

import pytest
from plotly.utils import PlotlyJSONEncoder

from app import VIEWS
from callbacks.asking import Reader, Source
from callbacks.pages import answered
from model.scope import Scope
from model.selection import Selection
from model.warehouse import Warehouse
from tests.counted import month, release
from tests.disclosed.gathered import nodes
from tests.world import august, fact, publication, publish_world, write

WHEN, AUGUST, MOST = "2024-12", "2024-08", 4
CHOICE = f"?region=64&period={WHEN}"
PLACES = {"64": {"PU": 40, "BPU": 30}, "6403": {"PU": 25, "BPU": 10}, "6471": {"PU": 15, "BPU": 20}}


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    data = tmp_path_factory.mktemp("all") / "data"
    registered = publication(
        f"office-{WHEN}",
        fact("64", WHEN, 90, "participants_registered"),
        fact("64", WHEN, 20, "participants_inactive"),
    )
    workers = august(AUGUST, "64", labour_force=200, employed=190, employed_formal=80, builders=30)
    write(data, registered, *workers)
    release(data, month(WHEN, PLACES))
    publish_world(data)
    return Source(Warehouse(data), Selection.of(CHOICE))


def charts(source, view):
    page = answered(view, CHOICE, source, Scope.everything(), Reader.of("id", None))
    tree = json.loads(json.dumps(page, cls=PlotlyJSONEncoder))
    return [node["props"]["id"] for node in nodes(tree) if node.get("type") == "Graph"]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_page_shows_four_charts_at_most(source, view):
    assert len(charts(source, view)) <= MOST


def test_of_five_that_sektor_could_show_the_programmes_are_a_table(source):
    sektor = next(view for view in VIEWS if view.name == "sektor")
    assert set(charts(source, sektor)) == {
        "segments-chart", "years-chart", "industries-chart", "standing-chart",
    }  # fmt: skip
    page = answered(sektor, CHOICE, source, Scope.everything(), Reader.of("id", None))
    told = json.dumps(page["programmes"], cls=PlotlyJSONEncoder)
    assert "JKK" in told
    assert "programmes-chart" not in told
