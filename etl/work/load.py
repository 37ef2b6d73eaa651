"""The task to check files: read, compared, reported; nothing is published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etl.loading import before
from etl.loading.publishing import is_refused, told
from etl.loading.remembered import State, found_in, load_of, refusal
from etl.loading.report import Report
from etl.loading.run import check
from etl.work.bench import Bench, key_of, now
from etl.work.payload import Handed, handed
from etl.work.spooled import named, remove
from ledger import loads
from ledger.deeds import Deed, remember
from ledger.loads import Load
from ledger.tasks import Task
from model.errors import ContractBroken, UnreadableFile

Answer = Mapping[str, Any]


def load(task: Task, bench: Bench) -> Answer:
    """Return the report of the files, kept in the ledger as a load that may be published."""
    if known := loads.by_key(bench.store, key_of(task)):  # the worker before died after this
        return _answer(known, known.id)
    wanted = handed(task.payload)
    with named(wanted.files, bench.settings.state) as paths:
        if old := before.loaded_before(
            bench.store, wanted.files, wanted.asked, bench.settings.data
        ):
            remove(wanted.files, bench.settings.state)
            return _answer(old, old.id) | {"outcome": "nothing_new", "error": before.words(old)}
        try:
            found = check(paths, bench.settings.data, wanted.asked, bench.progress)
        except (UnreadableFile, ContractBroken) as error:
            report = refusal(error, wanted.files, wanted.asked)
            return _kept(report, "refused", wanted, (task, bench)) | {"error": str(error)}
    report = told(found, dry_run=True)
    answer = _kept(report, "refused" if is_refused(found) else "checked", wanted, (task, bench))
    if found.open_rules and answer["outcome"] == "checked":
        return answer | {"outcome": "needs_acceptance"}
    return answer


def _kept(report: Report, state: State, wanted: Handed, at: tuple[Task, Bench]) -> dict[str, Any]:
    """Return the answer once the ledger has the load; files that were refused are not kept."""
    task, bench = at
    made = load_of(report, state, task.requested_by, now())
    number = remember(bench.store, Deed(made, found_in(report, wanted.files), key=key_of(task)))
    if state == "refused":
        remove(wanted.files, bench.settings.state)
    return _answer(made, number)


def _answer(load: Load, number: int | None) -> dict[str, Any]:
    return {"load": number, "outcome": load.state, "error": "", "report": dict(load.report)}
