"""What `inspect` says about a file: headers, columns and their evidence, and who would read it."""

import pytest

from etl.cells import Book, Sheet
from etl.inspect_file import header_of, inspect, titles_of
from etl.inspect_report import rendered
from etl.reading import Evidence
from tests.etl.parse.test_codes import NAMES

REGIONS = NAMES.regions
KALTIM = [("6401", "Paser"), ("6402", "Kutai Barat"), ("6403", "Kutai Kartanegara")]


def book(*sheets, kind="csv", document=None):
    return Book("data.csv", "ab" * 32, kind, tuple(sheets), document)


def table(*rows, **about):
    return Sheet("S", tuple(map(tuple, rows)), **about)


def columns(*rows):
    (seen,) = inspect(book(table(*rows)), REGIONS, []).sheets
    return {column.title: column for column in seen.columns}


PRINTED = table(
    ["Penduduk menurut provinsi", None, None],
    ["Provinsi", "Penduduk (Ribu)", None],
    ["", "2018", "2019"],
    ["(1)", "(2)", "(3)"],
    ["Aceh", "5.096,2", "-"],
    ["Bali", "4.200,1", "4.300,5"],
)


def test_the_header_ends_above_the_first_row_of_figures_that_are_no_years():
    assert header_of(PRINTED) == (1, 4)
    assert header_of(table(["a", "b"], ["c", "d"])) is None
    assert header_of(table(["Aceh", "5"])) == (0, 0)


def test_stacked_header_cells_are_joined_and_spanning_ones_carried():
    assert titles_of(PRINTED.rows[1:4]) == [
        "Provinsi",
        "Penduduk (Ribu) / 2018",
        "Penduduk (Ribu) / 2019",
    ]


def test_a_column_of_figures_is_shown_with_style_unit_marks_and_evidence():
    found = columns(*PRINTED.rows)["Penduduk (Ribu) / 2018"]
    assert (found.letters, found.kind, found.style, found.unit) == (
        "B",
        "numbers",
        "id, as in '5.096,2'",
        "x 1000",
    )
    assert columns(*PRINTED.rows)["Penduduk (Ribu) / 2019"].missing == ("-",)


def test_an_ambiguous_column_is_shown_with_both_readings():
    found = columns(["Provinsi", "Bekerja"], ["Aceh", "5.900"], ["Bali", "1.200"])["Bekerja"]
    assert "5900 (id) or 5.900 (en)" in found.style


def test_counts_that_lost_their_thousands_are_strange():
    rows = [["kode", "PT"], *[["x", count] for count in (528, 643, 702, 811, 905, 640, 1.498)]]
    assert columns(*rows)["PT"].strange == ("1.498 has a fraction, as 1 of 7 numbers here",)


def test_what_is_no_number_among_numbers_is_strange():
    rows = [["kode", "PT"], *[["x", str(count)] for count in (528, 643)], ["x", "??"]]
    assert columns(*rows)["PT"].strange == ("'??' is no number",)


@pytest.mark.parametrize("system", ["bps", "kemendagri"])
def test_the_code_system_is_shown_with_its_evidence(system):
    by_name = {name: REGIONS.by_code[code] for code, name in KALTIM}
    codes = {
        name: region.code if system == "bps" else region.kemendagri.replace(".", "")
        for name, region in by_name.items()
    }
    found = columns(["kd", "nama", "AK"], *[[code, name, 5] for name, code in codes.items()])
    assert found["kd"].codes.startswith(f"{system}: of 3 codes with a name agree")
    assert f"{system} 3" in found["kd"].codes
    assert found["nama"].kind == "names of regions"
    assert found["AK"].codes == ""


def test_codes_alike_in_both_systems_are_not_to_be_told_apart():
    found = columns(["kd", "nama", "AK"], [64, "Kalimantan Timur", 5], [11, "Aceh", 6])
    assert found["kd"].codes.startswith("not to be told apart")


def test_periods_texts_and_empty_columns_are_told_apart():
    found = columns(
        ["thn", "isi", "kosong", "AK"],
        ["2022-08", "Laki-laki", None, "1"],
        ["Agustus 2023", "Perempuan", None, "2"],
    )
    kinds = {title: column.kind for title, column in found.items()}
    assert kinds == {"thn": "periods", "isi": "text", "kosong": "empty", "AK": "numbers"}


def test_the_report_shows_the_readers_and_the_toml_that_a_person_confirms():
    evidence = Evidence(
        "bps_table", "S", 2, ("a row of years",), {"style": "id", "map": {"a": [1]}}
    )
    found = inspect(book(PRINTED), REGIONS, [lambda _: None, lambda _: evidence])
    assert found.candidates == (evidence,)
    text = rendered(found)
    assert "reader bps_table: sheet 'S' row 2\n  a row of years" in text
    assert text.endswith('\nreader = "bps_table"\n"style" = "id"\n"map" = { "a" = [1] }\n')


def test_a_layout_nobody_knows_is_not_guessed_and_its_columns_are_offered_for_declaration():
    hidden = table(["x"], hidden=True, notes=tuple(f"merged A{n}:B{n}" for n in range(10)))
    two = table(
        ["kd", "nama", "a", "b", "c"],
        *[[code, name, "5.900", "1.234,5", "7"] for code, name in KALTIM],
        notes=tuple(f"merged A{n}:B{n}" for n in range(10)),
    )
    text = rendered(inspect(book(hidden, two), REGIONS, []))
    assert "sheet 'S': 1 rows, hidden\n  no row of figures was found" in text
    assert "no reader recognises this layout: nothing is guessed" in text
    assert 'code_system = "bps"\nnumber_style = "id"\n[columns."a"]\nnumber_style = ""  # ' in text
    assert "and 2 more notes" in text


def test_columns_in_two_styles_are_declared_one_by_one():
    text = rendered(inspect(book(table(["n", "a", "b"], ["x", "1,5", "2.5"])), REGIONS, []))
    assert '[columns."a"]\nnumber_style = "id"\n[columns."b"]\nnumber_style = "en"' in text


def test_a_json_answer_is_shown_by_its_keys():
    text = rendered(inspect(book(kind="json", document={"status": "OK", "var": []}), REGIONS, []))
    assert "a JSON document with status, var" in text
