"""What a person confirmed about a file, in the TOML that `inspect` prints: read and held to."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from etl.source import ACCESS, read_file
from model.errors import ContractBroken
from model.selection import nearest

WORDS = (  # of the whole file
    "reader",
    "number_style",
    "region",
    "period",
    "month",
    "as_of",
    "regions_as_of",
    "origin",
    "measure",
    "segment",
    "programme",
    "activity",
    "access",
)
TABLES = ("labels", "missing", "statuses", "branches")  # by a label, a mark, a year, an office
KNOWN = (*WORDS, *TABLES)


def declaration(path: Path) -> dict[str, Any]:
    """Return what a TOML declares, or raise ContractBroken naming everything wrong with it."""
    try:
        found = tomllib.loads(read_file(path).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContractBroken(f"{path.name} is not TOML: {error}") from None
    return declared(found, path.name)


def declared(found: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return what was declared, each key known and of its kind; `name` is told in a refusal."""
    if wrong := list(_faults(found)):
        raise ContractBroken("\n  ".join([f"{name} declares what cannot be read:", *wrong]))
    return dict(found)


def _faults(found: Mapping[str, Any]) -> Iterator[str]:
    for key, value in found.items():
        if key not in KNOWN:
            close = nearest(key, KNOWN)
            yield f"{key} is nothing that can be declared" + (
                f"; nearest: {close}" if close else ""
            )
        elif key == "access" and value not in ACCESS:
            yield f"access must be one of {', '.join(ACCESS)}, not {value!r}"
        elif key in WORDS and not isinstance(value, str):
            yield f"{key} must be words in quotes, not {value!r}"
        elif key in TABLES and not isinstance(value, dict):
            yield f"{key} must be a table: [{key}]"
