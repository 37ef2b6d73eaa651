"""Cells of tables as the renderer reads them, without a component object for each.

A page holds hundreds of them: a component costs ten times what its few words are worth.
"""

from __future__ import annotations

from typing import Any


def element(kind: str, children: Any, **properties: Any) -> Any:
    """Return what `html.<kind>(children, …)` becomes on its way to the browser."""
    return {
        "type": kind,
        "namespace": "dash_html_components",
        "props": {"children": children, **properties},
    }
