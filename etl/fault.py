"""The named steps at which a test may kill a publish, a rollback or a roll-up."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass

from model.errors import UsageError

STEPS = (
    "publish.lock",
    "publish.clear",
    "publish.table",
    "publish.store",
    "publish.manifest",
    "publish.verify",
    "publish.sync",
    "publish.rename",
    "publish.settle",
    "publish.pointer",
    "publish.swap",  # up to here the old version is in force, after it the new one
    "publish.confirm",
    "publish.expire",
    "publish.release",
)
ROLLBACK_STEPS = (
    "rollback.lock",
    "rollback.clear",
    "rollback.verify",
    "rollback.pointer",
    "rollback.swap",  # as above: the old version up to here, then the one asked for
    "rollback.confirm",
    "rollback.release",
)
ROLLUP_STEPS = (
    "rollup.work",
    "rollup.check",
    "rollup.count",
    "rollup.unit",
    "rollup.name",
    "rollup.kept",  # one bucket of one month is counted and is not counted again
    "rollup.merge",
    "rollup.protect",
    "rollup.release",
    "rollup.record",  # the release stands, the record of the run does not
    "rollup.clear",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Where to die: `publish.rename:kill` kills the process just before that step."""

    spec: str = ""

    def __post_init__(self) -> None:
        steps = (*STEPS, *ROLLBACK_STEPS, *ROLLUP_STEPS)
        if self.spec and self.spec not in {f"{step}:kill" for step in steps}:
            raise UsageError(f"CAKUPAN_FAULT must be STEP:kill, STEP one of {', '.join(steps)}.")

    def __call__(self, step: str) -> None:
        """Die here if this is the step, with no chance to clean up."""
        if self.spec == f"{step}:kill":
            os.kill(os.getpid(), signal.SIGKILL)
