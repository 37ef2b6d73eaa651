"""The attributes whose names Python cannot spell: aria-label, data-search."""

from __future__ import annotations

from typing import Any


def aria(**values: str) -> dict[str, Any]:
    """Return `aria-` attributes, to be passed on with two stars."""
    return {f"aria-{name}": value for name, value in values.items()}


def data(**values: str) -> dict[str, Any]:
    """Return `data-` attributes, to be passed on with two stars."""
    return {f"data-{name}": value for name, value in values.items()}
