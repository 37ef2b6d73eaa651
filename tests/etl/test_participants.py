"""Tables of participants: by province, segment, programme and activity, and by branch office."""

import math

from hypothesis import given
from hypothesis import strategies as st

from etl.sources import participants
from model.errors import CakupanError
from tests.etl.printed import book, faults, names, read, values, warnings

TITLE = (
    "Jumlah Peserta Jaminan Sosial Tenaga Kerja di Indonesia Menurut Provinsi, Status Keaktifan, "
    "dan Segmen Kepesertaan Sampai Dengan Bulan Desember Tahun 2023 :"
)
HEADER = "No.|Provinsi|Kepesertaan Aktif|Kepesertaan Non Aktif"
PROVINCES = [
    region for region in names().regions.children("00", "province") if region.code < "90"
]  # fmt: skip


def by_province(count):
    rows = [
        f"{n}|{region.name}|1.{n:03d}.001|{n}"
        for n, region in enumerate(sorted(PROVINCES, key=lambda one: one.code)[:count], 1)
    ]
    return book("<!-- excerpt; source https://example.org -->", TITLE, HEADER, *rows, file="a.md")


def test_active_and_inactive_participants_by_province():
    found = read(participants, by_province(3))
    assert faults(found) == ""
    figures = values(found)
    assert figures["2023-12", "11", "participants_active"] == 1_001_001
    assert figures["2023-12", "13", "participants_inactive"] == 3


def test_provinces_behind_the_cut_are_expected():
    found = read(participants, by_province(28))
    missing = found.figures[found.figures["status"] == "expected"]
    codes = {"75", "76", "81", "82", "91@2021", "94@2021"}
    assert set(missing["region_code"]) == codes
    assert len(missing) == 2 * len(codes)
    assert missing["value"].isna().all()


def test_a_list_of_a_few_provinces_expects_no_others():
    assert set(read(participants, by_province(5)).figures["status"]) == {"published"}


def test_a_row_cut_in_its_name_is_told():
    opened = by_province(3)
    cut = book(*opened.sheets[0].rows, "4|Go", file="a.md")
    assert "'Go' is no known name of a region" in warnings(read(participants, cut))


def test_segments_and_totals():
    found = read(
        participants,
        book(
            "Jumlah Peserta Aktif BPJS Ketenagakerjaan Menurut Provinsi dan Segmen, Mei 2024||||",
            "Provinsi|Penerima Upah|BPU|Jasa Konstruksi|Jumlah",
            "Aceh|1.400.000|100.000|50.000|1.550.000",
            *(f"{region.name}|1|1|1|3" for region in PROVINCES[1:]),
            "Jumlah|...|1|2|3",
        ),
    )
    figures = values(found, "period", "region_code", "measure", "segment")
    assert figures["2024-05", "11", "participants_active", "PU"] == 1_400_000
    assert figures["2024-05", "11", "participants_active", "BPU"] == 100_000
    assert figures["2024-05", "11", "participants_active", "JAKON"] == 50_000
    assert figures["2024-05", "11", "participants_active", "total"] == 1_550_000
    assert math.isnan(figures["2024-05", "00", "participants_active", "PU"])
    assert figures["2024-05", "00", "participants_active", "total"] == 3


def test_the_total_of_a_few_provinces_is_not_the_nation():
    rows = ("Provinsi|Peserta Aktif, Mei 2024", "Aceh|1.400.000", "Bali|1.300.000", "Total|5")
    found = read(participants, book(*rows))
    assert "is the total of 2 of the 38 parts of Indonesia" in faults(found)
    assert {code for _, code, _ in values(found)} == {"11", "51"}


def test_programmes_and_activity_with_the_name_only_in_the_first_line():
    found = read(
        participants,
        book(
            "Provinsi|Status|JKK|JKM|JHT",
            "Aceh|Aktif|1.000.001|2|3",
            "|Tidak Aktif|4|5|6",
            "Bali|Aktif|7|8|9",
        ),
        period="2024-05",
    )
    figures = values(found, "region_code", "measure", "programme")
    assert figures["11", "participants_active", "JKK"] == 1_000_001
    assert figures["11", "participants_inactive", "JHT"] == 6
    assert figures["51", "participants_active", "JKM"] == 8


def test_one_figure_per_line_with_year_and_month_as_columns():
    found = read(
        participants,
        book(
            "Tahun|Bulan|Provinsi|Segmen|Peserta Aktif|Peserta Terdaftar",
            "2024|12|Aceh|PU|1.000.123|1.000.124",
            "2024|11|Aceh|Bukan Penerima Upah|1.123|1.124",
        ),
    )
    assert values(found, "period", "measure", "segment") == {
        ("2024-12", "participants_active", "PU"): 1_000_123,
        ("2024-12", "participants_registered", "PU"): 1_000_124,
        ("2024-11", "participants_active", "BPU"): 1_123,
        ("2024-11", "participants_registered", "BPU"): 1_124,
    }


def test_the_report_of_a_regional_office_marks_its_branches():
    rows = (
        ["Kanwil Kalimantan"],
        ["Laporan Bulanan Kepesertaan per 31 Oktober 2024"],
        ["Kantor Cabang", "Peserta Aktif", None, "Perusahaan Aktif"],
        [None, "PU", "BPU"],
        ["Kantor Cabang Balikpapan", 100, 20, 12],
        ["KC Samarinda", 101, 21, 13],
        ["Pontianak", 102, 22, 14],
        ["Total", 303, 63, 39],
    )
    found = read(participants, book(*rows, kind="xlsx", notes=("merged B3:C3",)))
    assert faults(found) == ""
    figures = values(found, "period", "region_code", "measure", "segment")
    assert figures["2024-10", "6471", "participants_active", "PU"] == 100
    assert figures["2024-10", "6171", "participants_active", "BPU"] == 22
    assert figures["2024-10", "KAL", "employers_active", "total"] == 39
    flags = dict(zip(found.figures["region_code"], found.figures["flags"], strict=True))
    assert flags == {"6471": "branch_office", "6472": "branch_office", "6171": "branch_office",
                     "KAL": ""}  # fmt: skip


def test_participants_without_activity_are_refused_until_it_is_declared():
    rows = ("Jumlah Peserta BPJS Ketenagakerjaan per Desember 2024|", "Provinsi|PU", "Aceh|5")
    assert "says neither active, inactive nor registered" in faults(read(participants, book(*rows)))
    found = read(participants, book(*rows), activity="active")
    assert values(found) == {("2024-12", "11", "participants_active"): 5}


def test_only_tables_of_participants_are_recognised():
    seen = participants.recognise(by_province(3))
    assert seen is not None
    assert seen.header_row == 3
    assert "activity: Kepesertaan Aktif; activity: Kepesertaan Non Aktif" in seen.seen[0]
    assert seen.declared["number_style"] == "id"
    assert participants.recognise(book("Provinsi|Angkatan Kerja", "Aceh|5")) is None


def test_construction_beside_the_other_segments_is_the_segment():
    rows = ("Provinsi|PU|BPU|Konstruksi", "Aceh|5|6|7")
    found = read(participants, book(*rows), activity="active", period="2024-12")
    assert values(found, "segment", "industry") == {
        ("PU", "total"): 5, ("BPU", "total"): 6, ("JAKON", "total"): 7,
    }  # fmt: skip


def test_employers_need_an_activity_too():
    rows = (
        "Provinsi|Perusahaan/Badan Usaha Aktif|Pemberi Kerja Terdaftar|Perusahaan|Peserta Aktif",
        "Aceh|5|6|7|8",
    )
    found = read(participants, book(*rows), period="2024-12")
    assert values(found, "measure", "unit") == {
        ("employers_active", "employers"): 5,
        ("employers_registered", "employers"): 6,
        ("participants_active", "persons"): 8,
    }
    assert "row 2 column D: 'Perusahaan': says neither active" in faults(found)


WORDS = ["Provinsi", "Kantor Cabang Samarinda", "Aceh", "Jumlah", "Peserta Aktif", "Non Aktif",
         "PU", "JKK", "Desember 2024", "2024", "12", "...", "1.234", "1.234.567",
         "Kanwil Kalimantan", "Go", "", "5,5", "No.", "1"]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=5), max_size=8))
def test_whatever_a_sheet_holds_only_our_own_errors_come_out(rows):
    opened = book(*rows)
    participants.recognise(opened)
    try:
        found = participants.read(opened, {"names": names()})
    except CakupanError:
        return
    assert set(found.figures["segment"]) <= {"total", "PU", "BPU", "JAKON", "PMI"}
