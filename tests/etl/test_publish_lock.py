"""Who holds the lock (hardening 34); two processes at once are in tests/faults."""

import os

import pytest

from model.errors import (
    LockHeld,
)
from tests.faults.toy import in_time, publish_toy


def test_a_second_run_in_the_same_process_is_told_who_holds_the_lock(tmp_path):
    """Hardening 34; the two processes are in tests/faults."""

    def second_run(step):
        if step == "publish.store":
            with pytest.raises(LockHeld, match=f"process {os.getpid()} on .* since 20"):
                publish_toy(tmp_path, 2)

    with in_time():
        assert publish_toy(tmp_path, 1, fault=second_run) == 1


@pytest.mark.parametrize("name", ["", "4194304 {host} 2026-01-01\n", "what is this\n"])
def test_a_lock_that_says_no_living_name_is_still_held(name, tmp_path):
    host = os.uname().nodename

    def second_run(step):
        if step == "publish.store":
            (tmp_path / "warehouse" / ".lock").write_text(name.format(host=host))
            with pytest.raises(LockHeld, match="it has not said its name"):
                publish_toy(tmp_path, 2)

    with in_time():
        assert publish_toy(tmp_path, 1, fault=second_run) == 1


def test_a_lock_held_on_another_machine_names_that_machine(tmp_path):
    def second_run(step):
        if step == "publish.store":
            (tmp_path / "warehouse" / ".lock").write_text("12 elsewhere 2026-01-01\n")
            with pytest.raises(LockHeld, match="process 12 on elsewhere since 2026-01-01"):
                publish_toy(tmp_path, 2)

    with in_time():
        assert publish_toy(tmp_path, 1, fault=second_run) == 1
