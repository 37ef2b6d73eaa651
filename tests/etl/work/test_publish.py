"""The tasks that end a load, and rollback: done once, remembered with who, when and why."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from ledger import loads, spool
from model.warehouse import Warehouse
from tests.etl.work.desk import LABOUR_FORCE, MOVED, PLACES, tabulation


def labour_force(desk):
    table = Warehouse(desk.data).current().table("figures").to_pandas()
    mine = table[table["measure"] == "labour_force"].set_index("region_code")["value"]
    return [mine[code] for code, _ in PLACES]


def test_a_checked_load_is_published_settled_and_its_bytes_are_removed(desk):
    began = datetime.now(UTC)
    load = desk.checked()
    task = desk.done("publish", load=load, accept=[], why="Sakernas 2022")
    assert (task.state, task.report) == ("done", {"load": load, "version": 1, "error": ""})
    assert (desk.in_force(), labour_force(desk)) == (1, list(LABOUR_FORCE))
    kept = desk.load(load)
    assert (kept.state, kept.version, kept.settled_at > kept.at) == ("published", 1, True)
    (event,) = desk.events()
    assert (event.kind, event.version, event.load_id) == ("publish", 1, load)
    assert (event.who, event.why) == ("ani", "Sakernas 2022")
    assert timedelta(0) < event.at - began < timedelta(minutes=1)
    assert desk.spooled() == []


def test_what_was_accepted_is_remembered_with_who_when_and_why(desk):
    task = desk.loaded(tabulation(MOVED))
    why = "Kemnaker confirmed the shift"
    done = desk.done("publish", load=task.report["load"], accept=["permutation"], why=why)
    assert (done.state, labour_force(desk)) == ("done", list(LABOUR_FORCE))
    (accepted,) = loads.acceptances(desk.store, task.report["load"])
    assert (accepted.rule, accepted.who, accepted.why) == ("permutation", "ani", why)
    assert accepted.at == desk.load(task.report["load"]).settled_at


def test_without_the_acceptance_that_is_needed_nothing_is_published_and_the_load_waits(lone):
    load = lone.loaded(tabulation(MOVED)).report["load"]
    task = lone.done("publish", load=load, accept=[], why="")
    assert (task.state, lone.in_force(), lone.load(load).state) == ("failed", None, "checked")
    assert "--accept permutation" in task.report["error"]
    assert len(lone.spooled()) == 3


def test_a_load_is_discarded_with_its_bytes_and_its_reason(desk):
    load = desk.checked()
    task = desk.done("discard", load=load, why="wrong attachment")
    assert (task.state, task.report["load"], desk.load(load).state) == ("done", load, "discarded")
    (event,) = desk.events()
    assert (event.kind, event.load_id, event.why) == ("discard", load, "wrong attachment")
    assert (desk.spooled(), desk.in_force()) == ([], None)


def test_a_load_that_has_ended_cannot_end_again(lone):
    load = lone.checked()
    lone.done("discard", load=load, why="")
    for kind in ("publish", "discard"):
        task = lone.done(kind, load=load, accept=[], why="")
        assert task.state == "failed"
        assert f"Load {load} cannot be " in task.report["error"]
        assert task.report["error"].endswith("it is discarded already.")
    assert lone.done("publish", load=99, accept=[]).report["error"] == "There is no load 99."
    for number in (None, "1", 0, True, 2**40):
        assert lone.done("publish", load=number).report["error"] == "This task names no load."


def test_bytes_that_changed_since_the_check_are_never_published(lone):
    load = lone.checked()
    spool.path(lone.state, lone.spooled()[0]).write_bytes(tabulation(MOVED)["AK.csv"])
    task = lone.done("publish", load=load, accept=[], why="")
    assert (task.state, lone.in_force()) == ("failed", None)
    assert "its bytes changed" in task.report["error"]


def test_a_load_of_a_command_has_no_bytes_to_publish_and_says_so(lone):
    number = lone.checked()
    kept = replace(lone.load(number), id=0, key=None)
    other = loads.record(lone.store, kept, loads.Found([loads.File("AK.csv", "0" * 64, 5)]))
    task = lone.done("publish", load=other, accept=[], why="")
    assert "was loaded by a command" in task.report["error"]


def test_a_rollback_says_both_versions_and_is_remembered(desk):
    """Hardening 40."""
    desk.done("publish", load=desk.checked(), accept=[], why="")
    other = tabulation(employed=(650, 300, 200, 100), labour_force=(710, 330, 220, 110))
    desk.done("publish", load=desk.checked(other, ["restated"]), accept=[], why="")
    task = desk.done("rollback", version=1, why="typing error")
    assert task.report == {"version": 1, "from_version": 2, "error": ""}
    assert desk.in_force() == 1
    event = desk.events()[0]
    assert (event.kind, event.version, event.from_version) == ("rollback", 1, 2)
    assert (event.who, event.why) == ("ani", "typing error")
    again = desk.done("rollback", version=1, why="")
    assert (again.state, again.report["error"]) == ("failed", "Version 1 is in force already.")
    assert "does not stand" in desk.done("rollback", version=9, why="").report["error"]
