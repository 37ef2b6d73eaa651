"""A question of two columns asked once per distinct pair: a million rows have few of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd


def each_pair(
    left: pd.Series[str], right: pd.Series[str], ask: Callable[[str, str], Any]
) -> pd.Series[Any]:
    """Return per row what `ask` answers for its two texts.

    In   two columns of text of the same rows
    """
    first, firsts = pd.factorize(left)
    second, seconds = pd.factorize(right)
    pairs, distinct = pd.factorize(first.astype(np.int64) * max(1, len(seconds)) + second)
    answers = [ask(*_texts(pair, firsts, seconds)) for pair in distinct.tolist()]
    return pd.Series(answers, dtype=object).reindex(pairs).set_axis(left.index)


def _texts(pair: int, firsts: pd.Index[str], seconds: pd.Index[str]) -> tuple[str, str]:
    one, other = divmod(pair, len(seconds))
    return str(firsts[one]), str(seconds[other])
