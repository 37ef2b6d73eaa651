"""What a page does: hand in files, ask, and read what became of it."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from etl.work.worker import Worker
from ledger import loads, spool, tasks, versions
from ledger.store import Store
from model.pointer import number_in, pointer, warehouse_folder
from model.settings import Settings
from tests.world import ROOT

PATIENCE = 60  # seconds that no healthy worker comes near
KEYS = ("thn", "lvl_wil", "kd_prov", "nm_prov", "kd_kabkot", "nm_kabkot")
PLACES = (
    ("6271", "Kota Palangka Raya"),
    ("6201", "Kotawaringin Barat"),
    ("6202", "Kotawaringin Timur"),
    ("6203", "Kapuas"),
)
EMPLOYED, UNEMPLOYED = (600, 300, 200, 100), (60, 30, 20, 10)
LABOUR_FORCE = tuple(a + b for a, b in zip(EMPLOYED, UNEMPLOYED, strict=True))
MOVED = (*LABOUR_FORCE[1:], LABOUR_FORCE[0])  # each figure one row too high


def sheet(total, values, whole=None):
    """A tabulation of Kalimantan Tengah as CSV: its four places, then the province."""
    rows = [(*KEYS, total)]
    for (code, name), value in zip(PLACES, values, strict=True):
        rows.append(("2022", "Kabupaten", "62", "Kalimantan Tengah", code, name, value))
    province = ("2022", "Provinsi", "62", "Kalimantan Tengah", "0", "Kalimantan Tengah")
    rows.append((*province, sum(values) if whole is None else whole))
    return ("\n".join(",".join(map(str, cells)) for cells in rows) + "\n").encode()


def tabulation(labour_force=LABOUR_FORCE, unemployed=UNEMPLOYED, employed=EMPLOYED):
    """The three files of one tabulation, by name."""
    return {
        "AK.csv": sheet("AK", labour_force),
        "PT.csv": sheet("PT", unemployed),
        "PYB.csv": sheet("PYB", employed),
    }


@dataclass
class Desk:
    data: Path
    state: Path
    url: str
    store: Store
    who: str = "ani"
    started: list = field(default_factory=list)

    @property
    def settings(self):
        return Settings(data=self.data, state=self.state, database_url=self.url)

    def environ(self, **more):
        return {
            **os.environ,
            "CAKUPAN_DATA": str(self.data),
            "CAKUPAN_STATE": str(self.state),
            "CAKUPAN_DATABASE_URL": self.url,
            **more,
        }

    def hand_in(self, files):
        """Put files into the spool; returns what a task says of them."""
        entries = []
        for name, raw in files.items():
            with spool.receive(self.state) as receiving:
                receiving.write(raw)
                kept = receiving.keep()
            about = {"name": name, "sha256": receiving.sha256, "bytes": receiving.size}
            entries.append(about | {"spool": kept})
        return entries

    def ask(self, kind, **payload):
        return tasks.ask(self.store, kind, payload, self.who, datetime.now(UTC))

    def ask_load(self, files, accept=(), **names):
        return self.ask("load", files=self.hand_in(files), accept=list(accept), **names)

    def worker(self, lease=tasks.LEASE):
        return Worker(self.settings, self.store, lease)

    def done(self, kind, **payload):
        """Ask, let a worker do it, and return the task as it ended."""
        number = self.ask(kind, **payload)
        self.worker().run_once()
        return tasks.find(self.store, number)

    def loaded(self, files, accept=(), **names):
        return self.done("load", files=self.hand_in(files), accept=list(accept), **names)

    def checked(self, files=None, accept=()):
        """The number of a load that was checked."""
        task = self.loaded(files or tabulation(), accept)
        assert task.report["outcome"] == "checked", task.report
        return task.report["load"]

    def load(self, number):
        return loads.find(self.store, number)

    def events(self):
        return versions.events(self.store)

    def spooled(self):
        folder = self.state / "spool"
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []

    def in_force(self):
        return number_in(pointer(warehouse_folder(self.data)))

    def process(self, *arguments, **environ):
        """Start `python -m etl` with these arguments."""
        process = subprocess.Popen(
            [sys.executable, "-m", "etl", *arguments],
            cwd=ROOT,
            env=self.environ(**environ),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.started.append(process)
        return process

    def close(self):
        """End what a test that failed left running."""
        for process in self.started:
            if process.poll() is None:
                process.kill()
                process.communicate(timeout=PATIENCE)
        self.store.engine.dispose()

    def abandon(self, number):
        """As if the lease of a worker that was killed had run out."""
        long_ago = datetime.now(UTC) - timedelta(hours=1)
        task = tasks.find(self.store, number)
        assert tasks.renew(self.store, task, long_ago, "killed", timedelta(0))


def until(true):
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not (found := true()):
        assert time.monotonic() < end
        time.sleep(0.05)
    return found


def ended(desk, number):
    """The task once it is over, None before."""
    task = tasks.find(desk.store, number)
    return task if task.state in ("done", "failed") else None
