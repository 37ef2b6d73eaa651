"""The answer of the overview page: all parts at once, or a panel that says what to do."""

import logging

import pytest

from callbacks import pages, routing
from callbacks.asking import Reader, Source
from callbacks.ringkasan import VIEW, shown
from callbacks.threads import bug
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.warehouse import Warehouse
from tests.components import links, of_class, parts, words
from tests.overviews import BY_LABOUR_FORCE, CONSTRUCTION_ONLY, KALIMANTAN, NATION, NOTHING

ALL = Scope.everything()
ID, EN = Reader.of("id", None), Reader.of("en", {"theme": "dark", "narrow": True})
OVERVIEWS = (KALIMANTAN, BY_LABOUR_FORCE, NATION, NOTHING, CONSTRUCTION_ONLY)


class Answers:
    """A source that answers with one overview, or with what it raises."""

    def __init__(self, given):
        self.given = given

    def answer(self, make, asked, scope):
        if isinstance(self.given, Exception):
            raise self.given
        return self.given


def answered(*asked):
    return pages.answered(VIEW, *asked)


@pytest.mark.parametrize("reader", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize("overview", OVERVIEWS, ids=lambda one: one.headline.base)
def test_every_answer_fills_the_page_in_every_look(reader, overview):
    page = shown(overview, reader)
    assert words(page["answer"])
    assert len(of_class(page["cards"], "kpi")) >= 3
    assert words(page["filters"])
    assert "Cakupan" in page["title"]


def test_figures_are_drawn_in_the_readers_theme():
    light, dark = shown(KALIMANTAN, ID), shown(KALIMANTAN, EN)
    assert "#D8622A" in str(light["lead"])
    assert "#D8622A" not in str(dark["lead"])


def test_at_most_four_figures_stand_on_the_page():
    page = shown(KALIMANTAN, ID)
    drawn = [part for contents in page.values() for part in parts(contents)]
    graphs = [part.id for part in drawn if type(part).__name__ == "Graph"]
    assert graphs == ["lead-chart", "ranking-chart", "bases-chart"]


def test_no_graph_offers_to_send_figures_to_another_host():
    page = shown(KALIMANTAN, ID)
    for part in parts([page["lead"], page["ranking"], page["bases"]]):
        if type(part).__name__ == "Graph":
            assert part.config["showSendToCloud"] is False


def test_a_choice_that_does_not_exist_is_answered_with_the_nearest():
    page = answered("?region=6X&segment=PU", Answers(BadChoice("region", "6X", "64")), ALL, ID)
    assert "Pilihan ini tidak ada: region=6X" in words(page["answer"])
    assert links(page["answer"]) == ["/?region=64&segment=PU", "/"]
    assert page["lead"] is None


def test_a_misspelt_name_is_put_right():
    page = answered("?regoin=64&lang=id", Answers(BadChoice("regoin", "64", "region")), ALL, ID)
    assert links(page["answer"])[0] == "/?region=64&lang=id"


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ("?region=%3Cimg%3E", BadChoice("region", "<img>", None)),
        ("?regoin=%3Cimg%3E", BadChoice("regoin", "<img>", "region")),
        ("?region=6X&base=zz", BadChoice("region", "6X", "64")),
    ],
)
def test_where_no_choice_is_near_there_is_always_a_way_home(asked, error):
    assert links(answered(asked, Answers(error), ALL, ID)["answer"])[-1] == "/"


def test_without_data_the_page_names_the_command(tmp_path):
    source = Source(Warehouse(tmp_path), Selection())
    page = answered("", source, ALL, ID)
    assert "make data" in words(page["answer"])
    assert pages.region_list(VIEW, "", source, ALL, ID) is None


@pytest.mark.parametrize("language", ["xx", None, 3, ["id"], {"id": 1}])
def test_what_a_browser_forges_falls_back_to_the_usual(language):
    reader = Reader.of(language, language)
    assert reader.text.language == "id"
    assert (reader.look.name, reader.look.narrow) == ("light", False)


def test_the_skeleton_stands_in_the_readers_language():
    assert "Overview" in words(routing.page("/", EN.text))
    assert "Ringkasan" in words(routing.page("/nowhere", ID.text))


def test_a_bug_keeps_its_traceback_in_the_log(caplog):
    with caplog.at_level(logging.ERROR), pytest.raises(ZeroDivisionError):
        bug(ZeroDivisionError("seen"))
    assert "ZeroDivisionError: seen" in caplog.text
