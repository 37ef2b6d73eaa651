"""Fail when too little of the parts in FLOORS is tested: `python -m tests.coverage_floor REPORT`.

Reads what `coverage json` wrote. Lines and branches are counted apart, and both must hold.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# part of the tree -> the least that must be covered, per cent
FLOORS = {
    "model/": 95,
    "etl/": 95,
    "ledger/": 95,
    "access/": 95,
    "etl/publish.py": 100,
    "model/warehouse.py": 100,
    # who sees what
    "access/gate.py": 100,
    "access/policy.py": 100,
    "access/door.py": 100,
    "model/sight.py": 100,
    "model/scope.py": 100,
    "model/area.py": 100,
}


@dataclass(frozen=True, slots=True)
class Count:
    covered: int
    total: int

    @property
    def per_cent(self) -> float:
        return 100 * self.covered / self.total if self.total else 100.0


def counts(summaries: list[dict[str, int]]) -> dict[str, Count]:
    """Return lines and branches, added up over the files."""

    def added(key: str) -> int:
        return sum(summary[key] for summary in summaries)

    return {
        "lines": Count(added("covered_lines"), added("num_statements")),
        "branches": Count(added("covered_branches"), added("num_branches")),
    }


def faults(report: dict[str, Any]) -> Iterator[str]:
    """Yield one line per floor that does not hold; a part without any file does not."""
    for part, floor in FLOORS.items():
        found = [file["summary"] for name, file in report["files"].items() if name.startswith(part)]
        if not found:
            yield f"{part}: not measured"
            continue
        for kind, count in counts(found).items():
            if count.per_cent < floor:
                yield (
                    f"{part}: {count.per_cent:.1f} % of {kind} covered "
                    f"({count.covered} of {count.total}), the floor is {floor} %"
                )


def main(path: str) -> int:
    """Print the faults, or that there are none; return the exit code."""
    found = list(faults(json.loads(Path(path).read_text("utf-8"))))
    print("\n".join(found) or f"Coverage holds: {FLOORS}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
