"""The places of the synthetic registry: kab/kota of today and what they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from etl.synthetic.rounding import Whole

NATION = "00"


@dataclass(frozen=True, slots=True)
class Places:
    """Kab/kota by province and code, their province by number, and every region above them."""

    kabkota: tuple[str, ...]
    provinces: tuple[str, ...]
    of: Whole  # per kab/kota: the number of its province
    towns: tuple[bool, ...]  # per kab/kota: whether it is a kota
    parents: Mapping[str, str]

    @classmethod
    def read(cls, rows: Iterable[Mapping[str, str]]) -> Places:
        """Return the places of today from the rows of the code list of regions."""
        today = sorted((r for r in rows if not r["valid_to"]), key=lambda r: r["code"])
        low = sorted((r for r in today if r["level"] == "kabkota"), key=lambda r: r["parent"])
        provinces = tuple(r["code"] for r in today if r["level"] == "province")
        number = {code: at for at, code in enumerate(provinces)}
        return cls(
            tuple(r["code"] for r in low),
            provinces,
            np.array([number[r["parent"]] for r in low]),
            tuple(r["type"] == "kota" for r in low),
            {r["code"]: r["parent"] for r in today if r["parent"]},
        )

    @property
    def offices(self) -> dict[str, Whole]:
        """Return the provinces, by number, of each office between the nation and a province."""
        above = [self.parents[code] for code in self.provinces]
        known = sorted(set(above) - {NATION})
        return {one: np.flatnonzero(np.array(above) == one) for one in known}

    @property
    def neighbours(self) -> Whole:
        """Return for each kab/kota the next of its province, the first after the last."""
        after = np.arange(len(self.of)) + 1
        ends = np.flatnonzero(np.diff(self.of, append=-1))
        after[ends] = np.searchsorted(self.of, self.of[ends])
        return after

    @property
    def strangers(self) -> Whole:
        """Return for each kab/kota one of another province; each is given once."""
        most = int(np.bincount(self.of).max())
        return (np.arange(len(self.of)) + most) % len(self.of)
