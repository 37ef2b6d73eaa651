"""Every unit of a run counted once, whatever was killed on the way, and the months made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etl.rollup import count, work
from etl.rollup.boxes import Boxes
from etl.rollup.check import Checked
from etl.rollup.declared import Config
from etl.rollup.engine import Engine
from etl.rollup.expression import Unit
from etl.rollup.tree import Tree
from model.errors import ContractBroken
from model.registry import Month

MB = 10**6
NUMBER, TEXT = 48, 128  # bytes that an engine needs for each person of a unit
SHARE = 0.6  # of the memory that persons may take


@dataclass(slots=True)
class Tally:
    """What the record of a run says beside the months themselves."""

    persons: dict[str, int] = field(default_factory=dict)  # month -> persons
    repeated: dict[str, int] = field(default_factory=dict)  # month -> rows said twice


def units(config: Config, rows: int, *, is_text: bool, is_local: bool) -> tuple[Unit, ...]:
    """Return the units of a run: so many buckets that a month's persons fit into memory."""
    buckets, room = config.buckets, config.memory * MB * SHARE
    if not buckets:
        buckets = 1
        while is_local and rows * (TEXT if is_text else NUMBER) > room * buckets:
            buckets *= 2
    return tuple(Unit(month, at, buckets) for month in config.months for at in range(buckets))


def count_all(
    engine: Engine, found: Checked, tree: Tree, folder: Path, todo: Sequence[Unit]
) -> Iterator[str]:
    """Count what no earlier run has counted; yield before each step, and "" after each unit."""
    for unit in todo:
        if work.kept(folder, unit) is None:
            yield "rollup.count"
            yield from work.keep(folder, unit, count.counted(engine, found.spells, tree, unit))
        yield ""


def months(tree: Tree, folder: Path, todo: Sequence[Unit], tally: Tally) -> Iterator[Month]:
    """Return each month of all its buckets, and tell their sums."""
    for period in dict.fromkeys(unit.month for unit in todo):
        boxes, persons, repeated = Boxes(tree), 0, 0
        flat = boxes.counts.ravel()
        for unit in todo:
            if unit.month == period and (one := work.kept(folder, unit)):
                flat[one.at] += one.counts
                persons, repeated = persons + one.persons, repeated + one.repeated
        month = boxes.month(period)
        if nation_of(month) != persons:
            raise ContractBroken(f"{period}: the nation is not the sum of its buckets of persons.")
        tally.persons[period], tally.repeated[period] = persons, repeated
        yield month


def nation_of(month: Month) -> int:
    """Return the persons of the nation: nobody is in more than all of it."""
    return int(month.persons[:, 0, 0, 0].max(initial=0))


def refuse_repeated(config: Config, folder: Path, todo: Sequence[Unit]) -> None:
    """Raise ContractBroken where rows say what others say already, and CONFIG does not allow it."""
    if config.repeats != "refuse":
        return
    rows = {unit: one.repeated for unit in todo if (one := work.kept(folder, unit))}
    if not any(rows.values()):
        return
    by_month = [
        f"{month}: {total} rows"
        for month in config.months
        if (total := sum(n for unit, n in rows.items() if unit.month == month))
    ]
    raise ContractBroken(
        "\n  ".join(
            [
                "The registry holds spells twice, each column the same. Take them out, or say "
                'repeats = "count once" in CONFIG: persons are counted once either way.',
                *by_month,
            ]
        )
    )
