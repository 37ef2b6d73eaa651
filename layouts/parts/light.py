"""Parts of a page as the renderer reads them, without a component object for each.

A page holds a thousand of them: a component costs ten times what its few words are worth.
"""

from __future__ import annotations

from typing import Any


class Element(dict[str, Any]):
    """A part with type, namespace and properties, which are read as those of a component are."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        try:
            return self["props"][name]
        except KeyError:
            raise AttributeError(name) from None


def element(kind: str, children: Any = None, **properties: Any) -> Any:
    """Return what `html.<kind>(children, …)` becomes on its way to the browser."""
    return Element(
        type=kind,
        namespace="dash_html_components",
        props={"children": children, **properties},
    )
