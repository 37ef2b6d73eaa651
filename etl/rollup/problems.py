"""Everything that is wrong with a CONFIG, at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from etl.parse.codes import SYSTEMS
from etl.sql.declared import ADDRESS
from model.period import MONTH
from model.registry import INDUSTRIES, PROGRAMMES, SEGMENTS
from model.settings import ROLLUP

LEAST_K, MOST_K = 3, 1_000
MOST_MONTHS = 600
LEAST_MEMORY, MOST_MEMORY = 200, 10**6  # megabytes
MOST_BUCKETS = 4_096
WORDS = ("family", "vintage", "purpose", "who")
NAME = re.compile(r"[a-z0-9][a-z0-9_]*")
VINTAGE = re.compile(r"[a-z0-9][a-z0-9._-]*")
KEY = re.compile(ROLLUP + r"[A-Z0-9_]+")
VIEW = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?")
HASH = "hmac-sha256"
FORMATS = ("YYYY-MM-DD", "YYYYMMDD", "YYYY-MM")
REPEATS = ("refuse", "count once")
MAPPED = {"industries": INDUSTRIES, "segments": SEGMENTS, "programmes": PROGRAMMES}
TABLES = ("source", "person", "columns", "months", "regions", *MAPPED)
KNOWN = {
    "": (*WORDS, "k", "attacked", "code_system", "date_format", "separator", "repeats", "memory",
         "buckets", "synthetic", *TABLES),
    "source": ("files", "format", "delimiter", "address", "view"),
    "person": ("column", "hash", "key_env", "already_hashed"),
    "columns": ("kabkota", "kabkota_name", "industry", "segment", "programmes", "from", "to"),
    "months": ("from", "to"),
}  # fmt: skip


def problems(about: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with a CONFIG, in words; empty where it can be used."""
    shapes = [f"{n} must be a table: [{n}]" for n in TABLES if not _is_table(about.get(n, {}))]
    if shapes:
        return shapes
    found = list(_strange(about))
    for check in (_words, _numbers, _choices, _months, _source, _person, _columns, _maps):
        found += check(about)
    return found


def _is_table(given: object) -> bool:
    return isinstance(given, dict)


def _strange(about: Mapping[str, Any]) -> Iterator[str]:
    for table, known in KNOWN.items():
        given = about.get(table, {}) if table else about
        for name in sorted(set(given) - set(known)):
            yield f"{table}.{name} is not known".lstrip(".") + f"; known are {', '.join(known)}"


def _words(about: Mapping[str, Any]) -> Iterator[str]:
    for name in WORDS:
        if not isinstance(about.get(name), str) or not about[name].strip():
            yield f"{name} is missing"
    if not NAME.fullmatch(str(about.get("family", "x"))):
        yield "family must be a name of small letters, digits and _, as of a folder"
    if not VINTAGE.fullmatch(str(about.get("vintage", "x"))):
        yield "vintage must be a name of small letters, digits, - and ., as of a file"


def _numbers(about: Mapping[str, Any]) -> Iterator[str]:
    limits = {
        "k": (LEAST_K, MOST_K),
        "memory": (LEAST_MEMORY, MOST_MEMORY),
        "buckets": (1, MOST_BUCKETS),
    }
    attacked = about.get("attacked", 0)
    if attacked != "all" and (type(attacked) is not int or attacked < 0):
        yield 'attacked must be "all" or a whole number, 0 for no attack'
    for name, (least, most) in limits.items():
        given = about.get(name, least)
        if type(given) is not int or not least <= given <= most:
            yield f"{name} must be a whole number from {least} to {most}"
    buckets = about.get("buckets", 1)
    if type(buckets) is int and buckets > 0 and buckets & (buckets - 1):
        yield "buckets must be 1, 2, 4, 8 or another power of two"


def _choices(about: Mapping[str, Any]) -> Iterator[str]:
    if about.get("code_system") not in SYSTEMS:
        yield f"code_system must be one of {', '.join(SYSTEMS)}"
    if about.get("date_format", FORMATS[0]) not in FORMATS:
        yield f"date_format must be one of {', '.join(FORMATS)}"
    if about.get("repeats", REPEATS[0]) not in REPEATS:
        yield f"repeats must be one of {', '.join(REPEATS)}"
    if not isinstance(about.get("synthetic", False), bool):
        yield "synthetic must be true or false"
    if not str(about.get("separator", "|")):
        yield "separator must be what stands between two programmes"


def _months(about: Mapping[str, Any]) -> Iterator[str]:
    given = about.get("months", {})
    first, last = str(given.get("from", "")), str(given.get("to", ""))
    if not MONTH.fullmatch(first) or not MONTH.fullmatch(last):
        yield 'months must be { from = "2024-01", to = "2024-12" }'
    elif first > last:
        yield f"months: from {first} comes after to {last}"
    elif (int(last[:4]) - int(first[:4])) * 12 > MOST_MONTHS:
        yield f"months are more than {MOST_MONTHS}"


def _source(about: Mapping[str, Any]) -> Iterator[str]:
    given = about.get("source", {})
    files = given.get("files", ())
    patterns = [files] if isinstance(files, str) else files
    if not isinstance(patterns, list | tuple) or not all(isinstance(p, str) for p in patterns):
        yield "source.files must be a pattern like /srv/registry/*.parquet, or a list of them"
        return
    if bool(patterns) == bool(given.get("address")):
        yield "source needs either files or address"
    if given.get("format", "parquet") not in ("parquet", "csv"):
        yield "source.format must be parquet or csv"
    if len(str(given.get("delimiter", ","))) != 1:
        yield "source.delimiter must be one letter"
    if given.get("address") and not ADDRESS.fullmatch(str(given["address"])):
        yield (
            "source.address must name the setting that holds the address, such as "
            "CAKUPAN_SQL_KEPESERTAAN; the address itself stands in no file"
        )
    if given.get("address") and not VIEW.fullmatch(str(given.get("view", ""))):
        yield "source.view must be the name of a view, with or without its schema"


def _person(about: Mapping[str, Any]) -> Iterator[str]:
    given = about.get("person", {})
    if not isinstance(given.get("column"), str) or not given["column"]:
        yield "person.column is missing"
    hashed, keyed = given.get("already_hashed") is True, given.get("hash") == HASH
    if hashed == keyed or ("hash" in given and not keyed):
        yield f'person needs either hash = "{HASH}" with key_env, or already_hashed = true'
    if keyed and not KEY.fullmatch(str(given.get("key_env", ""))):
        yield (
            f"person.key_env must name the setting that holds the key, such as {ROLLUP}KEY; "
            "the key itself stands in no file"
        )


def _columns(about: Mapping[str, Any]) -> Iterator[str]:
    given = about.get("columns", {})
    for name in ("kabkota", "segment", "programmes", "from", "to"):
        if not given.get(name):
            yield f"columns.{name} is missing"
    programmes = given.get("programmes", "x")
    flags = programmes if isinstance(programmes, dict) else {}
    if not isinstance(programmes, str) and not flags:
        yield "columns.programmes must be a column, or a table of a column for each programme"
    strange = sorted(set(flags) - set(PROGRAMMES[1:]))
    if strange:
        yield f"columns.programmes: {', '.join(strange)} is none of {', '.join(PROGRAMMES[1:])}"
    names = [one for name, one in given.items() if name != "programmes"]
    names += [programmes] if isinstance(programmes, str) else list(flags.values())
    names.append(about.get("person", {}).get("column", "x"))
    if not all(isinstance(one, str) and one for one in names):
        yield "columns: every column must be a name"
    elif len(set(names)) < len(names):
        yield "columns: one column is named twice"


def _maps(about: Mapping[str, Any]) -> Iterator[str]:
    for name, codes in MAPPED.items():
        wrong = sorted({str(one) for one in about.get(name, {}).values()} - set(codes[1:]))
        if wrong:
            yield f"{name}: {', '.join(wrong)} is none of {', '.join(codes[1:])}"
    if not all(isinstance(one, str) for one in about.get("regions", {}).values()):
        yield "regions must map a code to the code of today, both in quotes"
