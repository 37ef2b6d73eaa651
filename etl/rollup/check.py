"""The registry looked through once before anything is counted: every fault at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from ibis import _

from etl.rollup import codes, days
from etl.rollup.codes import MOST_VALUES, Read, Values, told
from etl.rollup.declared import Config, flag_of
from etl.rollup.engine import Engine
from etl.rollup.located import Wrong, first_rows
from etl.rollup.spells import Spells, per_value, positions_table
from etl.rollup.tree import Tree
from model.errors import ContractBroken
from model.regions import Regions

NIK = re.compile(r"[^0-9A-Za-z]*\d{16}[^0-9A-Za-z]*", re.ASCII)
NIK_SQL = r"^[^0-9A-Za-z]*[0-9]{16}[^0-9A-Za-z]*$"
LEAST_NIK, MOST_NIK = 10**15, 10**16 - 1
RARE = 100  # one number in so many may have 16 digits by chance
MOST_TOLD = 40
LOCATED = 10  # values of a column whose rows are looked up
BLANK = "names no person"
RAW_NIK = "looks like a raw NIK: give person.hash and person.key_env"


@dataclass(slots=True)
class Checked:
    """The spells with the positions of their values, and what was found on the way."""

    spells: Spells
    rows: int = 0
    unknown: dict[str, int] = field(default_factory=dict)  # column -> rows in totals alone
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Place:
    """What the codes of a registry are read against, and where its rows can be looked up."""

    config: Config
    regions: Regions
    tree: Tree
    paths: Sequence[Path]


def checked(engine: Engine, spells: Spells, place: Place) -> Checked:
    """Return the spells ready to be counted, or raise ContractBroken with all that is wrong."""
    found = Checked(spells)
    for look in (_rows, _person, _codes, _flags, _days):
        look(engine, place, found)
        if not found.rows:
            break
    if found.faults:
        more = [f"… and {len(found.faults) - MOST_TOLD} more"][: len(found.faults) > MOST_TOLD]
        head = f"The registry cannot be counted: {len(found.faults)} faults. Nothing was released."
        raise ContractBroken("\n  ".join([head, *found.faults[:MOST_TOLD], *more]))
    return found


def _rows(engine: Engine, _place: Place, found: Checked) -> None:
    answer = engine.answer(found.spells.rows.agg(rows=_.count()))
    found.rows = answer["rows"][0].as_py()
    if not found.rows:
        found.faults.append("The files hold no row.")


def _person(engine: Engine, place: Place, found: Checked) -> None:
    person, is_text = found.spells.rows.person, found.spells.kinds["person"] == "text"
    if is_text:
        blank, nik = person.isnull() | (person.strip() == ""), person.re_search(NIK_SQL)
    else:
        blank, nik = person.isnull(), person.between(LEAST_NIK, MOST_NIK)
    answer = engine.answer(found.spells.rows.agg(blank=blank.sum(), nik=nik.sum())).to_pylist()[0]
    column = place.config.columns.person
    if rows := answer["blank"]:
        found.faults.append(_fault(place, column, BLANK, rows, _is_blank))
    rows = answer["nik"] or 0
    chance = 0 if is_text else found.rows // RARE
    if not place.config.person.key_env and rows > chance:
        found.faults.append(_fault(place, column, RAW_NIK, rows, _is_nik))


def _is_nik(cell: str) -> bool:
    return NIK.fullmatch(cell) is not None


def _is_blank(cell: str) -> bool:
    return not cell.strip()


def _codes(engine: Engine, place: Place, found: Checked) -> None:
    config, positions = place.config, {}
    for name in ("kabkota", "industry", "segment", "programmes"):
        values = _values(engine, place, found, name) if name in config.columns.plain else None
        if values is None:
            continue
        if name == "kabkota":
            read = codes.kabkota(values, config, place.regions, place.tree)
        else:
            read = codes.READERS[name](values, config)
        _note(place, found, name, read, values)
        found.unknown[name] = read.unknown
        positions[name] = positions_table(name)
        engine.keep(f"positions_{name}", read.table)
    if config.columns.kabkota_name:
        _names(engine, place, found)
    found.spells = replace(found.spells, positions=positions)


def _names(engine: Engine, place: Place, found: Checked) -> None:
    """Note the codes whose names are those of other places."""
    rows = found.spells.rows
    pairs = rows.group_by("kabkota", "kabkota_name").agg(rows=_.count())
    counts = {
        (str(row["kabkota"] or ""), str(row["kabkota_name"] or "")): row["rows"]
        for row in engine.answer(pairs.limit(MOST_VALUES)).to_pylist()
    }
    read = codes.names_agree(counts, place.config, place.regions)
    for pair, why in sorted(read.faults.items()):
        count = next(n for (code, name), n in counts.items() if f"{code} {name}" == pair)
        found.faults.append(
            _told(place.config.columns.kabkota_name, f"{told(pair)} {why}", count, "")
        )


def _flags(engine: Engine, place: Place, found: Checked) -> None:
    """Read the columns of single programmes, where each has one."""
    flags = {}
    for programme in place.config.columns.flags or {}:
        name = flag_of(programme)
        values = _values(engine, place, found, name)
        if values is not None:
            read, flags[programme] = codes.flag(values)
            _note(place, found, name, read, values)
    found.spells = replace(found.spells, flags=flags)


def _days(engine: Engine, place: Place, found: Checked) -> None:
    kinds, written = found.spells.kinds, place.config.date_format
    for name in ("start", "until"):
        values = _values(engine, place, found, name) if kinds[name] == "text" else None
        if values is not None:
            read = days.written(values, written, may_be_blank=name == "until")
            _note(place, found, name, read, values)
    answer = engine.answer(days.out_of_order(found.spells)).to_pylist()[0]
    for why, rows in days.words(answer).items():
        found.faults.append(_told(place.config.columns.start, why, rows, ""))


def _values(engine: Engine, place: Place, found: Checked, name: str) -> Values | None:
    """Return the values of a coded column with their rows; None, and a fault, where it is not."""
    asked = per_value(found.spells.rows, name).limit(MOST_VALUES + 1)
    answer = engine.answer(asked)
    if answer.num_rows > MOST_VALUES:
        theirs = place.config.columns.theirs[name]
        found.faults.append(f"{theirs}: holds more than {MOST_VALUES} values: it is no code")
        return None
    return dict(zip(answer["value"].to_pylist(), answer["rows"].to_pylist(), strict=True))


def _note(place: Place, found: Checked, name: str, read: Read, values: Values) -> None:
    """Note each value that is wrong, with its rows."""
    theirs = place.config.columns.theirs[name]
    rows_of: dict[str, int] = {}
    for value, rows in values.items():
        for spelling in {value or "", (value or "").strip()}:
            rows_of[spelling] = rows_of.get(spelling, 0) + rows
    for at, (value, why) in enumerate(sorted(read.faults.items())):
        wrong = partial(_is, value)
        where = first_rows(place.config, place.paths, theirs, wrong) if at < LOCATED else ""
        found.faults.append(_told(theirs, f"{told(value)} {why}", rows_of[value], where))


def _is(value: str, cell: str) -> bool:
    return cell.strip() == value.strip()


def _fault(place: Place, column: str, why: str, rows: int, wrong: Wrong) -> str:
    return _told(column, why, rows, first_rows(place.config, place.paths, column, wrong))


def _told(column: str, why: str, rows: int, where: str) -> str:
    return f"{column}: {why}: {rows} row{'s' * (rows > 1)}" + (f" ({where})" if where else "")
