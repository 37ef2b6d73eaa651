"""Which properties of a file hold the codes and the names of its features, and what they say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from model.errors import UnreadableFile, UsageError

BPS, KEMENDAGRI, PCODE = "bps", "kemendagri", "pcode"
SYSTEMS = (BPS, KEMENDAGRI, PCODE)
# properties as the agencies name them, with the system of their codes where the name says it
CODES: Mapping[str, tuple[tuple[str, str | None], ...]] = {
    "kabkota": (
        ("kdpkab", KEMENDAGRI),
        ("kdppum", KEMENDAGRI),
        ("kdbbps", BPS),
        ("provno+kabkotno", BPS),
        ("adm2_pcode", PCODE),
        ("id", None),
        ("code", None),
        ("kode", None),
    ),
    "province": (
        ("kdppum", KEMENDAGRI),
        ("kdpbps", BPS),
        ("provno", BPS),
        ("adm1_pcode", PCODE),
        ("id", None),
        ("code", None),
        ("kode", None),
    ),
}
NAMES = {
    "kabkota": ("wadmkk", "kabkot", "adm2_en", "adm2_id", "adm2_name", "name", "nama"),
    "province": ("wadmpr", "provinsi", "adm1_en", "adm1_id", "adm1_name", "name", "nama"),
}
SHAPES = {
    "kabkota": re.compile(r"(ID)?[0-9]{4}|[0-9]{2}\.[0-9]{2}"),
    "province": re.compile(r"(ID)?[0-9]{2}"),
}
WIDTHS = {"provno": 2, "kabkotno": 2}  # digits: written as a number, 02 is 2
PLACES = {"kabkota": "kabupaten and kota", "province": "provinces"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person said about the file; None where it is to be found."""

    code_system: str | None = None
    level: str | None = None
    code_property: str | None = None
    name_property: str | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """The code and the name of every feature, in the order of the file."""

    level: str
    codes: tuple[str, ...]
    names: tuple[str, ...]


def labels(features: Sequence[Mapping[str, Any]], asked: Asked, file: str) -> Labels:
    """Return what the features are called, or raise an error that says which option helps."""
    rows = [_row(feature) for feature in features]
    level, codes = _codes(rows, asked, file)
    return Labels(level, codes, _names(rows, level, asked.name_property, file))


def _row(feature: Mapping[str, Any]) -> dict[str, str]:
    """Return the properties as text by their name in small letters."""
    found = feature.get("properties")
    given = found if isinstance(found, dict) else {}
    return {
        name.casefold(): _text(value) for name, value in ({"id": feature.get("id")} | given).items()
    }


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip() if isinstance(value, str | int) else ""


def _codes(rows: list[dict[str, str]], asked: Asked, file: str) -> tuple[str, tuple[str, ...]]:
    for level in [asked.level] if asked.level else list(CODES):
        for name in _candidates(level, asked):
            codes = tuple(_joined(row, name) for row in rows)
            if any(SHAPES[level].fullmatch(code) for code in codes):
                return level, codes
    if asked.code_property:
        raise UsageError(f"{file} has no codes in {asked.code_property!r}. {_listed(rows)}")
    wanted = PLACES[asked.level] if asked.level else "places"
    raise UnreadableFile(
        f"{file} has no known codes of {wanted}: use --code-property. {_listed(rows)}"
    )


def _candidates(level: str, asked: Asked) -> list[str]:
    """Return the properties to look into, those of the declared system first."""
    if asked.code_property:
        return [asked.code_property.casefold()]
    other = {name: system not in (asked.code_system, None) for name, system in CODES[level]}
    return sorted(other, key=lambda name: other[name]) if asked.code_system else list(other)


def _joined(row: dict[str, str], names: str) -> str:
    """Return a code, also one that stands in several properties joined by +; empty if one is."""
    parts = [(row.get(name, ""), WIDTHS.get(name, 0)) for name in names.split("+")]
    return "".join(part.zfill(width) for part, width in parts) if all(p for p, _ in parts) else ""


def _names(rows: list[dict[str, str]], level: str, given: str | None, file: str) -> tuple[str, ...]:
    for name in [given.casefold()] if given else NAMES[level]:
        names = tuple(row.get(name, "") for row in rows)
        if any(names):
            return names
    if given:
        raise UsageError(f"{file} has no names in {given!r}. {_listed(rows)}")
    raise UnreadableFile(f"{file} has no known names: use --name-property. {_listed(rows)}")


def _listed(rows: list[dict[str, str]]) -> str:
    """Return the properties that the file has, for whoever must choose one."""
    found = sorted({name for row in rows for name, value in row.items() if value})[:30]
    return f"Properties: {', '.join(map(repr, found)) or 'none'}."
