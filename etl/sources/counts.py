"""Cells as counts of persons: a number, nothing, or the rule that the cell breaks."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from model.number import NotANumber, Style, is_nothing, parse

FRACTION = "is a fraction of a person: its thousands separator may have been read as a point"
NO_NUMBER = "is no number"
LARGEST, BEYOND = 10**15, "is beyond any count"


def counts(cells: pd.Series[Any], style: Style | None) -> pd.DataFrame:
    """Return per cell its count, whether it holds nothing, and the rule that it breaks.

    In   cells of any kind; text is read in `style`, without one in the only way it can be read
    Out  (cells, 3): value (NaN: nothing, or a broken rule), nothing, rule ("": none is broken)
    """
    kinds = cells.map(type)
    text, number = kinds.isin([str]), kinds.isin([int, float])  # a bool is of neither
    # compared as Python compares: a long whole number would not fit a double
    large = [is_ and abs(one) > LARGEST for is_, one in zip(number, cells, strict=True)]
    beyond = pd.Series(large, index=cells.index, dtype=bool)
    read = {printed: _read(str(printed), style) for printed in pd.unique(cells[text])}
    value = pd.to_numeric(cells.where(number & ~beyond), errors="coerce").astype("float64")
    rule = pd.Series("", index=cells.index, dtype=object)
    rule[~(text | number | cells.isna())] = NO_NUMBER
    rule[beyond] = BEYOND
    value[text] = np.array([read[printed][0] for printed in cells[text]], dtype="float64")
    rule[text] = np.array([read[printed][1] for printed in cells[text]], dtype=object)
    rule[value.notna() & (value % 1 != 0)] = FRACTION
    rule[value < 0] = "is less than 0"
    return pd.DataFrame(
        {"value": value.where(rule == ""), "nothing": value.isna() & (rule == ""), "rule": rule}
    )


def _read(printed: str, style: Style | None) -> tuple[float, str]:
    """Return a printed text's number and the rule it breaks; NaN and none: it says nothing."""
    if is_nothing(printed):
        return np.nan, ""
    try:
        value = parse(printed, style).value
        return (np.nan, BEYOND) if abs(value) > LARGEST else (float(value), "")
    except NotANumber as error:
        return np.nan, f"cannot be read: {error}"
