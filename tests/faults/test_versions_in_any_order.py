"""Publish, roll back, die, be damaged, grow old, be read: in any order a reader gets the model's.

Hardening 31, 36-40. The model keeps the mark of every number ever given and what it did to each
version; after every step a reader that was there all along and one that has just come must find
exactly what the model says is in force.
"""

import os
import shutil
import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from etl.fault import ROLLBACK_STEPS, STEPS, Fault
from etl.publish import publish
from etl.retention import KEEP
from etl.rollback import roll_back
from model.errors import NothingNew, UsageError, WarehouseDamaged
from model.pointer import numbers, version_folder, warehouse_folder
from model.warehouse import Warehouse
from tests.faults.toy import draft, leftovers

HEALTHY = Fault()
DAYS = st.sampled_from([-1, 0, 1, 3_650])  # a clock set back, right, forward, ten years off


class Died(BaseException):
    """A process that ends here: nothing of ours may catch it and tidy up."""


def dying_at(wanted):
    def step(name):
        if name == wanted:
            raise Died

    return step


def mark_in(version):
    """The one mark in every file of a version."""
    marks = {*version.table("figures").column("value").to_pylist(), int(version.borders("toy"))}
    (mark,) = marks
    return mark


class Versions(RuleBasedStateMachine):
    """One warehouse and what should be in it."""

    @initialize()
    def begin(self):
        self.data = Path(tempfile.mkdtemp(prefix="cakupan-"))
        self.root = warehouse_folder(self.data)
        self.marks, self.damaged, self.held = {}, set(), []
        self.force, self.next_mark = None, 0
        self.a_run_publishes(0)
        self.staying = Warehouse(self.data)

    def teardown(self):
        if hasattr(self, "data"):
            shutil.rmtree(self.data)

    # what a person or a machine does

    def publish_at(self, days, fault=HEALTHY):
        self.next_mark += 1
        when = datetime.now(UTC) + timedelta(days=days)
        content = draft(self.next_mark)
        return publish(content, self.data, clock=lambda: when, fault=fault)

    def given(self):
        """The number that the next version gets: none is ever given twice."""
        return max([*numbers(self.root), self.force or 0]) + 1

    @rule(days=DAYS)
    def a_run_publishes(self, days):
        wanted, before = self.given(), self.force
        assert self.publish_at(days) == wanted
        self.marks[wanted], self.force = self.next_mark, wanted
        standing = numbers(self.root)
        assert {wanted, before} - {None} <= set(standing)
        assert leftovers(self.data) == []

    @rule(step=st.sampled_from(STEPS), days=DAYS)
    def a_run_dies(self, step, days):
        wanted = self.given()
        with suppress(Died):
            self.publish_at(days, dying_at(step))
        if wanted in numbers(self.root):  # renamed into place: whole, whether in force or not
            self.marks[wanted] = self.next_mark
        if STEPS.index(step) > STEPS.index("publish.swap"):
            self.force = wanted

    @rule()
    def the_same_again_is_nothing_new(self):
        if self.force in self.damaged or self.force not in numbers(self.root):
            return
        try:
            content = draft(self.marks[self.force])
            publish(content, self.data, clock=lambda: datetime.now(UTC), fault=HEALTHY)
        except NothingNew:
            return
        raise AssertionError("the same inputs were published twice")

    @rule(choice=st.integers(0, 20), step=st.sampled_from(["", *ROLLBACK_STEPS]))
    def a_person_rolls_back(self, choice, step):
        number = 1 + choice % (max(self.marks) + 1)  # also one that was never there
        at = dying_at(step) if step else HEALTHY
        standing = number in numbers(self.root)
        try:
            roll_back(self.data, number, lambda: datetime.now(UTC), at)
        except Died:
            if ROLLBACK_STEPS.index(step) > ROLLBACK_STEPS.index("rollback.swap"):
                self.force = number
        except NothingNew:
            assert number == self.force
        except UsageError:
            assert not standing
        except WarehouseDamaged:
            assert number in self.damaged
        else:
            assert standing and number not in self.damaged
            self.force = number

    # what befalls it

    @precondition(lambda self: len(set(self.marks) - self.damaged) > 2)
    @rule(choice=st.integers(0, 100), at=st.integers(0, 10_000), bit=st.integers(0, 7))
    def a_bit_flips(self, choice, at, bit):
        standing = numbers(self.root)
        number = standing[choice % len(standing)]
        if number in self.damaged or len(set(standing) - self.damaged) < 2:
            return  # the same bit twice would mend it; something whole is always left
        file = version_folder(self.root, number) / "figures.parquet"
        raw = bytearray(file.read_bytes())
        raw[at % len(raw)] ^= 1 << bit
        file.write_bytes(raw)
        self.damaged.add(number)
        self.staying = Warehouse(self.data)  # verified once per process: this is another one
        self.held = [(v, m) for v, m in self.held if v.number != number]

    @rule()
    def a_day_passes(self):
        for number in numbers(self.root):
            folder = version_folder(self.root, number)
            before = folder.stat().st_mtime - 86_400
            os.utime(folder, (before, before))

    @precondition(lambda self: self.force not in self.damaged)
    @rule()
    def a_reader_holds_on(self):
        version = self.staying.current()
        self.held.append((version, self.marks[version.number]))

    @rule()
    def readers_finish(self):
        for version, mark in self.held:
            assert mark_in(version) == mark
        self.held = []

    # what must hold

    def expected(self):
        """Number in force; where it is damaged the newest good one before it, else any."""
        standing = [n for n in numbers(self.root) if n not in self.damaged]
        before = [n for n in standing if n <= self.force]
        return (before or standing)[0]

    @invariant()
    def every_reader_finds_what_is_in_force(self):
        if not hasattr(self, "staying") or self.force is None:
            return
        assert self.force in numbers(self.root)
        for warehouse in (self.staying, Warehouse(self.data)):
            version = warehouse.current()
            assert version.number == self.expected()
            assert mark_in(version) == self.marks[version.number]
            assert bool(version.degraded) == (self.force in self.damaged)

    @invariant()
    def enough_versions_stand_for_a_rollback(self):
        if hasattr(self, "marks") and self.marks:
            assert len(numbers(self.root)) >= min(KEEP, len(self.marks))


TestVersions = Versions.TestCase
TestVersions.settings = settings(
    max_examples=30,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
