"""The monthly report of a regional office by branch: of the office, never of the branch's city."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.cli import main
from etl.sources import branch_report
from etl.sources.branch_areas import offices
from etl.sources.publications import publications
from model.errors import CakupanError
from model.warehouse import Warehouse
from tests.etl import small
from tests.etl.printed import book, faults, names, read, values, warnings

SEGMENTS = ["PU", "BPU", "JAKON", "Jumlah"]
TITLES = (
    ["BPJS KETENAGAKERJAAN"],
    ["KANTOR WILAYAH KALIMANTAN"],
    ["LAPORAN KEPESERTAAN AKTIF PER KANTOR CABANG TAHUN 2024"],
)
HEADER = (
    ["No", "Kantor Cabang", "Januari", *[None] * 3, "Februari", *[None] * 3, "Maret", *[None] * 3],
    [None, None, *SEGMENTS * 3],
)
BRANCHES = (
    [1, "Balikpapan", 100, 20, 5, 125, 110, 21, 5, 136, *[None] * 4],
    [2, "Samarinda", 200, 30, "-", 230, 210, 31, 6, 247, *[None] * 4],
    [3, "Banjarmasin", 300, 40, 7, 347, 310, 41, 7, 358, *[None] * 4],
)
WHOLE = ["Jumlah", None, 600, 90, 12, 702, 630, 93, 18, 741, *[None] * 4]
FOOT = (["Catatan: angka sementara, JAKON menurut proyek"], ["Sumber: Bidang Kepesertaan"])
MERGED = ("merged C4:F4", "merged G4:J4", "merged K4:N4", "merged A9:B9")
ACTIVE = "participants_active"


def report(*, branches=BRANCHES, whole=WHOLE, titles=TITLES, header=HEADER):
    rows = (*titles, *header, *branches, *([whole] if whole else []), *FOOT)
    return book(*rows, kind="xlsx", file="laporan.xlsx", notes=MERGED)


def monthly(found):
    return values(found, "period", "region_code", "measure", "segment")


def with_cell(row, at, value):
    return [*row[:at], value, *row[at + 1 :]]


def test_the_report_is_loaded_as_what_it_says_of_the_office_per_month_and_segment():
    found = read(branch_report, report())
    assert faults(found) == ""
    assert monthly(found) == {
        ("2024-01", "KAL", ACTIVE, "PU"): 100 + 200 + 300,
        ("2024-01", "KAL", ACTIVE, "BPU"): 20 + 30 + 40,
        ("2024-01", "KAL", ACTIVE, "JAKON"): 5 + 7,
        ("2024-01", "KAL", ACTIVE, "total"): 125 + 230 + 347,
        ("2024-02", "KAL", ACTIVE, "PU"): 110 + 210 + 310,
        ("2024-02", "KAL", ACTIVE, "BPU"): 21 + 31 + 41,
        ("2024-02", "KAL", ACTIVE, "JAKON"): 5 + 6 + 7,
        ("2024-02", "KAL", ACTIVE, "total"): 136 + 247 + 358,
    }
    assert list(found.figures["place"])[:2] == ["S!C9", "S!D9"]


def test_a_branch_is_never_the_city_it_is_named_after():
    found = read(branch_report, report())
    assert set(found.figures["region_code"]) == {"KAL"}
    told = warnings(found)
    for name in ("Balikpapan", "Samarinda", "Banjarmasin"):
        assert f"'{name}': is kept out of the regions: a branch is no region" in told
    assert 'Declare it in the source: [branches], then "Balikpapan" = ["code", …]' in told


def test_what_each_branch_counted_stands_with_the_sum():
    found = read(branch_report, report())
    notes = found.figures.set_index(["period", "segment"])["note"]
    assert notes["2024-01", "JAKON"] == (
        "menurut kantor cabang: Balikpapan 5; Samarinda –; Banjarmasin 7"
    )


def test_a_month_without_a_number_is_not_there_rather_than_nothing():
    dashed = [[*row[:10], "-", "-", "-", "-"] for row in (*BRANCHES, WHOLE)]
    found = read(branch_report, report(branches=dashed[:3], whole=dashed[3]))
    assert faults(found) == ""
    assert {period for period, *_ in monthly(found)} == {"2024-01", "2024-02"}
    assert "'2024-03': holds no number in any row: left out" in warnings(found)


def test_a_sum_that_is_not_there_in_a_month_that_is_stays_missing():
    found = read(branch_report, report(whole=with_cell(WHOLE, 4, "-")))
    assert math.isnan(monthly(found)["2024-01", "KAL", ACTIVE, "JAKON"])
    status = found.figures.set_index(["period", "segment"])["status"]
    assert status["2024-01", "JAKON"] == "expected"


def test_a_sum_that_contradicts_its_branches_is_a_fault_at_its_cell():
    found = read(branch_report, report(whole=with_cell(WHOLE, 2, 601)))
    told = faults(found)
    assert "laporan.xlsx/S row 9 column C: '601': is not the sum of its branches: 600" in told
    assert "'702': is not the sum of its segments: 703" in told


def test_branches_without_a_number_leave_the_sum_above_theirs():
    found = read(branch_report, report(whole=[*WHOLE[:4], 15, 705, *WHOLE[6:]]))
    assert "'15': is not the sum of its branches: 12" in warnings(found)
    assert "1 of 3 hold no number. It is kept as printed" in warnings(found)
    assert "is not the sum of its branches: 702" in faults(found)
    less = read(branch_report, report(whole=[*WHOLE[:4], 11, 701, *WHOLE[6:]]))
    assert "'11': is not the sum of its branches: 12" in faults(less)


def test_a_row_whose_segments_do_not_add_up_is_a_fault():
    wrong = with_cell(BRANCHES[0], 5, 152)
    told = faults(read(branch_report, report(branches=(wrong, *BRANCHES[1:]))))
    assert "row 6 column F: '152': is not the sum of its segments: 125" in told


def test_a_branch_that_stands_twice_is_told_with_both_rows():
    found = read(branch_report, report(branches=(*BRANCHES, BRANCHES[0])))
    assert "row 9 column -: 'Balikpapan': stands in row 6 too" in faults(found)


def test_a_branch_that_serves_one_place_alone_counts_for_it():
    found = read(branch_report, report(), branches={"Balikpapan": ["6471"]})
    assert monthly(found)["2024-01", "6471", ACTIVE, "PU"] == 100
    mine = found.figures[found.figures["region_code"] == "6471"]
    assert set(mine["flags"]) == {""}
    assert set(mine["note"]) == {"kantor cabang Balikpapan melayani seluruhnya"}
    assert "'Balikpapan': is kept out" not in warnings(found)


def test_a_branch_that_serves_several_places_is_none_of_them():
    area = ["6471", "Penajam Paser Utara", "6401"]
    found = read(branch_report, report(), branches={"Balikpapan": area})
    assert set(found.figures["region_code"]) == {"KAL"}
    assert (
        "this branch serves Kabupaten Paser, Kabupaten Penajam Paser Utara, Kota Balikpapan, "
        "none of them alone" in warnings(found)
    )


def test_branches_that_serve_a_province_together_are_its_sum_marked_as_computed():
    east = [one.code for one in names().regions.children("64", "kabkota")]
    mine = ["6401", "6409", "6471"]
    area = {"Balikpapan": mine, "Samarinda": [code for code in east if code not in mine]}
    found = read(branch_report, report(), branches=area)
    province = found.figures[found.figures["region_code"] == "64"].set_index(["period", "segment"])
    assert province["value"]["2024-02", "PU"] == 110 + 210
    assert set(province["status"]) == {"computed"}
    assert province["note"]["2024-02", "PU"] == (
        "dijumlahkan dari kantor cabang: 110 (Balikpapan) + 210 (Samarinda)"
    )
    assert ("2024-01", "JAKON") not in province.index  # Samarinda's is not known


def test_an_area_with_an_unknown_place_or_one_that_two_branches_claim_is_a_fault():
    told = faults(read(branch_report, report(), branches={"Samarinda": ["6472", "Kutai Krt"]}))
    assert "'Kutai Krt': is in the area of Samarinda and is no known name of a region" in told
    area = {"Balikpapan": ["6471", "6409"], "Samarinda": ["6472", "6409"]}
    told = faults(read(branch_report, report(), branches=area))
    assert "'6409 Kabupaten Penajam Paser Utara': is in the area of Samarinda and of B" in told


GROUPED = (
    ["Kanwil Kalimantan"],
    ["Peserta Aktif dan Terdaftar, Desember 2024"],
    ["Kantor Cabang", "Wilayah Kerja", "Segmen", "Aktif", "Nonaktif", "Terdaftar"],
    ["Kalimantan Timur"],
    ["KC Balikpapan", "Kota Balikpapan; Paser", "PU", "1.234.567", "1", "1.234.568"],
    [None, None, "BPU", "10.000", "20.000", "30.000"],
    ["KC Samarinda", "Kota Samarinda", "PU", "5", "6", "11"],
    [None, None, "BPU", "7", "8", "15"],
    ["Jumlah", None, "PU", "1.234.572", "7", "1.234.579"],
    [None, None, "BPU", "10.007", "20.008", "30.015"],
    ["Kalimantan Utara"],
    ["KC Tarakan", "Kalimantan Utara", "PU", "3", "4", "7"],
    [None, None, "BPU", "4", "5", "9"],
    ["Jumlah", None, "PU", "3", "4", "7"],
    [None, None, "BPU", "4", "5", "9"],
    ["TOTAL", None, "PU", "1.234.575", "11", "1.234.586"],
    [None, None, "BPU", "10.011", "20.013", "30.024"],
)  # fmt: skip


def test_segments_as_rows_groups_by_province_and_an_area_that_the_report_declares():
    found = read(branch_report, book(*GROUPED, kind="xlsx"))
    assert faults(found) == ""
    figures = monthly(found)
    registered = "participants_registered"
    assert figures["2024-12", "64", ACTIVE, "PU"] == 1_234_567 + 5
    assert figures["2024-12", "64", registered, "BPU"] == 30_000 + 15
    assert figures["2024-12", "65", "participants_inactive", "BPU"] == 5
    assert figures["2024-12", "KAL", ACTIVE, "PU"] == 1_234_567 + 5 + 3
    assert figures["2024-12", "6472", registered, "PU"] == 11
    assert {code for _, code, *_ in figures} == {"64", "65", "KAL", "6472"}
    assert "'KC Balikpapan': is kept out of the regions: this branch serves" in warnings(found)


def test_active_and_inactive_must_be_registered_and_a_group_its_sum():
    rows = [list(row) for row in GROUPED]
    rows[6][4], rows[8][3] = "9", "1.234.999"
    told = faults(read(branch_report, book(*rows, kind="xlsx")))
    assert "row 7 column F: '11': is not the sum of active and inactive: 14" in told
    assert "row 9 column D: '1234999': is not the sum of its branches: 1234572" in told


def test_without_a_total_in_every_group_the_last_sum_is_the_office():
    rows = [row for at, row in enumerate(GROUPED) if at not in (8, 9, 13, 14)]
    found = read(branch_report, book(*rows, kind="xlsx"))
    assert faults(found) == ""
    assert monthly(found)["2024-12", "KAL", ACTIVE, "PU"] == 1_234_575
    assert ("2024-12", "64", ACTIVE, "PU") not in monthly(found)


def test_a_named_sum_is_of_the_province_it_names():
    rows = (
        *TITLES[:2],
        ["Peserta Aktif, Mei 2024"],
        ["Kantor Cabang", "PU", "BPU"],
        ["Balikpapan", 1, 10],
        ["Samarinda", 2, 20],
        ["Jumlah Kalimantan Timur", 3, 30],
        ["Pontianak", 4, 40],
        ["Sub Total Kalimantan Barat", 4, 41],
        ["Jumlah Kanwil Kalimantan", 7, 70],
    )
    found = read(branch_report, book(*rows, kind="xlsx"))
    assert monthly(found)["2024-05", "64", ACTIVE, "BPU"] == 10 + 20
    assert "row 9 column C: '41': is not the sum of its branches: 40" in faults(found)


def test_provinces_in_a_column_of_their_own_are_the_groups_of_the_branches():
    rows = (
        ["Kanwil Kalimantan, Peserta Aktif Mei 2024"],
        ["Provinsi", "Cabang", "PU", "BPU"],
        ["Kalimantan Timur", "Balikpapan", 1, 10],
        [None, "Samarinda", 2, 20],
        ["Jumlah", None, 3, 30],
        ["Kalimantan Barat", "Pontianak", 4, 40],
        ["Jumlah", None, 4, 40],
        ["Total", None, 7, 70],
    )
    found = read(branch_report, book(*rows, kind="xlsx"))
    assert faults(found) == ""
    figures = monthly(found)
    assert figures["2024-05", "64", ACTIVE, "BPU"] == 10 + 20
    assert figures["2024-05", "61", ACTIVE, "PU"] == 4
    assert figures["2024-05", "KAL", ACTIVE, "PU"] == 7


def test_a_sum_of_something_unknown_is_checked_and_is_of_no_region():
    rows = (
        ["Kanwil Kalimantan, Peserta Aktif Mei 2024"],
        ["Cabang", "PU"],
        ["Balikpapan", 1],
        ["Samarinda", 2],
        ["Jumlah Pesisir", 4],
        ["Pontianak", 4],
        ["Total", 7],
    )
    found = read(branch_report, book(*rows, kind="xlsx"))
    assert "row 5 column B: '4': is not the sum of its branches: 3" in faults(found)
    assert set(found.figures["region_code"]) == {"KAL"}
    assert "'Jumlah Pesisir': is the sum of no province that is known" in warnings(found)


def test_targets_shares_and_rupiah_beside_the_counts_are_left_out_and_told():
    rows = (
        ["Kanwil Kalimantan, Peserta Aktif Mei 2024"],
        ["Kantor Cabang", "PU", None, None, "Iuran"],
        [None, "Target", "Realisasi", "Capaian %", "(Rp)"],
        ["Balikpapan", 200, 100, 50, 9],
        ["Total", 200, 100, 50, 9],
    )
    found = read(branch_report, book(*rows, kind="xlsx", notes=("merged B2:D2",)))
    assert faults(found) == ""
    assert set(monthly(found).items()) == {(("2024-05", "KAL", ACTIVE, "PU"), 100)}
    assert "'PU · Capaian %': is no count of participants. It is left out" in warnings(found)


def test_a_total_of_two_segments_is_their_composite_and_never_the_total():
    rows = (
        ["Kanwil Kalimantan, Peserta Aktif Mei 2024"],
        ["Cabang", "PU", "BPU", "Jumlah"],
        ["Balikpapan", 1, 10, 11],
        ["Total", 1, 10, 11],
    )
    figures = monthly(read(branch_report, book(*rows, kind="xlsx")))
    assert figures["2024-05", "KAL", ACTIVE, "PU+BPU"] == 11
    assert ("2024-05", "KAL", ACTIVE, "total") not in figures
    more = [[*row[:3], 15] if row[0] in ("Balikpapan", "Total") else row for row in rows]
    figures = monthly(read(branch_report, book(*more, kind="xlsx")))
    assert figures["2024-05", "KAL", ACTIVE, "total"] == 15


def test_people_are_never_added_over_the_months_beside_which_a_sum_stands():
    rows = (
        ["Kanwil Kalimantan, Peserta Aktif 2024"],
        ["Cabang", "Januari", "Februari", "Jumlah"],
        ["Balikpapan", 1, 2, 3],
        ["Total", 1, 2, 3],
    )
    found = read(branch_report, book(*rows, kind="xlsx"))
    assert {period for period, *_ in monthly(found)} == {"2024-01", "2024-02"}
    assert "people are never added over months" in warnings(found)


def test_without_a_row_for_the_whole_nothing_is_added_up_by_guess():
    told = faults(read(branch_report, report(whole=None)))
    assert "has no row for Kalimantan as a whole, and a list of branches may lack one" in told
    found = read(branch_report, report(whole=None), branches={"Samarinda": ["6472"]})
    assert faults(found) == ""
    assert set(found.figures["region_code"]) == {"6472"}


def test_an_office_that_is_not_known_or_not_named_is_refused():
    for title in ("KANTOR WILAYAH SUMBAGUT", "KANTOR CABANG BALIKPAPAN", ""):
        titles = (["BPJS KETENAGAKERJAAN"], [title], TITLES[2])
        found = read(branch_report, report(titles=titles))
        assert "names no regional office that is known" in faults(found)
        assert found.figures.empty
    titles = (["BPJS KETENAGAKERJAAN"], TITLES[2])
    stated = read(branch_report, report(titles=titles), region="KAL")
    assert set(stated.figures["region_code"]) == {"KAL"}


def test_what_is_not_told_is_asked_for():
    untold = (*TITLES[:2], ["LAPORAN KEPESERTAAN PER KANTOR CABANG TAHUN 2024"])
    told = faults(read(branch_report, report(titles=untold)))
    assert "says neither active, inactive nor registered" in told
    found = read(branch_report, report(titles=untold), activity="registered")
    assert faults(found) == ""
    assert {measure for _, _, measure, _ in monthly(found)} == {"participants_registered"}
    undated = (*TITLES[:2], ["LAPORAN KEPESERTAAN AKTIF PER KANTOR CABANG"])
    assert "names no year" in faults(read(branch_report, report(titles=undated)))


def test_an_ambiguous_style_stops_with_both_readings():
    rows = (
        ["Kanwil Kalimantan, Peserta Aktif Mei 2024"],
        ["Kantor Cabang", "PU"],
        ["Balikpapan", "1.500"],
        ["Total", "1.500"],
    )
    assert "is ambiguous: 1500 (id) or 1.500 (en)" in faults(read(branch_report, book(*rows)))
    found = read(branch_report, book(*rows), number_style="id")
    assert monthly(found)["2024-05", "KAL", ACTIVE, "PU"] == 1_500


def test_a_label_that_is_not_understood_is_not_read():
    rows = (
        ["Kanwil Kalimantan, Peserta Aktif Mei 2024"],
        ["Kantor Cabang", "PU", "Prioritas"],
        ["Balikpapan", 1, 2],
        ["Total", 1, 2],
    )
    found = read(branch_report, book(*rows, kind="xlsx"))
    assert "'Prioritas': is not understood" in faults(found)
    assert set(monthly(found)) == {("2024-05", "KAL", ACTIVE, "PU")}


def test_the_report_is_recognised_before_the_table_of_participants():
    first = next(one for one in publications() if one.recognise(report()))
    assert first.name == "branch_report"
    assert "segment: PU" in branch_report.recognise(report()).seen[0]
    by_place = book("Kabupaten/Kota|Peserta Aktif, Mei 2024", "Kota Samarinda|1.400.000", "Berau|5")
    assert branch_report.recognise(by_place) is None
    banks = book("Kantor Cabang|Nasabah", "Balikpapan|5", "Samarinda|6")
    assert branch_report.recognise(banks) is None


def test_areas_are_declared_once_for_every_report():
    one, other = (small.source(name=n, branches={n: ["6471"]}) for n in ("Satu", "Dua"))
    assert offices([one, other]) == {"branches": {"Satu": ["6471"], "Dua": ["6471"]}}


WORDS = ["Kantor Cabang", "KC Samarinda", "Balikpapan", "Jumlah", "Kanwil Kalimantan", "PU", "BPU",
         "Peserta Aktif", "Januari", "2024", "Jumlah Kalimantan Timur", "Kalimantan Timur", "-",
         "1.234", "1.234.567", "", "5,5", "No", "1", "Wilayah Kerja", "Total"]  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=5), max_size=8))
def test_whatever_a_sheet_holds_only_our_own_errors_come_out(rows):
    opened = book(*rows)
    branch_report.recognise(opened)
    try:
        found = branch_report.read(opened, {"names": names(), "branches": {"Balikpapan": ["6471"]}})
    except CakupanError:
        return
    assert "6472" not in set(found.figures["region_code"])


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_text_reads_as_the_cells_of_a_workbook_do(kind):
    rows = (
        "Kanwil Kalimantan||",
        "Laporan Kepesertaan Aktif per 31 Oktober 2024||",
        "Unit Kerja|PU|BPU",
        "KC Balikpapan|1.234.567|1.000",
        "KCP Paser|1.433|-",
        "Jumlah|1.236.000|1.000",
        "*) angka sementara||",
    )
    found = read(branch_report, book(*rows, kind=kind))
    assert faults(found) == ""
    assert monthly(found)["2024-10", "KAL", ACTIVE, "PU"] == 1_234_567 + 1_433
    assert monthly(found)["2024-10", "KAL", ACTIVE, "BPU"] == 1_000


def test_an_area_that_any_source_declares_holds_for_a_report_that_is_loaded(data, tmp_path):
    folder = data(small.row())
    source = folder / "sources" / "kaltim.toml"
    area = '\n[branches]\n"Balikpapan" = ["6471"]\n'
    source.write_text(source.read_text("utf-8") + area, "utf-8")
    path = tmp_path / "laporan.csv"
    lines = ("Kanwil Kalimantan;", "Peserta Aktif Mei 2024;", "Cabang;PU", "Balikpapan;12")
    path.write_text("\n".join((*lines, "Pontianak;30", "Total;42", "")), "utf-8")
    environ = {"CAKUPAN_DATA": str(folder), "CAKUPAN_STATE": str(tmp_path / "state")}
    assert main(["load", str(path)], environ) == 0
    table = Warehouse(folder).current().table("figures").to_pandas()
    mine = table[table["origin"].str.startswith("laporan")].set_index("region_code")
    assert mine["value"].to_dict() == {"KAL": 42, "6471": 12}
    assert mine["place"]["KAL"].startswith("branch_report/2024-05.csv")


def test_an_area_that_is_no_list_is_refused_where_it_is_described(data, capsys, tmp_path):
    folder = data(small.row())
    source = folder / "sources" / "kaltim.toml"
    source.write_text(source.read_text("utf-8") + '\n[branches]\nBontang = "6474"\n', "utf-8")
    assert main(["build"], {"CAKUPAN_DATA": str(folder), "CAKUPAN_STATE": str(tmp_path)}) == 11
    assert "branches must hold a list of codes or names per office" in capsys.readouterr().err
