"""A table of figures as a release of data/: the CSV, and the source that describes it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from etl.loading.given import Given
from etl.source import SQL, Source
from etl.sources.facts import WITH_CELL
from model.errors import ContractBroken, UsageError
from model.tables import PUBLIC

NO_VALUE = ""
UNDIVIDED = frozenset({"91@2021", "94@2021"})
FOUNDED_2022 = frozenset({"91", "92", "94", "95", "96", "97"})
BEFORE_2022 = "2021-12-31"  # publishers went on with the undivided provinces through 2023


@dataclass(frozen=True, slots=True)
class Draft:
    """What a load would add to data/: a release and the text of its source."""

    source: str
    vintage: str
    csv: bytes
    toml: str

    @property
    def name(self) -> str:
        """Return the name of the release: family/vintage.csv."""
        return f"{self.source}/{self.vintage}.csv"


def draft(given: Given, figures: pd.DataFrame, standing: Source | None, text: str) -> Draft:
    """Return what these figures would add to data/.

    In   figures, with the columns of a facts release; `standing` and `text`: the source that
         data/sources describes already, if it does, and its TOML
    """
    if standing and given.about.access not in (PUBLIC, standing.access):
        raise ContractBroken(
            f"The file declares that it is {given.about.access}, and data/sources/{standing.name}"
            f".toml that it is {standing.access}: put one of them right."
        )
    source = standing.name if standing else given.source
    lines = [text.rstrip() + "\n"] if standing else list(_described(given, figures))
    known = standing.origins if standing else {}
    for key in sorted(set(figures["origin"])):
        told = _origin(key, given, figures)
        if key not in known:
            lines += told
        elif standing and standing.reader == SQL:  # the same view, read again: other rows
            lines[0] = _retold(lines[0], key, told)
    vintage = max(figures["period"])
    return Draft(source, vintage, _csv(figures), "\n".join(lines))


def _retold(text: str, key: str, told: Sequence[str]) -> str:
    """Return the TOML with the lines of one publication put in place of those it had."""
    block = re.compile(rf"^\[origins\.{re.escape(key)}\]\n(?:[a-z_0-9]+ *= .*\n)*", re.MULTILINE)
    return block.sub(lambda _: "\n".join(told), text, count=1)


def _described(given: Given, figures: pd.DataFrame) -> Iterator[str]:
    about = given.about
    regions_as_of = about.regions_as_of or _undivided(figures)
    yield 'reader      = "facts"'
    yield f"title       = {_quoted(about.title)}"
    yield f"access      = {_quoted(about.access)}"
    yield f"licence     = {_quoted(about.licence)}"
    yield 'code_system = "bps"'
    if regions_as_of:
        yield f"regions_as_of = {_quoted(regions_as_of)}"
    yield ""


def _undivided(figures: pd.DataFrame) -> str:
    """Return the day whose regions a table means that still has the undivided Papua provinces."""
    codes = set(figures["region_code"])
    return BEFORE_2022 if codes & UNDIVIDED and not codes & FOUNDED_2022 else ""


def _origin(key: str, given: Given, figures: pd.DataFrame) -> Sequence[str]:
    """Return the lines that describe one publication, with what it was read from."""
    about, read_from = given.about, given.read_from[key]
    mine = figures[figures["origin"] == key]
    rows = () if read_from.rows is None else (f"rows      = {read_from.rows}",)
    as_of = max(mine["as_of"]) or max(mine["period"])
    return (
        f"[origins.{key}]",
        f"kind      = {_quoted(about.kind)}",
        f"publisher = {_quoted(about.publisher)}",
        f"title     = {_quoted(about.title)}",
        f"url       = {_quoted(about.url)}",
        f"as_of     = {_quoted(as_of)}",
        f"file      = {_quoted(read_from.file)}",
        f"sha256    = {_quoted(read_from.sha256)}",
        f"sheet     = {_quoted(read_from.sheet)}",
        *rows,
        "",
    )


def _quoted(words: str) -> str:
    """Return words as a basic string of TOML, which escapes as JSON does."""
    return json.dumps(words, ensure_ascii=False)


def _csv(figures: pd.DataFrame) -> bytes:
    """Return the release: every value with the digits that read back the same."""
    value = figures["value"].astype("float64")
    whole = value.notna() & (value == np.floor(value))
    text = pd.Series(NO_VALUE, index=value.index, dtype="object")
    text[whole] = value[whole].astype("int64").astype(str)
    text[value.notna() & ~whole] = value[value.notna() & ~whole].map(repr)
    table = figures.assign(value=text, cell=figures["place"])[list(WITH_CELL)].fillna("")
    ordered = table.sort_values(["period", "region_code", "measure", "industry"], kind="stable")
    return ordered.to_csv(index=False, lineterminator="\n").encode("utf-8")


def renamed(one: Draft, source: str | None, vintage: str | None) -> Draft:
    """Return the draft under the names that were asked for."""
    for word in (source, vintage):
        if word is not None and not word.replace("_", "").replace("-", "").isalnum():
            raise UsageError(f"{word!r} is no name: use letters, digits, - and _.")
    return Draft(source or one.source, vintage or one.vintage, one.csv, one.toml)
