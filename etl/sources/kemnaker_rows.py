"""Rows of Kemnaker's tabulation: which place and which August each one speaks of."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from etl.findings import Finding
from etl.sources.kemnaker_layout import (
    KEYS,
    LEVEL,
    LEVELS,
    PROVINCE,
    PROVINCE_NAME,
    REGION,
    REGION_NAME,
    YEAR,
    Layout,
)

CODE_HINT = "Give BPS codes: two digits for a province, four for a kabupaten or kota in it"


def rows(layout: Layout, release: str, month: str) -> tuple[pd.DataFrame, list[Finding]]:
    """Return the rows that name a place and a year, and what is wrong with the others.

    Out  (rows, period, region_code, region_name, place), indexed by row of the spreadsheet
    """
    keys = _keys(layout)
    noted = (keys[list(KEYS[1:])] == "").all(axis="columns")  # blank, or a footnote
    keys = keys[~noted]
    level = keys[LEVEL].str.casefold().map(LEVELS)
    province, region = _code(keys[PROVINCE]), _code(keys[REGION])
    code = region.where(level == "local", province.mask(level == "nation", "00"))
    digits = level.map({"nation": 2, "province": 2, "local": 4})
    wrong = {
        YEAR: ~keys[YEAR].str.fullmatch(r"(19|20)\d\d"),
        LEVEL: level.isna(),
        REGION: (level == "local") & ((code.str.len() != digits) | (code.str[:2] != province)),
        PROVINCE: (level == "province") & (code.str.len() != digits),
        PROVINCE_NAME: _other_province(keys, province),
    }
    findings = [finding for name, at in wrong.items() for finding in _at(keys, at, name, release)]
    table = pd.DataFrame(
        {
            "period": keys[YEAR] + "-" + month,
            "region_code": code,
            "region_name": keys[REGION_NAME],
        }
    )
    if keys.empty:
        findings.append(Finding(f"{release}::", "", "holds no row", "Add one or remove the file"))
    bad = pd.concat(wrong.values(), axis="columns").any(axis="columns")
    return table[~bad], findings


def _keys(layout: Layout) -> pd.DataFrame:
    """Return the columns of keys as text without blanks around it, by row of the spreadsheet."""
    first = layout.header + 1
    body = layout.sheet.rows[first:]
    at = {name: layout.columns[name] for name in KEYS}
    texts = {
        name: [_text(row[column]) if column < len(row) else "" for row in body]
        for name, column in at.items()
    }
    return pd.DataFrame(texts, index=range(first + 1, first + 1 + len(body)), dtype=str)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def _code(texts: pd.Series[str]) -> pd.Series[str]:
    return texts.where(texts.str.fullmatch(r"\d{2}|\d{4}"), "")


def _other_province(keys: pd.DataFrame, province: pd.Series[str]) -> pd.Series[bool]:
    """Return the rows whose province is called otherwise than most rows of its code call it."""
    name = keys[PROVINCE_NAME].str.casefold()
    usual = name.groupby(province).agg(lambda names: names.value_counts().index[0])
    return name != province.map(usual)


def _at(keys: pd.DataFrame, at: pd.Series[bool], name: str, release: str) -> Iterator[Finding]:
    said = {
        YEAR: ("is no year", "Give the year of the survey with four digits"),
        LEVEL: ("is no level", "Use Nasional, Provinsi, Kabupaten or Kota"),
        REGION: ("is no code of a kabupaten or kota of its province", CODE_HINT),
        PROVINCE: ("is no code of a province", CODE_HINT),
        PROVINCE_NAME: ("is not what the other rows of this province say", CODE_HINT),
    }
    for row, value in keys.loc[at, name].items():
        yield Finding(f"{release}:{row}:{name}", value, *said[name])
