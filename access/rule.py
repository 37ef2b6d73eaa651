"""A rule that an installation keeps or breaks, and what both come to in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from access.hosts import is_public
from ledger import people
from ledger.people import Account
from ledger.store import Store, open_store
from model.errors import LedgerUnavailable
from model.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and what to do where the rule is broken; "" where it is kept."""

    said: str
    fix: str = ""

    @property
    def holds(self) -> bool:
        """Return whether the rule is kept."""
        return not self.fix


@dataclass(frozen=True)
class Installation:
    """What rules look at, each part of it looked up once."""

    settings: Settings

    @cached_property
    def is_public(self) -> bool:
        """Return whether others than this machine reach the server."""
        return is_public(self.settings)

    @cached_property
    def store(self) -> Store:
        """Return the ledger, not connected yet."""
        return open_store(self.settings.database_url, self.settings.state)

    @cached_property
    def has_ledger(self) -> bool:
        """Return whether a ledger was begun; a database elsewhere is asked to find out."""
        return not self.store.is_sqlite or self.store.file.exists()

    @cached_property
    def accounts(self) -> tuple[Account, ...] | LedgerUnavailable:
        """Return all accounts, or why they cannot be known."""
        try:
            return tuple(people.every(self.store)) if self.has_ledger else ()
        except LedgerUnavailable as error:
            return error


Rule = Callable[[Installation], Finding]

PRIVATE = Finding("not needed: only this machine reaches the server")


def for_public(rule: Rule) -> Rule:
    """Return a rule that asks nothing of a server which only this machine reaches."""

    def asked(of: Installation) -> Finding:
        return rule(of) if of.is_public else PRIVATE

    return asked
