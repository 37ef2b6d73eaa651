"""The published figures, one for each cell: what the margins are taken from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from etl.synthetic.fitting import Numbers
from model.contract import KINDS

TOTAL, ANY = "total", "any"
CELL = ("period", "region_code", "measure", "segment", "industry", "employment_status", "programme")
READ = (*CELL, "period_kind", "value", "origin")
FORMALITY = ("employed_formal", "employed_informal")  # the measure says the employment status
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """Figures, best first where two publications disagree.

    Shape   one row per period, region, measure, segment, industry, employment status, programme
    Units   persons
    """

    figures: pd.DataFrame
    values: Mapping[Key, float]

    @classmethod
    def of(cls, figures: pa.Table, origins: pa.Table) -> Published:
        """Return the figures of a build: official before agency, as published before computed."""
        kinds = dict(zip(*origins.select(["origin", "kind"]).to_pydict().values(), strict=True))
        known = figures.to_pandas().dropna(subset="value")
        status = known["employment_status"].mask(known["measure"].isin(FORMALITY), TOTAL)
        ranked = known.assign(
            employment_status=status,
            rank=known["origin"].map(kinds).map(KINDS.index),
            made=known["status"] != "published",
            rough=known["flags"].str.contains("approximate"),
        ).sort_values(["rank", "made", "rough", "origin"], kind="stable")
        best = ranked.drop_duplicates(list(CELL))[list(READ)]
        keys = zip(*(best[name].tolist() for name in CELL), strict=True)
        return cls(best, dict(zip(keys, best["value"].tolist(), strict=True)))

    def of_regions(
        self, measure: str, regions: Sequence[str], period: str, **asked: str
    ) -> Numbers:
        """Return the figure of each region, NaN where there is none.

        In   asked: segment, industry or programme; what is not asked for is at its total
        """
        rest = [asked.get(name, TOTAL) for name in CELL[3:]]
        found = [self.values.get((period, code, measure, *rest), np.nan) for code in regions]
        return np.array(found, np.float64)

    def rows(self, measure: str, regions: Iterable[str] = (), **asked: str) -> pd.DataFrame:
        """Return the figures of a measure, of some regions where they are given.

        In   asked: as above, or the period; ANY asks for every one
        """
        wanted = {"measure": measure} | {name: asked.get(name, TOTAL) for name in CELL[3:]}
        wanted |= {"period": asked.get("period", ANY)}
        found = self.figures
        for name, value in wanted.items():
            found = found if value == ANY else found[found[name] == value]
        return found[found["region_code"].isin(list(regions))] if regions else found

    def used(self, name: str, rows: pd.DataFrame) -> dict[str, object]:
        """Return what a margin is called, with the month and the publications of its figures."""
        period = rows["period"].max() if len(rows) else ""
        return {"margin": name, "period": period, "origins": sorted(set(rows["origin"]))}
