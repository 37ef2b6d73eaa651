"""What a CONFIG says of a registry and of the release to be made of it."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.parse.codes import System
from etl.rollup.problems import problems
from etl.source import read_file
from model.errors import ContractBroken, UnreadableFile

ALL, ATTACKED = "all", 200  # hidden counts of a month that the attack is tried on
K = 5  # persons below which a cell is hidden
MEMORY = 4_096  # megabytes an engine on this machine may use before it spills
SEPARATOR = "|"
MAPS = ("regions", "industries", "segments", "programmes")


@dataclass(frozen=True, slots=True)
class Person:
    """The column that tells persons apart, and how it is made a key."""

    column: str
    key_env: str  # the setting with the key of HMAC-SHA-256; empty: hashed already


@dataclass(frozen=True, slots=True)
class Where:
    """Where the spells are: files, or a view of a database."""

    files: tuple[str, ...] = ()  # patterns
    format: str = "parquet"
    delimiter: str = ","
    address: str = ""  # the setting that holds the address of the database
    view: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Our names of columns to those of the registry; nothing else is ever read."""

    person: str
    kabkota: str
    segment: str
    start: str
    until: str
    industry: str = ""
    kabkota_name: str = ""
    programmes: str = ""
    flags: Mapping[str, str] | None = None  # programme -> its column, where each has one

    @property
    def plain(self) -> Mapping[str, str]:
        """Return our name -> theirs, without the columns of single programmes."""
        names = ("person", "kabkota", "segment", "start", "until", "industry", "kabkota_name")
        found = {name: getattr(self, name) for name in (*names, "programmes")}
        return {name: theirs for name, theirs in found.items() if theirs}

    @property
    def theirs(self) -> Mapping[str, str]:
        """Return our name of every column that is read -> theirs."""
        flags = {flag_of(programme): name for programme, name in (self.flags or {}).items()}
        return {**self.plain, **flags}


@dataclass(frozen=True, slots=True)
class Config:
    """One roll-up, as its TOML declares it."""

    family: str
    vintage: str
    purpose: str
    who: str
    k: int
    months: tuple[str, ...]
    code_system: System
    where: Where
    person: Person
    columns: Columns
    date_format: str
    separator: str
    maps: Mapping[str, Mapping[str, str]]  # regions, industries, segments, programmes
    repeats: str  # "refuse" or "count once"
    attacked: int | None  # hidden counts of a month that the attack is tried on; None: all
    memory: int  # megabytes
    buckets: int  # 0: as the rows need
    is_synthetic: bool  # of a made-up nation: said wherever its figures are shown
    sha256: str


def read_config(path: Path) -> Config:
    """Return what a CONFIG declares, or raise ContractBroken with everything wrong with it."""
    content = read_file(path)
    try:
        about = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path.name} is not TOML: {error}") from None
    if found := problems(about):
        head = f"{path.name} does not declare a roll-up as docs/rollup.md says:"
        raise ContractBroken("\n  ".join([head, *found]))
    return _config(about, hashlib.sha256(content).hexdigest())


def flag_of(programme: str) -> str:
    """Return our name of the column that says whether a spell holds one programme."""
    return f"holds_{programme}"


def _config(about: Mapping[str, Any], sha256: str) -> Config:
    source, columns, person = about["source"], about["columns"], about["person"]
    programmes = columns.get("programmes", "")
    files = source.get("files", ())
    return Config(
        family=about["family"],
        vintage=about["vintage"],
        purpose=about["purpose"],
        who=about["who"],
        k=about.get("k", K),
        months=months_between(about["months"]["from"], about["months"]["to"]),
        code_system=about["code_system"],
        where=Where(
            files=(files,) if isinstance(files, str) else tuple(files),
            format=source.get("format", "parquet"),
            delimiter=source.get("delimiter", ","),
            address=source.get("address", ""),
            view=source.get("view", ""),
        ),
        person=Person(person["column"], person.get("key_env", "")),
        columns=Columns(
            person=person["column"],
            kabkota=columns["kabkota"],
            segment=columns["segment"],
            start=columns["from"],
            until=columns["to"],
            industry=columns.get("industry", ""),
            kabkota_name=columns.get("kabkota_name", ""),
            programmes=programmes if isinstance(programmes, str) else "",
            flags=None if isinstance(programmes, str) else programmes,
        ),
        date_format=about.get("date_format", "YYYY-MM-DD"),
        separator=about.get("separator", SEPARATOR),
        maps={name: about.get(name, {}) for name in MAPS},
        repeats=about.get("repeats", "refuse"),
        attacked=None if about.get("attacked") == ALL else about.get("attacked", ATTACKED),
        memory=about.get("memory", MEMORY),
        buckets=about.get("buckets", 0),
        is_synthetic=about.get("synthetic", False),
        sha256=sha256,
    )


def months_between(first: str, last: str) -> tuple[str, ...]:
    """Return the months from one to another, both among them."""
    start, end = (int(word[:4]) * 12 + int(word[5:]) - 1 for word in (first, last))
    return tuple(f"{at // 12:04}-{at % 12 + 1:02}" for at in range(start, end + 1))
