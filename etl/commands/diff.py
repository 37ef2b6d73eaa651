"""`diff`: what one version says otherwise than another."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from etl.diff_report import as_json as diff_as_json
from etl.diff_report import as_text as diff_as_text
from etl.standing import required
from model.scope import Scope
from model.version_diff import diff
from model.warehouse import Warehouse


def command(
    context: typer.Context,
    one: Annotated[int, typer.Argument(help="Number of the version to start from.")],
    other: Annotated[int, typer.Argument(help="Number of the version to compare with it.")],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for a program.")] = False,
) -> None:
    """Show what differs between two versions: figures, totals, codes."""
    for number in (one, other):
        required(context.obj.data, number)
    warehouse = Warehouse(context.obj.data)
    found = diff(warehouse.at(one), warehouse.at(other), Scope.everything())
    typer.echo(json.dumps(diff_as_json(found), indent=2) if as_json else diff_as_text(found))
