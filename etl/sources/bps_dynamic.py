"""Dynamic data of the WebAPI: its keys are five codes glued together without separators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from etl.cells import Value
from etl.findings import Finding
from etl.sources.printed.cell_text import text_of
from etl.sources.printed.datum import Datum, Table
from etl.sources.printed.labels import BY
from model.errors import ContractBroken

PARTS = ("vervar", "var", "turvar", "tahun", "turtahun")
NOTHING = ("tidak ada", "tidak ada satuan", "none", "-", "")
LONGEST_KEY = 60
MOST_TOLD = 20  # keys that cannot be taken apart; the rest is counted
REGION_DIGITS = 4
WHOLE = "9999"  # the row of the office's own area, whichever that is


@dataclass(frozen=True, slots=True)
class Lists:
    """The labels of each part of a key by code, and what the rows and the variable are called."""

    labels: Mapping[str, Mapping[str, str]]
    unit: str
    rows: str


def dynamic_table(file: str, document: Mapping[str, object]) -> Table:
    """Return the cells of an answer with dynamic data; keys that cannot be built are faults."""
    lists = _lists(file, document)
    release = f"{file}/datacontent"
    content = document["datacontent"]
    if not isinstance(content, Mapping):
        raise ContractBroken(f"{file}: datacontent is no object of keys and numbers")
    found: list[Datum] = []
    findings: list[Finding] = []
    for number, (key, value) in enumerate(content.items(), 1):
        fitting = _taken_apart(str(key), lists)
        if len(fitting) != 1:
            findings.append(_wrong(release, number, str(key), fitting))
        else:
            found.append(_datum(number, str(key), value, (fitting[0], lists)))
    titles = (*lists.labels["var"].values(), lists.unit) if len(lists.labels["var"]) == 1 else ()
    findings = [*findings[:MOST_TOLD], *_rest(release, findings)]
    return Table(
        release,
        file,
        tuple(filter(None, titles)),
        lists.rows,
        (),
        tuple(found),
        any(datum.region for datum in found),
        tuple(findings),
    )


def _lists(file: str, document: Mapping[str, object]) -> Lists:
    labels: dict[str, dict[str, str]] = {}
    unit = ""
    for part in PARTS:
        listed = document.get(part)
        if not isinstance(listed, list) or not listed:
            raise ContractBroken(f"{file}: the list {part} is missing, keys cannot be built")
        labels[part] = {}
        for one in listed:
            if not isinstance(one, Mapping) or not {"val", "label"} <= set(one):
                raise ContractBroken(f"{file}: the list {part} has an entry without val and label")
            code, label = str(one["val"]), text_of(str(one["label"]))
            if labels[part].setdefault(code, label) != label:
                raise ContractBroken(f"{file}: the list {part} gives {code} two labels")
            unit = text_of(str(one.get("unit", ""))) if part == "var" else unit
    unit = "" if unit.casefold() in NOTHING else unit
    return Lists(labels, unit, text_of(str(document.get("labelvervar", ""))))


def _taken_apart(key: str, lists: Lists) -> list[tuple[str, ...]]:
    """Return every way in which a key is made of one code of each list."""
    if len(key) > LONGEST_KEY:
        return []
    ways: list[tuple[tuple[str, ...], str]] = [((), key)]
    for part in PARTS:
        codes = lists.labels[part]
        ways = [
            ((*taken, rest[:length]), rest[length:])
            for taken, rest in ways
            for length in range(1, len(rest) + 1)
            if rest[:length] in codes
        ]
    return [taken for taken, rest in ways if not rest]


def _datum(number: int, key: str, value: object, read: tuple[tuple[str, ...], Lists]) -> Datum:
    codes, lists = read
    row, variable, *others = (
        lists.labels[part][code] for part, code in zip(PARTS, codes, strict=True)
    )
    labels = [label for label in others if label.casefold() not in NOTHING]
    if len(lists.labels["var"]) > 1:
        labels.insert(0, BY.sub("", variable))
    cell: Value = value if isinstance(value, str | int | float | bool) else None
    code = codes[0] if len(codes[0]) == REGION_DIGITS and codes[0] != WHOLE else None
    return Datum(f"datacontent!{key}", number, key, cell, tuple(labels), row, code=code)


def _wrong(release: str, number: int, key: str, ways: Sequence[tuple[str, ...]]) -> Finding:
    place = f"{release}:{number}:{key[:LONGEST_KEY]}"
    if not ways:
        rule = f"is made of no codes of the lists {', '.join(PARTS)}"
        return Finding(place, key[:LONGEST_KEY], rule, "Save the whole answer again")
    both = " or ".join("+".join(way) for way in ways[:2])
    hint = "Ask for fewer rows or years at once, so that only one reading is left"
    return Finding(place, key, f"can be taken apart in {len(ways)} ways: {both}", hint)


def _rest(release: str, findings: Sequence[Finding]) -> Iterator[Finding]:
    if len(findings) > MOST_TOLD:
        rule = f"{len(findings) - MOST_TOLD} more keys cannot be taken apart"
        yield Finding(f"{release}::", "", rule, "Save the whole answer again")
