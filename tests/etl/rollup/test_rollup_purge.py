"""`python -m etl purge`: what dead roll-ups left goes, what one may go on with stays."""

import os
import sys
from datetime import UTC, datetime

import pytest

from etl.cli import main
from etl.rollup.leftovers import alone
from tests.etl.rollup.registry import ROOT

DAY = 86_400


@pytest.fixture
def left(place):
    """Folders of runs: two days, eight days and no time old, and extracted rows of persons."""
    root = place.state / "rollup"
    now = datetime.now(UTC).timestamp()
    for name, days in (("a" * 64, 2), ("b" * 64, 8), ("c" * 64, 0), ("spill-0011", 0)):
        (root / name).mkdir(parents=True)
        (root / name / "2024-03.1.0.npy").write_bytes(b"counts")
        for one in (root / name / "2024-03.1.0.npy", root / name):
            os.utime(one, (now - days * DAY, now - days * DAY))
    return lambda: sorted(one.name[:6] for one in root.iterdir() if one.name != ".lock")


def test_hardening_84_rows_of_persons_go_at_once_and_counted_parts_after_a_week(
    place, left, capsys
):
    assert main(["purge"], place.environ()) == 0
    assert "and 2 folders of roll-ups that were killed." in capsys.readouterr().out
    assert left() == ["aaaaaa", "cccccc"]


def test_hardening_84_younger_ones_go_where_days_says_so(place, left):
    assert main(["purge", "--days", "1"], place.environ()) == 0
    assert left() == ["cccccc"]


def test_hardening_84_a_run_that_lives_loses_nothing(place, left, capsys):
    with alone(place.state, datetime.now(UTC)) as root:
        (root / "spill-mine").mkdir()
        before = left()
        assert main(["purge", "--days", "1"], place.environ()) == 0
        assert left() == before
    assert "and 0 folders of roll-ups" in capsys.readouterr().out


def test_a_state_folder_without_roll_ups_stays_without_one(place):
    assert main(["purge"], place.environ()) == 0
    assert not (place.state / "rollup").exists()


def test_purge_needs_none_of_the_packages_that_count(place, left):
    """They are an extra: `import ibis` would end the command on a server without it."""
    program = (
        "import sys; sys.modules['ibis'] = None\n"
        "from etl.rollup import leftovers; from etl.work import purge"
    )
    assert os.spawnve(os.P_WAIT, sys.executable, [sys.executable, "-c", program],
                      {**os.environ, "PYTHONPATH": str(ROOT)}) == 0  # fmt: skip
