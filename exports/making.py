"""How the columns of files are described: text, and numbers with their bounds."""

from __future__ import annotations

import pyarrow as pa

from model.contract import Column


def text_of(name: str, meaning: str, codes: str | None = None) -> Column:
    """Return a column of text, or of the codes of a list."""
    return Column(name, pa.string(), "code" if codes else "text", meaning, codes, nullable=True)


def bounds_of(name: str, unit: str, meaning: str) -> tuple[Column, ...]:
    """Return the three columns of a number: least, value, bound above."""
    return (
        Column(f"{name}_low", pa.float64(), unit, f"{meaning}: least possible", nullable=True),
        Column(name, pa.float64(), unit, f"{meaning}; empty where unknown, never 0", nullable=True),
        Column(
            f"{name}_high",
            pa.float64(),
            unit,
            f"{meaning}: bound above, exclusive unless equal to low; empty where open",
            nullable=True,
        ),
    )


def provenance_of(name: str) -> tuple[Column, ...]:
    """Return the columns that say of what state a number is, and whose."""
    why = "Status; unknown: nothing was published, outside_scope: not for this reader"
    return (
        text_of(f"{name}_status", why, "figure_statuses"),
        text_of(f"{name}_origin", "Publications of the figure, joined by |"),
    )
