"""The reader of a Sakernas August: a region a row, a total, an industry or a status a column."""

import math

import pytest

from tests.etl.small import sakernas_row, sakernas_source, surveyed


def cell(table, column, region="64"):
    """The figure read from one column of one region."""
    (found,) = table[
        (table["region_code"] == region) & table["place"].str.endswith(f":{column}")
    ].to_dict("records")
    return found


def read(vintage="2022-08", of=None, **cells):
    table, findings = surveyed(sakernas_row(**cells), vintage=vintage, of=of)
    assert findings == []
    return table


def test_each_column_is_a_figure_of_its_measure_and_kind():
    table = read(A="20", employee="30")
    total = cell(table, "labour_force")
    assert (total["measure"], total["industry"], total["employment_status"]) == (
        "labour_force", "total", "total",
    )  # fmt: skip
    farms = cell(table, "A")
    assert (farms["measure"], farms["industry"], farms["value"]) == ("employed", "A", 20)
    hired = cell(table, "employee")
    assert (hired["measure"], hired["employment_status"]) == ("employed_by_status", "employee")
    assert (hired["industry"], hired["value"]) == ("total", 30)


def test_a_survey_count_is_exact_and_of_the_vintage_in_the_file_name():
    total = cell(read(vintage="2021-08"), "labour_force")
    assert (total["low"], total["value"], total["high"]) == (100, 100, 100)
    assert (total["period"], total["as_of"]) == ("2021-08", "2021-08")
    assert total["origin"] == "sakernas-ak-2021-08"
    assert total["unit"] == "persons"


def test_an_empty_total_is_expected_and_not_0():
    table = read(unemployed="")
    assert math.isnan(cell(table, "unemployed")["value"])
    assert cell(table, "unemployed")["status"] == "expected"
    assert cell(table, "employed")["status"] == "published"


@pytest.mark.parametrize("column", ["working_age", "labour_force"])
def test_a_region_with_nobody_of_working_age_was_not_surveyed(column):
    zeros = dict.fromkeys(("working_age", "labour_force", "employed", "unemployed"), "0")
    table = read(**zeros, A="-", employee="0") if column == "labour_force" else read(
        **zeros | {"labour_force": ""}
    )  # fmt: skip
    assert set(table["status"]) == {"expected"}
    assert table["value"].isna().all()
    assert len(table) == 4, "its parts are not carried"


def test_0_unemployed_in_a_surveyed_region_is_a_0():
    table = read(employed="100", unemployed="0")
    assert (cell(table, "unemployed")["value"], cell(table, "unemployed")["status"]) == (
        0, "published",
    )  # fmt: skip


def test_a_dash_in_a_part_means_nobody_in_the_sample_0_estimated():
    mining = cell(read(A="60", B="-"), "B")
    assert (mining["low"], mining["value"], mining["high"]) == (0, 0, 0)
    assert mining["status"] == "estimated"


def test_an_empty_part_is_not_carried():
    table = read(A="20")
    assert table["place"].str.rpartition(":")[2].tolist() == [
        "working_age", "labour_force", "employed", "unemployed", "A",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "bad"),
    [
        ("labour_force", "-"),
        ("labour_force", "1.500"),
        ("labour_force", "1,5"),
        ("A", "1e3"),
        ("A", "-5"),
        ("employee", "NA"),
        ("employee", " 5"),
        ("unemployed", "1234567890123456"),
    ],
)
def test_a_cell_that_is_no_count_is_refused_with_its_row_and_column(column, bad):
    _, (finding,) = surveyed(sakernas_row("63"), sakernas_row(**{column: bad}))
    assert finding.place == f"sakernas/2022-08.csv:3:{column}"
    assert (finding.value, finding.rule) == (bad, "is no count of persons")


def test_a_note_becomes_a_sentence_on_its_own_cell_only():
    table = read(notes="unemployed=typing_error:D7")
    assert cell(table, "unemployed")["note"] == "Sel asal D7 salah ketik."
    assert cell(table, "unemployed")["flags"] == "repaired"
    assert (cell(table, "employed")["note"], cell(table, "employed")["flags"]) == ("", "")


def test_two_notes_go_to_two_cells():
    table = read(notes="unemployed=typing_error:D7|labour_force=reordered")
    assert cell(table, "unemployed")["note"] == "Sel asal D7 salah ketik."
    assert cell(table, "labour_force")["note"] == "Kode status ditukar."


@pytest.mark.parametrize("note", ["unemployed=typo:D7", "unemploied=typing_error:D7", "x"])
def test_a_note_without_column_or_sentence_is_refused(note):
    _, (finding,) = surveyed(sakernas_row(notes=note))
    assert finding.place == "sakernas/2022-08.csv:2:notes"
    assert (finding.value, finding.rule) == (note, "is no note of this source")


def test_a_note_on_whole_columns_of_one_vintage_stands_on_every_figure_it_touched():
    about = {"vintage": "2025-08", "columns": ["employer"], "note": "reordered"}
    source = sakernas_source(vintage_notes=(about,))
    after, before = read("2025-08", source, employer="5"), read("2024-08", source, employer="5")
    assert cell(after, "employer")["note"] == "Kode status ditukar."
    assert cell(after, "employer")["flags"] == "repaired"
    assert cell(before, "employer")["flags"] == ""
    assert cell(after, "employed")["flags"] == ""


def test_a_figure_names_its_cell_in_the_spreadsheet_of_its_vintage():
    assert cell(read("2024-08", employer="5", raw="7"), "employer")["cell"] == "BE7"
    assert cell(read("2025-08", employer="5", raw="7"), "employer")["cell"] == "BC7"
    assert cell(read(employer="5", raw=""), "employer")["cell"] == "", "row not known"
    assert cell(read(raw="7"), "employed")["cell"] == "", "column not known"


def test_each_column_has_its_own_publication_of_the_year():
    table = read(A="20")
    assert cell(table, "labour_force")["origin"] == "sakernas-ak-2022-08"
    assert cell(table, "A")["origin"] == "sakernas-pyb-2022-08"


def test_a_column_whose_publication_is_not_described_is_refused():
    columns = dict(sakernas_source().columns)
    without = {name: about for name, about in columns.items() if name != "unemployed"}
    wrong = without | {"unemployed": {"origin": "sakernas-xx"}}
    for described in (without, wrong):
        _, (finding,) = surveyed(sakernas_row(), of=sakernas_source(columns=described))
        assert finding.place == "sakernas.toml::unemployed"
        assert finding.rule == "has no publication"
