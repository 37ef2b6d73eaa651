"""Protecting a month of the nation, and the attack on a seeded sample of what it hides."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from etl.disclosure.attack import recovered
from etl.disclosure.primary import LEAST, few
from etl.disclosure.protect import protected
from tests.etl.disclosure.counts import nation

SAMPLE, SEED = 200, 20_240_601


def disclosure() -> Iterator[str]:
    """Yield lines: how long, how much is hidden, what the attack recovers."""
    month, parents = nation(SEED)
    protected(month, parents)  # works out the lines, once for all months
    begun = time.perf_counter()
    done = protected(month, parents)
    seconds = time.perf_counter() - begun
    somebody = np.count_nonzero(month.persons)
    own, all_of_it = np.count_nonzero(few(month.persons, LEAST)), np.count_nonzero(done.hidden)
    yield f"protect a month of the nation, {month.persons.size} cells: {seconds:.2f} s"
    yield f"hidden: {all_of_it / somebody:.1%} of the counts, {own / somebody:.1%} for themselves"
    rng = np.random.default_rng(SEED)
    sample = rng.choice(np.flatnonzero(done.hidden), SAMPLE, replace=False)
    begun = time.perf_counter()
    found = recovered(done, parents, among=sample.tolist())
    seconds = time.perf_counter() - begun
    yield f"attack on {SAMPLE} hidden counts: {len(found)} recovered, {seconds:.0f} s"


if __name__ == "__main__":
    for line in disclosure():
        print(line)
