"""Parts of a page that only some roles may use: marked where they are made, emptied for others."""

from __future__ import annotations

from collections.abc import Collection
from copy import copy
from operator import is_
from typing import Any

from dash.development.base_component import Component

from layouts.parts.attributes import data

NEEDS = "data-needs"


def needs(right: str) -> dict[str, Any]:
    """Return the mark of a part that asks for a right, to be passed on with two stars."""
    return data(needs=right)


def for_rights(tree: Any, rights: Collection[str]) -> Any:
    """Return a tree of components in which what asks for other rights stands empty and hidden.

    It keeps its place and its id, so that callbacks find it.
    """
    if isinstance(tree, list | tuple):
        parts = [for_rights(one, rights) for one in tree]
        return tree if all(map(is_, parts, tree)) else parts
    if not isinstance(tree, Component):
        return tree
    right = getattr(tree, NEEDS, None)
    if right is not None and right not in rights:
        return _emptied(tree)
    inside = getattr(tree, "children", None)
    kept = for_rights(inside, rights)
    if kept is inside:
        return tree
    changed = copy(tree)
    changed.children = kept
    return changed


def _emptied(part: Component) -> Component:
    found = copy(part)
    for name, value in (("children", None), ("hidden", True)):
        setattr(found, name, value)
    return found
