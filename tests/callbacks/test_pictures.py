"""What the server sends for a picture of a chart: its figure, bright and wide, and its words."""

import json

import pytest

from app import create_app
from charts import theme
from model.settings import Settings
from tests.asgi import ask

TREND = "/unduh/target/tren/target-trend-chart.json"
RANKED = "/unduh/ringkasan/wilayah/ranking-chart.json?region=KAL&period=2023-12&base=labour_force"


@pytest.fixture(scope="module")
def server(real_data, tmp_path_factory):
    return create_app(Settings(data=real_data, state=tmp_path_factory.mktemp("state"))).server


def test_it_says_whose_figures_it_shows_as_of_when_and_where(server):
    answer = ask(server, f"{RANKED}&lang=id")
    got = json.loads(answer.body)
    file = ask(server, RANKED.replace("/ranking-chart.json", ".csv") + "&lang=id")
    name = file.headers["content-disposition"].partition('filename="')[2].removesuffix('.csv"')
    assert got["name"] == name
    version = answer.headers["x-data-version"]
    assert f"<{got['link'].replace(f'&v={version}', '')}>" in file.headers["link"]
    assert f"&v={version}" in got["link"]
    assert got["sources"].startswith("Sumber: ")
    assert got["facts"].startswith("Data per ")
    assert f"Versi data {version}" in got["facts"]
    assert "71 %" in got["heading"].replace("\u00a0", " ")
    assert got["about"].startswith("Kepesertaan aktif")


def test_it_is_in_the_language_that_is_asked_for(server):
    one, other = (json.loads(ask(server, f"{TREND}?lang={of}").body) for of in ("id", "en"))
    assert one["heading"] != other["heading"]
    assert other["sources"].startswith("Sources: ")
    assert one["name"] == other["name"]


def test_its_colours_are_those_of_the_bright_theme(server):
    figure = str(json.loads(ask(server, RANKED).body)["figure"])
    assert theme.LIGHT.gap in figure
    assert theme.DARK.gap not in figure


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/unduh/target/tren/other-chart.json", 404),
        ("/unduh/target/other/target-trend-chart.json", 404),
        ("/unduh/nowhere/tren/target-trend-chart.json", 404),
        ("/unduh/kepercayaan/pernyataan/lead-chart.json", 404),
        (f"{TREND}?region=nowhere", 400),
        (f"{TREND}?v=999", 404),
    ],
)
def test_what_there_is_no_picture_of_is_told(server, path, status):
    answer = ask(server, path)
    assert answer.status == status
    assert answer.headers["content-type"].startswith("text/html")
