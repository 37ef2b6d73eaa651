"""`doctor`: whether this installation is safe to serve and fit for its work."""

from __future__ import annotations

import typer

from access import health, start
from access.rule import Finding, Installation
from model.settings import Settings


def command(context: typer.Context) -> None:
    """Print every rule with what was found and how to mend it; exit code: how many are broken."""
    settings: Settings = context.obj
    of = Installation(settings)
    where = "in public" if of.is_public else "on this machine alone"
    typer.echo(f"Cakupan {where}: {settings.host}, port {settings.port}")
    found = {name: rule(of) for name, rule in {**start.RULES, **health.RULES}.items()}
    for name, finding in found.items():
        typer.echo(_line(name, finding))
    broken = sum(not finding.holds for finding in found.values())
    typer.echo(f"{len(found) - broken} rules hold, {broken} do not.")
    if broken:
        raise typer.Exit(broken)


def _line(name: str, finding: Finding) -> str:
    verdict = "pass" if finding.holds else "FAIL"
    fix = f"\n       do: {finding.fix}" if finding.fix else ""
    return f"{verdict}  {name:<11} {finding.said}{fix}"
