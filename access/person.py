"""Who asks: the person of one request, with what they may do and which regions they may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from access.roles import DESK, NOBODY, Right, rights
from model.regions import NATION, Regions
from model.scope import Scope


@dataclass(frozen=True, slots=True)
class Person:
    """One person; `session` and `token` are numbers of the ledger's rows, never what opens them."""

    id: int | None  # None: somebody without an account
    name: str  # as the ledger and the audit log write it
    role: str
    scope: Scope
    session: int | None = None
    token: int | None = None
    address: str = ""  # where the request came from, as the audit log writes it

    @classmethod
    def at_desk(cls) -> Person:
        """Return whoever sits at a program that answers its own machine alone: sees everything."""
        return cls(None, "loopback", DESK, Scope.everything())

    @classmethod
    def nobody(cls) -> Person:
        """Return whoever has not signed in: may nothing and sees nothing."""
        return cls(None, "", NOBODY, Scope())

    @property
    def is_known(self) -> bool:
        """Return whether somebody has signed in, or sits at the desk."""
        return self.role != NOBODY

    def may(self, right: Right) -> bool:
        """Return whether the person may do this."""
        return right in rights(self.role)


def scope_of(codes: Iterable[str], regions: Regions) -> Scope:
    """Return the scope of these regions with all below them; no code and no tree give nothing."""
    given = frozenset(codes)
    if NATION in given:
        return Scope.everything()
    known = given & regions.by_code.keys()
    return Scope.of(known, regions) if known else Scope()  # of no tree, nothing is everything
