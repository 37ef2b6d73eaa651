"""Commands that somebody waits for in need do not wait for libraries that they do not use."""

import os
import re
import subprocess
import sys

import pytest

from tests.world import ROOT

HEAVY = ("pandas", "numpy", "pyarrow", "duckdb", "alembic", "psycopg")
RUNS = 3


@pytest.fixture
def environ(two):
    """A data folder with two versions."""
    return os.environ | two


def computing(environ, *arguments):
    """The least seconds of computing that a run of Python took; the machine may be busy."""
    took = []
    for _ in range(RUNS):
        before = os.times()
        subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=environ, capture_output=True, check=False
        )
        after = os.times()
        took.append(
            after.children_user
            - before.children_user
            + after.children_system
            - before.children_system
        )
    return min(took)


@pytest.mark.parametrize("command", [["rollback", "1"], ["versions"]])
def test_a_rollback_and_the_list_of_versions_import_nothing_heavy(environ, command):
    """Hardening 40: a rollback takes less than a second."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "etl", *command],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    )
    imported = set(re.findall(r"\|\s+(\w+)$", done.stderr, re.MULTILINE))
    assert "typer" in imported
    assert imported & set(HEAVY) == set()


def test_a_rollback_costs_less_than_twice_the_import_of_pandas(environ):
    """Hardening 40, where the machine is too busy for a clock: pandas alone takes 0,4 s."""
    rollback = computing(environ, "-m", "etl", "rollback", "1")
    assert rollback < 2 * computing(environ, "-c", "import pandas, pyarrow.parquet, duckdb")
