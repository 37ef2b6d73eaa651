"""`python -m etl load`: from files as they were handed in to a version, told as it goes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import typer
from rich.console import Console

from etl.loading import before
from etl.loading.publishing import is_refused, published, told
from etl.loading.remembered import State, accepted, files_at, files_of, found_in, load_of, refusal
from etl.loading.report import Report
from etl.loading.run import Asked, Checked, check
from etl.lock import alone
from etl.record import operator, record
from etl.repair.proposal import RULES
from etl.report import loaded
from ledger.deeds import Deed
from ledger.loads import File
from ledger.store import open_store
from ledger.versions import Event
from model.errors import (
    ContractBroken,
    LedgerUnavailable,
    NeedsAcceptance,
    NothingNew,
    UnreadableFile,
    UsageError,
)
from model.loads import RESTATED, RETURNING
from model.settings import Settings


@dataclass(frozen=True, slots=True)
class Written:
    """Where a person wants the report, beside the terminal."""

    json: Path | None = None
    html: Path | None = None

    def refuse_nowhere(self) -> None:
        """Raise UnreadableFile before anything is done where a report could not be written."""
        for path in (self.json, self.html):
            if path is not None and not path.parent.is_dir():
                raise UnreadableFile(f"{path} cannot be written: there is no folder {path.parent}")

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


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants of a load beside its names: only a report, and why it may be so."""

    dry_run: bool = False
    why: str = ""
    written: Written = Written()


def load(files: Sequence[Path], settings: Settings, asked: Asked, wish: Wish) -> int:
    """Return the exit code of a load: always checked, published if nothing stands against it."""
    wish.written.refuse_nowhere()
    _refuse_unknown(asked.accept)
    run = _Run(settings, asked, wish, files_at(files))
    run.refuse_known()
    with run.place():
        return run.load(files, Console(stderr=True, highlight=False))


def _refuse_unknown(accept: Sequence[str]) -> None:
    """Raise UsageError for a rule that does not exist: nothing would ever be accepted by it."""
    known = (*RULES, RESTATED, RETURNING)
    if unknown := [rule for rule in accept if rule not in known]:
        raise UsageError(f"--accept {', '.join(unknown)}: the rules are {', '.join(known)}.")


@dataclass(frozen=True, slots=True)
class _Run:
    """One load by one person, with the files as the ledger will know them."""

    settings: Settings
    asked: Asked
    wish: Wish
    files: Sequence[File]

    def place(self) -> AbstractContextManager[None]:
        """Return what keeps others from data/ while this load may change it."""
        return nullcontext() if self.wish.dry_run else alone(self.settings.data)

    def refuse_known(self) -> None:
        """Raise NothingNew for bytes that were published already; a lost ledger knows none."""
        if not self.files:
            return
        store = open_store(self.settings.database_url, self.settings.state)
        try:
            known = before.loaded_before(store, self.files, self.asked, self.settings.data)
        except LedgerUnavailable:
            return
        finally:
            store.engine.dispose()
        if known:
            raise NothingNew(before.words(known))

    def load(self, files: Sequence[Path], console: Console) -> int:
        """Check and publish, tell the person and the ledger, and return the exit code."""
        try:
            with console.status("…") as status:
                found = check(files, self.settings.data, self.asked, status.update)
        except (UnreadableFile, ContractBroken) as error:
            report = refusal(error, self.files, self.asked)
            if self.files:
                self.remember(report, "refused")
            self.wish.written.write(report)
            raise
        if not found.may_publish or self.wish.dry_run:
            return self.report(found)
        try:
            with console.status("publishing"):
                report = published(found, self.settings, _now)
        except NothingNew:
            self.remember(told(found, dry_run=True), "discarded")
            raise
        typer.echo(report.text())
        if found.built and report.version:
            typer.echo(loaded(report.version, found.built.summary))
        self.remember(report, "published")
        self.wish.written.write(report)
        return 0

    def report(self, found: Checked) -> int:
        """Tell what was found of a load that is not published, and return the exit code."""
        report = told(found, self.wish.dry_run)
        typer.echo(report.text())
        self.remember(report, "refused" if is_refused(found) else "checked")
        self.wish.written.write(report)
        if found.open_rules:
            return NeedsAcceptance.exit_code
        return 0 if found.may_publish else ContractBroken.exit_code

    def remember(self, report: Report, state: State) -> None:
        """Tell the ledger who loaded what; where it is gone, say so."""
        now, who = _now(), operator()
        deed = Deed(
            load_of(report, state, who, now), found_in(report, self.files or files_of(report))
        )
        if state == "published":
            why = self.wish.why or f"load {report.source}/{report.vintage}"
            event = Event("publish", who, now, why, version=report.version)
            rules = accepted(self.asked.accept, who, now, self.wish.why)
            deed = replace(deed, acceptances=rules, event=event)
        if untold := record(deed, self.settings):
            typer.secho(untold, err=True)


def _now() -> datetime:
    return datetime.now(UTC)
