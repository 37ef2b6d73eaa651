"""What docs/operations.md tells an administrator to install: services, timer, backup, restore."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ledger import people, versions
from ledger.store import open_store
from ledger.upgrade import upgrade
from model.warehouse import Warehouse
from tests.access.signed import account
from tests.ledger.postgres import Postgres
from tests.loaded import a_load, keep, published
from tests.world import ROOT, active, publication, publish_world, write

pytestmark = pytest.mark.system

FILE = re.compile(r"`(/[\w/.-]+)`(?:[^`\n]*\n?[^`\n]*):\n\n```\w+\n(.*?)```", re.DOTALL)
PYTHON = "/srv/cakupan/.venv/bin/python"
EXPOSED = 20  # tenths, of 100: "OK" of systemd-analyze
READY = shutil.which("systemd-analyze")


def told():
    """Every file that the page tells to write, by its path."""
    return dict(FILE.findall((ROOT / "docs" / "operations.md").read_text("utf-8")))


UNITS = {Path(path).name: said for path, said in told().items() if "/systemd/" in path}


def run(*command, **more):
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, check=False, **more
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def units(tmp_path_factory):
    """The units as they stand there, with a Python that this machine has."""
    folder = tmp_path_factory.mktemp("units")
    for name, said in UNITS.items():
        (folder / name).write_text(said.replace(PYTHON, sys.executable), "utf-8")
    return folder


@pytest.mark.skipif(READY is None, reason="no systemd on this machine")
@pytest.mark.parametrize("name", UNITS)
def test_systemd_takes_every_unit_as_it_stands(units, name):
    code, said = run(READY, "verify", "--man=no", "--recursive-errors=no", units / name)
    assert (code, [line for line in said.splitlines() if name in line]) == (0, [])


@pytest.mark.skipif(READY is None, reason="no systemd on this machine")
@pytest.mark.parametrize("name", ["cakupan-web.service", "cakupan-worker.service"])
def test_a_service_that_is_taken_over_can_do_little(units, name):
    asked = ("security", "--offline=true", "--no-pager", f"--threshold={EXPOSED}", units / name)
    code, said = run(READY, *asked)
    assert code == 0, said


def test_the_server_may_write_its_state_and_nothing_else():
    paths = {name: re.findall(r"^ReadWritePaths=(.*)$", said, re.M) for name, said in UNITS.items()}
    assert paths["cakupan-web.service"] == ["/var/lib/cakupan"]
    assert paths["cakupan-worker.service"] == ["/srv/cakupan/data /var/lib/cakupan"]
    assert {"ProtectSystem=strict", "NoNewPrivileges=yes", "User=cakupan-web", "UMask=0007"} <= set(
        UNITS["cakupan-web.service"].splitlines()
    )


@pytest.fixture(params=["sqlite", "postgresql"])
def addresses(request, tmp_path):
    """Two databases, the second of them empty, and the programs that copy one into the other."""
    if request.param == "sqlite":
        yield "", "", os.environ["PATH"]
        return
    with Postgres() as server:
        path = f"{server.bin}:{os.environ['PATH']}"
        yield server.new_database("first"), server.new_database("second"), path


def world(data):
    for number, people_in in enumerate((2_600_000, 2_700_000), start=1):
        shutil.rmtree(data / "sources", ignore_errors=True)
        for name in ("releases", "codelists"):
            shutil.rmtree(data / name, ignore_errors=True)
        write(data, publication("kanwil-2022-12", active("KAL", "2022-12", people_in)))
        assert publish_world(data) == number
    (data / "boundaries").mkdir()


def contents(environ, url):
    """Versions, loads, history and people, as the program reads them."""
    state, data = Path(environ["CAKUPAN_STATE"]), Path(environ["CAKUPAN_DATA"])
    store = open_store(url, state)
    warehouse = Warehouse(data)
    found = (
        [(one.number, one.fault) for one in warehouse.versions()],
        warehouse.current().manifest,
        versions.events(store),
        people.every(store),
        tables_of(store),
        sorted(str(one.relative_to(data)) for one in (data / "releases").rglob("*")),
    )
    store.engine.dispose()
    return found


def tables_of(store):
    with store.reading() as connection:
        return {
            name: connection.exec_driver_sql(f"select count(*) from {name}").scalar()
            for name in ("loads", "load_files", "people", "audit", "version_events", "sessions")
        }


def script(name, environ, folder):
    said = told()[f"/usr/local/bin/{name}"]
    return run("sh", "-c", said, name, folder, env=environ)


def test_ledger_and_warehouse_come_back_as_they_were_in_fresh_folders(addresses, tmp_path):
    first, second, path = addresses
    here, there = (
        {
            "PATH": path,
            "CAKUPAN_DATA": f"{tmp_path}/{place}/data",
            "CAKUPAN_STATE": f"{tmp_path}/{place}/state",
            "CAKUPAN_DATABASE_URL": url,
        }
        for place, url in (("here", first), ("there", second))
    )
    world(Path(here["CAKUPAN_DATA"]))
    Path(here["CAKUPAN_STATE"]).mkdir()
    store = open_store(first, Path(here["CAKUPAN_STATE"]))
    upgrade(store)
    account(store, "planner", ("64",), "ani@kemnaker.go.id")
    keep(store, a_load())
    published(store, 1), published(store, 2)
    with (
        store.writing() as open_meanwhile
    ):  # somebody is writing: what he has not kept is not there
        open_meanwhile.exec_driver_sql("delete from sign_in_failures")
        assert script("cakupan-backup", here, tmp_path / "copy") == (0, "")
    store.engine.dispose()
    assert script("cakupan-restore", there, tmp_path / "copy") == (0, "")
    was, is_now = contents(here, first), contents(there, second)
    assert is_now == was
    assert [number for number, _ in is_now[0]] == [2, 1]
    assert is_now[4]["people"] == 1
    code, said = script("cakupan-restore", there, tmp_path / "copy")
    assert (code, "stands already" in said) == (1, True)


def test_a_backup_that_lacks_something_does_not_bear_its_name(tmp_path):
    write(tmp_path / "data", publication("kanwil-2022-12", active("KAL", "2022-12", 1)))
    environ = {
        "PATH": os.environ["PATH"],
        "CAKUPAN_DATA": f"{tmp_path}/data",
        "CAKUPAN_STATE": f"{tmp_path}/state",
    }
    store = open_store("", tmp_path / "state")
    (tmp_path / "state").mkdir()
    upgrade(store)
    store.engine.dispose()
    code, _said = script("cakupan-backup", environ, tmp_path / "copy")
    assert (code != 0, (tmp_path / "copy").exists()) == (True, False)
