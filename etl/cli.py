"""`python -m etl`: its commands, and what becomes of their errors; exit codes: model/errors.py.

A command is a module of etl/commands with a function `command`, or `group` where it has commands of
its own. Only the module of the command that is asked for is imported, so that a rollback does not
wait for pandas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

import typer
from typer.exceptions import TyperException

from model.errors import CakupanError, UsageError
from model.settings import Settings

COMMANDS = {  # as help lists them: name -> module of etl/commands
    "inspect": "inspect",
    "load": "load",
    "build": "build",
    "versions": "versions",
    "diff": "diff",
    "rollback": "rollback",
    "rollup": "rollup",
    "sources": "sources",
    "work": "work",
    "purge": "purge",
    "doctor": "doctor",
    "accounts": "accounts",
    "audit": "audit",
    "template": "template",
    "brief": "brief",
    "export": "export",
    "synthesize": "synthesize",
}


def main(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run one command and return its exit code; an error a person can mend has no traceback."""
    try:
        settings = Settings.from_environ(environ)
        cli = program(arguments[:1])
        return cli(list(arguments), standalone_mode=False, obj=settings) or 0
    except CakupanError as error:
        return _refused(str(error), error.exit_code)
    except TyperException as error:
        return _refused(str(error), UsageError.exit_code)


def program(asked: Sequence[str] = ()) -> typer.Typer:
    """Return the program with the commands asked for, with all of them where one is unknown."""
    known = COMMANDS.keys() >= set(asked)
    cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
    cli.callback()(_cakupan)
    for name in asked if asked and known else COMMANDS:
        module = import_module(f"etl.commands.{COMMANDS[name]}")
        if group := getattr(module, "group", None):
            cli.add_typer(group(), name=name)
        else:
            cli.command(name=name)(module.command)
    return cli


def _cakupan() -> None:
    """Load publications, publish versions and put them in force."""


def _refused(message: str, code: int) -> int:
    typer.secho(message, err=True, fg="red")
    return code
