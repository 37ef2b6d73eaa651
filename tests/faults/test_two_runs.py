"""Two runs at once: exactly one publishes, the other says who holds the lock (hardening 34)."""

import multiprocessing
import os
import re
import signal
import socket

import pytest

from model.errors import LockHeld
from tests.faults.toy import in_time, leftovers, publish_toy, seen

ROUNDS, PATIENCE = 25, 30  # seconds that no healthy run comes near


def run_rounds(data, me, start, told, outcomes):
    """Publish in every round; who has the lock keeps it until the other has been told."""

    def wait_at_rename(step):
        if step == "publish.rename":
            told.wait(PATIENCE)

    for number in range(ROUNDS):
        start.wait(PATIENCE)
        try:
            publish_toy(data, 2 * number + me, fault=wait_at_rename)
            outcomes.put((number, os.getpid(), 0, ""))
        except LockHeld as error:
            outcomes.put((number, os.getpid(), error.exit_code, str(error)))
            told.set()
        start.wait(PATIENCE)
        told.clear()


def test_of_two_runs_at_once_exactly_one_publishes_and_the_other_says_who_holds_the_lock(tmp_path):
    context = multiprocessing.get_context("spawn")
    start, told, outcomes = context.Barrier(2), context.Event(), context.Queue()
    runs = [
        context.Process(target=run_rounds, args=(tmp_path, me, start, told, outcomes), daemon=True)
        for me in (0, 1)
    ]
    for run in runs:
        run.start()
    said = [outcomes.get(timeout=PATIENCE) for _ in range(2 * ROUNDS)]
    for run in runs:
        run.join(PATIENCE)
    for number in range(ROUNDS):
        (_, winner, won, _), (_, _, lost, message) = sorted(
            (line for line in said if line[0] == number), key=lambda line: line[2]
        )
        assert (won, lost) == (0, 75)
        assert f"process {winner} on {socket.gethostname()} since 20" in message
    assert (seen(tmp_path) in {2 * ROUNDS - 2, 2 * ROUNDS - 1}, leftovers(tmp_path)) == (True, [])


def test_the_lock_of_a_killed_run_is_free_and_its_name_is_not_the_next_holders(tmp_path, victims):
    killed = victims.run(tmp_path, 1, fault="publish.store:kill")
    left = (tmp_path / "warehouse" / ".lock").read_text()
    assert (killed, re.match(r"\d+ ", left) is not None) == (-signal.SIGKILL, True)

    def second_run(step):
        if step == "publish.rename":
            with pytest.raises(LockHeld, match=f"process {os.getpid()} on"):
                publish_toy(tmp_path, 3)

    with in_time():
        assert publish_toy(tmp_path, 2, fault=second_run) == 1
    assert seen(tmp_path) == 2
