"""The data dictionary says what the contract and the code lists say, and is committed as such."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from etl.codelists import Codelists, read_codelists
from etl.dictionary import ABOUT, LONGEST, dictionary, main
from exports.columns import COVERAGE_FILE
from model.contract import CODELISTS, PUBLISHED

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def codelists():
    return read_codelists(ROOT / "data" / "codelists")


def section(text, title):
    """The lines under one heading."""
    return text.split(f"\n### {title}\n")[1].split("\n## ")[0].split("\n### ")[0]


def cells(line):
    """The cells of one row, a bar inside a cell read back."""
    return [cell.strip().replace("\0", "|") for cell in line.replace("\\|", "\0").split("|")[1:-1]]


def rows(text, title):
    return [cells(line) for line in section(text, title).splitlines() if line.startswith("| ")][2:]


def test_the_committed_dictionary_is_the_one_the_contract_gives(codelists):
    committed = (ROOT / "docs" / "data-dictionary.md").read_text("utf-8")
    hint = "run: python -m etl.dictionary > docs/data-dictionary.md"
    assert committed == dictionary(codelists), hint


def test_the_dictionary_goes_to_standard_output(codelists, capsys):
    main()
    assert capsys.readouterr().out == dictionary(codelists)


def test_the_command_runs_from_the_folder_of_the_project(codelists):
    command = [sys.executable, "-m", "etl.dictionary"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.decode() == dictionary(codelists)


@pytest.mark.parametrize(
    ("table", "title"),
    [*((table, f"{table.name}.parquet") for table in PUBLISHED), (COVERAGE_FILE, "CSV files")],
    ids=lambda value: getattr(value, "name", value),
)
def test_every_column_stands_with_type_unit_and_meaning(codelists, table, title):
    expected = [
        (f"`{c.name}`", str(c.type), c.unit, "yes" if c.nullable else "", c.meaning)
        for c in table.columns
    ]
    assert [tuple(row[:5]) for row in rows(dictionary(codelists), title)] == expected


def test_every_code_of_a_short_list_stands_with_its_names(codelists):
    text = dictionary(codelists)
    for name in set(CODELISTS) - {"regions", "tiles", "claims", "initiatives", "events"}:
        listed = codelists.tables[name]
        assert rows(text, name) == [list(row) for row in listed.itertuples(index=False)]


def test_a_long_list_is_counted_and_only_its_columns_are_named(codelists):
    regions = section(dictionary(codelists), "regions")
    assert f"{len(codelists.tables['regions'])} rows" in regions
    assert "`code_kemendagri`" in regions
    assert "Kabupaten" not in regions


def test_a_list_is_written_out_up_to_the_longest_length(codelists):
    def with_rows(count):
        long = pd.DataFrame({"code": [f"code{n}" for n in range(count)]})
        return dictionary(replace(codelists, tables={**codelists.tables, "segments": long}))

    assert len(rows(with_rows(LONGEST), "segments")) == LONGEST
    assert rows(with_rows(LONGEST + 1), "segments") == []


def test_a_bar_in_a_cell_does_not_end_the_cell():
    empty = pd.DataFrame({"code": []}, dtype=str)
    odd = pd.DataFrame({"code": ["a|b"], "name": ["c"]})
    tables = dict.fromkeys(CODELISTS, empty) | {"segments": odd}
    assert "| a\\|b | c |" in dictionary(Codelists(tables))


def test_every_code_list_says_what_it_is():
    assert set(ABOUT) == set(CODELISTS)
