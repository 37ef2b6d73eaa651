"""Publications of the known families as other offices and years print them."""

import pytest

from etl.check import with_period_kind
from etl.sources.publications import publications
from tests.etl import small
from tests.etl.printed import book, faults, names, values, warnings

NOW = [
    "Aceh",
    "Sumatera Utara",
    "Sumatera Barat",
    "Riau",
    "Jambi",
    "Sumatera Selatan",
    "Bengkulu",
    "Lampung",
    "Kepulauan Bangka Belitung",
    "Kepulauan Riau",
    "DKI Jakarta",
    "Jawa Barat",
    "Jawa Tengah",
    "DI Yogyakarta",
    "Jawa Timur",
    "Banten",
    "Bali",
    "Nusa Tenggara Barat",
    "Nusa Tenggara Timur",
    "Kalimantan Barat",
    "Kalimantan Tengah",
    "Kalimantan Selatan",
    "Kalimantan Timur",
    "Kalimantan Utara",
    "Sulawesi Utara",
    "Sulawesi Tengah",
    "Sulawesi Selatan",
    "Sulawesi Tenggara",
    "Gorontalo",
    "Sulawesi Barat",
    "Maluku",
    "Maluku Utara",
    "Papua Barat",
    "Papua Barat Daya",
    "Papua",
    "Papua Selatan",
    "Papua Tengah",
    "Papua Pegunungan",
]
NEW_IN_2022 = ("Papua Barat Daya", "Papua Selatan", "Papua Tengah", "Papua Pegunungan")
UNDIVIDED = [name for name in NOW if name not in NEW_IN_2022]


def loaded(opened):
    """The reader that takes a file first, and what it makes of it."""
    measures = small.codelists().codes("measures")
    declared = {"names": names(), "measures": measures, "codelists": small.codelists()}
    one = next(one for one in publications() if one.recognise(opened))
    return one.name, one.read(opened, declared)


def test_a_tabulation_of_the_working_age_of_a_later_year_under_a_title():
    name, found = loaded(
        book(
            ["Penduduk Usia Kerja menurut Kabupaten/Kota"],
            ["THN", "Lvl_Wil", "kd_prov", "nm_prov", "kd_kabkot", "nm_kabkot", "PUK"],
            [2026, "Kabupaten", 64, "KALIMANTAN TIMUR", 6401, "Paser", "211,345"],
            [2026, "Kota", 64, "KALIMANTAN TIMUR", 6471, "Balikpapan", 512345],
            [2026, "Provinsi", 64, "KALIMANTAN TIMUR", 0, "KALIMANTAN TIMUR", "723,690"],
            ["Sumber: Sakernas Agustus 2026"],
            kind="xlsx",
        )
    )
    assert (name, faults(found)) == ("kemnaker", "")
    assert values(found, "period", "region_code", "measure") == {
        ("2026-08", "6401", "working_age"): 211_345,
        ("2026-08", "6471", "working_age"): 512_345,
        ("2026-08", "64", "working_age"): 211_345 + 512_345,
    }


def test_a_download_in_english_of_all_38_provinces():
    name, found = loaded(
        book(
            "Province|Unemployment Rate by Province (Percent)||",
            "|2023||2024",
            "|February|August|February",
            *[f"{province.upper()}|5.{n:02d}|4.12|5.10" for n, province in enumerate(NOW)],
            "INDONESIA|5.45|5.32|4.82",
            file="Unemployment Rate by Province, 2024.csv",
        )
    )
    assert (name, faults(found)) == ("bps_table", "")
    rates = values(found, "period", "region_code", "measure")
    assert rates["2023-08", "00", "open_unemployment_rate"] == 5.32
    assert rates["2023-02", "11", "open_unemployment_rate"] == 5.00
    assert len(rates) == 3 * (38 + 1)


def test_provinces_over_the_columns_are_refused_in_words_and_never_read_as_something_else():
    name, found = loaded(
        book(
            "Tahun|Angkatan Kerja (Jiwa)|||",
            "|Aceh|Bali|Papua|Indonesia",
            "2018|2.353.440|2.525.355|1.835.963|133.355.571",
            "2019|2.418.562|2.476.498|1.839.424|135.859.695",
        )
    )
    assert name == "bps_table"
    assert found.figures.empty
    assert "'Aceh': is not understood: 2 figures from B3 on" in faults(found)


def test_kabupaten_and_kota_numbered_with_and_without_a_dot_under_merged_years():
    name, found = loaded(
        book(
            ["Tingkat Partisipasi Angkatan Kerja dan Tingkat Pengangguran Terbuka menurut "
             "Kabupaten/Kota di Provinsi Kalimantan Timur, Agustus 2024"],
            ["Kabupaten/Kota\nRegency/Municipality", "TPAK (%)", None, "TPT (%)", None],
            [None, "2023", "2024", "2023", "2024"],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["1. Paser", "66,12", "67,01", "4,88", "4,40"],
            ["2 Kutai Barat", 65.2, 66.3, 5.1, 4.9],
            ["Kota/Municipality", None, None, None, None],
            ["1. Balikpapan", "64,4", "65,0", "6,09", "5,97"],
            ["Kalimantan Timur", "65,8", "66,5", "5,31", "5,14"],
            ["Sumber/Source: BPS, Sakernas Agustus"],
            kind="xlsx",
            notes=("merged B2:C2", "merged D2:E2", "merged A2:A3"),
        )
    )  # fmt: skip
    assert (name, faults(found)) == ("bps_table", "")
    rates = values(found, "period", "region_code", "measure")
    assert rates["2024-08", "6402", "labour_force_participation_rate"] == 66.3
    assert rates["2023-08", "6471", "open_unemployment_rate"] == 6.09
    assert rates["2024-08", "64", "open_unemployment_rate"] == 5.14
    assert len(rates) == 4 * 4


def test_a_name_that_begins_with_a_number_keeps_it():
    assert names().find("50 Kota") != names().find("Kota")


def test_persons_and_a_percentage_beside_each_other_grouped_as_in_english():
    _, found = loaded(
        book(
            "Provinsi|Penduduk Bekerja (orang)|Pengangguran (orang)|TPAK (persen)",
            "Aceh|2,345,678|145,678|64.50",
            "Bali|2,545,678|45,678|76.50",
            file="Keadaan angkatan kerja Agustus 2023.csv",
        )
    )
    assert faults(found) == ""
    assert "2023-08 is taken from the name of the file" in warnings(found)
    assert values(found)["2023-08", "11", "employed"] == 2_345_678
    assert values(found)["2023-08", "51", "labour_force_participation_rate"] == 76.5


@pytest.mark.parametrize("provinces", [UNDIVIDED, UNDIVIDED[:28]], ids=["34", "cut after 28"])
def test_participants_of_the_34_provinces_there_were(provinces):
    name, found = loaded(
        book(
            "Provinsi|Tenaga Kerja Aktif|Tenaga Kerja Non Aktif",
            *[f"{one}|1.234.{n:03d}|34.{n:03d}" for n, one in enumerate(provinces)],
            file="Peserta BPJS Ketenagakerjaan Desember 2023.md",
        )
    )
    assert (name, faults(found)) == ("participants", "")
    told = values(found, "region_code", "measure")
    assert told["11", "participants_active"] == 1_234_000
    assert told["12", "participants_inactive"] == 34_001
    papua = {code for code, _ in told if code[0] == "9"}
    assert papua == {"91@2021", "94@2021"}  # undivided, though the file's name alone tells when
    figures = with_period_kind(found.figures, small.codelists())
    assert set(figures["status"]) <= {"published", "expected"}


def test_employers_helped_by_temporary_workers_as_the_english_tables_name_them():
    _, found = loaded(
        book(
            "Employed Population by Main Employment Status, Indonesia",
            "Main Employment Status|August 2023",
            "Own-account worker|27,100,000",
            "Employer assisted by temporary workers/unpaid worker|22,100,000",
            "Employer assisted by permanent workers/paid workers|4,100,000",
        )
    )
    statuses = values(found, "employment_status")
    assert statuses["with_helpers",] == 22_100_000
    assert statuses["employer",] == 4_100_000
