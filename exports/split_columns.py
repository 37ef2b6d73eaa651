"""The columns of the files of coverage by industry and by programme."""

from __future__ import annotations

from exports.columns import COVERAGE_FILE
from exports.making import text_of
from model.contract import Table

_AT = COVERAGE_FILE.names.index("base")

SPLIT_FILE = Table(
    name="split_file",
    meaning="One row per industry or programme of a region: participants as they were counted, "
    "over the workers of the industry or the base of the view. Every row is counted by itself: "
    "programmes are never added up, and people of no known industry are in no row.",
    key=("region_code", "period", "segment", "industry", "programme", "base"),
    columns=(
        *COVERAGE_FILE.columns[:_AT],
        text_of("industry", "Industry; total of all", "industries"),
        text_of("industry_name", "Name of the industry, in the reader's language"),
        text_of("programme", "Insurance programme; total of all", "programmes"),
        text_of("programme_name", "Name of the programme, in the reader's language"),
        *COVERAGE_FILE.columns[_AT:],
    ),
)
