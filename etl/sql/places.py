"""The region of a row: code and name must agree, in the declared system, in the row's period."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.borders.sets import regions_of
from etl.codelists import Codelists
from etl.parse.codes import Codes, System
from etl.parse.names import Names, Unknown
from etl.sql.faults import Wrong
from model.regions import Region

OFFICE = "kanwil"


@dataclass(slots=True)
class Places:
    """Codes and names of the regions, looked up once for each pair that comes."""

    codes: Codes
    system: System
    moving: frozenset[str]  # codes that another region bore, or none, in some period
    known: dict[tuple[str, str], Region | Unknown] = field(default_factory=dict)
    borne: dict[tuple[str, str], Region | Unknown] = field(default_factory=dict)

    @classmethod
    def of(cls, codelists: Codelists, system: System, dated: bool) -> Places:
        """Return the regions of the code lists; dated: a code means the one of its period."""
        regions = regions_of(codelists)
        moving = {code.partition("@")[0] for code in regions.by_code if "@" in code}
        moving |= {code for code, region in regions.by_code.items() if region.valid_from}
        return cls(Codes(Names.of(regions)), system, frozenset(moving if dated else ()))

    def read(self, code: str, name: str, period: str) -> str | Wrong:
        """Return the code of BPS that code and name agree on, or what is wrong."""
        pair = (code, name)
        if pair not in self.known:
            self.known[pair] = self._find(code, name)
        found = self.known[pair]
        if isinstance(found, Region) and found.code in self.moving:
            moment = (found.code, period)
            if moment not in self.borne:
                self.borne[moment] = self.codes.at(found.code, period)
            found = self.borne[moment]
        return found.code if isinstance(found, Region) else _wrong(found)

    def _find(self, code: str, name: str) -> Region | Unknown:
        names = self.codes.names
        office = names.regions.by_code.get(code)
        if office and office.level == OFFICE and names.fits(name, code):  # of neither system
            return office
        return self.codes.resolve(code, name, self.system)


def _wrong(found: Unknown) -> Wrong:
    offered = " or ".join(found.offered)
    hint = f"Perhaps {offered}" if offered else "See codelists/regions.csv and code_system"
    return Wrong(found.why, hint)
