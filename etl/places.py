"""The tree of regions straight from the code lists, for commands that ask nothing else of the data.

Reading all code lists, as a build does, would make them wait for pandas.
"""

from __future__ import annotations

import csv
import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path

from model.errors import UsageError
from model.regions import Regions


def read_regions(data: Path) -> Regions:
    """Return every region with its names, from the code lists of a data folder."""
    folder = data / "codelists"
    variants = _rows(folder / "region_variants.csv")
    return Regions.of(
        _rows(folder / "regions.csv"), [(row["code"], row["variant"]) for row in variants]
    )


def region(word: str, regions: Regions) -> str:
    """Return the BPS code of a region by code or name, or raise UsageError with what is near."""
    folded = {
        spelling.casefold(): code
        for code in regions.by_code
        for spelling in regions.spellings(code)
    }
    if found := folded.get(word.strip().casefold()):
        return found
    near = difflib.get_close_matches(word.casefold(), folded, n=3, cutoff=0.4)
    hint = f" Near are {', '.join(near)}." if near else ""
    raise UsageError(f"There is no region {word!r}.{hint}")


def _rows(file: Path) -> Iterator[Mapping[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            yield from csv.DictReader(opened)
    except FileNotFoundError:
        raise UsageError(f"{file} is missing: CAKUPAN_DATA names the folder of the data.") from None
