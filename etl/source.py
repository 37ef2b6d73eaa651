"""A family of publications as data/sources/<name>.toml describes it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.sql import declared
from etl.sql.declared import View
from model.contract import KINDS
from model.errors import ContractBroken, UnreadableFile
from model.period import is_date

ACCESS = ("public", "restricted")
SQL = "sql"  # the reader of a source whose figures come from a database
ORIGIN_FIELDS = ("kind", "publisher", "title", "url")


@dataclass(frozen=True, slots=True)
class Origin:
    """One publication."""

    key: str
    kind: str
    publisher: str
    title: str
    url: str
    as_of: str = ""
    file: str | None = None
    sha256: str | None = None
    sheet: str | None = None
    per_vintage: bool = False  # one publication a year: the key gets the vintage appended


@dataclass(frozen=True, slots=True)
class Source:
    """One family of publications and how its releases are to be read."""

    name: str
    reader: str
    title: str
    access: str
    licence: str
    code_system: str
    origins: Mapping[str, Origin]
    regions_as_of: str = ""  # the day whose regions are meant, where that is not the period's
    columns: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    notes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    vintage_notes: Sequence[Mapping[str, Any]] = ()  # a note on whole columns of one vintage
    accepted: Mapping[str, str] = field(default_factory=dict)  # "period region measure" -> why
    branches: Mapping[str, Sequence[str]] = field(default_factory=dict)  # office -> its area
    sql: View | None = None  # of the reader "sql": what is read, and from where


def read_source(path: Path) -> Source:
    """Return the source a TOML file describes, or raise ContractBroken naming what is wrong."""
    about = _parsed(path)
    if problems := [f"{path.name}: {word}" for word in _problems(about)]:
        raise ContractBroken("\n  ".join(["a source is not described as it must be:", *problems]))
    return Source(
        name=path.stem,
        reader=about["reader"],
        title=about["title"],
        access=about["access"],
        licence=about["licence"],
        code_system=about["code_system"],
        origins={key: _origin(key, entry) for key, entry in about.get("origins", {}).items()},
        regions_as_of=about.get("regions_as_of", ""),
        columns=about.get("columns", {}),
        notes=about.get("notes", {}),
        vintage_notes=tuple(about.get("vintage_notes", ())),
        accepted=about.get("accepted", {}),
        branches=about.get("branches", {}),
        sql=declared.view_of(about["sql"]) if "sql" in about else None,
    )


def read_file(path: Path) -> bytes:
    """Return the bytes of a file, or raise UnreadableFile with the system's reason."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror}") from None


def _parsed(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_file(path).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContractBroken(f"{path.name} is not TOML: {error}") from None


def _problems(about: dict[str, Any]) -> list[str]:
    asked = about.get("reader") == SQL  # its first load writes its first publication
    needed = ("reader", "title", "access", "licence", "code_system", SQL if asked else "origins")
    found = [f"{name} is missing" for name in needed if not about.get(name)]
    if "sql" in about:
        found += declared.problems(about["sql"]) if asked else ['sql is of the reader "sql" alone']
    if about.get("access") not in ACCESS:
        found.append(f"access must be one of {', '.join(ACCESS)}, not {about.get('access')!r}")
    if about.get("code_system") != "bps":
        found.append(f"code_system {about.get('code_system')!r} cannot be read; releases use 'bps'")
    areas = about.get("branches", {})
    if not isinstance(areas, dict) or not all(isinstance(one, list) for one in areas.values()):
        found.append("branches must hold a list of codes or names per office")
    origins = about.get("origins", {})
    if not isinstance(origins, dict):
        return [*found, "origins must be tables: [origins.<key>]"]
    for key, entry in origins.items():
        found += [f"origins.{key}: {problem}" for problem in _origin_problems(entry)]
    return found


def _origin_problems(entry: Any) -> list[str]:
    if not isinstance(entry, dict):
        return ["must be a table of its own"]
    found = [f"{name} is missing" for name in ORIGIN_FIELDS if not entry.get(name)]
    if entry.get("kind") not in KINDS:
        found.append(f"kind must be one of {', '.join(KINDS)}")
    if not entry.get("per_vintage") and not is_date(str(entry.get("as_of", ""))):
        found.append("as_of must be a year, a month or a day")
    return found


def _origin(key: str, entry: dict[str, Any]) -> Origin:
    known = {name: entry[name] for name in Origin.__slots__ if name in entry}
    if "as_of" in known:
        known["as_of"] = str(known["as_of"])  # a date without quotes is a date of TOML
    return Origin(key=key, **known)
