"""What is counted, and what is computed from it."""

from __future__ import annotations

from collections.abc import Mapping

from api.resource import Asked, Found, Resource
from api.shapes import Row, told
from model import queries
from model.measures import MEASURES, Measure

COMPUTED = "computed"


class MeasureRow(Row):
    """One measure: of figures as published, or computed here."""

    measure: str = told("Its id, as parameter `measure` of figures names it", "employed", "code")
    measure_name: str = told("Its name, in the reader's language", "Employed")
    kind: str = told("computed, or what kind of published figure it is", "survey", "code")
    unit: str = told("persons, percent, rupiah, share …", "persons", "code")
    adds_over_regions: bool = told("Whether regions may be added up", True, "true, false")
    formula: str | None = told("How it is computed; null: published", "C = N ÷ D")


def _published(row: Mapping[str, str], language: str) -> MeasureRow:
    return MeasureRow(
        measure=row["id"],
        measure_name=row[f"name_{language}"],
        kind=row["kind"],
        unit=row["unit"],
        adds_over_regions=row["additive"] == "yes",
        formula=None,
    )


def _computed(one: Measure, names: Mapping[str, str]) -> MeasureRow:
    return MeasureRow(
        measure=one.id,
        measure_name=names.get(one.id, one.id),
        kind=COMPUTED,
        unit=one.unit,
        adds_over_regions=one.adds,
        formula=one.formula,
    )


def answer(asked: Asked) -> Found:
    """Return the measures of figures, then those computed here."""
    language = asked.text.language
    terms = queries.codelist("terms", asked.scope, asked.version)
    names = {row["code"]: row[f"name_{language}"] for row in terms}
    published = queries.codelist("measures", asked.scope, asked.version)
    rows = [_published(row, language) for row in published]
    rows += [_computed(one, names) for one in MEASURES]
    return Found(rows, asked.selection, "/definisi", "", "ukuran")


RESOURCE = Resource(
    "measures", "What is counted and computed, with unit and formula", MeasureRow, answer
)
