"""`synthesize`: a data folder with a registry that nobody is in, for demonstrations and tests."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from etl.build import build
from etl.synthetic.folder import prepare, refuse_strange
from etl.synthetic.nation import nation
from etl.synthetic.persons import write_persons
from etl.synthetic.release import declare, release
from model.errors import UsageError
from model.settings import Settings

MONTHS, SEED = 120, 1
MOST_MONTHS, MOST_PERSONS = 240, 10**9


def command(
    context: typer.Context,
    *,
    out: Annotated[Path, typer.Option(help="The data folder to write.")] = Path("var/demo"),
    months: Annotated[
        int, typer.Option(min=0, max=MOST_MONTHS, help="How many, up to the last published one.")
    ] = MONTHS,
    persons: Annotated[
        int, typer.Option(min=0, max=MOST_PERSONS, help="Also so many persons, one by one.")
    ] = 0,
    seed: Annotated[int, typer.Option(min=0, help="Another seed draws another nation.")] = SEED,
) -> None:
    """Write DATA SINTETIS: counts of a registry that nobody is in, true to published totals."""
    settings: Settings = context.obj
    if not months and not persons:
        raise UsageError("Nothing is asked for: give --months, --persons or both.")
    refuse_strange(settings.data, out)
    with Console(stderr=True, highlight=False).status("…") as status:
        made = nation(build(settings.data, status.update).tables, max(months, 1), seed)
        prepare(settings.data, out)
        if months:
            release(made, out, seed, status.update)
            periods = made.moves.periods
            declare(out, periods[-1])
            typer.echo(f"{out}: DATA SINTETIS, {periods[0]} to {periods[-1]}, seed {seed}")
        if persons:
            config = write_persons(
                made, out / "persons", persons, seed, lambda done: status.update(f"{done} persons")
            )
            if not months:  # its roll-up is the only release
                declare(out, made.base.period)
            typer.echo(f"{config}: DATA SINTETIS, {persons} persons, seed {seed}")
