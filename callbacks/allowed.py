"""What of a page the person of the request may use; the rest of it is not shown to them."""

from __future__ import annotations

from typing import Any

from access import who
from access.roles import Right, rights
from layouts.parts.needs import for_rights

MARKED = (Right.LOADS, Right.ROLLBACK, Right.WHOLE_DATA, Right.SCENARIOS)  # what parts ask for


def allowed(tree: Any) -> Any:
    """Return components without what this person may not use."""
    mine = rights(who.current().role)
    return tree if mine.issuperset(MARKED) else for_rights(tree, mine)


def name() -> str:
    """Return the name of whoever has signed in, "" at the desk."""
    person = who.current()
    return person.name if person.id is not None else ""
