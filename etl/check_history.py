"""Comparisons of a figure with others of its kind: a slip of unit stops, the unusual warns."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from etl.findings import Finding

SERIES = [
    "origin_series",
    "region_code",
    "measure",
    "segment",
    "industry",
    "employment_status",
    "programme",
    "period_kind",
]
THOUSAND = 1000
SLIP = 0.2  # a ratio within 20 % of a thousand is a slip of unit, not growth
SLIPPED = "Check whether the unit is thousands, or accept it with a reason in the source's TOML"
OUTLIER = 3.5  # modified z-score of Iglewicz and Hoaglin
LEAST = 0.5  # of the median: in eight Augusts a smaller distance is the survey's own noise
FEWEST = 5  # points without which a history has no spread worth the name
SHARES = {
    # name of the rate: numerator, denominator, least and most percent that need no second look
    "TPAK": ("labour_force", "working_age", 40, 95),
    "TPT": ("unemployed", "labour_force", 0, 30),
}


def check_history(figures: pd.DataFrame) -> list[Finding]:
    """Return slips of unit (faults), implausible rates and outliers (warnings).

    In   (figures, columns of FIGURES plus source)
    """
    known = figures[figures["value"].notna() & (figures["value"] > 0)]
    known = known.assign(origin_series=known["source"])
    known = known.sort_values(["period"]).drop_duplicates([*SERIES, "period"])
    return [*_slips(known), *_outliers(known), *_rates(figures)]


def _slips(known: pd.DataFrame) -> Iterator[Finding]:
    """Yield totals a thousand times, or a thousandth of, the one before.

    A part that slipped breaks its sum; a part that only few of the sample are in may jump.
    """
    whole = (known["industry"] == "total") & (known["employment_status"] == "total")
    counts = known[whole & known["unit"].isin(["persons", "employers"])]
    before = counts.groupby(SERIES)["value"].shift()
    ratio = counts["value"] / before
    up = (ratio / THOUSAND - 1).abs() < SLIP
    down = (ratio * THOUSAND - 1).abs() < SLIP
    for row, was in zip(counts[up | down].itertuples(), before[up | down], strict=True):
        rule = f"is about a thousand times more or less than before ({was:.0f})"
        yield _finding(row, rule, SLIPPED, "fault")


def _outliers(known: pd.DataFrame) -> Iterator[Finding]:
    """Yield totals far from their own history by the modified z-score."""
    whole = (known["industry"] == "total") & (known["employment_status"] == "total")
    totals = known[whole & (known["unit"] == "persons")]
    totals = totals.assign(middle=totals.groupby(SERIES)["value"].transform("median"))
    grouped = totals.groupby(SERIES)["value"]
    distance = (totals["value"] - totals["middle"]).abs()
    spread = distance.groupby([totals[name] for name in SERIES]).transform("median")
    score = 0.6745 * distance / spread.where(spread > 0)
    far = (score > OUTLIER) & (distance > LEAST * totals["middle"])
    odd = totals[far & (grouped.transform("size") >= FEWEST)]
    for row in odd.itertuples():
        rule = f"is far from its own history (median {row.middle:.0f})"
        yield _finding(row, rule, "Compare with the publication", "warning")


def _rates(figures: pd.DataFrame) -> Iterator[Finding]:
    totals = figures[(figures["industry"] == "total") & (figures["segment"] == "total")]
    keys = ["source", "period", "period_kind", "region_code"]
    for rate, (above, below, least, most) in SHARES.items():
        merged = totals[totals["measure"] == above].merge(
            totals[totals["measure"] == below], on=keys, suffixes=("", "_0")
        )
        percent = 100 * merged["value"] / merged["value_0"]
        wrong = (percent < least) | (percent > most)
        for row, share in zip(merged[wrong].itertuples(), percent[wrong], strict=True):
            rule = f"gives a {rate} of {share:.1f} %, outside {least} to {most}"
            yield _finding(row, rule, "Compare with the publication", "warning")


def _finding(row: object, rule: str, suggestion: str, severity: str) -> Finding:
    place, value = str(row.place), f"{row.value:.0f}"  # type: ignore[attr-defined]
    subject = f"{row.period} {row.region_code} {row.measure}"  # type: ignore[attr-defined]
    return Finding(place, value, rule, suggestion, severity, subject)  # type: ignore[arg-type]
