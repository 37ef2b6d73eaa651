"""Sakernas, one August: a row per region, a column per total, industry and status.

The four totals stand for every region; an empty total was not surveyed (`expected`), nor was
a region whose working age or labour force is 0.
Industries and statuses are carried for the nation, the provinces and Kalimantan's
kabupaten/kota; an empty one is not part of the release, and `-` in one of them means that
nobody in the sample was there: 0, estimated. `notes` names cells that the publication had
at the wrong name or mistyped, with the code of a sentence in the source's TOML.
"""

from __future__ import annotations

from pathlib import PurePosixPath

import pandas as pd

from etl.findings import Finding
from etl.source import Source
from etl.sources import text_table

TOTALS = ("working_age", "labour_force", "employed", "unemployed")
INDUSTRIES = (*"ABCDEFGHIJKL", "MN", "O", "P", "Q", "RSTU")
STATUSES = (
    "own_account",
    "with_helpers",
    "employer",
    "employee",
    "casual_farm",
    "casual_nonfarm",
    "family_worker",
)
PARTS = (*INDUSTRIES, *STATUSES)
KEYS = ("region_code", "region_name", "raw_row")  # raw_row: of the published spreadsheets
COLUMNS = (*KEYS, *TOTALS, *PARTS, "notes")
NOBODY_IN_SAMPLE = "-"
NOTE_HINT = "Write column=code:argument, the code as under [notes] in the source's TOML"


def read(raw: bytes, release: str, source: Source) -> tuple[pd.DataFrame, list[Finding]]:
    """Return the figures of one August and what is wrong with the release.

    In   CSV, (regions, 32), persons
    Out  (figures, columns of FIGURES without period_kind, plus region_name), persons
    """
    cells, findings = text_table.read(raw, release, COLUMNS)
    vintage = PurePosixPath(release).stem
    long = _melted(cells)
    long["place"] = release + ":" + long["row"].astype(str) + ":" + long["column"]
    findings += [*_faults(long), *_note_faults(cells, release, source), *_column_faults(source)]
    return _figures(long, vintage, source), findings


def _melted(cells: pd.DataFrame) -> pd.DataFrame:
    """Return one row per cell that the release carries, with its note."""
    keys = ["row", *KEYS, "notes"]
    wide = _surveyed(cells).rename_axis("row").reset_index()
    long = wide.melt(id_vars=keys, var_name="column", value_name="cell")
    carried = (long["cell"] != "") | long["column"].isin(TOTALS)
    return long[carried].sort_values(["row"], kind="stable").reset_index(drop=True)


def _surveyed(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the cells, those of a region with nobody of working age or in work emptied."""
    nobody = (cells[["working_age", "labour_force"]] == "0").any(axis="columns")
    zero = cells[[*TOTALS, *PARTS]].isin(["0", NOBODY_IN_SAMPLE])
    return cells.assign(
        **{name: cells[name].mask(nobody & zero[name], "") for name in (*TOTALS, *PARTS)}
    )


def _faults(long: pd.DataFrame) -> list[Finding]:
    """Return the cells that are neither a plain count nor a mark the layout knows."""
    count = long["cell"].str.fullmatch(r"\d{1,15}")
    empty_total = (long["cell"] == "") & long["column"].isin(TOTALS)
    nobody = (long["cell"] == NOBODY_IN_SAMPLE) & long["column"].isin(PARTS)
    wrong = long[~(count | empty_total | nobody)]
    suggestion = "Give whole persons without separators; '-' only in an industry or status"
    return [
        Finding(place, cell, "is no count of persons", suggestion)
        for place, cell in zip(wrong["place"], wrong["cell"], strict=True)
    ]


def _note_faults(cells: pd.DataFrame, release: str, source: Source) -> list[Finding]:
    """Return the notes that name no column of figures or no sentence of the source."""
    return [
        Finding(f"{release}:{row}:notes", note, "is no note of this source", NOTE_HINT)
        for row, notes in cells["notes"].items()
        for note in filter(None, notes.split("|"))
        if not (_parted(note)[0] in (*TOTALS, *PARTS) and _parted(note)[1] in source.notes)
    ]


def _column_faults(source: Source) -> list[Finding]:
    """Return the columns of figures of which the source does not say where they were read."""
    origins = {name: about.get("origin") for name, about in source.columns.items()}
    hint = "Give it an origin under [columns.<name>]"
    return [
        Finding(f"{source.name}.toml::{name}", str(origins.get(name)), "has no publication", hint)
        for name in (*TOTALS, *PARTS)
        if origins.get(name) not in source.origins
    ]


def _figures(long: pd.DataFrame, vintage: str, source: Source) -> pd.DataFrame:
    column, cell = long["column"], long["cell"]
    value = pd.to_numeric(cell.where(cell != NOBODY_IN_SAMPLE, "0"), errors="coerce")
    measure = column.where(column.isin(TOTALS), "employed")
    is_status, is_industry = column.isin(STATUSES), column.isin(INDUSTRIES)
    notes = _notes(long, vintage, source)
    return pd.DataFrame(
        {
            "period": vintage,
            "region_code": long["region_code"],
            "region_name": long["region_name"],
            "measure": measure.mask(is_status, "employed_by_status"),
            "segment": "total",
            "industry": column.where(is_industry, "total"),
            "employment_status": column.where(is_status, "total"),
            "programme": "total",
            "low": value,
            "value": value,
            "high": value,
            "unit": "persons",
            "status": _status(cell),
            "origin": column.map(_origin_of(source)) + "-" + vintage,
            "as_of": vintage,
            "flags": ["repaired" if note else "" for note in notes],
            "as_written": "",
            "note": notes,
            "place": long["place"],
            "cell": _raw_cells(long, vintage, source),
        }
    )


def _raw_cells(long: pd.DataFrame, vintage: str, source: Source) -> pd.Series[str]:
    """Return each figure's cell in the published spreadsheet, where that was kept.

    The status columns change places in 2025 (`raw_column_in` of the source).
    """
    letters = {
        name: about.get("raw_column_in", {}).get(vintage, about.get("raw_column", ""))
        for name, about in source.columns.items()
    }
    letter = long["column"].map(letters).fillna("")
    return (letter + long["raw_row"]).where((letter != "") & (long["raw_row"] != ""), "")


def _status(cell: pd.Series[str]) -> pd.Series[str]:
    status = pd.Series("published", index=cell.index)
    return status.mask(cell == "", "expected").mask(cell == NOBODY_IN_SAMPLE, "estimated")


def _origin_of(source: Source) -> dict[str, str]:
    """Return the publication that each column was read from."""
    return {name: about.get("origin", "") for name, about in source.columns.items()}


def _notes(long: pd.DataFrame, vintage: str, source: Source) -> list[str]:
    """Return each cell's note in words: its own, else the one on its column in this vintage."""
    sentences = {code: words["id"] for code, words in source.notes.items()}
    usual = {
        column: sentences[about["note"]]
        for about in source.vintage_notes
        if about["vintage"] == vintage
        for column in about["columns"]
    }
    return [
        _sentence(column, notes, sentences) or usual.get(column, "")
        for column, notes in zip(long["column"], long["notes"], strict=True)
    ]


def _sentence(column: str, notes: str, sentences: dict[str, str]) -> str:
    for note in filter(None, notes.split("|")):
        name, word, argument = _parted(note)
        if name == column and word in sentences:
            return sentences[word].format(argument)
    return ""


def _parted(note: str) -> tuple[str, str, str]:
    """Return column, code of the sentence and argument of a note `column=code:argument`."""
    name, _, code = note.partition("=")
    word, _, argument = code.partition(":")
    return name, word, argument
