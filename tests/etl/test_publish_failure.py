"""A publish that cannot be finished."""

import resource

import duckdb
import pytest

from etl.fault import STEPS, Fault
from etl.publish import publish
from model.errors import (
    PublishFailed,
    UsageError,
)
from tests.faults.toy import build_store, draft, leftovers, now, publish_toy, seen


def refuse_at(step, error):
    """A disk that refuses at one named step."""

    def fault(reached):
        if reached == step:
            raise error

    return fault


def test_every_step_has_its_name_and_comes_in_order(tmp_path):
    reached = []
    publish_toy(tmp_path, 1, fault=reached.append)
    assert tuple(dict.fromkeys(reached)) == STEPS


@pytest.mark.parametrize("step", STEPS[: STEPS.index("publish.swap") + 1])
def test_a_disk_that_refuses_before_the_swap_is_named_and_nothing_published_changes(step, tmp_path):
    """Hardening 32; `strace` refuses every call in tests/faults."""
    publish_toy(tmp_path, 1)
    full = OSError(28, "No space left on device")
    with pytest.raises(PublishFailed, match="No space left on device") as failure:
        publish_toy(tmp_path, 2, fault=refuse_at(step, full))
    assert (seen(tmp_path), "version 1 stays in force" in str(failure.value)) == (1, True)
    publish_toy(tmp_path, 3)
    assert (seen(tmp_path), leftovers(tmp_path)) == (3, [])


def test_the_file_that_the_disk_refused_is_named(tmp_path):
    usual, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, most))
    try:
        with pytest.raises(PublishFailed, match=r"File too large: .*figures\.parquet"):
            publish_toy(tmp_path, 1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (usual, most))


def test_the_lock_is_released_when_a_run_fails(tmp_path):
    with pytest.raises(ZeroDivisionError):
        publish_toy(tmp_path, 1, fault=refuse_at("publish.store", ZeroDivisionError()))
    assert publish_toy(tmp_path, 1) == 1


def test_before_the_first_version_a_failure_says_that_none_is_in_force(tmp_path):
    with pytest.raises(PublishFailed, match="no version is in force yet"):
        publish_toy(tmp_path, 1, fault=refuse_at("publish.rename", OSError(5, "I/O error")))


def test_a_store_that_leaves_a_stray_file_is_not_published(tmp_path):
    def untidy(folder):
        build_store(folder)
        (folder / "coverage.duckdb.wal").touch()

    with pytest.raises(PublishFailed, match=r"coverage\.duckdb\.wal: not in the manifest"):
        publish(draft(1), tmp_path, clock=now, fault=Fault(), build_store=untidy)
    assert not (tmp_path / "warehouse" / "CURRENT").exists()


@pytest.mark.parametrize("kind", ["IOException", "FatalException", "TransactionException"])
def test_a_disk_that_refuses_duckdb_is_a_failed_publish(kind, tmp_path):
    """Each was raised by DuckDB itself when strace refused its calls in tests/faults."""

    def refused(_folder):
        raise getattr(duckdb, kind)("No space left on device")

    with pytest.raises(PublishFailed, match="No space left on device"):
        publish(draft(1), tmp_path, clock=now, fault=Fault(), build_store=refused)


def test_a_mistake_in_the_store_keeps_its_traceback(tmp_path):
    def mistaken(folder):
        with duckdb.connect(str(folder / "coverage.duckdb")) as store:
            store.sql("CREATE TABLE figures AS FROM nowhere")

    with pytest.raises(duckdb.CatalogException):
        publish(draft(1), tmp_path, clock=now, fault=Fault(), build_store=mistaken)


def test_a_fault_that_names_no_step_is_refused():
    with pytest.raises(UsageError, match=r"publish\.rename"):
        Fault("publish.renam:kill")
