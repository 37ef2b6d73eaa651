"""Coverage by industry and programme: page, file and API say one figure, every state apart."""

import csv
import io
import json

import pytest

from app import create_app
from callbacks.asking import Reader, Source
from callbacks.pages import answered
from callbacks.sektor import VIEW
from exports.split_columns import SPLIT_FILE
from model.industries import splits_of
from model.provenance import provenance
from model.scope import Scope
from model.selection import Selection
from model.settings import Settings
from model.warehouse import Warehouse
from tests.asgi import ask
from tests.components import parts, words
from tests.counted import month, release
from tests.world import active, august, fact, opened, publication, publish_world, write

ALL = Scope.everything()
DECEMBER = "2024-12"
EAST = {"64": {"PU": 40, "BPU": 30}, "6403": {"PU": 25, "BPU": 10}, "6471": {"PU": 15, "BPU": 20}}
HOME, START = Selection(region="64"), "region=64&period=2024-12"


def workers(region, **industries):
    """The employed of a region by industry, one publication."""
    facts = [
        fact(region, "2024-08", n, "employed", industry=code) for code, n in industries.items()
    ]
    return publication(f"kinds-{region}-2024-08", *facts, kind="official_table", as_of="2024-08")


def counted():
    """East Kalimantan: everyone is in A, 12 of them in G too, 7 in JP."""
    one = month(DECEMBER, EAST)
    codes = one.axes.regions.index
    trade, pension = one.axes.industries.index("G"), one.axes.programmes.index("JP")
    one.persons[codes("64"), trade, :2, :2] = 12
    one.persons[codes("64"), 0, :2, pension] = 7
    one.persons[codes("6471"), trade, :2, :2] = 3
    one.hidden[codes("6403"), trade, :2, :2] = True
    return one


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    data = tmp_path_factory.mktemp("industries") / "data"
    bases = august("2024-08", "64", labour_force=100, employed=95)
    write(data, *bases, workers("64", A=60, G=35), workers("6403", A=20, G=10))
    release(data, counted())
    publish_world(data)
    return data


def splits(data, scope=ALL, **chosen):
    return splits_of(Selection(**{"region": "64"} | chosen), scope, opened(data))


def row(found, region):
    (one,) = [one for one in found.rows if one.region == region]
    return {cell.industry: cell for cell in one.cells}


def test_an_industry_is_divided_by_the_employed_of_that_industry_and_place(data):
    found = splits(data)
    assert found.rows[0].region == "64"
    assert row(found, "64")["G"].coverage.value == 12 / 35
    assert row(found, "64")["A"].coverage.value == 70 / 60  # above 100 %, never clipped
    assert row(found, "6403")["A"].coverage.value == 35 / 20
    assert found.widest.industry == "G"  # 35 - 12, where A has more people than workers
    assert found.industries[:2] == ("A", "G")  # most workers first


def test_each_state_of_a_cell_is_kept_apart(data):
    found = splits(data)
    hidden, nobody = row(found, "6403")["G"], row(found, "6403")["B"]
    assert (hidden.participants.known, hidden.status) == (None, "suppressed")
    assert nobody.participants.known.value == 0
    bare = row(found, "6471")["G"]  # no workers by industry are published there
    assert (bare.participants.known.value, bare.coverage, bare.status) == (3, None, "no_base")


def test_programmes_stand_over_the_base_of_the_view_and_are_never_added(data):
    by_code = {cell.programme: cell for cell in splits(data).programmes}
    assert (by_code["JP"].base, by_code["JP"].coverage.value) == ("labour_force", 7 / 100)
    assert by_code["JKK"].participants.known.value == 70
    over = {cell.programme: cell for cell in splits(data, base="employed").programmes}
    assert over["JP"].coverage.value == 7 / 95


def test_another_choice_stands_after_the_first_and_no_cell_twice(data):
    mine, other = splits(data), splits(data, region="6403")
    rows = mine.beside(other)
    assert [one.region for one in rows][:2] == ["64", "6403"]
    assert [one.region for one in rows].count("6403") == 1
    assert [cell.industry for cell in rows[1].cells] == list(mine.industries)
    assert mine.beside(mine) == mine.rows


def test_a_month_that_nobody_counted_has_no_such_figures(data):
    assert splits(data, period="2023-12") is None
    assert splits(data, region="91@2021") is None


def test_where_nothing_may_be_seen_there_is_no_card(tmp_path):
    data = tmp_path / "data"
    paper = publication(f"paper-{DECEMBER}", active("64", DECEMBER, 50), kind="press")
    write(data, paper, *august("2024-08", "64", labour_force=100, employed=95))
    release(data, counted(), access="restricted")
    publish_world(data)
    assert splits(data, Scope(frozenset({"63"}))) is None
    mine = splits(data, Scope(frozenset({"6471"})))
    assert row(mine, "6403")["A"].status == "outside_scope"
    assert row(mine, "6471")["A"].participants.known.value == 35


@pytest.fixture(scope="module")
def server(data):
    return create_app(Settings(data=data, state=data.parent / "state", home=START)).server


def page(data, asked, reader=None):
    source = Source(Warehouse(data), HOME)
    return answered(VIEW, asked, source, ALL, reader or Reader.of("id", None))


def graph_of(card):
    (graph,) = [one for one in parts(card) if type(one).__name__ == "Graph"]
    return graph


def lines(answer):
    assert answer.status == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("by", "chart", "query"),
    [
        ("industry", "peserta-lapangan-usaha", "region=64"),
        ("industry", "peserta-lapangan-usaha", "region=64&compare=6403"),
        ("programme", "program", "region=64"),
        ("programme", "program", "region=64&base=employed&compare=6403"),
    ],
)
def test_page_file_and_api_say_one_figure(data, server, by, chart, query):
    rows = lines(ask(server, f"/unduh/sektor/{chart}.csv?{query}&format=csv"))
    assert tuple(rows[0]) == SPLIT_FILE.names
    assert len({tuple(one[name] for name in SPLIT_FILE.key) for one in rows}) == len(rows)
    told = json.loads(ask(server, f"/api/v1/coverage?by={by}&{query}&limit=1000").body)["rows"]
    by_key = {(one["region_code"], one["period"], one[by]): one for one in rows}
    assert told
    for one in told:
        mine = by_key[one["region"], one["period"], one[by]]
        for side in ("participants", "denominator", "coverage", "gap"):
            value = one[side]["value"]
            assert (float(mine[side]) if mine[side] else None) == value
    text = Reader.of("id", None).text
    name = "workers" if by == "industry" else "programmes"
    table = words(page(data, f"?{query}")[name])
    for one in told:
        if one["participants"]["value"] is not None:
            assert text.number(one["participants"]["value"]) in table


@pytest.mark.parametrize("look", [None, {"theme": "dark", "narrow": True}], ids=["wide", "phone"])
def test_the_card_states_its_finding_denominator_and_what_it_cannot_say(data, look):
    shown = page(data, "?region=64", Reader.of("id", look))
    said = words(shown["workers"]).replace("\u00a0", " ")
    assert said.startswith("Perdagangan: 23 pekerja belum terlindungi")
    assert "Desember 2024" in said
    assert "Sakernas Agustus 2024" in said
    assert "ditahan: 1" in said
    assert "tidak dijumlahkan" in said
    graph = graph_of(shown["workers"])
    labels = [word for trace in graph.figure["data"] for word in trace.get("text", ())]
    assert "<b>34,3</b>" in labels  # 12 of 35
    assert "3" in labels  # people without a base


def asked(part):
    """Yield what each number says and the key that it carries."""
    for one in parts(part):
        if key := getattr(one, "data-ask", None):
            yield words(one.children), key


def test_every_number_that_is_asked_is_answered_with_itself(data):
    shown = page(data, "?region=64")
    found = list(asked([shown["workers"], shown["programmes"]]))
    assert len(found) > 15
    for said, key in found:
        known = provenance(key, ALL, opened(data)).number.known
        text = Reader.of("id", None).text
        every = {text.people(known), text.about(known), text.share(known)}
        assert any(one.replace("\u00a0", " ") in said for one in every), (said, key)


def test_nobody_is_drawn_as_zero_and_the_hidden_are_dotted(data):
    graph = graph_of(page(data, "?region=6403")["workers"])
    rest = graph.figure["data"][1]
    assert rest["customdata"] == [["6403", "G"]]
    assert rest["marker"]["pattern"]["shape"] == ["."]
    labels = [word for trace in graph.figure["data"] for word in trace.get("text", ())]
    assert "0" in labels


def test_programmes_say_that_they_are_never_added_up(data):
    said = words(page(data, "?region=64")["programmes"]).replace("\u00a0", " ")
    assert "JKK paling sedikit" not in said
    assert "tidak pernah dijumlahkan" in said
    assert "angkatan kerja" in said


def test_without_counts_both_cards_are_absent_and_their_files_empty(tmp_path):
    data = tmp_path / "data"
    paper = publication(f"paper-{DECEMBER}", active("64", DECEMBER, 50), kind="press")
    write(data, paper, *august("2024-08", "64", labour_force=100), workers("64", A=60, G=40))
    publish_world(data)
    assert page(data, "?region=64")["programmes"] == []
    assert "workers-chart" in str(page(data, "?region=64")["workers"])
    server = create_app(Settings(data=data, state=tmp_path / "state", home=START)).server
    assert lines(ask(server, "/unduh/sektor/program.csv?region=64&format=csv")) == []
