"""Who may see what a template brings: declared once, and kept when it is loaded again."""

import tomllib

import pytest

from etl.cli import main
from etl.loading.declaration import declared
from ledger import loads
from ledger.asking import remembered
from ledger.store import open_store
from model.errors import ContractBroken
from model.load_sight import LoadSight
from model.scope import Scope
from model.warehouse import Warehouse
from tests.etl.small import row as kept
from tests.etl.template import filled, row

ALL, EAST = Scope.everything(), Scope(frozenset({"64"}))
VALUE, MENDED = "35440", "36441"  # of Kutai Kartanegara, as loaded first and again
OFFICE = {"publisher": "Kantor", "access": "terbatas"}


@pytest.fixture
def desk(data, tmp_path):
    """A data folder, and commands on it: the exit code of each."""
    folder = data(kept())
    state = tmp_path / "state"
    environ = {"CAKUPAN_DATA": str(folder), "CAKUPAN_STATE": str(state)}
    assert main(["build"], environ) == 0
    for name in ("baru", "lagi"):
        (tmp_path / name).mkdir()

    class Desk:
        data = folder

        @staticmethod
        def load(*arguments):
            return main(["load", *map(str, arguments)], environ)

        @staticmethod
        def told(number, scope):
            """All that a reader is told of a load, as the page has it and as the file."""
            store, sight = open_store("", state), LoadSight.of(scope, folder)
            page = sight.seen(remembered(store, number, 1))
            return page, f"{page} {sight.whole_report(loads.find(store, number).report)}"

        @staticmethod
        def access():
            return tomllib.loads((folder / "sources" / "kantor.toml").read_text())["access"]

    return Desk


def test_a_source_that_was_loaded_as_restricted_stays_so_and_its_values_are_kept_back(
    desk, tmp_path
):
    first = filled(tmp_path / "kantor.csv", row(), **OFFICE)
    assert desk.load(first) == 0
    assert desk.access() == "restricted"
    again = filled(tmp_path / "baru" / "kantor.csv", row(value="36.441"), publisher="Kantor")
    wrong = row(region_code="6471", region_name="Balikpapan", value="36.441 %")
    assert desk.load(again, "--accept", "restated") == 0
    assert desk.access() == "restricted"
    origins = Warehouse(desk.data).current().table("origins").to_pandas()
    assert set(origins.loc[origins["source"] == "kantor", "access"]) == {"restricted"}
    bad = filled(tmp_path / "lagi" / "kantor.csv", row(), wrong, publisher="Kantor")
    assert desk.load(bad) == 11
    for number, value in ((2, MENDED), (2, VALUE), (3, "36.441 %")):
        assert value in desk.told(number, ALL)[1]
        page, said = desk.told(number, EAST)
        assert page.report.is_cut
        assert value not in said


def test_a_restricted_file_is_not_loaded_into_a_public_source(desk, tmp_path):
    assert desk.load(filled(tmp_path / "kantor.csv", row(), publisher="Kantor")) == 0
    assert desk.access() == "public"
    again = filled(tmp_path / "baru" / "kantor.csv", row(value="36.441"), **OFFICE)
    assert desk.load(again, "--accept", "restated") == 11
    assert desk.access() == "public"
    page, said = desk.told(1, EAST)
    assert not page.report.is_cut
    assert VALUE in said


def test_a_declaration_says_who_may_see_a_new_source(desk, tmp_path):
    path, confirmed = filled(tmp_path / "kantor.csv", row()), tmp_path / "confirmed.toml"
    confirmed.write_text('access = "restricted"\n')
    assert desk.load(path, "--declare", confirmed) == 0
    assert desk.access() == "restricted"
    with pytest.raises(ContractBroken, match="access must be one of public, restricted"):
        declared({"access": "secret"}, "confirmed.toml")


def test_a_load_that_says_nothing_of_access_is_kept_back_where_anything_is_restricted(
    desk, tmp_path
):
    assert desk.load(filled(tmp_path / "dinas.csv", row(), publisher="Dinas")) == 0
    store = open_store("", tmp_path / "state")
    old = {k: v for k, v in loads.find(store, 1).report.items() if k != "restricted"}
    nothing, something = LoadSight(frozenset()), LoadSight(frozenset({"office/"}))
    assert VALUE in str(nothing.whole_report(old))
    assert VALUE not in str(something.whole_report(old))
    assert VALUE in str(something.whole_report(loads.find(store, 1).report))
