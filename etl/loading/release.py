"""A table of figures as a release of data/: the CSV, and the source that describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from etl.loading.given import Given, sheets_of
from etl.source import Source
from etl.sources.facts import WITH_CELL
from etl.sources.publications import About
from model.errors import UsageError

NO_VALUE = ""


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
    about = given.publication.about
    source = standing.name if standing else given.publication.name
    lines = [text.rstrip() + "\n"] if standing else list(_described(about))
    known = standing.origins if standing else {}
    origins = sorted(set(figures["origin"]) - set(known))
    for key in origins:
        lines += _origin(key, given, figures)
    vintage = max(figures["period"])
    return Draft(source, vintage, _csv(figures), "\n".join(lines))


def _described(about: About) -> Iterator[str]:
    yield 'reader      = "facts"'
    yield f"title       = {_quoted(about.title)}"
    yield 'access      = "public"'
    yield f"licence     = {_quoted(about.licence)}"
    yield 'code_system = "bps"'
    if about.regions_as_of:
        yield f"regions_as_of = {_quoted(about.regions_as_of)}"
    yield ""


def _origin(key: str, given: Given, figures: pd.DataFrame) -> Sequence[str]:
    """Return the lines that describe one publication, with the file that it was read from."""
    about = given.publication.about
    mine = figures[figures["origin"] == key]
    book = given.books_of[key]
    as_of = max(mine["as_of"]) or max(mine["period"])
    return (
        f"[origins.{key}]",
        f"kind      = {_quoted(about.kind)}",
        f"publisher = {_quoted(about.publisher)}",
        f"title     = {_quoted(about.title)}",
        f"url       = {_quoted(about.url)}",
        f"as_of     = {_quoted(as_of)}",
        f"file      = {_quoted(book.file)}",
        f"sha256    = {_quoted(book.sha256)}",
        f"sheet     = {_quoted(sheets_of(given.books)[book.file])}",
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
