"""The task to put another version in force."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etl.fault import Fault
from etl.record import record_in
from etl.rollback import roll_back
from etl.work import payload
from etl.work.bench import Bench, key_of, now
from ledger.deeds import Deed
from ledger.tasks import Task
from ledger.versions import Event
from model.errors import NothingNew

Answer = Mapping[str, Any]


def rollback(task: Task, bench: Bench) -> Answer:
    """Return which version is in force now and which was before."""
    number, why = payload.number(task.payload, "version"), payload.why(task.payload)
    moment = now()
    before: int | None = None
    try:
        before = roll_back(bench.settings.data, number, lambda: moment, Fault(bench.settings.fault))
    except NothingNew:
        if task.attempt == 1:
            raise
        # the worker before died after it had done so: what was in force then is not known
    event = Event("rollback", task.requested_by, moment, why, version=number, from_version=before)
    untold = record_in(bench.store, Deed(event=event, key=key_of(task)), bench.settings.state)
    return {"version": number, "from_version": before, "error": untold}
