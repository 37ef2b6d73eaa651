"""A checked load kept in data/ and published: what a command and the worker do alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from etl.fault import Fault
from etl.loading.report import Report
from etl.loading.run import DRY, Checked
from etl.loading.stage import keep
from etl.publish import publish
from etl.store import build_store
from model.errors import ContractBroken, NeedsAcceptance, NothingNew
from model.settings import Settings

READY = "Nothing stands against publishing"
Clock = Callable[[], datetime]


def told(found: Checked, dry_run: bool) -> Report:
    """Return the report with what comes of it, before anything is published."""
    report, rules = found.report, found.open_rules
    if rules:
        wanted = " ".join(f"--accept {rule}" for rule in rules)
        return replace(report, outcome=f"Nothing was published: add {wanted} if that is right")
    if not found.may_publish:
        return replace(report, outcome="Nothing was published: the faults come first")
    return replace(report, outcome=DRY if dry_run else READY)


def is_refused(found: Checked) -> bool:
    """Return whether the files must be put right; what a person may accept is no refusal."""
    faulty = any(one.severity == "fault" for one in found.report.findings)
    return faulty or not (found.may_publish or found.open_rules)


def published(found: Checked, settings: Settings, clock: Clock) -> Report:
    """Return the report of a load that was published; its release is kept in data/ first.

    To be called by who is alone in data/ (etl/lock.py).
    """
    built, draft = found.built, found.draft
    if found.open_rules:
        raise NeedsAcceptance(f"{told(found, False).outcome}.")
    if built is None or draft is None or not found.may_publish:
        raise ContractBroken(told(found, False).outcome + ".")
    if found.report.changes and not any(found.report.changes.values()):
        raise NothingNew("Nothing new: every figure of these files is published already, as it is.")
    keep(settings.data, draft)
    number = publish(
        built.draft,
        settings.data,
        build_store=build_store,
        clock=clock,
        fault=Fault(settings.fault),
    )
    outcome = f"Published as version {number}"
    return replace(found.report, outcome=outcome, version=number)
