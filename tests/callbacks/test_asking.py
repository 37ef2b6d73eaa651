"""What a request may ask for, and what the server opens with."""

import shutil

import pytest

from callbacks.asking import Source, home_of, words
from model.errors import UsageError
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.settings import Settings
from model.summary import overview
from model.warehouse import Warehouse
from tests.world import active, august, publication, publish_world, write

HOME = Selection.of("region=64&period=2022-12")


@pytest.fixture
def data(tmp_path):
    """Two versions: East Kalimantan has 300, then 400 of 1 000 covered."""
    folder = tmp_path / "data"
    table = august("2022-08", "64", labour_force=1_000)
    for number, people in enumerate((300, 400), 1):
        shutil.rmtree(folder / "codelists", ignore_errors=True)
        shutil.rmtree(folder / "sources", ignore_errors=True)
        shutil.rmtree(folder / "releases", ignore_errors=True)
        write(folder, publication("kaltim-2022-12", active("64", "2022-12", people)), *table)
        assert publish_world(folder) == number
    return folder


@pytest.fixture
def source(data):
    return Source(Warehouse(data), HOME)


def covered(answer):
    return answer.headline.participants.known.value


def test_a_link_without_a_version_shows_the_one_in_force(source):
    answer = source.answer(overview, "?region=64", Scope.everything())
    assert (covered(answer), answer.version.number, answer.version.newer) == (400, 2, None)


def test_a_link_with_a_version_shows_that_one_and_says_that_a_newer_stands(source):
    answer = source.answer(overview, "?region=64&v=1", Scope.everything())
    assert (covered(answer), answer.version.number, answer.version.newer) == (300, 1, 2)


@pytest.mark.parametrize("number", ["3", "999999999"])
def test_a_version_that_does_not_stand_is_answered_with_the_one_in_force(source, number):
    with pytest.raises(BadChoice) as refused:
        source.answer(overview, f"?v={number}", Scope.everything())
    assert (refused.value.parameter, refused.value.nearest) == ("v", "2")


@pytest.mark.parametrize("forged", [None, 5, ["?region=64"], {"$ne": 1}, True])
def test_what_is_no_text_is_no_query(forged):
    assert words(forged) == ""


@pytest.mark.parametrize("home", ["region=ZZZ", "region=64&period=1999-01", "regoin=64"])
def test_a_home_that_does_not_exist_is_refused_at_the_start_by_the_name_of_its_setting(data, home):
    with pytest.raises(UsageError, match="CAKUPAN_HOME: "):
        home_of(Settings(home=home), Warehouse(data))


def test_without_data_the_server_starts_and_the_page_says_what_is_missing(tmp_path):
    settings = Settings(home="region=64", data=tmp_path, state=tmp_path / "state")
    assert home_of(settings, Warehouse(tmp_path)) == Selection(region="64")
