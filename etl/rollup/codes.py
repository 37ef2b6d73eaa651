"""The values that a registry writes, each as a position on its axis, and those that are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from etl.parse.codes import Codes
from etl.parse.names import Names, Unknown
from etl.rollup.declared import Config
from etl.rollup.tree import Tree
from model.regions import Region, Regions
from model.registry import INDUSTRIES, PROGRAMMES, SEGMENTS

POSITIONS = pa.schema([("raw", pa.string()), ("at", pa.int32())])
LONG_DIGITS = re.compile(r"\d{9}")
LONGEST_TOLD = 24  # letters of a value that a message repeats
MOST_VALUES = 100_000  # of a coded column; with more of them it is not coded
YES = frozenset({"true", "1", "y", "ya", "t"})
NO = frozenset({"false", "0", "n", "tidak", "f", ""})


@dataclass(slots=True)
class Read:
    """One column's values: their positions, what is wrong, and how many rows have none."""

    positions: dict[str, int] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)  # value -> why
    unknown: int = 0  # rows that count in totals alone

    @property
    def table(self) -> pa.Table:
        """Return the positions as an engine keeps them."""
        columns = [list(self.positions), list(self.positions.values())]
        return pa.table([pa.array(c, t) for c, t in zip(columns, POSITIONS.types, strict=True)],
                        schema=POSITIONS)  # fmt: skip


Values = Mapping[str | None, int]  # value -> rows


def kabkota(values: Values, config: Config, regions: Regions, tree: Tree) -> Read:
    """Return the kabupaten or kota of today of each code; a code of the past needs a map."""
    codes, found = Codes(Names.of(regions)), Read()
    at = {code: position for position, code in enumerate(tree.axes.regions)}
    old = {r.code_2020: r for r in regions.by_code.values() if r.code_2020 not in ("", r.code)}
    for value in values:
        written = (value or "").strip()
        mapped = config.maps["regions"].get(written)
        region = codes.read(mapped or written, "bps" if mapped else config.code_system)
        if isinstance(region, Region) and region.level == "kabkota" and region.code in at:
            found.positions[value or ""] = at[region.code]
        elif not written:
            found.faults[""] = "is blank"
        elif isinstance(region, Region):
            found.faults[written] = f"is {region.name}, no kabupaten or kota of today"
        else:
            found.faults[written] = _why(written, region, old)
    return found


def _why(written: str, region: Unknown, old: Mapping[str, Region]) -> str:
    if now := old.get(written):
        return f'is the code {now.name} had in 2020: map it, [regions] "{written}" = "{now.code}"'
    return region.why


def names_agree(pairs: Iterable[tuple[str, str]], config: Config, regions: Regions) -> Read:
    """Return the faults of codes whose names, on the same rows, are those of other places."""
    codes, found = Codes(Names.of(regions)), Read()
    for code, name in pairs:
        if code.strip() in config.maps["regions"]:
            continue
        region = codes.read(code, config.code_system)
        if isinstance(region, Region) and not codes.names.fits(name, region.code):
            found.faults[f"{code} {name}"] = f"is code {region.code} of {region.name}: disagree"
    return found


def industry(values: Values, config: Config) -> Read:
    """Return the group of each industry; blank and unknown ones count in totals alone."""
    letters = {letter: group for group in INDUSTRIES[1:] for letter in group}
    known = {**letters, **{g: g for g in INDUSTRIES[1:]}, **config.maps["industries"]}
    found = Read()
    for value, rows in values.items():
        group = known.get((value or "").strip())
        if group:
            found.positions[value or ""] = INDUSTRIES.index(group)
        else:
            found.unknown += rows
    return found


def segment(values: Values, config: Config) -> Read:
    """Return the segment of each value."""
    known = {**{code: code for code in SEGMENTS[1:]}, **config.maps["segments"]}
    found = Read()
    for value in values:
        written = (value or "").strip()
        if written in known:
            found.positions[value or ""] = SEGMENTS.index(known[written])
        else:
            found.faults[written] = "is no segment" if written else "is blank"
    return found


def programmes(values: Values, config: Config) -> Read:
    """Return the set of programmes of each list of them; none at all counts in totals alone."""
    known = {**{code: code for code in PROGRAMMES[1:]}, **config.maps["programmes"]}
    found = Read()
    for value, rows in values.items():
        parts = [part.strip() for part in (value or "").split(config.separator)]
        named = [part for part in parts if part]
        strange = [part for part in named if part not in known]
        if strange:
            found.faults[value or ""] = "holds what is no programme"
            continue
        bits = {1 << (PROGRAMMES.index(known[part]) - 1) for part in named}
        found.positions[value or ""] = sum(bits)
        found.unknown += 0 if bits else rows
    return found


def flag(values: Values) -> tuple[Read, frozenset[str]]:
    """Return what is wrong with a column of yes and no, and its spellings of yes."""
    found, yes = Read(), set()
    for value in values:
        word = (value or "").strip().lower()
        if word in YES:
            yes.add(value or "")
        elif word not in NO:
            found.faults[value or ""] = "is neither yes nor no"
    return found, frozenset(yes)


READERS: Mapping[str, Callable[[Values, Config], Read]] = {
    "industry": industry,
    "segment": segment,
    "programmes": programmes,
}


def told(value: str) -> str:
    """Return a value as a message may repeat it: nothing that may be somebody's number or name."""
    if LONG_DIGITS.search(value) or len(value) > LONGEST_TOLD:
        return f"a value of {len(value)} characters, not repeated here,"
    return repr(value)
