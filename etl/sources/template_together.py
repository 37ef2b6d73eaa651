"""What is wrong with filled rows only beside each other: shares among percentages, repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from etl.findings import Finding
from etl.parse.number_columns import percentages
from etl.parse.numbers import Bad, Number, Style, parse
from etl.sources.template_line import Line

KEY = (
    "period",
    "region_code",
    "measure",
    "segment",
    "industry",
    "employment_status",
    "programme",
)
Row = dict[str, Any]


def unlike_percentages(rows: Sequence[tuple[Line, Row]], style: Style | None) -> Iterator[Finding]:
    """Yield a fault per measure whose percentages mix 0.59, 59 and 59 %."""
    by_measure: dict[str, list[Line]] = defaultdict(list)
    for line, row in rows:
        number = parse(line.cells.get("value"), style)
        if row["unit"] == "percent" and isinstance(number, Number):
            by_measure[row["measure"]].append(line)
    for measure, lines in by_measure.items():
        found = percentages([line.cells.get("value") for line in lines], style)
        if isinstance(found, Bad):
            rule = f"in the percentages of {measure}: {found.written!r} {found.why}"
            line = next((o for o in lines if found.written in o.text("value")), lines[0])
            hint = "Write all of them with the percent sign: 0,9 %"
            place = f"{line.release}:{line.place.partition('!')[2].rstrip('0123456789')}"
            yield Finding(place, line.text("value"), rule, hint)


def repeated(rows: Sequence[tuple[Line, Row]]) -> tuple[list[Row], list[Finding]]:
    """Return each figure once, and those that stand twice: equal a warning, different a fault."""
    first: dict[tuple[Any, ...], tuple[Line, Row]] = {}
    findings: list[Finding] = []
    for line, row in rows:
        key = tuple(row[name] for name in KEY)
        if key not in first:
            first[key] = line, row
            continue
        other, said = first[key]
        same = str(said["value"]) == str(row["value"])
        rule = f"stands in row {other.row} too" + ("" if same else " with another value")
        line.fault("value", rule, "Keep one row", "warning" if same else "fault")
        findings.append(line.findings[-1])
    return [row for _, row in first.values()], findings
