"""Codes of regions as publications write them, in a declared system, agreeing with their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from etl.cells import Value
from etl.parse.names import Names, Unknown
from model.period import starts_after
from model.regions import NATION, Region

System = Literal["bps", "kemendagri"]
SYSTEMS: tuple[System, ...] = ("bps", "kemendagri")
PROVINCE_DIGITS, LOCAL_DIGITS = 2, 4
DIGITS = re.compile(r"\d{1,10}", re.ASCII)
DECIMAL_ZERO = re.compile(r"(\d+)[.,]0", re.ASCII)  # 1101.0: a number of a spreadsheet
DOTTED = re.compile(r"(\d\d)\s*[.,]\s*(\d\d?)", re.ASCII)
NATIONS = ("0", "00", "0000", "9999")
FEWEST_NAMES = 3  # rows with code and name that prove a system


@dataclass(frozen=True, slots=True)
class SystemFound:
    """The code system of a column, or None where codes and names do not tell; how many agree."""

    system: System | None
    agreeing: dict[System, int]
    rows: int


class Codes:
    """The codes of both systems, looked up with the names that stand beside them."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._by: dict[System, dict[str, Region]] = {"bps": {}, "kemendagri": {}}
        for code, region in names.regions.by_code.items():
            if "@" in code:  # a region of the past: found by its period
                continue
            self._by["bps"][code] = region
            if region.kemendagri:
                self._by["kemendagri"][region.kemendagri] = region

    def read(self, cell: Value, system: System) -> Region | Unknown:
        """Return the region of a code in its declared system.

        Normalised: 1101.0, 1101 as a number, 64.1 as a number (64.10), 6400 for a province.
        """
        code = normalised(cell, system)
        if isinstance(code, Unknown):
            return code
        region = self._by[system].get(code)
        if region is None:
            return Unknown(str(cell), f"is no code of a region in the system of {system}")
        return region

    def resolve(self, cell: Value, name: str, system: System) -> Region | Unknown:
        """Return the region that code and name agree on."""
        region = self.read(cell, system)
        if isinstance(region, Unknown):
            return Unknown(region.written, region.why, region.offered or self.names.near(name))
        if self.names.fits(name, region.code):
            return region
        meant = self.names.codes(name)
        offered = [self.names.regions.by_code[code] for code in sorted(meant)]
        return Unknown(
            f"{cell} {name}",
            f"is code {region.code} of {region.name}: code and name disagree",
            tuple(f"{one.code} {one.name}" for one in offered) or self.names.near(name),
        )

    def system_of(self, pairs: Iterable[tuple[Value, str]]) -> SystemFound:
        """Return the system in which more of the names belong to their codes.

        169 codes name one place in one system and another place in the other, so the names
        decide; a dot decides alone. None: too few names, or as many for both.
        """
        rows = list(pairs)
        agreeing = {
            system: sum(self._agree(cell, name, system) for cell, name in rows)
            for system in SYSTEMS
        }
        best = max(SYSTEMS, key=agreeing.__getitem__)
        other = agreeing["kemendagri" if best == "bps" else "bps"]
        proved = agreeing[best] >= min(FEWEST_NAMES, len(rows)) and agreeing[best] > other
        return SystemFound(best if proved else None, agreeing, len(rows))

    def _agree(self, cell: Value, name: str, system: System) -> bool:
        region = self.read(cell, system)
        return isinstance(region, Region) and self.names.fits(name, region.code)

    def at(self, code: str, period: str) -> Region | Unknown:
        """Return the region that bore a code in a period: 94 before July 2022 is 94@2021.

        A province not yet founded is refused: its figures belong to the one it came from. A source
        that carries today's provinces back in time declares so, and is not asked.
        """
        known = self.names.regions.by_code
        past = next((one for one in known if one.startswith(f"{code}@")), None)
        if past and not starts_after(period, known[past].valid_to):
            return known[past]
        region = known.get(code)
        if region is None:
            return Unknown(code, "is no code of a region")
        if region.level == "province" and starts_after(region.valid_from, period):
            founded = f"is {region.name}, founded on {region.valid_from}, after {period}"
            return Unknown(code, founded)
        return region


def normalised(cell: Value, system: System) -> str | Unknown:
    """Return a code as its system writes it: 6403, 64.02, 64; 00 for the nation."""
    text = _text(cell)
    if match := DECIMAL_ZERO.fullmatch(text):
        text = match[1] if system == "bps" or len(match[1]) == LOCAL_DIGITS else text
    dotted = DOTTED.fullmatch(text)
    if dotted and system == "bps":
        return Unknown(text, "has a dot, as only codes of Kemendagri do")
    if dotted:
        # 64.1 as a number has lost the zero of 64.10; as a text it is no code
        local = dotted[2].ljust(2, "0") if isinstance(cell, float) else dotted[2]
        return f"{dotted[1]}.{local}" if len(local) == PROVINCE_DIGITS else _shape(text)
    if not DIGITS.fullmatch(text):
        return Unknown(text, "is no code of a region")
    if text in NATIONS:
        return NATION
    if len(text) == LOCAL_DIGITS:
        return _local(text, system)
    return text if len(text) == PROVINCE_DIGITS else _shape(text)


def _local(text: str, system: System) -> str:
    if text.endswith("00"):
        return text[:PROVINCE_DIGITS]
    return text if system == "bps" else f"{text[:PROVINCE_DIGITS]}.{text[PROVINCE_DIGITS:]}"


def _shape(text: str) -> Unknown:
    if len(text) > LOCAL_DIGITS + 1:
        return Unknown(text, "is the code of a kecamatan or desa; figures are of kabupaten/kota")
    return Unknown(text, "has neither two nor four digits: one was lost")


def _text(cell: Value) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
