"""`accounts`: who may sign in; the first admin is made here and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from access import accounts, invites
from access.person import Person
from etl.places import read_regions, region
from etl.record import operator
from ledger import people, sessions
from ledger.people import Account
from ledger.store import Store, open_store
from ledger.upgrade import upgrade
from model.errors import UsageError
from model.scope import Scope
from model.settings import Settings

WIDE = 160  # characters of a line where nobody looks at a terminal
Name = Annotated[str, typer.Argument(help="Sign-in name or e-mail address of the account.")]
Codes = Annotated[
    list[str] | None,
    typer.Argument(help="Codes or names of regions; 00 is all of them, none is none."),
]


def group() -> typer.Typer:
    """Return the commands of accounts."""
    commands = typer.Typer(no_args_is_help=True, help="Make and change the accounts of people.")
    each: dict[str, Callable[..., None]] = {
        "list": everybody,
        "add-admin": add_admin,
        "invite": invite,
        "role": role,
        "scope": scope,
        "disable": disable,
        "enable": enable,
        "password": password,
        "end-sessions": end_sessions,
    }
    for name, function in each.items():
        commands.command(name=name)(function)
    return commands


@dataclass(frozen=True, slots=True)
class Desk:
    """What each of these commands works with: the ledger, who types, and the moment."""

    store: Store
    by: Person
    now: datetime


@contextmanager
def desk(context: typer.Context) -> Iterator[Desk]:
    """Give the ledger, made or brought up to date, and let go of it afterwards."""
    settings: Settings = context.obj
    store = open_store(settings.database_url, settings.state)
    by = Person(None, operator(), "admin", Scope(), address="terminal")
    try:
        upgrade(store)
        yield Desk(store, by, datetime.now(UTC))
    finally:
        store.engine.dispose()


def everybody(context: typer.Context) -> None:
    """List all accounts: role, regions, whether they may sign in, when they were last seen."""
    with desk(context) as at:
        found, seen = people.every(at.store), sessions.last_seen(at.store)
    table = Table("name", "role", "regions", "state", "password", "last seen (UTC)")
    for one in found:
        when = f"{seen[one.id]:%Y-%m-%d %H:%M}" if one.id in seen else "never"
        state = "disabled" if one.disabled_at else "active"
        has = "yes" if one.password else "no"
        table.add_row(one.name, one.role, " ".join(one.regions) or "none", state, has, when)
    width = None if sys.stdout.isatty() else WIDE
    Console(width=width, markup=False, emoji=False).print(table)  # names are words of strangers


def add_admin(context: typer.Context, name: Name) -> None:
    """Make an account that looks after the others; the password is asked for, or read from stdin.

    An admin sees no figures.
    """
    with desk(context) as at:
        accounts.add_admin(at.store, at.by, name, _password(), at.now)
    typer.echo(f"{name} is an admin.")


def invite(
    context: typer.Context,
    name: Name,
    role: Annotated[str, typer.Option(help="viewer, planner, publisher or admin.")],
    regions: Annotated[
        list[str] | None, typer.Option("--region", help="Code or name; may be given again.")
    ] = None,
) -> None:
    """Print a code with which one person chooses a password, once, within 72 hours."""
    settings: Settings = context.obj
    tree = read_regions(settings.data)
    codes = [region(word, tree) for word in regions or ()]
    with desk(context) as at:
        wish = invites.Wish(name, role, codes)
        made = invites.invite(at.store, at.by, wish, tree, at.now)
    typer.echo(f"{name} becomes {role} with this code, once, within 72 hours:", err=True)
    typer.echo(made.code)


def role(context: typer.Context, name: Name, role: Annotated[str, typer.Argument()]) -> None:
    """Give an account another role; it is signed out everywhere."""
    with desk(context) as at:
        accounts.set_role(at.store, at.by, accounts.named(at.store, name), role, at.now)
    typer.echo(f"{name} is {role}.")


def scope(context: typer.Context, name: Name, codes: Codes = None) -> None:
    """Let an account see restricted figures of these regions; it is signed out everywhere."""
    settings: Settings = context.obj
    tree = read_regions(settings.data) if codes else None
    found = [region(word, tree) for word in codes or () if tree]
    with desk(context) as at:
        accounts.set_scope(at.store, at.by, accounts.named(at.store, name), found, at.now)
    typer.echo(f"{name} sees restricted figures of: {' '.join(found) or 'no region'}.")


def disable(context: typer.Context, name: Name) -> None:
    """Let nobody sign in with an account; sessions end and tokens open nothing, at once."""
    with desk(context) as at:
        accounts.disable(at.store, at.by, accounts.named(at.store, name), at.now)
    typer.echo(f"{name} is disabled.")


def enable(context: typer.Context, name: Name) -> None:
    """Let an account sign in again."""
    with desk(context) as at:
        accounts.enable(at.store, at.by, accounts.named(at.store, name), at.now)
    typer.echo(f"{name} may sign in.")


def password(context: typer.Context, name: Name) -> None:
    """Give an account another password, asked for or read from stdin; its sessions end."""
    with desk(context) as at:
        account: Account = accounts.named(at.store, name)
        accounts.set_password(at.store, at.by, account, _password(), at.now)
    typer.echo(f"{name} has another password.")


def end_sessions(context: typer.Context, name: Name) -> None:
    """Sign an account out everywhere."""
    with desk(context) as at:
        ended = accounts.end_sessions(at.store, at.by, accounts.named(at.store, name), at.now)
    typer.echo(f"{ended} sessions of {name} ended.")


def _password() -> str:
    """Return a password that no list of processes and no history shows."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    if line := sys.stdin.readline().rstrip("\r\n"):
        return line
    raise UsageError("No password: type it, or hand it in as the first line of standard input.")
