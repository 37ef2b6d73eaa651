"""The columns of the registry's files, by name and type, before any row is read."""

from __future__ import annotations

import csv
import difflib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.rollup.declared import Columns, Config
from model.errors import ContractBroken, UnreadableFile

DELIMITERS = ",;\t|"
LONGEST = 1 << 16  # characters of the first line of a CSV
DATED = ("start", "until")


def kinds(config: Config, paths: Sequence[Path]) -> Mapping[str, str]:
    """Return our name of each column -> text, integer, boolean, date or timestamp.

    Raises ContractBroken with every column that is missing or of a type that does not do.
    """
    found: dict[str, str] = {}
    faults: list[str] = []
    for path in paths:
        types = _types(config, path)
        for ours, theirs in config.columns.theirs.items():
            kind = types.get(theirs, "")
            if why := _problem(ours, theirs, kind, types):
                faults.append(f"{path.name}: {why}")
            elif found.setdefault(ours, kind) != kind:
                faults.append(f"{path.name}: {theirs!r} is {kind}, in other files {found[ours]}")
    if len({found.get(name) == "text" for name in DATED}) > 1:
        faults.append("the columns of first and last days must both be texts or both be dates")
    if faults:
        raise ContractBroken("\n  ".join(["The registry cannot be counted:", *_bounded(faults)]))
    return found


def csv_header(config: Config, paths: Sequence[Path]) -> Sequence[str]:
    """Return the first line that all CSV files share, none where they are Parquet."""
    if config.where.format != "csv":
        return ()
    first, *others = (_first_line(p, config.where.delimiter, config.columns) for p in paths)
    odd = [path.name for path, line in zip(paths[1:], others, strict=True) if line != first]
    if odd:
        raise ContractBroken(f"{odd[0]} has another first line than {paths[0].name}.")
    return first


def kind_of(type_: pa.DataType) -> str:
    """Return what a type of Arrow is to us; its own name where it is nothing."""
    if pa.types.is_dictionary(type_):
        type_ = type_.value_type
    checks = {
        "text": pa.types.is_string(type_) or pa.types.is_large_string(type_),
        "integer": pa.types.is_integer(type_),
        "boolean": pa.types.is_boolean(type_),
        "date": pa.types.is_date(type_),
        "timestamp": pa.types.is_timestamp(type_) and type_.tz is None,
    }
    return next((kind for kind, holds in checks.items() if holds), str(type_))


def allowed(ours: str) -> tuple[str, ...]:
    """Return the kinds that a column of ours may have."""
    if ours in DATED:
        return ("text", "date", "timestamp")
    if ours == "person":
        return ("text", "integer")
    return ("text", "integer", "boolean") if ours.startswith("holds_") else ("text", "integer")


def _types(config: Config, path: Path) -> Mapping[str, str]:
    if config.where.format == "csv":
        return dict.fromkeys(_first_line(path, config.where.delimiter, config.columns), "text")
    try:
        schema = pq.read_schema(path)
    except (pa.ArrowException, OSError):  # their words may repeat what is inside
        raise UnreadableFile(f"{path.name} is no Parquet file, or a damaged one.") from None
    return {field.name: kind_of(field.type) for field in schema}


def _first_line(path: Path, delimiter: str, columns: Columns) -> Sequence[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            line = opened.readline(LONGEST)
    except UnicodeDecodeError:
        raise UnreadableFile(f"{path.name} is not UTF-8: save it as UTF-8.") from None
    if not line.strip():
        raise UnreadableFile(f"{path.name} is empty.")
    names = _split(line, delimiter)
    wanted = set(columns.theirs.values())
    if not wanted & set(names):
        better = [one for one in DELIMITERS if wanted & set(_split(line, one))]
        if better:
            raise ContractBroken(
                f"{path.name} has no column of CONFIG when it is parted at {delimiter!r}, but at "
                f"{better[0]!r}: set source.delimiter."
            )
    return names


def _split(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter), [])


def _problem(ours: str, theirs: str, kind: str, types: Mapping[str, str]) -> str:
    if not kind:
        near = difflib.get_close_matches(theirs, types, n=2, cutoff=0.6)
        return f"has no column {theirs!r}" + (f"; perhaps {' or '.join(near)}" if near else "")
    if kind not in allowed(ours):
        return f"{theirs!r} is {kind}, not {' or '.join(allowed(ours))}"
    return ""


def _bounded(faults: Sequence[str], most: int = 60) -> Iterator[str]:
    yield from faults[:most]
    if len(faults) > most:
        yield f"… and {len(faults) - most} more"
