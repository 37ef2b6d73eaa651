"""The one expression that counts: from spells to persons by the cells they hold.

It is written in Ibis and runs on whichever engine compiles it. A spell is active in a month if it
covers the last day of it. A person falls into exactly one bucket, so the counts of buckets add.
"""

from __future__ import annotations

from dataclasses import dataclass

import ibis
import pyarrow as pa
from ibis import _
from ibis.expr.types import BooleanValue, Column, Table

from etl.rollup.cell import HELD, INDUSTRY, NOBODY, SEGMENT
from etl.rollup.functions import bit_or, bit_xor, hashed_number, hashed_text
from etl.rollup.person import key_of
from etl.rollup.spells import Spells

THREE = 3  # cells of one person that minimum, maximum and exclusive or tell without a list


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted and kept at once: one bucket of persons in one month."""

    month: str
    bucket: int
    buckets: int  # a power of two

    @property
    def name(self) -> str:
        """Return the name of its file."""
        return f"{self.month}.{self.buckets}.{self.bucket}"


def active(spells: Spells, unit: Unit, only: Table | None = None) -> Table:
    """Return the active spells of a unit, of some persons where `only` names them.

    Shape  person, cell, start, until
    """
    rows = spells.rows.filter(spells.covers(unit.month))
    if unit.buckets > 1:
        rows = rows.filter(_in_bucket(rows.person, unit))
    # before the joins: Ibis 12 cannot join what was computed after them
    rows = rows.mutate(person=key_of(rows.person, spells.secret))
    if only is not None:
        rows = rows.semi_join(only, "person")
    for name in ("kabkota", "industry", "segment", "programmes"):
        positions = spells.positions.get(name)
        if positions is not None:
            how = "inner" if name in ("kabkota", "segment") else "left"
            known = positions.rename(**{f"raw_{name}": "raw", f"at_{name}": "at"})
            rows = rows.join(known, rows[name] == known[f"raw_{name}"], how=how)
    industry = rows.at_industry.fill_null(0) if "industry" in spells.positions else 0
    place = (rows.at_kabkota * INDUSTRY + industry) * SEGMENT + rows.at_segment
    cell = (place * HELD + spells.held(rows)).cast("int32")
    return rows.select("person", "start", "until", cell=cell)


def patterns(active: Table) -> Table:
    """Return how many persons hold the same one, two or three cells; the others by name.

    Shape  first, second, third (NOBODY where there is none), person (null but for the others),
           persons
    """
    each = active.group_by("person").agg(
        rows=_.count(), lo=_.cell.min(), hi=_.cell.max(), odd=bit_xor(active.cell)
    )
    middle = (_.odd ^ _.lo ^ _.hi).cast("int32")
    each = each.mutate(middle=middle)
    three = (_.rows == THREE) & (_.lo < _.middle) & (_.middle < _.hi)
    few = (_.rows == 1) | ((_.rows == 2) & (_.lo < _.hi)) | three  # noqa: PLR2004
    each = each.mutate(is_few=few, is_three=three)
    told = each.select(
        first=ibis.ifelse(_.is_few, _.lo, NOBODY),
        second=ibis.ifelse(_.is_few & (_.rows > 1), _.hi, NOBODY),
        third=ibis.ifelse(_.is_three, _.middle, NOBODY),
        person=ibis.ifelse(_.is_few, ibis.null(each.person.type()), _.person),
    )
    return told.group_by("first", "second", "third", "person").agg(persons=_.count())


def merged(active: Table) -> Table:
    """Return the cells of persons, one for each place with all programmes held there.

    Shape  person, cell
    """
    held = _.cell & (HELD - 1)
    rows = active.select("person", place=_.cell - held, held=held)
    held = rows.group_by("person", "place").agg(held=bit_or(rows.held))
    return held.select("person", cell=(_.place + _.held).cast("int32"))


def lists(merged: Table, others: Table) -> Table:
    """Return all cells of each of some persons, without the person."""
    rows = merged.semi_join(others, "person")
    return rows.group_by("person").agg(cells=_.cell.collect()).select("cells")


def repeated(active: Table) -> Table:
    """Return how many rows say what another row says already."""
    times = active.group_by("person", "cell", "start", "until").agg(rows=_.count())
    return times.filter(_.rows > 1).agg(rows=(_.rows - 1).sum())


def _in_bucket(person: Column, unit: Unit) -> BooleanValue:
    hashed = hashed_text if person.type().is_string() else hashed_number
    return (hashed(person) & (unit.buckets - 1)) == unit.bucket


def named(name: str, schema: pa.Schema) -> Table:
    """Return a table that the engine keeps under a name."""
    return ibis.table(ibis.Schema.from_pyarrow(schema), name=name)
