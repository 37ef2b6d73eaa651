"""`versions`: which versions stand, and whether they are as they were published."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

import typer

from model.errors import WarehouseDamaged
from model.listing import versions_of
from model.settings import Settings


def command(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for a program.")] = False,
) -> None:
    """List the published versions, newest first; each is read to the end and verified."""
    settings: Settings = context.obj
    rows = [
        {
            "number": facts.number,
            "in_force": facts.in_force,
            "created": facts.manifest.created if facts.manifest else None,
            "fault": facts.fault,
            **(facts.manifest.summary if facts.manifest else {}),
        }
        for facts in versions_of(settings.data, to_the_end=True)
    ]
    for line in [json.dumps(rows, indent=2)] if as_json else map(_line, rows):
        typer.echo(line)
    if any(row["in_force"] and row["fault"] for row in rows):
        raise typer.Exit(WarehouseDamaged.exit_code)


def _line(row: Mapping[str, Any]) -> str:
    mark = "*" if row["in_force"] else " "
    about = row["fault"] or f"{row['created']}  {row.get('figures')} figures"
    return f"{mark} {row['number']:>4}  {about}"
