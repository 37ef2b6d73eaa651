"""Workers that are killed, or beside each other: each task is done, and done once."""

import signal
import subprocess
import sys
from pathlib import Path

from ledger import tasks
from tests.etl.work.desk import PATIENCE, ended, tabulation, until
from tests.world import ROOT

WITH_LEASE = """
import sys
from datetime import timedelta
from pathlib import Path
from etl.work.worker import Worker
from ledger.store import open_store
from model.settings import Settings
data, state, url, fault, seconds = sys.argv[1:]
settings = Settings(data=Path(data), state=Path(state), database_url=url, fault=fault)
Worker(settings, open_store(url, settings.state), timedelta(seconds=float(seconds))).run()
"""


def with_lease(desk, seconds, fault=""):
    arguments = [str(desk.data), str(desk.state), desk.url, fault, str(seconds)]
    return subprocess.Popen([sys.executable, "-c", WITH_LEASE, *arguments], cwd=ROOT)


def lives(pid):
    """Whether a process runs; one that only waits to be taken note of does not."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def test_two_workers_at_once_do_every_task_once(desk):
    numbers = [
        desk.ask_load({"a.csv": f"a,b\n{count},2\n".encode()}, vintage=str(count))
        for count in range(8)
    ]
    workers = [desk.process("work", "--once") for _ in range(2)]
    logs = [worker.communicate(timeout=PATIENCE)[1] for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0], logs
    done = [tasks.find(desk.store, number) for number in numbers]
    assert {(task.state, task.attempt) for task in done} == {("done", 1)}
    assert len({task.report["load"] for task in done}) == len(numbers)


def test_a_worker_killed_in_mid_publish_is_followed_by_the_next_which_publishes_once(desk):
    load = desk.checked()
    number = desk.ask("publish", load=load, accept=[], why="")
    killed = with_lease(desk, 2, "publish.rename:kill")
    assert killed.wait(PATIENCE) == -signal.SIGKILL
    assert (desk.in_force(), tasks.find(desk.store, number).state) == (None, "running")
    following = with_lease(desk, 2)
    try:
        task = until(lambda: ended(desk, number))
    finally:
        following.kill()
        following.wait(PATIENCE)
    assert (task.state, task.attempt) == ("done", 2)
    assert (desk.in_force(), len(desk.events())) == (1, 1)


def test_a_task_longer_than_its_lease_stays_with_the_worker_that_lives(lone):
    number = lone.ask_load(tabulation())
    workers = [with_lease(lone, 1.6) for _ in range(2)]
    try:
        task = until(lambda: ended(lone, number))
    finally:
        for worker in workers:
            worker.kill()
            worker.wait(PATIENCE)
    assert task.attempt == 1


def test_a_worker_beside_a_program_ends_when_that_program_does(lone):
    started = f"{sys.executable} -m etl work --beside $$ >/dev/null 2>&1 & echo $!; exec sleep 60"
    environ = lone.environ()
    with subprocess.Popen(
        ["sh", "-c", started], cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True
    ) as program:
        worker = int(program.stdout.readline())
        number = lone.ask("rollback", version=9)
        until(lambda: ended(lone, number))
        assert lives(worker)
        program.kill()
    until(lambda: not lives(worker))
