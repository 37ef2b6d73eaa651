"""The parameters of the API: those of the pages by the same names, and a few of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from model.selection import CLOSED, CODE, SHAPES, nearest

WHOLE = re.compile(r"[+-]?[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a query: what it means, and which values have the right shape."""

    name: str
    about: str
    example: str
    closed: tuple[str, ...] = ()  # all values there are; empty: what `shape` matches
    shape: re.Pattern[str] = CODE
    bounds: tuple[int, int] | None = None  # of whole numbers: least and most

    def near(self, value: str) -> str | None:
        """Return the value nearest to one that does not fit, where that can be told."""
        if self.bounds is not None and WHOLE.fullmatch(value):
            least, most = self.bounds
            return str(min(max(int(value), least), most))
        return nearest(value, self.closed) if self.closed else None

    def fits(self, value: str) -> bool:
        """Return whether a value has the right shape; only the data know whether it exists."""
        return value in self.closed if self.closed else bool(self.shape.fullmatch(value))

    @property
    def schema(self) -> dict[str, Any]:
        """Return the JSON schema of its values."""
        if self.closed:
            return {"type": "string", "enum": list(self.closed)}
        return {"type": "string", "pattern": f"^(?:{self.shape.pattern})$"}

    @property
    def documented(self) -> dict[str, Any]:
        """Return how the OpenAPI document describes it.

        The example is told in words: a manual that is tried would send those of all at once.
        """
        return {
            "name": self.name,
            "in": "query",
            "required": False,
            "description": f"{self.about}; for example `{self.example}`",
            "schema": self.schema,
        }


FORMATS = ("json", "csv", "csv-id", "xlsx", "parquet", "arrow")

_SELECTION = {  # of model/selection.py: meaning, example
    "region": ("BPS code of a region without its dot; 00 nation, KAL Kalimantan", "KAL"),
    "period": ("Month 2022-12, Sakernas August 2022-08 or year 2022", "2022-12"),
    "base": ("What participants are divided by", "labour_force"),
    "segment": ("Participation segment: total, PU, BPU, JAKON, PMI …", "PU"),
    "industry": ("Industry of KBLI; coverage is known of `total` only", "total"),
    "programme": ("Insurance programme; as a filter `total` only, see `by`", "total"),
    "level": ("Level of the places below the region; one below it unless chosen", "province"),
    "measure": ("What is counted", "uncovered"),
    "compare": ("Another region or period: its rows follow", "2021-12"),
    "verdict": ("What checking a statement came to", "contradicts"),
    "target": ("The target whose pace is asked for", "rpjmn-2029"),
    "lapse": ("Percent of participants who stop paying in a month", "2"),
    "payer": ("Who pays the contributions", "apbd"),
    "split": ("Who pays for how many of a hundred", "self:60,apbd:40"),
    "transport": ("Percent of the self-payers who drive", "30"),
    "start": ("First month paid for", "2027-01"),
    "months": ("Months paid for", "12"),
    "enrol": ("Months until everybody has joined", "12"),
    "reach": ("Coverage to be reached, percent", "60"),
    "budget": ("Rupiah to spend", "1000000000"),
    "scenario": ("A scenario that is kept, by its key", "my-scenario"),
    "beside": ("A scenario beside the one chosen", "my-other-scenario"),
    "v": ("Version of the data; without it the one in force", "1"),
    "lang": ("Language of names: Indonesian or English", "en"),
}
SELECTION: Mapping[str, Parameter] = {
    name: Parameter(name, about, example, CLOSED.get(name, ()), SHAPES.get(name, CODE))
    for name, (about, example) in _SELECTION.items()
}
COMMON = (
    SELECTION["v"],
    SELECTION["lang"],
    Parameter("format", "Form of the answer; goes before the header Accept", "json", FORMATS),
    Parameter(
        "limit",
        "Most rows of one answer: JSON 1000 unless chosen, files all of them",
        "100",
        shape=re.compile(r"[1-9][0-9]{0,3}|10000"),
        bounds=(1, 10_000),
    ),
    Parameter(
        "cursor",
        "Where the answer goes on: part of `next`, never made by hand",
        "WzEsMCwiIl0",
        shape=re.compile(r"[A-Za-z0-9_-]{4,99}"),
    ),
)


def known(names: Iterable[str], own: Iterable[Parameter]) -> dict[str, Parameter]:
    """Return every parameter of a resource by its name."""
    every = [*(SELECTION[name] for name in names), *own, *COMMON]
    return {one.name: one for one in every}
