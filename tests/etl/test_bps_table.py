"""Tables of BPS are read by their words and their shape, whatever province, year or indicator."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.sources import bps_table
from etl.sources.printed.labels import meaning_of
from model.errors import CakupanError
from tests.etl.printed import book, faults, names, read, values, warnings

STACKED = (
    "Age Group||||||",
    "|Labor Force (LF) by Age Group|||||",
    "|Work|||Total Labor Force||",
    "|2031|||2031||",
    "|February|August|Yearly|February|August|Yearly",
    "15-19|40|-|-|50|-|-",
    "20+|70000100|-|-|80000100|-|-",
    "Total|70000140|-|-|80000150|-|-",
)


def test_stacked_headers_give_measure_year_and_month():
    found = values(read(bps_table, book(*STACKED)))
    assert found["2031-02", "00", "employed"] == 70_000_140
    assert found["2031-02", "00", "labour_force"] == 80_000_150


def test_a_month_of_dashes_is_expected_and_a_year_of_dashes_is_left_out():
    found = read(bps_table, book(*STACKED))
    august = found.figures[found.figures["period"] == "2031-08"]
    assert set(august["status"]) == {"expected"}
    assert august["value"].isna().all()
    assert "6 cells of whole years" in warnings(found)
    assert set(found.figures["period"]) == {"2031-02", "2031-08"}


def test_age_groups_are_told_and_never_taken_for_the_total():
    found = read(bps_table, book(*STACKED))
    assert "by age group" in warnings(found)
    assert 40 not in set(found.figures["value"])


def test_a_table_without_a_region_is_the_nation_only_if_no_province_is_so_large():
    small = [row.replace("70000", "7").replace("80000", "8") for row in STACKED]
    assert "names no region" in faults(read(bps_table, book(*small)))
    assert ("2031-02", "64", "employed") in values(read(bps_table, book(*small), region="64"))


def test_ages_without_a_printed_total_are_added_if_none_is_left_out():
    rows = ("Age Group|August|Year", "15-19|20|2031", "20-24|30|2031", "25+|50|2031")
    declared = {"measure": "labour_force", "region": "64"}
    found = read(bps_table, book(*rows), **declared)
    assert values(found) == {("2031-08", "64", "labour_force"): 100}
    assert list(found.figures["status"]) == ["computed"]
    assert values(read(bps_table, book(rows[0], rows[1], rows[3]), **declared)) == {}


def test_a_table_that_names_no_measure_is_refused_with_what_to_declare():
    found = read(bps_table, book("Age Group|August|Year", "15-19|20|2031"), region="64")
    assert "names no measure" in faults(found)
    assert "Declare measure" in faults(found)


def test_units_in_the_labels_of_the_rows_scale_their_figures():
    found = values(
        read(
            bps_table,
            book(
                "Penduduk Bekerja dan Pengangguran||",
                "|Penduduk Bekerja|Pengangguran",
                "|Agustus 2031|Agustus 2031",
                "Persentase (%)|95.5|4.5",
                "Jumlah (Ribu orang)|95500.25|4500",
            ),
        )
    )
    assert found["2031-08", "00", "employed"] == 95_500_250
    assert found["2031-08", "00", "open_unemployment_rate"] == 4.5
    assert found["2031-08", "00", "employment_rate"] == 95.5


def test_a_table_as_printed_has_merged_headers_groups_numbers_and_two_languages():
    rows = (
        ["Tabel 3.2 Penduduk Berumur 15 Tahun Ke Atas Menurut Kabupaten/Kota dan Jenis Kegiatan "
         "di Provinsi Jawa Timur, Agustus 2031"],
        ["Kabupaten/Kota\nRegency/Municipality", "Angkatan Kerja/Economically Active", None, None],
        [None, "Bekerja/Working", "Pengangguran Terbuka1)/Unemployment1)", "Jumlah/Total"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["Kabupaten/Regency", None, None, None],
        ["01. Pacitan", 350, 8, 358],
        ["06. Kediri", 700, "–", 700],
        ["Kota/Municipality", None, None, None],
        ["71. Kediri", 150, 10, 160],
        ["Jawa Timur", 1200, 18, 1218],
        ["Sumber/Source: BPS, Sakernas Agustus 2031", None, None, None],
    )  # fmt: skip
    found = read(bps_table, book(*rows, kind="xlsx", notes=("merged A2:A3", "merged B2:D2")))
    assert faults(found) == ""
    figures = values(found)
    assert figures["2031-08", "3501", "employed"] == 350
    assert figures["2031-08", "3506", "labour_force"] == 700
    assert figures["2031-08", "3571", "unemployed"] == 10
    assert figures["2031-08", "35", "labour_force"] == 1218
    assert math.isnan(figures["2031-08", "3506", "unemployed"])
    assert found.figures.set_index("value").loc[350, "place"] == "S!B6"


def test_a_name_that_may_be_the_kabupaten_or_the_kota_is_refused_with_both():
    rows = ("Kabupaten/Kota di Jawa Timur|Pengangguran 2031", "Pacitan|8", "Kediri|9")
    assert "3506 Kabupaten Kediri or 3571 Kota Kediri" in faults(read(bps_table, book(*rows)))


def test_a_scale_in_the_title_is_applied_and_marks_the_figures_approximate():
    found = read(
        bps_table,
        book(
            "Penduduk yang Bekerja menurut Lapangan Pekerjaan Utama (juta orang), Februari 2031||",
            "Provinsi|A. Pertanian, Kehutanan, dan Perikanan|Jumlah",
            "Aceh|1,25|2,5",
            "SUMATERA UTARA|2,1|7",
        ),
    )
    figures = values(found, "region_code", "industry")
    assert figures == {("11", "A"): 1_250_000, ("11", "total"): 2_500_000,
                       ("12", "A"): 2_100_000, ("12", "total"): 7_000_000}  # fmt: skip
    assert set(found.figures["flags"]) == {"approximate"}


def test_a_row_of_units_holds_for_the_rows_below_it():
    found = read(
        bps_table,
        book(
            "Komponen|Agustus 2031|Agustus 2032",
            "|juta orang|juta orang",
            "Angkatan kerja|140,5|141,5",
            "|persen|persen",
            "Tingkat Pengangguran Terbuka|5,5|5,25",
        ),
    )
    figures = values(found)
    assert figures["2031-08", "00", "labour_force"] == 140_500_000
    assert figures["2032-08", "00", "open_unemployment_rate"] == 5.25


def test_a_header_shifted_against_its_figures_is_refused():
    rows = (
        "Komponen|Jenis Kelamin|Total|",
        "|Laki-laki|Perempuan|",
        "|Ags 2031|Feb 2032|Feb 2032",
        "Angkatan kerja|1|2|3",
    )
    shifted = (*rows[:2], "|Feb 2032|Feb 2032|Feb 2032", rows[3])
    assert "is also the header of column C" in faults(read(bps_table, book(*shifted), region="64"))


def test_wages_keep_a_measure_that_the_contract_may_not_know_yet():
    rows = (
        "Provinsi|Rata-rata Upah/Gaji Bersih Pekerja Informal berdasarkan Lapangan Pekerjaan "
        "Utama Pertanian (Rp)|Rata-rata Upah/Gaji Bersih Pekerja Informal berdasarkan Lapangan "
        "Pekerjaan Utama Jumlah (Rp)",
        "Aceh|1500001|1600002",
        "Indonesia|1500003|1600004",
        "Catatan||",
        "<sup>1</sup> Pekerja Informal: yang berusaha sendiri||",
    )
    found = read(bps_table, book(*rows, file="Upah, 2031.csv"))
    assert faults(found) == ""
    assert values(found, "period", "region_code", "industry", "employment_status", "measure") == {
        ("2031", "11", "A", "informal", "average_wage"): 1_500_001,
        ("2031", "11", "total", "informal", "average_wage"): 1_600_002,
        ("2031", "00", "A", "informal", "average_wage"): 1_500_003,
        ("2031", "00", "total", "informal", "average_wage"): 1_600_004,
    }
    assert set(found.figures["unit"]) == {"rupiah"}
    assert "2031 is taken from the name of the file" in warnings(found)
    without = read(bps_table, book(*rows), period="2031", measures=["employed"])
    assert len(without.figures) == 0
    assert "To keep them add to measures.csv: average_wage,Rata-rata upah" in warnings(without)


def test_a_column_that_contradicts_another_is_named_with_where_it_may_belong():
    rows = (
        "Provinsi|Lowongan Kerja Terdaftar - Laki-Laki|Lowongan Kerja Terdaftar - Perempuan|"
        "Lowongan Kerja Terdaftar - Jumlah|Pencari Kerja Terdaftar - Jumlah|"
        "Pencari Kerja Terdaftar - Laki-Laki atau Perempuan",
        "Aceh|2|1|10|30|7",
        "Bali|4|3|12|31|5",
    )
    found = faults(read(bps_table, book(*rows), period="2031"))
    assert "contradicts E2, which holds 30 for the same figure (2 such cells)" in found
    assert "with the parts of 'Lowongan Kerja Terdaftar - Jumlah' it adds up" in found


def test_until_2023_papua_is_the_undivided_one_if_the_new_provinces_hold_no_number():
    rows = ["Provinsi|TPT (Persen) Agustus 2022", "PAPUA BARAT|5,4", "PAPUA|2,7", "PAPUA TENGAH|-"]
    assert {code for _, code, _ in values(read(bps_table, book(*rows)))} == {"91@2021", "94@2021"}
    today = [*rows[:3], "PAPUA TENGAH|2,5"]
    later = [row.replace("Agustus 2022", "Agustus 2024") for row in today]
    assert {code for _, code, _ in values(read(bps_table, book(*later)))} == {"91", "94", "96"}


def test_a_province_before_its_founding_is_refused_if_it_has_a_number():
    rows = ("Provinsi|TPT (Persen) Agustus 2011", "Kalimantan Timur|5,4", "Kalimantan Utara|2,7")
    assert "founded on 2012" in faults(read(bps_table, book(*rows)))
    empty = read(bps_table, book(*rows[:2], "Kalimantan Utara|-"))
    assert faults(empty) == ""
    assert len(empty.figures) == 1


def test_codes_and_names_that_disagree_are_refused_with_the_code_that_fits():
    rows = (
        "kode_kabupaten_kota|nama_kabupaten_kota|jumlah_angkatan_kerja|satuan|tahun",
        "3201|KABUPATEN BOGOR|2500123|ORANG|2031",
        "3271|KOTA BOGOR|500123|ORANG|2032",
        "3204|KABUPATEN CIREBON|500124|ORANG|2032",
    )
    found = read(bps_table, book(*rows))
    assert values(found) == {("2031", "3201", "labour_force"): 2_500_123,
                             ("2032", "3271", "labour_force"): 500_123}  # fmt: skip
    assert "3209 Kabupaten Cirebon" in faults(found)


def test_a_number_with_two_readings_stops_unless_the_style_is_declared():
    rows = ("Provinsi|Angkatan Kerja", "Aceh|1.500", "Bali|2.500")
    assert "1500 (id) or 1.500 (en)" in faults(read(bps_table, book(*rows), period="2031-08"))
    found = values(read(bps_table, book(*rows), period="2031-08", number_style="id"))
    assert found["2031-08", "11", "labour_force"] == 1500


def test_a_table_drawn_with_bars_keeps_its_years_over_their_columns():
    rows = (
        "Kab/Kota|Jumlah Penduduk (Jiwa)||",
        "",
        "2030|2031|2032|",
        "Kalimantan Barat|5 414 390,00|5 470 797,00|5 541 376,00",
        "Sambas|629 905,00|637 811,00|647 844,00",
        "Mempawah|301 560,00",
    )
    found = read(bps_table, book(*rows))
    figures = values(found)
    assert figures["2032", "61", "population"] == 5_541_376
    assert figures["2030", "6104", "population"] == 301_560
    assert (found.figures["status"] == "expected").sum() == 2
    assert "one column further right" in warnings(found)


def test_the_date_of_an_update_is_no_period():
    rows = ("Terakhir Diperbarui : 25 April 2033", "Provinsi|Jumlah Penduduk (Ribu) 2031",
            "Aceh|5.096,2", "Bali|4.200,1")  # fmt: skip
    assert values(read(bps_table, book(*rows))) == {
        ("2031", "11", "population"): 5_096_200,
        ("2031", "51", "population"): 4_200_100,
    }


@pytest.mark.parametrize(
    ("label", "left"),
    [
        ("Pengangguran karena Covid-19", "is not understood"),
        ("Angkatan Kerja Perempuan", "by sex"),
        ("Bekerja dan Pengangguran", "is not understood"),
        ("Kepadatan Penduduk per km persegi (Km2)", "population_density is no measure"),
        ("Bekerja Laki-laki 15-24", "by sex"),
        ("Bekerja di bidang pendidikan", "is not understood"),
    ],
)
def test_a_label_that_says_more_than_a_measure_is_never_read_as_that_measure(label, left):
    found = read(bps_table, book(f"Provinsi|{label}", "Aceh|5", "Bali|6"), period="2031-08")
    assert len(found.figures) == 0
    assert left in "\n".join(map(str, found.findings))


def test_a_title_about_some_people_only_is_a_fault():
    rows = ("Angkatan Kerja Disabilitas Menurut Provinsi 2031|", "Provinsi|Bekerja", "Aceh|5")
    assert "of some people only" in faults(read(bps_table, book(*rows)))


def test_shares_among_percentages_are_refused():
    rows = ("Provinsi|TPT Agustus 2031", "Aceh|0,05", "Bali|0,06", "Papua|0,07")
    assert "may be shares of 1" in faults(read(bps_table, book(*rows)))


def test_every_fault_is_told_at_once_with_its_cell():
    rows = ("Provinsi|TPT Agustus 2031|Bekerja Agustus 2031", "Aceh|104,5|5", "Atlantis|5,1|6",
            "Bali|4,5|7,5")  # fmt: skip
    found = faults(read(bps_table, book(*rows)))
    assert "S row 2 column B: '104,5': is more than 100 percent" in found
    assert "'Atlantis' is no known name" in found
    assert "S row 4 column C: '7,5': is a fraction of a person" in found


def test_only_a_table_with_words_of_the_labour_market_or_population_is_recognised():
    assert bps_table.recognise(book(*STACKED)) is not None
    office = "Administrasi Pemerintahan, Pertahanan, dan Jaminan Sosial Wajib"
    assert bps_table.recognise(book(f"Provinsi|{office}|Konstruksi", "Aceh|5|6")) is not None
    assert bps_table.recognise(book("Provinsi|Peserta Aktif", "Aceh|5")) is None
    assert bps_table.recognise(book("a|b", "c|5")) is None


def test_kabupaten_and_kota_belong_to_the_province_in_capitals_above_them():
    rows = (
        "Kabupaten/Kota|Tingkat Pengangguran Terbuka Menurut Kabupaten/Kota (Persen)",
        "|2031",
        "JAWA BARAT|6,7",
        "Bogor|7,3",
        "Kota Bogor|8,1",
        "Banjar|5,3",
        "KALIMANTAN SELATAN|4,1",
        "Banjar|3,3",
        "GORONTALO|3,1",
        "Gorontalo|2,9",
        "Kota Gorontalo|5",
        "INDONESIA|4,91",
    )
    found = read(bps_table, book(*rows))
    assert faults(found) == ""
    assert values(found, "region_code") == {
        ("32",): 6.7, ("3201",): 7.3, ("3271",): 8.1, ("3279",): 5.3, ("63",): 4.1,
        ("6303",): 3.3, ("75",): 3.1, ("7502",): 2.9, ("7571",): 5, ("00",): 4.91,
    }  # fmt: skip


def test_main_activities_in_the_rows_and_sexes_in_the_columns():
    rows = (
        "Kegiatan Utama|Laki-Laki|Perempuan|Jumlah",
        "I. Angkatan Kerja/Economically Active|5|6|11",
        "Bekerja/Working|4|5|9",
        "II. Bukan Angkatan Kerja/Not Economically Active|2|3|5",
        "Sekolah/Attending School|1|1|2",
        "Lainnya/Others|1|1|2",
    )
    found = read(bps_table, book(*rows), region="64", period="2031-08")
    assert faults(found) == ""
    assert values(found, "measure") == {
        ("labour_force",): 11, ("employed",): 9, ("outside_labour_force",): 5,
    }  # fmt: skip


def test_formal_shares_are_not_informal_ones():
    rows = (
        "Provinsi|Proporsi Lapangan Kerja {} Menurut Provinsi (Persen), 2031",
        "Aceh|40",
        "Bali|5",
    )
    informal = read(bps_table, book(rows[0].format("Informal"), *rows[1:]))
    assert ("2031", "11", "informal_share") in values(informal)
    formal = read(bps_table, book(rows[0].format("Formal"), *rows[1:]))
    assert len(formal.figures) == 0
    assert "formal_share is no measure" in warnings(formal)


def test_what_a_person_declares_about_labels_marks_and_territories_decides():
    rows = ("Provinsi|Bekerja Agustus 2022|Pekerja magang", "Papua|5|7", "Papua Barat|-|8")
    found = read(
        bps_table,
        book(*rows),
        labels={"Pekerja magang": "ignore"},
        missing={"-": "suppressed"},
        regions_as_of="2022-12-31",
    )
    assert faults(found) == ""
    assert "2 figures from C2 on are left out as declared" in warnings(found)
    told = dict(zip(found.figures["region_code"], found.figures["status"], strict=True))
    assert told == {"94": "published", "91@2021": "suppressed"}


def test_a_label_may_be_declared_to_be_a_measure():
    rows = ("Provinsi|Tenaga kerja terserap Agustus 2031", "Aceh|5")
    declared = {"Tenaga kerja terserap Agustus 2031": "employed"}
    assert "is not understood" in faults(read(bps_table, book(*rows)))
    found = read(bps_table, book(*rows), labels=declared, period="2031-08")
    assert values(found) == {("2031-08", "11", "employed"): 5}


def test_evidence_tells_the_style_and_the_period_that_a_person_would_confirm():
    rows = ("Provinsi|Jumlah Angkatan Kerja", "Aceh|1.500.001", "Bali|2.500")
    seen = bps_table.recognise(book(*rows, file="Angkatan Kerja, 2031.csv"))
    assert (seen.sheet, seen.header_row) == ("S", 1)
    assert seen.declared == {"number_style": "id", "period": "2031"}
    assert "numbers as text are in the style 'id' (1.500.001)" in seen.seen


CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.floats(),
    st.integers(-(10**20), 10**20),
    st.booleans(),
    st.dates(),
    st.sampled_from(["Provinsi", "Aceh", "2031", "Agustus", "Bekerja", "-", "1.500", "(1)", "15-19",
                     "Jumlah", "Tahun", "TPT", "5,1", "juta orang", "persen", "Kode", "Papua"]),
)  # fmt: skip


@given(st.lists(st.lists(CELLS, max_size=5), max_size=8))
def test_whatever_a_sheet_holds_only_our_own_errors_come_out(rows):
    opened = book(*rows, notes=("merged A1:B3",))
    bps_table.recognise(opened)
    try:
        found = bps_table.read(opened, {"names": names()})
    except CakupanError:
        return
    assert set(found.figures["status"]) <= {"published", "computed", "expected"}


def test_every_industry_and_status_of_the_code_lists_is_understood_by_its_names(codelists):
    industries = codelists.tables["industries"].to_dict("records")
    statuses = codelists.tables["employment_statuses"].to_dict("records")
    asked = [
        (kind, row["code"], f"{before}{name}")
        for kind, rows in (("industry", industries), ("status", statuses))
        for row in rows
        for before in ("", "A. ", "R,S,T,U. ")
        for name in (row["name_id"], row["name_en"], f"{row['name_id']}/{row['name_en']}")
        if row["code"] not in ("total", "B-F", "G-U")  # groups of groups are told by fewer words
    ]
    understood = {
        (kind, code, label)
        for kind, code, label in asked
        if (meaning := meaning_of(label)).one(kind) == code and not meaning.left
        and "measure" not in meaning.told
    }  # fmt: skip
    assert set(asked) - understood == set()


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Pengadaan Air; Pengelolaan Sampah, Limbah, dan Daur Ulang", "E"),
        ("Perdagangan Besar dan Eceran; Reparasi dan Perawatan Mobil dan Sepeda Motor", "G"),
        ("Aktivitas Keuangan dan Asuransi", "K"),
        ("Pendidikan", "P"),
        ("Aktivitas Kesehatan Manusia dan Aktivitas Sosial", "Q"),
        ("F. Konstruksi", "F"),
    ],
)
def test_other_wordings_of_industries(label, code):
    title = "Penduduk Bekerja menurut Lapangan Usaha di Kalimantan Timur, Agustus 2031"
    found = read(bps_table, book(title, "Lapangan Usaha|Jumlah", f"{label}|5"))
    assert list(found.figures["industry"]) == [code]
    assert set(found.figures["segment"]) == {"total"}
