"""Code lists are closed: what stands in them is every code there is, as text."""

import pytest

from etl.codelists import read_codelists
from model.errors import ContractBroken
from tests.etl.small import row


@pytest.fixture
def lists(data):
    return data(row()) / "codelists"


def changed(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_codes_stay_text(codelists):
    assert {"00", "KAL", "64", "6403", "91@2021"} <= codelists.codes("regions")
    assert codelists.column("regions", "name")["6403"] == "Kabupaten Kutai Kartanegara"


def test_the_nation_has_38_provinces_and_514_kabupaten_and_kota_today(codelists):
    today = codelists.tables["regions"].query("valid_to == ''")
    assert today["level"].value_counts().loc[["province", "kabkota"]].tolist() == [38, 514]


def test_kalimantan_holds_five_provinces_and_nobody_elses(codelists):
    parents = codelists.column("regions", "parent")
    assert {c for c, p in parents.items() if p == "KAL"} == {"61", "62", "63", "64", "65"}


def test_missing_lists_are_named_all_at_once(lists):
    for name in ("regions", "measures"):
        (lists / f"{name}.csv").unlink()
    with pytest.raises(ContractBroken, match="regions, measures"):
        read_codelists(lists)


def test_a_repeated_code_is_refused_with_its_row(lists):
    changed(lists / "segments.csv", "BPU,", "PU,")
    with pytest.raises(ContractBroken, match=r"segments\.csv row 4 column code: 'PU'.*repeated"):
        read_codelists(lists)


def test_a_row_with_a_comma_too_many_is_refused_and_not_cut(lists):
    changed(lists / "programmes.csv", "Jaminan Kematian", "Jaminan, Kematian")
    with pytest.raises(ContractBroken, match=r"programmes\.csv row 4 .*has 6 fields"):
        read_codelists(lists)


def test_a_list_without_a_column_that_is_asked_for_is_refused(lists):
    changed(lists / "measures.csv", ",additive,", ",adds,")
    with pytest.raises(ContractBroken, match=r"measures\.csv row 1 column additive"):
        read_codelists(lists)


def test_faults_of_two_lists_are_said_at_once(lists):
    changed(lists / "segments.csv", "BPU,", "PU,")
    (lists / "industries.csv").write_bytes(b"code,name\nA,\xe9\n")
    with pytest.raises(ContractBroken) as broken:
        read_codelists(lists)
    assert "segments.csv" in str(broken.value)
    assert "industries.csv" in str(broken.value)
