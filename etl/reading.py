"""What every reader of a publication is asked for and gives: evidence first, then a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from etl.findings import Finding

Declared = Mapping[str, Any]  # what a person confirmed about a file, as its TOML says it


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a reader takes a file for its own; a person confirms it before anything is read."""

    reader: str
    sheet: str
    header_row: int  # as a spreadsheet counts
    seen: tuple[str, ...]  # one sentence per thing that was seen
    declared: Declared = field(default_factory=dict)  # what the person would confirm


@dataclass(frozen=True, slots=True)
class Read:
    """The figures of one file and what is wrong with it.

    figures: (figures, columns of a facts release plus place), value as a number, NaN unknown
    """

    figures: pd.DataFrame
    findings: tuple[Finding, ...]
    about: Mapping[str, str] = field(default_factory=dict)  # of its publication, if it says so
