"""Codes and names of a border file to the places of the code list, or every disagreement at once.

6402 is one place for BPS and another for Kemendagri: the system is declared, never guessed, and
the name beside each code must be that of the place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from etl.borders.labels import BPS, KEMENDAGRI, PCODE, Labels
from etl.borders.names import names_of, plain
from etl.borders.sets import regions_of
from etl.codelists import Codelists
from model.borders import units
from model.errors import ContractBroken, UsageError
from model.regions import NATION

MOST_SHOWN = 600  # disagreements in one message: more than there are kabupaten and kota


@dataclass(frozen=True, slots=True)
class Matched:
    """The BPS code of every feature, and the system in which the file wrote it."""

    code_system: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Places:
    """The places of one level today: their names, and their code in each system."""

    level: str
    shown: Mapping[str, str]  # BPS code -> name
    names: Mapping[str, frozenset[str]]  # BPS code -> every plain spelling
    systems: Mapping[str, Mapping[str, str]]  # system -> its code without dot -> BPS code


def matched(labels: Labels, declared: str | None, codelists: Codelists) -> Matched:
    """Return the place of every feature; raises ContractBroken where code and name disagree."""
    places = _places(labels.level, codelists)
    system = declared or _self_declared(labels, places)
    pairs = list(zip(labels.codes, labels.names, strict=True))
    found = tuple(places.systems[system].get(_bare(code, system), "") for code in labels.codes)
    wrong = [
        fault
        for number, ((code, name), place) in enumerate(zip(pairs, found, strict=True), 1)
        if (fault := _fault(number, (code, name), place, places))
    ]
    wrong += _older(frozenset(found), places, codelists)
    if wrong:
        raise ContractBroken(_message(wrong, _hint(pairs, system, places)))
    return Matched(system, found)


def _places(level: str, codelists: Codelists) -> _Places:
    regions = regions_of(codelists)
    today = [regions.by_code[code] for code in sorted(units(f"{level}_{NATION}", regions))]
    before = codelists.column("regions", "code_2020")
    own = {place.code: place.code for place in today}
    if level == "kabkota":  # of the provinces, those of 2020 had the codes of smaller ones today
        own = {before[code]: code for code in own if before[code]} | own
    return _Places(
        level,
        {place.code: place.name for place in today},
        names_of(today, regions),
        {
            BPS: own,
            KEMENDAGRI: {place.kemendagri.replace(".", ""): place.code for place in today},
            PCODE: {f"ID{code}": place for code, place in own.items()},
        },
    )


def _self_declared(labels: Labels, places: _Places) -> str:
    """Return the system that the codes themselves show, or ask for it."""
    written = [code for code in labels.codes if code]
    if all("." in code for code in written):
        return KEMENDAGRI
    if all(code.startswith("ID") for code in written):
        return PCODE
    example = next((c for c in written if _meanings(c, places)), written[0])
    raise UsageError(
        f"Say in which system the codes are: --code-system bps, kemendagri or pcode. "
        f"{example!r} {_meanings(example, places) or 'does not tell'}."
    )


def _meanings(code: str, places: _Places) -> str:
    """Return what a code means in two systems, empty where they agree or do not know it."""
    bps, other = (places.systems[system].get(code) for system in (BPS, KEMENDAGRI))
    if bps is None or other is None or bps == other:
        return ""
    return f"is {places.shown[bps]} for BPS and {places.shown[other]} for Kemendagri"


def _bare(code: str, system: str) -> str:
    """Return a code as its system's table has it; Kemendagri's dot belongs to no other."""
    return code.replace(".", "", 1) if system == KEMENDAGRI else code


def _fault(number: int, pair: tuple[str, str], place: str, places: _Places) -> str | None:
    """Return what is wrong with a feature, None where code and name are one place."""
    code, name = pair
    if place and plain(name) in places.names[place]:
        return None
    expected = f"expected {places.shown[place]!r}" if place else "no such code"
    return f"feature {number}: code {code!r}, name {name!r}: {expected}"


def _older(found: frozenset[str], places: _Places, codelists: Codelists) -> Iterator[str]:
    """Yield the provinces that the file draws as they were before others were taken from them."""
    if places.level != "province":
        return
    before = codelists.column("regions", "code_2020")
    for place in sorted(found & set(places.shown)):
        taken = {code for code in places.shown if before[code] == place != code}
        if lacking := sorted(taken - found):
            listed = ", ".join(places.shown[code] for code in lacking)
            yield f"{places.shown[place]}: drawn before its division, without {listed}"


def _hint(pairs: list[tuple[str, str]], declared: str, places: _Places) -> str:
    """Return the system in which most of the features would agree, empty where none is better."""
    agree = {
        system: sum(
            plain(name) in places.names.get(table.get(_bare(code, system), ""), ())
            for code, name in pairs
        )
        for system, table in places.systems.items()
    }
    best = max(agree, key=lambda system: (agree[system], system == declared))
    if best == declared:
        return ""
    said = f"{agree[best]} of {len(pairs)} agree"
    return f"The codes look like those of the other system: with --code-system {best} {said}."


def _message(wrong: list[str], hint: str) -> str:
    head = f"{len(wrong)} disagreements between codes and names; nothing was kept. {hint}".rstrip()
    rest = [f"… and {len(wrong) - MOST_SHOWN} more"] if len(wrong) > MOST_SHOWN else []
    return "\n  ".join([head, *wrong[:MOST_SHOWN], *rest])
