"""What cannot be counted is refused in one answer, without a word that is somebody's."""

import re
import resource
import sqlite3

import pandas as pd
import pyarrow.parquet as pq
import pytest

from etl.cli import main
from tests.etl.rollup.registry import drawn, months
from tests.etl.rollup.test_rollup_counts import HASH, NIK

ROW = ["a", "6472", "C", "PU", "JKK", "2024-01-01", ""]


@pytest.fixture
def asked(place, capfd):
    """Run the command in this process; its exit code and what it said."""

    def run(*arguments, **more):
        code = main(["rollup", str(place.config), *arguments], place.environ(**more))
        return code, capfd.readouterr().err

    return run


def changed(**given):
    columns = ["peserta", "kab", "kbli", "segmen", "program", "mulai", "akhir"]
    return [{**dict(zip(columns, ROW, strict=True)), **given}[name] for name in columns]


def nothing_stands(place):
    return not place.release.exists() and not (place.state / "rollups.jsonl").exists()


def test_every_fault_is_told_at_once_with_its_rows_and_nothing_is_released(place, asked):
    place.spells(
        [
            ROW,
            changed(kab="9999x"),
            changed(kab="6400"),
            changed(kab="9401"),
            changed(segmen="PNS"),
            changed(segmen=""),
            changed(program="JKK|BPJS"),
            changed(mulai="31/01/2024"),
            changed(mulai=""),
            changed(akhir="2024-02-30"),
            changed(mulai="2024-03-01", akhir="2024-01-01"),
            changed(peserta=" "),
            changed(peserta="b", segmen="PNS"),
        ]
    )
    place.declare()
    code, said = asked()
    assert code == 11
    assert "11 faults" in said
    for words in (
        "kab: '9999x' is no code of a region: 1 row (spells.parquet row 2)",
        "kab: '6400' is Kalimantan Timur, no kabupaten or kota of today: 1 row",
        "kab: '9401' is the code Kabupaten Merauke had in 2020: map it, "
        '[regions] "9401" = "9501": 1 row',
        "segmen: 'PNS' is no segment: 2 rows (spells.parquet rows 5, 13)",
        "segmen: '' is blank: 1 row (spells.parquet row 6)",
        "program: 'JKK|BPJS' holds what is no programme: 1 row",
        "mulai: '31/01/2024' is no day written as YYYY-MM-DD: 1 row",
        "mulai: '' is blank: 1 row (spells.parquet row 9)",
        "akhir: '2024-02-30' is no day written as YYYY-MM-DD: 1 row",
        "mulai: ends before it begins: 1 row",
        "peserta: names no person: 1 row (spells.parquet row 12)",
    ):
        assert words in said, words
    assert nothing_stands(place)
    assert place.left() == []


@pytest.mark.parametrize("written", [NIK, int(NIK), f"'{NIK}"])
def test_hardening_77_a_raw_nik_is_refused_and_never_repeated(place, asked, written):
    place.spells([changed(peserta=written)])
    place.declare()
    code, said = asked()
    assert code == 11
    assert "peserta: looks like a raw NIK" in said and "row 1" in said
    assert NIK not in said


def test_hardening_77_a_nik_in_another_column_is_not_repeated(place, asked):
    place.spells([ROW, changed(segmen=NIK), changed(kab="Siti Nurhaliza binti Anwar, Samarinda")])
    place.declare()
    code, said = asked()
    assert (code, NIK in said, "Siti" in said) == (11, False, False)
    assert "a value of 16 characters, not repeated here, is no segment" in said


def test_hardening_77_columns_that_are_not_mapped_are_never_read(place, asked):
    table = drawn(300, seed=2).assign(nama="Siti", upah=4_000_000)
    place.spells(table)
    file = place.raw / "spells.parquet"
    group = pq.ParquetFile(file).metadata.row_group(0)
    content = bytearray(file.read_bytes())
    for column in map(group.column, range(group.num_columns)):
        if column.path_in_schema in ("nama", "upah"):
            start = column.dictionary_page_offset or column.data_page_offset
            content[start : start + column.total_compressed_size] = bytes(
                column.total_compressed_size
            )
    file.write_bytes(content)
    with pytest.raises(OSError):
        pq.read_table(file)
    place.declare()
    assert asked()[0] == 0
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


def test_a_column_that_is_missing_or_of_another_type_is_told(place, asked):
    table = pd.DataFrame([ROW], columns=["peserta", "kab", "kblI", "segmen", "program", "x", "y"])
    place.spells(table.assign(mulai=1.5, akhir=pd.Timestamp("2024-01-01", tz="UTC")))
    place.declare()
    code, said = asked()
    assert code == 11
    assert "has no column 'kbli'; perhaps kblI" in said
    assert "'mulai' is double, not text or date or timestamp" in said
    assert "'akhir' is timestamp[us, tz=UTC]" in said


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        ("", 10, "is empty"),
        ("peserta;kab;kbli;segmen;program;mulai;akhir\n", 11, "set source.delimiter"),
        ("peserta,kab,kbli,segmen,program,mulai,akhir\n", 11, "hold no row"),
        (
            f"peserta,kab,kbli,segmen,program,mulai,akhir\n{NIK},6472,C,PU,JKK,2024-01-01,,x\n",
            11,
            "cannot be read",
        ),
    ],
)
def test_a_csv_that_is_no_such_table_is_refused(place, asked, content, code, words):
    (place.raw / "spells.csv").write_text(content, "utf-8")
    place.declare(person=HASH, source=f'files = "{place.raw}/*.csv"\nformat = "csv"')
    found, said = asked()
    assert (found, words in said, NIK in said) == (code, True, False), said
    assert nothing_stands(place)


def test_a_spell_that_stands_twice_is_refused_until_config_says_that_it_may(place, asked):
    place.spells([ROW, ROW, changed(peserta="b")])
    place.declare()
    code, said = asked()
    assert code == 11
    assert "2024-03: 1 rows" in said
    assert nothing_stands(place)
    place.declare(more='repeats = "count once"')
    assert asked()[0] == 0
    assert place.records()[0]["rows_repeated"] == {"2024-03": 1}
    assert place.records()[0]["persons"] == {"2024-03": 2}


def test_hardening_84_a_registry_that_others_may_look_into_is_refused(place, asked):
    place.spells([ROW])
    place.declare()
    place.raw.chmod(0o750)
    code, said = asked()
    assert code == 2
    assert re.search(rf"Run: chmod 700 {re.escape(str(place.raw))}", said)


def test_hardening_84_the_record_says_who_why_from_what_and_how_many_and_no_row(place, asked):
    table = drawn(200, seed=4)
    place.spells(table)
    place.declare(more="k = 10")
    assert asked()[0] == 0
    (told,) = place.records()
    assert (told["who"], told["purpose"], told["k"]) == ("kedeputian uji", "uji", 10)
    assert told["rows"] == len(table)
    assert told["files"][0]["bytes"] == (place.raw / "spells.parquet").stat().st_size
    assert (place.state / "rollups.jsonl").stat().st_mode & 0o777 == 0o600
    text = (place.state / "rollups.jsonl").read_text()
    assert not [p for p in table["peserta"] if f'"{p}"' in text or (len(p) > 5 and p in text)]
    assert place.left() == []
    assert asked()[0] == 13
    assert len(place.records()) == 1


def test_small_cells_are_hidden_in_the_release_and_stay_hidden_in_the_next_vintage(place, asked):
    place.spells(drawn(2_000, seed=5))
    place.declare()
    assert asked()[0] == 0
    first = months(place.release)["2024-03"]
    shown = first.persons[~first.hidden]
    assert first.hidden.any()
    assert shown[shown > 0].min() >= 5
    place.spells(drawn(500, seed=6), "more.parquet")
    place.declare(vintage="2024-later")
    assert asked()[0] == 0
    later = months(place.release.with_name("2024-later.parquet"))["2024-03"]
    assert not (first.hidden & ~later.hidden).any()


def test_a_release_is_never_overwritten(place, asked):
    place.spells([ROW])
    place.declare()
    assert asked()[0] == 0
    before = place.release.read_bytes()
    place.spells([ROW, changed(peserta="b")])
    code, said = asked()
    assert code == 2
    assert "another vintage" in said
    assert place.release.read_bytes() == before


def test_a_key_that_is_missing_or_short_and_a_database_that_has_no_view_are_told(place, asked):
    place.spells([ROW])
    place.declare(person=HASH)
    assert asked(CAKUPAN_ROLLUP_KEY="short")[0] == 2
    sqlite3.connect(place.raw / "x.db").close()
    place.declare(source='address = "CAKUPAN_SQL_X"\nview = "nobody"')
    code, said = asked(CAKUPAN_SQL_X=f"sqlite:///{place.raw}/x.db")
    assert (code, "no view of this name" in said) == (10, True)


def test_everything_wrong_with_config_is_told_at_once(place, asked):
    place.declare(
        more='k = 2\nbuckets = 3\nwage = "upah"\ndate_format = "DD"',
        first="2024-05",
        last="2024-03",
        source='files = "x"\naddress = "postgresql://a:b@c/d"',
        person='column = "nik"',
        tables='[segments]\n"1" = "ASN"',
    )
    code, said = asked()
    assert code == 11
    for words in (
        "wage is not known",
        "k must be a whole number from 3 to 1000",
        "buckets must be 1, 2, 4",
        "date_format must be one of",
        "from 2024-05 comes after to 2024-03",
        "source needs either files or address",
        "source.address must name the setting",
        'person needs either hash = "hmac-sha256" with key_env, or already_hashed = true',
        "segments: ASN is none of PU, BPU, JAKON, PMI",
    ):
        assert words in said, words
    assert "a:b@c" not in said


def test_spark_and_its_master_belong_together(place, asked):
    place.declare()
    assert asked("--engine", "spark")[0] == 2
