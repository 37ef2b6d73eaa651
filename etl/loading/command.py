"""`python -m etl load` and `inspect`: a load from the files to a version, told as it goes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import typer
from rich.console import Console

from etl.borders.sets import regions_of
from etl.codelists import read_codelists
from etl.fault import Fault
from etl.inspect_file import inspect
from etl.inspect_report import rendered
from etl.intake.open_book import open_book
from etl.loading.report import Report
from etl.loading.run import DRY, Asked, Checked, check
from etl.loading.stage import keep
from etl.publish import Draft, publish
from etl.record import operator, record
from etl.report import loaded
from etl.sources.publications import publications
from etl.store import build_store
from ledger.versions import Event
from model.errors import ContractBroken, NeedsAcceptance, UnreadableFile
from model.settings import Settings


@dataclass(frozen=True, slots=True)
class Written:
    """Where a person wants the report, beside the terminal."""

    json: Path | None = None
    html: Path | None = None

    def write(self, report: Report) -> None:
        """Write the report where it was asked for, or raise UnreadableFile with the reason."""
        pages = ((self.json, _json(report)), (self.html, report.html()))
        for path, words in pages:
            if path is None:
                continue
            try:
                path.write_text(words, "utf-8")
            except OSError as error:
                raise UnreadableFile(f"{path} cannot be written: {error.strerror}") from None


def _json(report: Report) -> str:
    return json.dumps(report.to_json(), ensure_ascii=False, indent=1)


def load(
    files: Sequence[Path], settings: Settings, asked: Asked, written: Written, dry_run: bool
) -> int:
    """Return the exit code of a load: always checked, published if nothing stands against it."""
    console = Console(stderr=True, highlight=False)
    with console.status("…") as status:
        found = check(files, settings.data, asked, status.update)
    told = _outcome(found, dry_run)
    if told.outcome != PUBLISH:
        typer.echo(told.text())
        written.write(told)
        return _code(found)
    with console.status("publishing"):
        number = _published(found, settings)
    report = replace(told, outcome=f"Published as version {number}", version=number)
    typer.echo(report.text())
    written.write(report)
    typer.echo(loaded(number, found.built.summary))  # type: ignore[union-attr]
    return 0


PUBLISH = "Nothing stands against publishing"


def _outcome(found: Checked, dry_run: bool) -> Report:
    """Return the report with what comes of it."""
    report, rules = found.report, found.open_rules
    if rules:
        wanted = " ".join(f"--accept {rule}" for rule in rules)
        return replace(report, outcome=f"Nothing was published: add {wanted} if that is right")
    if not found.may_publish:
        return replace(report, outcome="Nothing was published: the faults come first")
    return replace(report, outcome=DRY if dry_run else PUBLISH)


def _code(found: Checked) -> int:
    """Return the exit code of a load that was not published."""
    if found.open_rules:
        return NeedsAcceptance.exit_code
    return 0 if found.may_publish else ContractBroken.exit_code


def _published(found: Checked, settings: Settings) -> int:
    """Return the number of the version that the load became; the release is kept first."""
    built, draft = found.built, found.draft
    if built is None or draft is None:
        raise ContractBroken("A load with faults is never published.")
    keep(settings.data, draft)
    now = datetime.now(UTC)
    number = publish(
        Draft(built.tables, built.inputs, built.summary, built.borders.files),
        settings.data,
        build_store=build_store,
        clock=lambda: now,
        fault=Fault(settings.fault),
    )
    why = f"load {draft.name}: {', '.join(found.report.accepted) or 'nothing to accept'}"
    event = Event("publish", operator(), now, why, version=number)
    if unrecorded := record(event, settings.database_url, settings.state):
        Console(stderr=True, highlight=False).print(unrecorded, markup=False, soft_wrap=True)
    return number


def inspected(file: Path, data: Path) -> str:
    """Return what a file holds, for the person who must confirm it."""
    codelists = read_codelists(data / "codelists")
    recognisers = [one.recognise for one in publications()]
    return rendered(inspect(open_book(file), regions_of(codelists), recognisers))
