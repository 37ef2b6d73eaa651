"""Parts of a page that only some roles may use: marked where they are made, emptied for others."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import copy
from operator import is_
from typing import Any

from dash.development.base_component import Component

from layouts.parts.attributes import data
from layouts.parts.light import Element

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
    if not isinstance(tree, Component | Element):
        return tree
    right = getattr(tree, NEEDS, None)
    if right is not None and right not in rights:
        return _with(tree, {"children": None, "hidden": True})
    inside = getattr(tree, "children", None)
    kept = for_rights(inside, rights)
    return tree if kept is inside else _with(tree, {"children": kept})


def _with(part: Any, changed: Mapping[str, Any]) -> Any:
    """Return a copy of a part, these of its properties changed."""
    if isinstance(part, Element):
        return Element(part | {"props": part["props"] | changed})
    found = copy(part)
    for name, value in changed.items():
        setattr(found, name, value)
    return found
