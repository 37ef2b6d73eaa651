"""One unit counted: a bucket of persons in a month, as sums over boxes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from ibis.expr.types import Table

from etl.rollup import expression
from etl.rollup.boxes import Boxes
from etl.rollup.cell import NOBODY, Numbers
from etl.rollup.engine import Engine
from etl.rollup.expression import Unit
from etl.rollup.spells import Spells
from etl.rollup.tree import Tree

OTHERS, ROWS, MANY = "others", "rows_of_others", "others_with_many"


@dataclass(frozen=True, slots=True)
class Counted:
    """What one unit adds: sums over boxes, persons, rows that repeat another."""

    at: Numbers  # positions in Boxes.counts, flat
    counts: Numbers
    persons: int
    repeated: int


def counted(engine: Engine, spells: Spells, tree: Tree, unit: Unit) -> Counted:
    """Return the persons of one unit; nearly all are counted by a single look at the registry."""
    boxes, repeated = Boxes(tree), 0
    few, others = _parted(engine.answer(expression.patterns(expression.active(spells, unit))))
    _add(boxes, few)
    persons = _sum(few)
    if others.num_rows:
        engine.keep(OTHERS, others)
        named = expression.named(OTHERS, others.schema)
        rows = engine.answer(expression.active(spells, unit, only=named))
        engine.keep(ROWS, rows)
        theirs = expression.named(ROWS, rows.schema)
        repeated = engine.answer(expression.repeated(theirs))["rows"][0].as_py() or 0
        persons += _add_others(engine, boxes, expression.merged(theirs))
    flat = boxes.counts.ravel()
    at = np.flatnonzero(flat)
    return Counted(at, flat[at], persons, repeated)


def _add_others(engine: Engine, boxes: Boxes, merged: Table) -> int:
    """Count persons with many spells; return how many they are."""
    few, many = _parted(engine.answer(expression.patterns(merged)))
    _add(boxes, few)
    if many.num_rows:
        engine.keep(MANY, many)
        asked = expression.lists(merged, expression.named(MANY, many.schema))
        boxes.add_lists(engine.answer(asked)["cells"].to_pylist())
    rest: int = many.num_rows
    return _sum(few) + rest


def _parted(answer: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Return the patterns that are counted, and the persons who hold more than a pattern tells."""
    is_few = pc.is_null(answer["person"])
    return answer.filter(is_few), answer.filter(pc.invert(is_few)).select(["person"])


def _add(boxes: Boxes, few: pa.Table) -> None:
    first, second, third, persons = (
        few[name].cast(pa.int64()).to_numpy() for name in ("first", "second", "third", "persons")
    )
    one, two = second == NOBODY, (second != NOBODY) & (third == NOBODY)
    three = third != NOBODY
    boxes.add(first[one], persons[one])
    boxes.add_several([first[two], second[two]], persons[two])
    boxes.add_several([first[three], second[three], third[three]], persons[three])


def _sum(few: pa.Table) -> int:
    return int(pc.sum(few["persons"]).as_py() or 0)
