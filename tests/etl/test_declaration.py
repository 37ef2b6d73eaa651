"""What a person confirmed about a file decides how it is read, and nothing else is taken."""

import pytest

from etl.loading.declaration import KNOWN, declaration, declared
from etl.loading.given import given
from etl.loading.run import Asked, check
from model.errors import ContractBroken, UnreadableFile
from tests.etl.small import row

AMBIGUOUS = "Provinsi;Penduduk yang Bekerja Agustus 2022\nKalimantan Barat;1.500\nBali;2.750\n"


def silent(_said):
    """Progress that nobody watches."""


def test_an_ambiguous_number_stops_a_load_until_its_style_is_declared(tmp_path, data):
    file = tmp_path / "bekerja_2022.csv"
    file.write_text(AMBIGUOUS, "utf-8")
    folder = data(row())
    stopped = check([file], folder, Asked(), silent)
    said = [one for one in stopped.report.findings if one.severity == "fault"]
    assert said
    assert any("1500" in f"{one.rule} {one.suggestion}".replace(".", "") for one in said)
    read = check([file], folder, Asked(declared={"number_style": "id"}), silent)
    faults = [one for one in read.report.findings if one.severity == "fault"]
    assert faults == []
    assert {"1500", "2750"} <= set(read.draft.csv.decode().replace(".0", "").split(","))


def test_a_declared_reader_that_does_not_know_the_layout_is_said(tmp_path):
    file = tmp_path / "bekerja_2022.csv"
    file.write_text(AMBIGUOUS, "utf-8")
    with pytest.raises(UnreadableFile, match="declared to be for kemnaker"):
        given([file], {"reader": "kemnaker"})


def test_a_declaration_is_read_from_toml(tmp_path):
    file = tmp_path / "confirmed.toml"
    file.write_text('number_style = "id"\n[labels]\n"Lowongan" = "ignore"\n', "utf-8")
    assert declaration(file) == {"number_style": "id", "labels": {"Lowongan": "ignore"}}


def test_everything_wrong_with_a_declaration_is_said_at_once():
    with pytest.raises(ContractBroken) as refused:
        declared({"numberstyle": "id", "period": 2022, "labels": "x", "names": {}}, "a.toml")
    said = str(refused.value)
    assert "numberstyle is nothing that can be declared; nearest: number_style" in said
    assert "period must be words in quotes, not 2022" in said
    assert "labels must be a table: [labels]" in said
    assert "names is nothing that can be declared" in said


@pytest.mark.parametrize("words", ["= 1", "\xff"])
def test_what_is_no_toml_is_refused_by_name(tmp_path, words):
    file = tmp_path / "confirmed.toml"
    file.write_bytes(words.encode("latin-1"))
    with pytest.raises(ContractBroken, match=r"confirmed\.toml is not TOML"):
        declaration(file)


def test_nothing_of_our_own_can_be_declared():
    assert {"names", "codelists", "measures", "within"}.isdisjoint(KNOWN)
