"""Break a rule in one line, many times: each time a test must fail. Run by `make mutants`.

Every breakage is made in a copy of the checkout and tried against the few tests that should
notice. Its old text must stand exactly once, so that a rewritten rule asks for its mutant anew.
Exit code: how many breakages nobody noticed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).parents[1]
AT_A_TIME = 2
LONGEST = 300  # seconds
LEFT_OUT = shutil.ignore_patterns(".*", "var", "warehouse", "__pycache__", "docs")
PASSED, FAILED = 0, 1  # what pytest exits with; anything else says nothing about the rule


@dataclass(frozen=True, slots=True)
class Mutant:
    """One breakage and the tests that should notice."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


INTERVAL = "tests/model/test_interval.py"
CELL = "tests/model/test_cell.py"
COVERAGE = "tests/model/test_coverage.py"
IN_FORCE = "tests/model/test_in_force.py"
PERIOD = "tests/model/test_period.py"
WORDING = "tests/model/test_wording.py"
QUERIES = "tests/model/test_queries.py"
RESTRICTED = "tests/model/test_restricted.py"
CHECK = "tests/etl/test_check.py"
SUMS = "tests/etl/test_check_sums.py"
HISTORY = "tests/etl/test_check_history.py"
DERIVE = "tests/etl/test_derive.py"
FACTS = "tests/etl/test_facts.py"
SAKERNAS = "tests/etl/test_sakernas.py"
FINDINGS = "tests/etl/test_findings.py"
PUBLISH = "tests/etl/test_publish_order.py"
CSV = "tests/exports/test_csv.py"
RANKED = "tests/charts/test_ranked_bars.py"
PROPORTION = "tests/charts/test_proportional_bar.py"
ADDING = "tests/model/test_adding.py"
COMPARING = "tests/model/test_comparing.py"
CLASSES = "tests/charts/test_classes.py"
TARGETS = "tests/model/test_targets.py"
GOALS = "tests/etl/test_goals.py"

MUTANTS = (
    # where the gap is
    Mutant(
        "half of the people becomes four fifths",
        "model/adding.py",
        "PARETO, HALF = 0.8, 0.5",
        "PARETO, HALF = 0.8, 0.8",
        (ADDING,),
    ),
    Mutant(
        "a period known of few places opens the page",
        "model/measuring.py",
        "LEAST = 0.5",
        "LEAST = 0.0",
        ("tests/golden/test_wilayah.py",),
    ),
    Mutant(
        "a change is given to participants alone",
        "model/comparing.py",
        "by_participants = (1 / d0 + 1 / d1) / 2 * (n1 - n0)",
        "by_participants = 1 / d0 * (n1 - n0)",
        (COMPARING,),
    ),
    Mutant(
        "a rate on a bound falls into the class below",
        "model/classes.py",
        "return bisect_right(self.bounds, rate)",
        "return sum(bound < rate for bound in self.bounds)",
        (CLASSES,),
    ),
    Mutant(
        "a target takes the base of another publication",
        "etl/goals.py",
        'KEY = ["region_code", "segment", "origin"]',
        'KEY = ["region_code", "segment"]',
        (GOALS,),
    ),
    # numbers and their intervals
    Mutant(
        "a ratio drops its upper bound",
        "model/interval.py",
        "return Interval(low, self.value / other.value, self.high / other.low)",
        "return Interval(low, self.value / other.value, self.value / other.value)",
        (INTERVAL,),
    ),
    Mutant(
        "the upper bound belongs to the interval",
        "model/interval.py",
        "return self.high < other.low or (self.high == other.low and not self.is_exact)",
        "return self.high < other.low",
        (INTERVAL,),
    ),
    Mutant(
        "700 ribu is rounded to hundreds of thousands",
        "model/wording.py",
        "scaleb(min(last, stripped.adjusted() - 1))",
        "scaleb(last)",
        (WORDING, FACTS),
    ),
    Mutant(
        "coverage is clipped at 100 %",
        "model/cell.py",
        "return self.participants.known.over(self.denominator.known)",
        "return self.participants.known.over("
        "self.denominator.known.at_least(self.participants.known.value))",
        (CELL,),
    ),
    Mutant(
        "a negative gap takes from the uncovered",
        "model/cell.py",
        "return None if self.gap is None else self.gap.at_least(0)",
        "return self.gap",
        (CELL,),
    ),
    # bases
    Mutant(
        "a stated base is inherited by segments",
        "model/coverage.py",
        'keys = ["region_code", "period", "period_kind", "segment", "origin"]',
        'keys = ["region_code", "period", "period_kind", "origin"]'
        '; bases = bases.drop(columns="segment")',
        (f"{COVERAGE}::test_a_stated_base_is_not_inherited_by_a_place_a_segment_or_another_month",),
    ),
    Mutant(
        "a stated base is borrowed from another publication",
        "model/coverage.py",
        'keys = ["region_code", "period", "period_kind", "segment", "origin"]',
        'keys = ["region_code", "period", "period_kind", "segment"]'
        '; bases = bases.drop(columns="origin")',
        (f"{COVERAGE}::test_two_publications_of_one_family_are_two_sources",),
    ),
    Mutant(
        "a month is divided by an August that is not out yet",
        "model/period.py",
        "AUGUST_IS_PUBLISHED_IN = 11",
        "AUGUST_IS_PUBLISHED_IN = 8",
        (PERIOD,),
    ),
    Mutant(
        "an implied base takes the share as exact",
        "etl/derive.py",
        'low=both["low"] / both["high_share"] * 100,',
        'low=both["low"] / both["value_share"] * 100,',
        (DERIVE,),
    ),
    # which figure is in force
    Mutant(
        "the press comes before an official table",
        "model/contract.py",
        'KINDS = ("official_table", "agency", "press")',
        'KINDS = ("press", "agency", "official_table")',
        (
            f"{IN_FORCE}::test_an_official_table_comes_before_the_agency_and_the_agency_before_the_press",
        ),
    ),
    Mutant(
        "the oldest figure comes first",
        "model/coverage.py",
        "return -int((as_of",
        "return int((as_of",
        (f"{IN_FORCE}::test_of_two_exact_figures_of_one_kind_the_newest_is_in_force",),
    ),
    Mutant(
        "a rounded figure comes before an exact one",
        "model/coverage.py",
        'rounded=figures["low"] != figures["high"],',
        'rounded=figures["low"] == figures["high"],',
        (f"{IN_FORCE}::test_within_one_kind_exact_comes_before_approximate_even_when_older",),
    ),
    # what is not known
    Mutant(
        "places without a figure are dropped",
        "model/coverage.py",
        "with_unknown = pd.concat([best, _unknown_siblings(best, families)], ignore_index=True)",
        "with_unknown = best",
        (
            f"{COVERAGE}::test_a_place_without_a_figure_stands_beside_its_siblings_as_unknown_and_not_as_zero",
        ),
    ),
    Mutant(
        "places without a figure have 0 participants",
        "model/coverage.py",
        'return pd.DataFrame(missing, columns=[*CELL, "august"]).assign(flags="", rivals="")',
        'return pd.DataFrame(missing, columns=[*CELL, "august"])'
        '.assign(flags="", rivals="", low=0.0, value=0.0, high=0.0)',
        (
            f"{COVERAGE}::test_a_place_without_a_figure_stands_beside_its_siblings_as_unknown_and_not_as_zero",
        ),
    ),
    Mutant(
        "a dash in a Sakernas industry is missing",
        "etl/sources/sakernas.py",
        'value = pd.to_numeric(cell.where(cell != NOBODY_IN_SAMPLE, "0"), errors="coerce")',
        'value = pd.to_numeric(cell, errors="coerce")',
        (SAKERNAS,),
    ),
    Mutant(
        "a suppressed figure is drawn as 0",
        "charts/ranked_bars.py",
        '"x": [length] * len(drawn),',
        '"x": [0] * len(drawn),',
        (RANKED,),
    ),
    Mutant(
        "what is withheld looks like what is missing",
        "charts/marks.py",
        'SHAPES = {"suppressed": ".", "not_applicable": ""}',
        'SHAPES = {"not_applicable": ""}',
        (RANKED, PROPORTION),
    ),
    # adding up
    Mutant(
        "a kanwil is summed from four provinces",
        "etl/derive.py",
        'total = total[total["parts"] == total["parent"].map(parent.value_counts())]',
        'total = total[total["parts"] >= total["parent"].map(parent.value_counts()) - 1]',
        (DERIVE,),
    ),
    Mutant(
        "a rounded total must equal its sum",
        "etl/check_sums.py",
        'wrong = (merged["low"] > high + HALF_A_PERSON) | (merged["high"] < low - HALF_A_PERSON)',
        'wrong = (merged["value"] - (low + high) / 2).abs() > HALF_A_PERSON',
        (SUMS,),
    ),
    # checks
    Mutant(
        "a name may stand at any code",
        "etl/check.py",
        "*_wrong_names(figures, codelists),",
        "",
        (CHECK,),
    ),
    Mutant(
        "two values of one publication pass",
        "etl/check.py",
        '"warning" if same else "fault",',
        '"warning",',
        (CHECK,),
    ),
    Mutant(
        "a slip of unit only warns",
        "etl/check_history.py",
        'yield _finding(row, rule, SLIPPED, "fault")',
        'yield _finding(row, rule, SLIPPED, "warning")',
        (HISTORY,),
    ),
    Mutant(
        "a warning stops a load",
        "etl/findings.py",
        'faults = sorted({finding for finding in findings if finding.severity == "fault"})',
        "faults = sorted(set(findings))",
        (FINDINGS,),
    ),
    Mutant(
        "only the first fault is named",
        "etl/findings.py",
        "lines = [str(fault) for fault in faults[:MOST_SHOWN]]",
        "lines = [str(fault) for fault in faults[:1]]",
        (FINDINGS,),
    ),
    # publishing
    Mutant(
        "a file is named before the disk has it",
        "etl/durable.py",
        "os.fsync(opened.fileno())",
        "opened.fileno()",
        (PUBLISH,),
    ),
    Mutant(
        "CURRENT names a version whose folder the disk has not confirmed",
        "etl/publish.py",
        "        durable.sync(self.versions)\n",
        "",
        (PUBLISH,),
    ),
    # files
    Mutant(
        "the file for Excel loses its decimal comma",
        "exports/csv.py",
        '"csv-id": Signs(";", ",")',
        '"csv-id": Signs(";", ".")',
        (CSV,),
    ),
    Mutant(
        "a name may run as a formula",
        "exports/csv.py",
        "return guarded(value)",
        "return value",
        (CSV,),
    ),
    Mutant(
        "a negative number is guarded into text",
        "exports/csv.py",
        'return _number(value, name in SHARES).replace(".", signs.decimal)',
        'return guarded(_number(value, name in SHARES).replace(".", signs.decimal))',
        (CSV,),
    ),
    # who sees what
    Mutant(
        "a restricted publication is shown to everybody",
        "model/sight.py",
        "return region in self.regions",
        "return True",
        (f"{RESTRICTED}::test_hardening_44_single_figures_are_those_of_the_regions_that_are_seen",),
    ),
    Mutant(
        "cells of all publications are shown outside the scope",
        "model/slices.py",
        "if region in sight.regions}",
        "}",
        (f"{RESTRICTED}::test_hardening_43_an_index_holds_no_number_that_is_kept_back",),
    ),
    Mutant(
        "a total shows although one neighbour alone is outside",
        "model/area.py",
        "len(outside) >= FEWEST and len(hidden) != 1",
        "len(outside) >= 1",
        (f"{RESTRICTED}::test_hardening_45_a_total_less_ones_own_is_never_one_neighbour",),
    ),
    Mutant(
        "a reader without a scope sees everything",
        "model/scope.py",
        "all_regions: bool = False",
        "all_regions: bool = True",
        (f"{RESTRICTED}::test_hardening_43_an_index_holds_no_number_that_is_kept_back",),
    ),
)


class Copies:
    """Copies of the checkout to break, one for each run at a time, and what came of it."""

    def __init__(self, folder: Path) -> None:
        self._free: SimpleQueue[Path] = SimpleQueue()
        for number in range(AT_A_TIME):
            copy = folder / str(number)
            shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
            self._free.put(copy)

    def verdict(self, mutant: Mutant) -> str:
        """Return "caught", "SURVIVED", or why the breakage says nothing."""
        with self._copy() as copy:
            file = copy / mutant.file
            text = file.read_text("utf-8")
            if text.count(mutant.old) != 1:
                return f"STALE: its old text stands {text.count(mutant.old)} times"
            file.write_text(text.replace(mutant.old, mutant.new), "utf-8")
            try:
                code = tried(copy, mutant.tests)
            finally:
                file.write_text(text, "utf-8")
        known = {PASSED: "SURVIVED", FAILED: "caught"}
        return known.get(code, f"BROKEN: pytest ended with {code}")

    def sound(self, tests: tuple[str, ...]) -> bool:
        """Return whether the tests pass while nothing is broken: else each would "catch" all."""
        with self._copy() as copy:
            return tried(copy, tests) == PASSED

    @contextmanager
    def _copy(self) -> Iterator[Path]:
        copy = self._free.get()
        try:
            yield copy
        finally:
            self._free.put(copy)


def tried(copy: Path, tests: tuple[str, ...]) -> int:
    """Return what pytest ends with; it stops at the first test that fails."""
    # No bytecode: a file changed twice within a second would be taken for the one before.
    environ = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    try:
        done = subprocess.run(
            command, cwd=copy, env=environ, capture_output=True, timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        return -1
    return done.returncode


def main() -> int:
    """Return how many breakages nobody noticed."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(AT_A_TIME) as pool:
        copies = Copies(Path(folder))
        tests = sorted({test for mutant in MUTANTS for test in mutant.tests})
        halves = (tuple(tests[::2]), tuple(tests[1::2]))
        if not all(pool.map(copies.sound, halves)):
            print("the tests fail while nothing is broken: run `make test` first", file=sys.stderr)
            return len(MUTANTS)
        missed = 0
        for mutant, verdict in zip(MUTANTS, pool.map(copies.verdict, MUTANTS), strict=True):
            print(f"{verdict:10} {mutant.name}", flush=True)
            missed += verdict != "caught"
    took = time.monotonic() - begun
    print(f"{len(MUTANTS) - missed} of {len(MUTANTS)} caught in {took:.0f} s")
    return missed


if __name__ == "__main__":
    sys.exit(main())
