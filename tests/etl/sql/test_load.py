"""`load --source` without a file: from an agency's view to a version, or nothing at all."""

import tomllib

from model.warehouse import Warehouse
from tests.etl.sql.agency import SETTING, toml


def figures(folder):
    """The published figures of the source, by region and segment."""
    table = Warehouse(folder).current().table("figures").to_pandas()
    mine = table[table["origin"].str.startswith("kepesertaan") & (table["status"] == "published")]
    return mine.set_index(["region_code", "segment"])


def origin(folder):
    table = Warehouse(folder).current().table("origins").to_pandas()
    return table[table["source"] == "kepesertaan"].iloc[0]


def release(folder):
    return (folder / "releases" / "kepesertaan" / "2025-03.csv").read_text("utf-8")


def test_a_view_becomes_a_version_whose_figures_name_view_and_row(described, filled, told):
    folder = described()
    code, out, err = told(folder, filled.url)
    assert (code, err) == (0, "")
    assert "3 rows, 3 figures for kepesertaan/2025-03." in out
    assert figures(folder)["value"].to_dict() == {
        ("64", "PU"): 700,
        ("64", "BPU"): 300,
        ("6403", "PU"): 90,
    }
    assert figures(folder).loc[("6403", "PU"), "cell"] == "laporan:2025-03 6403 PU"


def test_the_origin_names_publisher_database_rows_and_their_hash(described, filled, told):
    folder = described()
    told(folder, filled.url)
    said = origin(folder)
    assert (said["publisher"], said["title"], said["kind"]) == (
        "Kantor wilayah",
        "Basis data",
        "agency",
    )
    assert (said["as_of"], said["sheet"], said["access"]) == ("2025-03-31", "laporan", "restricted")
    assert said["file"] == f"basis data {filled.name}, 3 baris"
    assert len(said["sha256"]) == 64
    written = tomllib.loads((folder / "sources" / "kepesertaan.toml").read_text("utf-8"))
    assert written["origins"]["kepesertaan-2025-03-31"]["rows"] == 3
    assert written["sql"]["address"] == SETTING


def test_a_dry_run_keeps_nothing(described, filled, told):
    folder = described()
    before = (folder / "sources" / "kepesertaan.toml").read_bytes()
    code, out, _ = told(folder, filled.url, "--dry-run")
    assert code == 0
    assert "Against the version in force: 4 added" in out
    assert out.rstrip().endswith("Dry run: nothing was kept or published.")
    assert (folder / "sources" / "kepesertaan.toml").read_bytes() == before
    assert not (folder / "releases" / "kepesertaan").exists()


def test_the_same_rows_again_are_nothing_new_in_whatever_order_they_stand(described, filled, told):
    folder = described()
    told(folder, filled.url)
    before = release(folder)
    filled.run(
        "create table other as select * from peserta order by jumlah",
        "delete from peserta",
        "insert into peserta select * from other",
    )
    assert told(folder, filled.url)[0] == 13
    assert release(folder) == before


def test_a_changed_history_waits_until_somebody_accepts_it(described, filled, told):
    folder = described()
    told(folder, filled.url)
    first = origin(folder)["sha256"]
    filled.run("update peserta set jumlah = 710 where jumlah = 700")
    code, out, _ = told(folder, filled.url)
    assert (code, "add --accept restated if that is right" in out) == (12, True)
    assert figures(folder).loc[("64", "PU"), "value"] == 700
    code, out, _ = told(folder, filled.url, "--accept", "restated")
    assert (code, "1 changed" in out) == (0, True)
    assert figures(folder).loc[("64", "PU"), "value"] == 710
    assert origin(folder)["sha256"] != first


def test_a_later_date_is_a_publication_of_its_own(described, filled, told):
    folder = described()
    told(folder, filled.url)
    path = folder / "sources" / "kepesertaan.toml"
    path.write_text(path.read_text("utf-8").replace('as_of = "2025-03-31"', 'as_of = "2025-04-30"'))
    filled.run("update peserta set bulan = '2025-04'")
    assert told(folder, filled.url)[0] == 0
    keys = set(Warehouse(folder).current().table("origins").to_pandas()["origin"])
    assert {"kepesertaan-2025-03-31", "kepesertaan-2025-04-30"} <= keys


def test_a_query_is_read_like_a_view_with_its_percent_signs_and_colons(described, filled, told):
    query = "select * from peserta where nama like 'Kal%' and nama <> ':x' -- 100 %"
    folder = described(toml(query=f'"{query}"', without=["view"]))
    assert told(folder, filled.url)[0] == 0
    assert sorted(figures(folder)["value"]) == [300, 700]
    assert figures(folder).loc[("64", "PU"), "cell"] == "query:2025-03 64 PU"


def test_codes_of_kemendagri_become_those_of_bps(described, agency, told):
    agency.add(("2025-03", "64.02", "Kabupaten Kutai Kartanegara", "PU", 90))
    folder = described(toml(code_system='"kemendagri"'))
    assert told(folder, agency.url)[0] == 0
    assert figures(folder).index.tolist() == [("6403", "PU")]


def test_a_regional_office_has_the_code_of_no_system_and_is_known(described, agency, told):
    agency.add(("2025-03", "KAL", "Kalimantan", "PU", 90))
    folder = described()
    assert told(folder, agency.url)[0] == 0
    assert figures(folder).index.tolist() == [("KAL", "PU")]


def test_thousands_carry_the_interval_of_their_last_digit(described, agency, told):
    agency.add(("2025-03", "64", "Kalimantan Timur", "PU", 1_234))
    folder = described(toml(number_unit=1_000))
    assert told(folder, agency.url)[0] == 0
    found = figures(folder).loc[("64", "PU")]
    assert (found["value"], found["low"], found["high"]) == (1_234_000, 1_233_500, 1_235_000)
    assert found["as_written"] == "1234 ribu"


def test_a_missing_number_is_what_the_source_declares_and_never_zero(described, agency, told):
    agency.add(
        ("2025-03", "64", "Kalimantan Timur", "PU", 5),
        ("2025-03", "63", "Kalimantan Selatan", "PU", None),
    )
    folder = described(toml(missing='"suppressed"'))
    assert told(folder, agency.url)[0] == 0
    assert ",,persons,,suppressed," in release(folder)


def test_a_renamed_column_is_named_with_the_name_that_it_may_have_now(described, filled, told):
    filled.run("alter table peserta rename column jumlah to jumlah_peserta")
    filled.run("drop view laporan", "create view laporan as select * from peserta")
    code, out, _ = told(described(), filled.url)
    assert code == 11
    assert "'jumlah': is no column of it. Perhaps renamed: jumlah_peserta" in out


def test_files_and_databases_are_not_mixed_up(described, filled, told, tmp_path):
    folder, file = described(), tmp_path / "AK.csv"
    file.write_text("x", "utf-8")
    assert told(folder, filled.url, file)[0] == 2
    code, _, err = told(folder, filled.url, "--source", "kaltim")
    assert (code, 'whose reader is "sql"' in err) == (2, True)
    code, _, err = told(folder, "")
    assert (code, f"{SETTING} is not set" in err) == (2, True)


def test_the_sources_are_listed_with_it_and_a_build_takes_its_release(described, filled, told):
    folder = described()
    told(folder, filled.url)
    _, out, _ = told(folder, "", command="sources")
    assert "kepesertaan            sql       restricted   1  Peserta" in out
    assert told(folder, "", command="build")[0] == 13
