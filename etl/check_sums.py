"""What must add up: identities between measures, regions, industries and statuses.

Every check compares intervals: a rounded total is at fault only where no number that it
could stand for fits. A sum with an unknown part is not checked; it cannot be.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from etl.codelists import Codelists
from etl.findings import Finding

CELL = ["source", "period", "period_kind", "region_code"]
PLACE_TIME = ["source", "period", "period_kind"]
DIMENSIONS = ["segment", "industry", "employment_status", "programme"]
HALF_A_PERSON = 0.5


def check_sums(figures: pd.DataFrame, codelists: Codelists) -> list[Finding]:
    """Return every sum that does not hold, placed at its stated total.

    In   (figures, columns of FIGURES plus source)
    """
    known = figures[figures["value"].notna()].copy()
    known["high"] = known["high"].fillna(float("inf"))
    return [
        *_identity(known, "labour_force", ("employed", "unemployed")),
        *_identity(
            known, "participants_registered", ("participants_active", "participants_inactive")
        ),
        *_at_most(known, "labour_force", "working_age"),
        *_at_most_population(known),
        *_regions(known, codelists),
        *_industries(known, codelists),
        *_statuses(known, codelists),
    ]


def _total(known: pd.DataFrame, measure: str) -> pd.DataFrame:
    totals = (known["industry"] == "total") & (known["employment_status"] == "total")
    whole = totals & (known["programme"] == "total") & (known["segment"] == "total")
    return known[whole & (known["measure"] == measure)]


def _identity(known: pd.DataFrame, whole: str, parts: tuple[str, str]) -> Iterator[Finding]:
    merged = _total(known, whole)
    for number, part in enumerate(parts):
        merged = merged.merge(_total(known, part), on=CELL, suffixes=("", f"_{number}"))
    low, high = merged["low_0"] + merged["low_1"], merged["high_0"] + merged["high_1"]
    yield from _apart(merged, low, high, f"{whole} is not {parts[0]} + {parts[1]}")


def _at_most(known: pd.DataFrame, small: str, large: str) -> Iterator[Finding]:
    merged = _total(known, small).merge(_total(known, large), on=CELL, suffixes=("", "_0"))
    wrong = merged[merged["low"] > merged["high_0"]]
    for row in wrong.itertuples():
        yield _finding(row, f"{small} exceeds {large} ({row.value_0:.0f})")


def _at_most_population(known: pd.DataFrame) -> Iterator[Finding]:
    """Yield working-age populations above the residents of the same year, whoever counted them."""
    people = _total(known, "population").assign(year=lambda t: t["period"].str[:4])
    most = people.groupby(["region_code", "year"])["high"].max().rename("most").reset_index()
    adults = _total(known, "working_age").assign(year=lambda t: t["period"].str[:4])
    merged = adults.merge(most, on=["region_code", "year"])
    for row in merged[merged["low"] > merged["most"]].itertuples():
        yield _finding(row, f"working_age exceeds the population of that year ({row.most:.0f})")


def _regions(known: pd.DataFrame, codelists: Codelists) -> Iterator[Finding]:
    """Yield totals that are not the sum of the level below, where every part is known."""
    additive = codelists.column("measures", "additive")
    sums = known[known["measure"].map(additive) == "yes"]
    for children in _families(codelists):
        parts = sums[sums["region_code"].isin(children.index)]
        parts = parts.assign(parent=parts["region_code"].map(children))
        keys = [*PLACE_TIME, "measure", *DIMENSIONS]
        total = _summed(parts, [*keys, "parent"], "region_code")
        complete = total[total["parts"] == total["parent"].map(children.value_counts())]
        merged = sums.merge(
            complete,
            left_on=[*keys, "region_code"],
            right_on=[*keys, "parent"],
            suffixes=("", "_0"),
        )
        rule = "is not the sum of the regions below it"
        yield from _apart(merged, merged["low_0"], merged["high_0"], rule)


def _families(codelists: Codelists) -> list[pd.Series[str]]:
    """Return child -> parent for kabupaten/kota of provinces and for provinces of the nation."""
    regions = codelists.tables["regions"]
    today = regions[regions["valid_to"] == ""].set_index("code")
    local = today[today["level"] == "kabkota"]["parent"]
    provinces = today[today["level"] == "province"]
    return [local, pd.Series("00", index=provinces.index)]


def _industries(known: pd.DataFrame, codelists: Codelists) -> Iterator[Finding]:
    groups = codelists.codes("industries") - {"total"}
    codes = {code for code in groups if "-" not in code}  # B-F is several of the others
    every_status = known["employment_status"] == "total"
    parts = known[(known["measure"] == "employed") & every_status & known["industry"].isin(codes)]
    complete = _complete(parts, "industry", len(codes))
    yield from _not_the_sum(known, complete, "is not the sum of its industries")


def _statuses(known: pd.DataFrame, codelists: Codelists) -> Iterator[Finding]:
    groups = codelists.column("employment_statuses", "group")
    codes = {code for code, group in groups.items() if group}
    by_status = known["measure"] == "employed_by_status"
    parts = known[by_status & known["employment_status"].isin(codes)]
    complete = _complete(parts, "employment_status", len(codes))
    yield from _not_the_sum(known, complete, "is not the sum of its statuses")


def _complete(parts: pd.DataFrame, along: str, due: int) -> pd.DataFrame:
    """Return the sums of the cells of which every part is known."""
    summed = _summed(parts, CELL, along)
    return summed[summed["parts"] == due]


def _not_the_sum(known: pd.DataFrame, complete: pd.DataFrame, rule: str) -> Iterator[Finding]:
    merged = _total(known, "employed").merge(complete, on=CELL, suffixes=("", "_0"))
    yield from _apart(merged, merged["low_0"], merged["high_0"], rule)


def _summed(parts: pd.DataFrame, keys: list[str], along: str) -> pd.DataFrame:
    """Return the sums of intervals per key, and how many parts went in.

    A part that two publications give is none: which of them belongs to the rest is not known.
    """
    once = parts.drop_duplicates([*keys, along], keep=False)
    return once.groupby(keys, as_index=False).agg(
        low=("low", "sum"), high=("high", "sum"), value=("value", "sum"), parts=("value", "size")
    )


def _apart(
    merged: pd.DataFrame, low: pd.Series[float], high: pd.Series[float], rule: str
) -> Iterator[Finding]:
    wrong = (merged["low"] > high + HALF_A_PERSON) | (merged["high"] < low - HALF_A_PERSON)
    for row, total in zip(merged[wrong].itertuples(), ((low + high) / 2)[wrong], strict=True):
        yield _finding(row, f"{rule} ({total:.0f})")


def _finding(row: object, rule: str) -> Finding:
    place, value = str(row.place), f"{row.value:.0f}"  # type: ignore[attr-defined]
    subject = f"{row.period} {row.region_code} {row.measure}"  # type: ignore[attr-defined]
    suggestion = "Compare with the publication, or accept it with a reason in the source's TOML"
    return Finding(place, value, rule, suggestion, subject=subject)
