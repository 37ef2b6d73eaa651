"""Restricted later: no way out of an older version; and what planners remove is written down."""

import json

import pytest

from access import start
from access.rule import Installation
from app import create_app
from callbacks import data as page
from callbacks.asking import Reader
from layouts.pages.data import REPORT
from ledger import audit, loads
from ledger.audit import Wanted
from ledger.loads import Fault, Found
from model.pointer import warehouse_folder
from model.scope import Scope
from model.selection import Selection
from model.settings import Settings
from model.warehouse import Warehouse
from tests.access import signed
from tests.access.matrix import call_of, called, text_of
from tests.access.signed import asked
from tests.asgi import ask
from tests.components import words
from tests.ledger.small import a_load
from tests.restricted import WHEN
from tests.world import active, august, publication, publish_world, write

LEAKED = "765431"  # participants of Kalimantan Utara, as an office's table has them
FILES = (
    "/unduh/ringkasan/wilayah.csv?format=csv&",
    "/unduh/wilayah/peringkat.csv?format=csv&",
    "/unduh/data/semua.csv?format=csv&",
    "/unduh/brief/65.pdf?",
)
ROWS = ("/api/v1/figures?", "/api/v1/briefs/65?format=pdf&", "/api/v1/periods?", "/api/v1/sources?")
JSON = "application/json"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A server; version 1 shows an office's table to everybody, version 2 restricts it."""
    folder = tmp_path_factory.mktemp("later")
    data = folder / "data"
    workers = {"employed": 3_000_000, "employed_informal": 2_000_000, "employed_formal": 1_000_000}
    bases = [table for code in ("61", "65") for table in august("2024-08", code, **workers)]
    paper = publication(f"paper-{WHEN}", active("61", WHEN, 10_000, segment="BPU"), kind="press")
    office = publication(
        f"office-{WHEN}",
        active("65", WHEN, LEAKED, segment="BPU"),
        active("65", WHEN, LEAKED),
        family="office",
    )
    write(data, *bases, paper, office)
    publish_world(data)
    source = data / "sources" / "office.toml"
    source.write_text(source.read_text().replace('"public"', '"restricted"'))
    publish_world(data)
    return signed.served(folder, data)


@pytest.fixture(scope="module")
def words_of(made):
    """The session of a planner of Bali, and of one of all regions."""
    return {
        codes: signed.session(made.store, signed.account(made.store, "planner", codes))
        for codes in (("51",), ("00",))
    }


@pytest.mark.parametrize("path", [*FILES, *ROWS])
def test_no_file_and_no_row_shows_whole_what_is_restricted_by_now(made, words_of, path):
    for version in (1, 2):
        assert asked(made, f"{path}v={version}", words_of["00",]).status == 200
    refused = asked(made, f"{path}v=1", words_of["51",])
    assert refused.status == 403
    assert LEAKED not in refused.text
    assert asked(made, f"{path}v=2", words_of["51",]).status == 200


def test_two_versions_are_not_compared_for_who_may_not_open_one_of_them(made):
    warehouse = Warehouse(made.settings.data)
    versions, reader = tuple(warehouse.versions()), Reader.of("en", None)
    chosen, names = Selection(a="1", b="2"), page.NOBODY
    part = page._diff(chosen, versions, warehouse, (Scope(frozenset({"51"})), names), reader)
    assert "765" not in words(part)
    whole = page._diff(chosen, versions, warehouse, (Scope.everything(), names), reader)
    assert words(part) != words(whole)


def test_sign_in_is_needed_as_long_as_one_version_restricts_something(made, tmp_path):
    settings = Settings(data=made.settings.data, state=tmp_path, home="?region=61")
    pointer = warehouse_folder(settings.data) / "CURRENT"
    was = pointer.read_bytes()
    pointer.write_bytes(b"1\n")
    try:
        assert start.restricted(Installation(settings)).holds is False
        server = create_app(settings).server
        assert ask(server, "/api/v1/figures").status == 401
    finally:
        pointer.write_bytes(was)


def test_who_takes_a_scenario_off_the_list_and_whose_rows_stand_beside_are_written_down(
    made, words_of
):
    mine = words_of["00",]

    def wish(**said):
        raw = json.dumps(said).encode()
        return asked(made, "/skenario", mine, "POST", raw, content_type=JSON)

    kept = wish(do="keep", name="Plan", query=f"?region=65&period={WHEN}")
    key = json.loads(kept.body)["key"]
    two = f"/unduh/biaya/skenario.csv?region=61&period={WHEN}&beside={key}&format=csv"
    assert asked(made, two, mine).status == 200
    assert wish(do="remove", key=key).status == 201
    assert wish(do="remove", key=key).status == 404
    (gone,) = audit.entries(made.store, Wanted(kinds=["removal"]))
    assert (gone.who, gone.what, gone.filters) == ("planner-00", "/biaya", {"scenario": key})
    taken = audit.entries(made.store, Wanted(kinds=["export"]))[0]
    assert taken.regions == ("61", "65")


def test_a_publisher_of_some_regions_reads_no_value_of_a_restricted_load(made):
    report = {
        "source": "office",
        "restricted": ["office/"],
        "warnings": [{"file": "a.csv", "value": LEAKED, "rule": f"jump to {LEAKED}"}],
        "differences": [{"kind": "changed", "origin": f"office-{WHEN}", "old": 1, "new": LEAKED}],
    }
    found = Found(faults=[Fault("a.csv::B", LEAKED, f"jump to {LEAKED}", "", "warning")])
    load = a_load(source="office", report=report)
    number = loads.record(made.store, load, found)
    name = next(name for name in made.app.callback_map if f"data-{REPORT}.children" in name)
    call = call_of(name, made.app.callback_map[name])
    call["inputs"][0]["value"] = f"?load={number}"
    seen = {}
    for codes in (("51",), ("00",)):
        mine = signed.session(made.store, signed.account(made.store, "publisher", codes))
        file = asked(made, f"/unduh/muatan/{number}.json", mine)
        parts = called(made, call, mine)
        assert (file.status, parts.status) == (200, 200)
        seen[codes] = [LEAKED in file.text, LEAKED in text_of(parts.body, parts)]
    assert seen == {("51",): [False, False], ("00",): [True, True]}
