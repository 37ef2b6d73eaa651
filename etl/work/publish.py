"""The tasks that end a load: published once, by the same bytes that were checked, or given up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from etl.loading.publishing import published
from etl.loading.remembered import accepted
from etl.loading.run import Asked, Checked, check
from etl.lock import alone
from etl.record import record_in
from etl.work import payload
from etl.work.bench import Bench, key_of, now
from etl.work.spooled import named, remove
from ledger import loads, outbox, versions
from ledger.deeds import Deed, Settled
from ledger.loads import File, Load
from ledger.tasks import Task
from ledger.versions import Event
from model.errors import NothingNew, UnreadableFile, UsageError
from model.listing import versions_of
from model.pointer import number_in, pointer, warehouse_folder

Answer = Mapping[str, Any]


def publish(task: Task, bench: Bench) -> Answer:
    """Return the version that a checked load became."""
    load = _open(task, bench, "published")
    files = loads.found(bench.store, load.id).files
    untold = ""
    if load.state == "checked":
        rules = (*load.report.get("accepted", ()), *payload.rules(task.payload))
        asked = Asked(load.source or None, load.vintage or None, tuple(dict.fromkeys(rules)))
        with alone(bench.settings.data):
            version, is_mine = _published(files, asked, bench, task.attempt > 1)
            deed = _deed(task, load, version, asked.accept if is_mine else None)
            untold = record_in(bench.store, deed, bench.settings.state)
    else:
        version = load.version or 0
    remove(files, bench.settings.state)
    return {"load": load.id, "version": version, "error": untold}


def discard(task: Task, bench: Bench) -> Answer:
    """Return the load that was given up; its files are removed."""
    load = _open(task, bench, "discarded")
    if load.state == "checked":
        moment, why = now(), payload.why(task.payload)
        event = Event("discard", task.requested_by, moment, why)
        settled = Settled(load.id, "discarded", moment)
        untold = record_in(
            bench.store, Deed(settled=settled, event=event, key=key_of(task)), bench.settings.state
        )
    else:
        untold = ""
    remove(loads.found(bench.store, load.id).files, bench.settings.state)
    return {"load": load.id, "error": untold}


def _open(task: Task, bench: Bench, end: Literal["published", "discarded"]) -> Load:
    """Return the load of a task, refused unless it waits for its end or got it by this task."""
    outbox.deliver(bench.settings.state, bench.store)  # a worker before may have died after it
    number = payload.number(task.payload, "load")
    load = loads.find(bench.store, number)
    if load is None:
        raise UsageError(f"There is no load {number}.")
    if load.state == "checked" or (load.state == end and task.attempt > 1):
        return load
    raise UsageError(f"Load {number} cannot be {end}: it is {load.state} already.")


def _published(files: Sequence[File], asked: Asked, bench: Bench, again: bool) -> tuple[int, bool]:
    """Return the version that holds these files, and whether it was made for this task.

    `again`: a worker died over this task, perhaps after it had published.
    """
    data = bench.settings.data
    with named(files, bench.settings.state) as paths:
        found = check(paths, data, asked, bench.progress)
    if [one["sha256"] for one in found.report.files] != [file.sha256 for file in files]:
        raise UnreadableFile("The files changed while they were read: hand them in again.")
    if again and (number := _left_behind(found, bench)):
        return number, True
    bench.progress("publishing")
    try:
        return published(found, bench.settings, now).version or 0, True
    except NothingNew:  # somebody else published the same figures meanwhile
        number = number_in(pointer(warehouse_folder(data))) or 0
        return number, not versions.is_published(bench.store, number)


def _left_behind(found: Checked, bench: Bench) -> int | None:
    """Return the version of these inputs that nobody recorded: that of the worker who died."""
    if found.built is None:
        return None
    made = [
        one.number
        for one in versions_of(bench.settings.data)
        if one.manifest and one.manifest.inputs == found.built.inputs
    ]
    return next((one for one in made if not versions.is_published(bench.store, one)), None)


def _deed(task: Task, load: Load, version: int, rules: Sequence[str] | None) -> Deed:
    """Return what the ledger must know; without rules the version is somebody else's."""
    moment, who, why = now(), task.requested_by, payload.why(task.payload)
    settled = Settled(load.id, "published", moment, version)
    if rules is None:
        return Deed(settled=settled, key=key_of(task))
    said = why or f"load {load.source}/{load.vintage}"
    return Deed(
        settled=settled,
        acceptances=accepted(rules, who, moment, why),
        event=Event("publish", who, moment, said, version=version),
        key=key_of(task),
    )
