"""What data/sources/<name>.toml declares of a database: the table [sql], every fault at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from etl.parse.codes import SYSTEMS, System
from etl.sql.statement import query_problem
from model.contract import KINDS
from model.period import is_date

ADDRESS = re.compile(r"CAKUPAN_SQL_[A-Z0-9_]+")
FORMATS = ("YYYY", "YYYYMM", "YYYY-MM", "YYYY-MM-DD")
TYPES = ("text", "integer", "number", "date", "timestamp", "timestamptz")
DATED = ("date", "timestamp", "timestamptz")
TYPES_OF = {
    "period": ("text", "integer", *DATED),
    "as_of": ("text", *DATED),
    "value": ("integer", "number"),
}
UNITS = {1: "", 10**3: "ribu", 10**6: "juta"}  # what a stored number counts, and its wording
MISSING = ("expected", "suppressed", "not_applicable")
NEEDED = ("period", "region_code", "region_name", "measure", "value")
CODED = ("segment", "industry", "employment_status", "programme")
FIGURE = (*NEEDED, *CODED, "status", "as_of", "note")
LONGEST_TIMEOUT = 3_600  # seconds
TIMEOUT = 60
MOST_ROWS = 2_000_000  # more are records of persons, not figures
ORIGIN = ("kind", "publisher", "title", "url")
KEYS = (
    "address",
    "view",
    "query",
    "period_format",
    "timezone",
    "code_system",
    "number_unit",
    "missing",
    "as_of",
    "statement_timeout",
    "most_rows",
    "columns",
    "types",
    "origin",
)


@dataclass(frozen=True, slots=True)
class Column:
    """Where the values of a figure's column come from: a column of the database or a constant."""

    name: str = ""
    constant: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """One view or query, and what its columns mean."""

    address: str  # the setting that holds the address of the database
    view: str  # schema.name, or empty
    query: str  # or empty
    columns: Mapping[str, Column]  # of a figure -> where its values come from
    types: Mapping[str, str]  # column of the database -> one of TYPES
    period_format: str
    timezone: str
    code_system: System
    number_unit: int
    missing: str  # the status of a figure whose value is NULL, or empty: NULL is refused
    as_of: str
    statement_timeout: int  # seconds
    most_rows: int
    origin: Mapping[str, str]  # kind, publisher, title, url

    @property
    def title(self) -> str:
        """Return what the rows are called: the view's name, or that they come from a query."""
        return self.view or "query"

    @property
    def names(self) -> tuple[str, ...]:
        """Return the columns of the database that are asked for, each once."""
        found = [self.columns[name].name for name in FIGURE if name in self.columns]
        return tuple(dict.fromkeys(name for name in found if name))

    @property
    def key(self) -> tuple[str, ...]:
        """Return the columns of the database by which a row is told from the others."""
        told = [self.columns[n].name for n in (*NEEDED[:4], *CODED) if n in self.columns]
        without_names = [n for n in told if n and n != self.columns["region_name"].name]
        return tuple(dict.fromkeys(without_names)) or self.names


def view_of(about: Mapping[str, Any]) -> View:
    """Return the view that a table [sql] without problems declares."""
    found = {name: _column(given) for name, given in about["columns"].items()}
    columns = {name: column for name, column in found.items() if column}
    types = {one.name: "text" for one in columns.values() if one.name}
    types |= {columns["value"].name: "number", **about.get("types", {})}
    return View(
        address=about["address"],
        view=about.get("view", ""),
        query=about.get("query", "").strip().removesuffix(";"),
        columns=columns,
        types=types,
        period_format=about.get("period_format", ""),
        timezone=about.get("timezone", ""),
        code_system=about["code_system"],
        number_unit=about.get("number_unit", 1),
        missing=about.get("missing", ""),
        as_of=str(about.get("as_of", "")),
        statement_timeout=about.get("statement_timeout", TIMEOUT),
        most_rows=about.get("most_rows", MOST_ROWS),
        origin={name: str(about["origin"][name]) for name in ORIGIN},
    )


def problems(about: Any) -> list[str]:
    """Return everything that is wrong with a table [sql]; what may be secret is not told."""
    if not isinstance(about, dict):
        return ["sql must be a table: [sql]"]
    shapes = [f"sql.{n} must be a table" for n in ("columns", "types", "origin") if _odd(about, n)]
    if shapes:
        return shapes
    strange = sorted(set(about) - set(KEYS))
    found = [f"sql.{name} is not known; known are {', '.join(KEYS)}" for name in strange]
    found += [*_where(about), *_meaning(about), *_limits(about), *_columns(about)]
    origin = about.get("origin", {})
    found += [f"sql.origin.{name} is missing" for name in ORIGIN if not origin.get(name)]
    if origin.get("kind") not in (None, *KINDS):
        found.append(f"sql.origin.kind must be one of {', '.join(KINDS)}")
    return found


def _odd(about: Mapping[str, Any], name: str) -> bool:
    return not isinstance(about.get(name, {}), dict)


def _where(about: Mapping[str, Any]) -> Iterator[str]:
    if not ADDRESS.fullmatch(str(about.get("address", ""))):
        yield (
            "sql.address must name the setting that holds the address, such as "
            "CAKUPAN_SQL_KEPESERTAAN; the address itself stands in no file"
        )
    if bool(about.get("view")) == bool(about.get("query")):
        yield "sql needs either view or query"
    elif why := query_problem(str(about.get("query", ""))):
        yield f"sql.query {why}"


def _meaning(about: Mapping[str, Any]) -> Iterator[str]:
    if about.get("code_system") not in SYSTEMS:
        yield f"sql.code_system must be one of {', '.join(SYSTEMS)}"
    if about.get("period_format", "") not in ("", *FORMATS):
        yield f"sql.period_format must be one of {', '.join(FORMATS)}"
    if about.get("number_unit", 1) not in UNITS or isinstance(about.get("number_unit"), bool):
        yield f"sql.number_unit must be one of {', '.join(map(str, UNITS))}"
    if about.get("missing", "") not in ("", *MISSING):
        yield f"sql.missing must be one of {', '.join(MISSING)}"
    dated = "as_of" in about.get("columns", {})
    if not dated and not is_date(str(about.get("as_of", ""))):
        yield "sql.as_of must be a year, a month or a day, or a column of sql.columns"
    if dated and "as_of" in about:
        yield "sql.as_of stands both by itself and in sql.columns"


def _limits(about: Mapping[str, Any]) -> Iterator[str]:
    for name, most in (("statement_timeout", LONGEST_TIMEOUT), ("most_rows", MOST_ROWS)):
        given = about.get(name, 1)
        if type(given) is not int or not 1 <= given <= most:
            yield f"sql.{name} must be a whole number from 1 to {most}"


def _columns(about: Mapping[str, Any]) -> Iterator[str]:
    given, types = about.get("columns", {}), about.get("types", {})
    yield from (f"sql.columns.{name} is missing" for name in NEEDED if name not in given)
    for name, one in given.items():
        if name not in FIGURE:
            yield f"sql.columns.{name} is no column of a figure; those are {', '.join(FIGURE)}"
        elif _column(one) is None:
            yield f'sql.columns.{name} must be a column of the database or {{ constant = "…" }}'
    if isinstance(given.get("value"), dict):
        yield "sql.columns.value must be a column of the database"
    used = {one for one in given.values() if isinstance(one, str)}
    for name, kind in types.items():
        if name not in used:
            yield f"sql.types.{name} is not used by sql.columns"
        if kind not in TYPES:
            yield f"sql.types.{name} must be one of {', '.join(TYPES)}"
    yield from _wrong_types(given, types)
    yield from _dates(about, given, types)


def _wrong_types(given: Mapping[str, Any], types: Mapping[str, Any]) -> Iterator[str]:
    """Yield the types that a column of a figure cannot have."""
    for name, column in given.items():
        kind = types.get(column) if isinstance(column, str) else None
        allowed = TYPES_OF.get(name, ("text", "integer"))
        if kind in TYPES and kind not in allowed:
            yield f"sql.types.{column} of {name} must be one of {', '.join(allowed)}, not {kind}"


def _dates(
    about: Mapping[str, Any], given: Mapping[str, Any], types: Mapping[str, Any]
) -> Iterator[str]:
    """Yield what the dates leave open: the format of a text, the zone of a moment."""
    period = given.get("period")
    if isinstance(period, str):
        dated = types.get(period, "text") in DATED
        if dated == bool(about.get("period_format")):
            yield "sql.period_format is needed for a text or a number, and only for those"
    zone = about.get("timezone", "")
    if ("timestamptz" in types.values()) != bool(zone):
        yield "sql.timezone is needed where a type is timestamptz, and only there"
    if zone and zone not in available_timezones():
        yield "sql.timezone is no zone, such as Asia/Jakarta"


def zone_of(view: View) -> ZoneInfo | None:
    """Return the zone in which a moment has its month."""
    return ZoneInfo(view.timezone) if view.timezone else None


def _column(given: Any) -> Column | None:
    if isinstance(given, str) and given:
        return Column(name=given)
    if isinstance(given, dict) and set(given) == {"constant"}:
        constant = given["constant"]
        return Column(constant=constant) if isinstance(constant, str) and constant else None
    return None
