"""What each role may do: a closed list, and nothing that is not on it.

Viewer, planner and publisher each may what the one before may. An admin looks after people and
reads the audit log, and sees no figures: who needs both has two accounts.
"""

from __future__ import annotations

from enum import StrEnum

ROLES = ("viewer", "planner", "publisher", "admin")  # what an account may have
DESK = "desk"  # whoever sits at a program that answers its own machine alone, without sign-in
TOKEN = "token"  # a program with a token of somebody: reads, makes no other tokens, keeps nothing
NOBODY = "nobody"  # whoever has not signed in


class Right(StrEnum):
    """One thing that a person may do; a route, a callback and a command each ask for one."""

    ACCOUNT = "account"  # own sessions and own password
    PAGES = "pages"  # see the pages, within the scope
    SCREEN_FILES = "screen_files"  # files of what is on the screen
    BRIEF = "brief"
    API = "api"  # more rows at a time than a screen holds
    WHOLE_DATA = "whole_data"
    TOKENS = "tokens"  # make, list and revoke own ones
    SCENARIOS = "scenarios"  # keep and remove scenarios and own targets
    LOADS = "loads"  # hand in, accept, publish, give up
    ROLLBACK = "rollback"
    PEOPLE = "people"  # invite, change role and scope, disable
    AUDIT = "audit"  # read who did what


READS = frozenset({Right.ACCOUNT, Right.PAGES, Right.SCREEN_FILES, Right.BRIEF})
PLANS = READS | {Right.API, Right.WHOLE_DATA, Right.TOKENS, Right.SCENARIOS}
RIGHTS = {
    "viewer": READS,
    "planner": PLANS,
    "publisher": PLANS | {Right.LOADS, Right.ROLLBACK},
    "admin": frozenset({Right.ACCOUNT, Right.PEOPLE, Right.AUDIT}),
    DESK: frozenset(Right) - {Right.ACCOUNT, Right.PEOPLE, Right.TOKENS},  # these need an account
    TOKEN: frozenset({Right.API, Right.WHOLE_DATA, Right.SCREEN_FILES, Right.BRIEF}),
    NOBODY: frozenset[Right](),
}


def rights(role: str) -> frozenset[Right]:
    """Return what a role may do; a role that is not known may nothing."""
    return RIGHTS.get(role, RIGHTS[NOBODY])
