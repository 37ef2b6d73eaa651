"""Saved answers of the WebAPI: keys are built from the label lists, lists are refused."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.cells import Book
from etl.sources import bps_webapi
from model.errors import CakupanError, ContractBroken
from tests.etl.printed import faults, names, read, values, warnings


def answer(document):
    return Book("jawaban.json", "0" * 64, "json", (), document)


def one(val, label, **more):
    return {"val": val, "label": label, **more}


def dynamic(content, **changes):
    return answer(
        {
            "status": "OK",
            "data-availability": "available",
            "var": [one(31, "Jumlah Penduduk", unit="Jiwa")],
            "turvar": [one(0, "Tidak Ada")],
            "labelvervar": "Kabupaten/Kota",
            "vervar": [one(7315, "Pinrang"), one(9999, "Sulawesi Selatan")],
            "tahun": [one(99, "1999"), one(100, "2000")],
            "turtahun": [one(0, "Tahun")],
            "datacontent": content,
        }
        | changes
    )


def test_keys_are_taken_apart_by_the_label_lists():
    found = read(bps_webapi, dynamic({"7315310990": 308, "73153101000": 311, "9999310990": 999}))
    assert faults(found) == ""
    assert values(found) == {
        ("1999", "7315", "population"): 308,
        ("2000", "7315", "population"): 311,
        ("1999", "73", "population"): 999,
    }
    assert next(iter(found.figures["place"])) == "datacontent!7315310990"


def test_a_key_that_no_codes_make_is_a_fault():
    found = faults(read(bps_webapi, dynamic({"7315310990": 308, "8888310990": 5})))
    assert "8888310990" in found
    assert "is made of no codes of the lists" in found


def test_a_key_that_can_be_taken_apart_in_two_ways_is_a_fault_with_both():
    document = dynamic(
        {"7315310990": 308},
        turvar=[one(0, "Tidak Ada"), one("09", "Laki-laki")],
        tahun=[one(99, "1999"), one(9, "1909")],
    )
    found = read(bps_webapi, document)
    assert "can be taken apart in 2 ways: 7315+31+0+99+0 or 7315+31+09+9+0" in faults(found)
    assert len(found.figures) == 0


def test_months_and_divisions_come_from_their_own_lists():
    document = dynamic(
        {"15437110123190": 5.5, "15437110123189": 5.25, "15437210123190": 7.5},
        var=[one(543, "Tingkat Pengangguran Terbuka Menurut Provinsi", unit="Persen")],
        vervar=[one(1, "ACEH")],
        labelvervar="Provinsi",
        turvar=[one(71, "Jumlah"), one(72, "Perempuan")],
        tahun=[one(10123, "2023")],
        turtahun=[one(190, "Agustus"), one(189, "Februari")],
    )
    found = read(bps_webapi, document)
    assert faults(found) == ""
    assert values(found) == {
        ("2023-08", "11", "open_unemployment_rate"): 5.5,
        ("2023-02", "11", "open_unemployment_rate"): 5.25,
    }
    assert "by sex" in warnings(found)


def test_a_row_whose_code_is_another_place_is_a_fault():
    document = dynamic({"7315310990": 308}, vervar=[one(7315, "Bantaeng")])
    assert "code and name disagree" in faults(read(bps_webapi, document))


def test_a_scale_in_the_unit_is_applied():
    document = dynamic({"7315310990": 308.5}, var=[one(31, "Jumlah Penduduk", unit="Ribu Jiwa")])
    assert values(read(bps_webapi, document)) == {("1999", "7315", "population"): 308_500}


def test_a_list_that_is_missing_or_contradicts_itself_is_refused():
    with pytest.raises(ContractBroken, match="the list tahun is missing"):
        read(bps_webapi, dynamic({"7315310990": 308}, tahun=[]))
    with pytest.raises(ContractBroken, match="gives 99 two labels"):
        read(bps_webapi, dynamic({"7315310990": 1}, tahun=[one(99, "1999"), one(99, "2000")]))


TABLE = """
<table><tr><td rowspan=2><nobr>Kabupaten/Kota</nobr></td><td colspan=2>Angkatan Kerja</td></tr>
<tr><td>Bekerja</td><td>Pengangguran</td></tr>
<tr><td>Pinrang</td><td>1.000.308</td><td>&nbsp;12.001</td></tr></table>
"""


def static(markup):
    data = {"title": "Angkatan Kerja Menurut Kabupaten/Kota, Agustus 2014", "table": markup}
    return answer({"status": "OK", "data-availability": "available", "data": data})


@pytest.mark.parametrize("times", [0, 1, 2])
def test_a_static_table_is_html_escaped_once_or_twice(times):
    markup = TABLE
    for _ in range(times):
        markup = html.escape(markup)
    assert values(read(bps_webapi, static(markup))) == {
        ("2014-08", "7315", "employed"): 1_000_308,
        ("2014-08", "7315", "unemployed"): 12_001,
    }


def test_a_static_table_about_something_else_is_refused_label_by_label():
    markup = (
        "<table><tr><td>Tenaga</td><td>Swasta</td></tr><tr><td>Dokter</td><td>4</td></tr></table>"
    )
    found = faults(read(bps_webapi, static(markup)))
    assert "'Dokter': is not understood" in found
    assert "no figure of this table can be kept" in found


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"data-availability": "list-not-available", "data": ""}, "'list-not-available'"),
        ({"data-availability": "available", "data": [{}, [{"var_id": 5}]]}, "list of variables"),
        (
            {"data-availability": "available", "data": [{}, [{"kode_ver_id": 5}]]},
            "list of the rows",
        ),
        ({"data-availability": "available", "data": 5}, "answer without a table"),
        ({"status": "Error", "data-availability": "available", "data": []}, "holds no data"),
    ],
)
def test_answers_without_a_table_are_refused_with_what_to_download(document, said):
    assert bps_webapi.recognise(answer(document)) is not None
    with pytest.raises(ContractBroken, match=said):
        read(bps_webapi, answer(document))


def test_other_json_is_not_recognised():
    assert bps_webapi.recognise(answer({"a": 1})) is None
    assert bps_webapi.recognise(answer([1])) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["datacontent", "data", "var", "tahun", "vervar"]), JSON))
def test_whatever_an_answer_holds_only_our_own_errors_come_out(changes):
    for document in (dynamic({"7315310990": 308}).document | changes, {**changes, "data": changes}):
        opened = answer({"data-availability": "available"} | document)
        bps_webapi.recognise(opened)
        try:
            bps_webapi.read(opened, {"names": names()})
        except CakupanError:
            continue
