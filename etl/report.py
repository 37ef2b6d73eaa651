"""What a run says when it ends: a run that finished is not yet a run that is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from etl.findings import Finding

MOST_WARNINGS = 8  # shown in full; the rest is counted by rule


def loaded(number: int, summary: Mapping[str, object]) -> str:
    """Return the line that says what a published version holds."""
    return (
        f"Version {number}: {summary['figures']} figures from {summary['publications']} "
        f"publications, {summary['regions']} regions, {summary['periods']} periods, "
        f"{summary['missing']} missing cells, {summary['warnings']} warnings."
    )


def warned(warnings: Sequence[Finding]) -> str:
    """Return the warnings: those that need a reader first, the many of one rule counted."""
    single = [w for w in warnings if "history" not in w.rule][:MOST_WARNINGS]
    counted = Counter("outlier against its own history" for w in warnings if "history" in w.rule)
    rest = len(warnings) - len(single) - sum(counted.values())
    lines = [f"  {warning}" for warning in single]
    lines += [f"  {number} × {rule}" for rule, number in counted.items()]
    return "\n".join([*lines, *([f"  … and {rest} more"] if rest else [])])
