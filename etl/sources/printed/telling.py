"""What is told about cells that became no figure: one finding for each reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from etl.findings import Finding
from etl.sources.printed.cell_text import text_of
from etl.sources.printed.datum import Datum, Table
from etl.sources.printed.proposed import proposal


def told(table: Table, left_out: Mapping[tuple[str, str], Sequence[Datum]]) -> Iterator[Finding]:
    """Yield one finding for each reason why cells were left out."""
    for (reason, about), data in left_out.items():
        where = f"{data[0].column}{data[0].row}"
        count = f"{len(data)} figures from {where} on"
        label = " · ".join(data[0].labels)
        if reason == "apart" and about == "ignore":
            yield table.about(label, f"{count} are left out as declared", "", "warning")
        elif reason == "apart":
            rule = f"{count} are by {about}, which no figure here is divided by: left out"
            yield table.about(about, rule, "Only totals are kept", "warning")
        elif reason == "unknown":
            rule = f"is not understood: {count} cannot be read"
            yield replace(
                table.finding(data[0], rule, f'Declare labels."{about}" = a measure, or "ignore"'),
                value=about,
            )
        elif reason == "measure":
            said = "says neither active, inactive nor registered" if about else "names no measure"
            wanted = "activity" if about else "measure"
            said = f"{said}: {count} cannot be read"
            yield replace(table.finding(data[0], said, f"Declare {wanted}"), value=label)
        elif reason == "proposed":
            rule = f"{about} is no measure of the contract: {count} are left out"
            yield replace(table.finding(data[0], rule, proposal(about), "warning"), value=label)
        elif reason == "period":
            rule = f"names no year: {count} cannot be dated"
            yield replace(table.finding(data[0], rule, "Declare period"), value=label)
        else:
            rule = f"{len(data)} cells of whole years hold no number: left out"
            yield table.about(text_of(data[0].value), rule, "Months are kept", "warning")
