"""The contract: what must hold of every single figure before anything is built from it.

Sums and identities between figures are in `check_sums`; comparisons with history in
`check_history`.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping

import pandas as pd

from etl.codelists import Codelists
from etl.findings import Finding
from etl.pairs import each_pair
from etl.source import Source
from model.contract import FIGURES
from model.period import is_date, kind_of, starts_after

CODED = {column.name: column.codes for column in FIGURES.columns if column.codes}
UNKNOWN = ("expected", "suppressed", "not_applicable")
COUNTED = ("persons", "employers")
SURVEYED = ("working_age", "labour_force")  # nobody of working age: nobody was asked
LARGEST = 1e15  # beyond this a count is a slip, not a figure


def check(
    figures: pd.DataFrame, codelists: Codelists, sources: Mapping[str, Source]
) -> list[Finding]:
    """Return everything that breaks the contract of FIGURES, all faults at once.

    In   (figures, columns of FIGURES plus region_name and source)
    """
    return [
        *_unknown_codes(figures, codelists),
        *_wrong_names(figures, codelists),
        *_wrong_units(figures, codelists),
        *_wrong_periods(figures, codelists),
        *_outside_validity(figures, codelists, sources),
        *_wrong_values(figures),
        *_wrong_origins(figures, sources),
        *_repeated_keys(figures),
    ]


def with_period_kind(figures: pd.DataFrame, codelists: Codelists) -> pd.DataFrame:
    """Return the figures with their kind of period; empty where the period is none."""
    survey = _surveys(codelists)
    kinds = each_pair(
        figures["period"], figures["measure"], lambda p, m: kind_of(p, m in survey) or ""
    )
    return figures.assign(period_kind=kinds.astype(str))


def _surveys(codelists: Codelists) -> frozenset[str]:
    kinds = codelists.column("measures", "kind")
    return frozenset(measure for measure, kind in kinds.items() if kind == "survey")


def _at(rows: pd.DataFrame, column: str, rule: str, suggestion: str) -> Iterator[Finding]:
    """Yield one fault per row, placed at that column of its release."""
    for place, value in zip(rows["place"], rows[column], strict=True):
        release_and_row = place.rpartition(":")[0]
        yield Finding(f"{release_and_row}:{column}", str(value), rule, suggestion)


def _unknown_codes(figures: pd.DataFrame, codelists: Codelists) -> Iterator[Finding]:
    for column, name in CODED.items():
        known = codelists.codes(str(name))
        wrong = figures[~figures[column].isin(known)]
        for code, rows in wrong.groupby(column):
            close = difflib.get_close_matches(str(code), known, n=3, cutoff=0.4)
            hint = f"Nearest: {', '.join(close)}" if close else f"See codelists/{name}.csv"
            yield from _at(rows, column, f"is not in codelists/{name}.csv", hint)


def _wrong_names(figures: pd.DataFrame, codelists: Codelists) -> Iterator[Finding]:
    """Yield rows whose code and name are two places: 169 codes mean another place elsewhere."""
    names = codelists.column("regions", "name")
    variants = codelists.tables["region_variants"]
    allowed = set(zip(variants["code"], variants["variant"], strict=True)) | set(names.items())
    wrong = figures[
        each_pair(
            figures["region_code"],
            figures["region_name"],
            lambda code, name: (code, name) not in allowed and code in names,
        ).astype(bool)
    ]
    for code, rows in wrong.groupby("region_code"):
        hint = f"Code {code} is {names[str(code)]}; correct the code or the name"
        yield from _at(rows, "region_name", f"does not belong to code {code}", hint)


def _wrong_units(figures: pd.DataFrame, codelists: Codelists) -> Iterator[Finding]:
    units = codelists.column("measures", "unit")
    due = figures["measure"].map(units)
    wrong = figures[due.notna() & (figures["unit"] != due)]
    for measure, rows in wrong.groupby("measure"):
        yield from _at(rows, "unit", f"is not the unit of {measure}", f"Use {units[str(measure)]}")


def _wrong_periods(figures: pd.DataFrame, codelists: Codelists) -> Iterator[Finding]:
    hint = "Use 2022-12, 2022-08 (Sakernas: 02 or 08) or 2022"
    yield from _at(figures[figures["period_kind"] == ""], "period", "is no period", hint)
    not_dated = figures[~figures["as_of"].isin(list(filter(is_date, figures["as_of"].unique())))]
    yield from _at(not_dated, "as_of", "is no date", "Use 2022, 2022-12 or 2022-12-01")
    ahead = codelists.column("measures", "ahead")
    later = each_pair(figures["period"], figures["as_of"], starts_after).astype(bool)
    told = later & (figures["period_kind"] != "")
    wrong = figures[told & (figures["measure"].map(ahead) != "yes")]
    rule = "starts after the date its source speaks of"
    yield from _at(wrong, "period", rule, "Correct period or as_of")


def _outside_validity(
    figures: pd.DataFrame, codelists: Codelists, sources: Mapping[str, Source]
) -> Iterator[Finding]:
    """Yield figures of a region before it was founded or after it was divided."""
    meant = figures["source"].map({name: s.regions_as_of for name, s in sources.items()})
    day = meant.where(meant != "", figures["period"])
    begin = codelists.column("regions", "valid_from")
    end = codelists.column("regions", "valid_to")

    def outside(period: str, code: str) -> bool:
        return _is_outside(period, begin.get(code, ""), end.get(code, ""))

    wrong = each_pair(day, figures["region_code"], outside).astype(bool)
    hint = "Use the region of that time, or declare regions_as_of in the source"
    yield from _at(figures[wrong], "region_code", "did not exist in this period", hint)


def _is_outside(period: str, begin: str, end: str) -> bool:
    too_early = bool(begin) and period < begin[: len(period)]
    return too_early or (bool(end) and starts_after(period, end))


def _wrong_values(figures: pd.DataFrame) -> Iterator[Finding]:
    value, unit = figures["value"], figures["unit"]
    known = value.notna()
    hint = "Correct the value"
    yield from _at(figures[known & (value < 0)], "value", "is less than 0", hint)
    yield from _at(figures[known & (value > LARGEST)], "value", "is beyond any count", hint)
    part = known & unit.isin(COUNTED) & (value % 1 != 0) & (figures["status"] == "published")
    yield from _at(figures[part], "value", "is a fraction of a person", "Check unit and separators")
    nobody = (value == 0) & figures["measure"].isin(SURVEYED) & (figures["industry"] == "total")
    hint_empty = "Leave it empty, with status expected"
    yield from _at(figures[nobody], "value", "is 0: the region was not surveyed", hint_empty)
    blank = figures["status"].isin(UNKNOWN)
    rule = "has a number although its status says that there is none"
    yield from _at(figures[known & blank], "value", rule, "Correct status or value")


def _wrong_origins(figures: pd.DataFrame, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """Yield figures whose publication is not described: a figure without origin is nothing."""
    described = {
        (name, key)
        for name, source in sources.items()
        for key, origin in source.origins.items()
        if not origin.per_vintage
    }
    series = {
        n: tuple(k for k, o in s.origins.items() if o.per_vintage) for n, s in sources.items()
    }

    def unknown(name: str, key: str) -> bool:
        mine = series.get(name, ())
        return (name, key) not in described and not any(key.startswith(f"{k}-") for k in mine)

    wrong = each_pair(figures["source"], figures["origin"], unknown).astype(bool)
    hint = "Describe it under [origins] in the source's TOML"
    yield from _at(figures[wrong], "origin", "is no publication of its source", hint)
    owners = Counter(key for source in sources.values() for key in source.origins)
    for name, source in sources.items():
        for key in (key for key in source.origins if owners[key] > 1):
            rule = "is described by two sources: which publication is meant cannot be told"
            yield Finding(f"{name}.toml::origins.{key}", key, rule, "Give each its own key")


def _repeated_keys(figures: pd.DataFrame) -> Iterator[Finding]:
    """Yield figures that one publication gives twice: equal is a warning, different a fault."""
    key = list(FIGURES.key)
    repeated = figures[figures.duplicated(key, keep=False)]
    for _, rows in repeated.groupby(key, dropna=False):
        same = rows["value"].nunique(dropna=False) == 1
        rule = "stands twice in one publication" + ("" if same else " with different values")
        for finding in list(_at(rows, "value", rule, "Keep one row"))[1:]:
            yield Finding(
                finding.place,
                finding.value,
                finding.rule,
                finding.suggestion,
                "warning" if same else "fault",
            )


def without_repeats(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures with equal repeats of one publication kept once."""
    return figures.drop_duplicates(list(FIGURES.key), keep="first")
