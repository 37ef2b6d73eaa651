"""A run that is killed goes on where it was, and counts nobody twice."""

import os
import subprocess
import sys

import pyarrow.parquet as pq

from etl.fault import ROLLUP_STEPS
from tests.etl.rollup.registry import KEY, ROOT, drawn
from tests.etl.rollup.test_rollup_counts import HASH, NIK

KILLED, DONE, NOTHING_NEW = -9, 0, 13


def ends(place, *steps):
    """The exit codes of runs, each killed at a step; "-" is one that nobody kills."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.etl.rollup.victims", str(place.config), *steps],
        cwd=ROOT,
        env={**os.environ, **place.environ(), "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return [int(code) for code in done.stdout.split()]


def test_killed_at_each_step_in_turn_it_ends_with_the_table_of_a_run_that_nobody_killed(place):
    place.spells(drawn(300, seed=8))
    place.declare(more="buckets = 2", vintage="whole")
    assert ends(place, "-") == [DONE]
    whole = pq.read_table(place.release.with_name("whole.parquet"))
    place.release.with_name("whole.parquet").unlink()
    (place.state / "rollups.jsonl").unlink()

    place.declare(more="buckets = 2")
    before = [step for step in ROLLUP_STEPS if step not in ("rollup.record", "rollup.clear")]
    assert ends(place, *before[:6], "rollup.kept") == [KILLED] * 7
    kept = sorted(file.name for file in place.state.rglob("*.npy"))
    assert kept == ["2024-03.2.0.npy", "2024-03.2.1.npy"]  # one for each run that reached its end
    assert ends(place, *before[6:]) == [KILLED] * 3
    assert not place.release.exists()
    assert ends(place, "rollup.record", "rollup.record") == [KILLED] * 2
    assert pq.read_table(place.release).equals(whole)
    assert not (place.state / "rollups.jsonl").exists()
    assert ends(place, "rollup.clear", "-", "-") == [KILLED, NOTHING_NEW, NOTHING_NEW]
    assert len(place.records()) == 1
    assert pq.read_table(place.release).equals(whole)
    assert place.left() == []


def test_what_a_killed_run_counted_is_not_counted_again_and_other_files_begin_anew(place):
    place.spells(drawn(100, seed=9))
    place.declare(more="buckets = 2")
    assert ends(place, "rollup.kept") == [KILLED]
    (kept,) = place.state.rglob("*.npy")
    written = kept.stat().st_mtime_ns
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    assert ends(place, "rollup.kept") == [KILLED]
    assert kept.stat().st_mtime_ns == written
    place.spells(drawn(50, seed=10), "more.parquet")
    assert ends(place, "rollup.kept") == [KILLED]
    assert len({file.parent for file in place.state.rglob("*.npy")}) == 2


def test_hardening_77_what_a_killed_run_leaves_names_nobody(place):
    person = int(NIK)
    rows = [[str(person + n), "6472", "C", "PU", "JKK", "2024-01-01", ""] for n in range(9)]
    place.spells(rows)
    place.declare(person=HASH)
    assert ends(place, "rollup.kept") == [KILLED]
    left = [file.read_bytes() for file in place.state.rglob("*") if file.is_file()]
    assert left
    for content in left:
        assert not any(row[0].encode() in content for row in rows)
        assert KEY.encode() not in content
