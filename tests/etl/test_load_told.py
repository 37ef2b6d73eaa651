"""What a load tells whoever handed the files in: their own cells, everything, before it is done."""

import json

import pytest

from etl.cli import main
from tests.etl.small import row
from tests.etl.template import filled
from tests.etl.template import row as line


@pytest.fixture
def load(capsys, tmp_path, data):
    """Load into one small data folder: exit code and everything that was said."""
    folder = data(row())

    def command(*arguments, run="load"):
        environ = {"CAKUPAN_DATA": str(folder), "CAKUPAN_STATE": str(tmp_path / "state")}
        code = main([run, *(str(one) for one in arguments)], environ)
        told = capsys.readouterr()
        return code, told.out + told.err

    return command


def counted(measure, value):
    return line(period="2024-12", measure=measure, segment="", value=value)


CONTRADICTING = (
    counted("Peserta aktif", "100"),
    counted("Peserta nonaktif", "100"),
    counted("Peserta terdaftar", "250"),
)


def test_a_sum_that_does_not_hold_is_told_at_the_cell_of_the_file_not_of_a_release(load, tmp_path):
    """250 ≠ 100 + 100 stands in row 4 of the sheet Isi, whatever row a release would give it."""
    book, report = filled(tmp_path / "isian.xlsx", *CONTRADICTING), tmp_path / "r.json"
    code, said = load(book, "--json", report)
    assert code == 11
    (fault,) = json.loads(report.read_text("utf-8"))["faults"]
    place = [fault[name] for name in ("file", "sheet", "row", "column", "value")]
    assert place == ["isian.xlsx", "Isi", "4", "I", "250"]
    assert "isian.xlsx/Isi row 4 column I" in said


def test_warnings_stand_beside_the_faults_of_the_same_load(load, tmp_path):
    """A labour force larger than the working age is a fault, and its TPAK of 200 % a warning."""
    august = {"period": "2024-08", "segment": ""}
    rows = (
        {**line(measure="Angkatan kerja", value="200"), **august},
        {**line(measure="penduduk usia kerja (15 tahun ke atas)", value="100"), **august},
    )
    report = tmp_path / "r.json"
    assert load(filled(tmp_path / "isian.xlsx", *rows), "--json", report)[0] == 11
    found = json.loads(report.read_text("utf-8"))
    assert [one["rule"].partition(" (")[0] for one in found["faults"]] == [
        "labour_force exceeds working_age"
    ]
    assert [one["rule"] for one in found["warnings"]] == [
        "gives a TPAK of 200.0 %, outside 40 to 95"
    ]


def test_every_fault_is_named_in_the_terminal_and_on_the_page(load, tmp_path):
    wrong = [line(measure=f"Ukuran {number}") for number in range(12)]
    page = tmp_path / "r.html"
    _, said = load(filled(tmp_path / "isian.xlsx", *wrong), "--html", page)
    for number in range(12):
        assert f"'Ukuran {number}'" in said
        assert f"&#x27;Ukuran {number}&#x27;" in page.read_text("utf-8")


def test_a_file_that_cannot_be_read_has_a_report_too(load, tmp_path):
    strange, report = tmp_path / "apa.csv", tmp_path / "r.json"
    strange.write_text("a,b\n1,2\n", "utf-8")
    assert load(strange, "--json", report)[0] == 10
    (fault,) = json.loads(report.read_text("utf-8"))["faults"]
    assert "is of no layout that is known" in fault["rule"]


def test_where_no_report_can_be_written_nothing_is_published(load, tmp_path):
    book = filled(tmp_path / "isian.xlsx", line())
    code, said = load(book, "--json", tmp_path / "tidak_ada" / "r.json")
    assert (code, "cannot be written" in said) == (10, True)
    assert load(book)[0] == 0  # 13 if it had been


def test_a_rule_that_does_not_exist_cannot_be_accepted(load, tmp_path):
    code, said = load(filled(tmp_path / "isian.xlsx", line()), "--accept", "permutasi")
    assert code == 2
    assert "permutation, single_cell, reordered_codes, restated" in said


def test_the_same_bytes_are_read_again_where_somebody_declares_how(load, tmp_path):
    book, declared = filled(tmp_path / "isian.xlsx", line()), tmp_path / "d.toml"
    declared.write_text('reader = "kemnaker"\n', "utf-8")
    assert load(book)[0] == 0
    assert load(book)[0] == 13
    code, said = load(book, "--declare", declared)
    assert (code, "declared to be for kemnaker" in said) == (10, True)


def test_a_release_that_was_rolled_back_does_not_come_back_unsaid(load, tmp_path):
    first, second = (
        filled(tmp_path / name, line(period=period))
        for name, period in (("satu.xlsx", "2024-11"), ("dua.xlsx", "2024-12"))
    )
    assert load(run="build")[0] == 0
    assert load(first)[0] == 0
    before = "releases/satu/2024-11.csv"
    _, said = load(second, "--dry-run")
    assert before not in said
    load("1", run="rollback")
    code, said = load(second, "--dry-run")
    assert code == 12
    assert f"{before} row - column -: '': is not in the version in force" in said
    assert "Was it rolled back?" in said
    assert load(second)[0] == 12  # nothing is published
    assert load(second, "--accept", "returning")[0] == 0
