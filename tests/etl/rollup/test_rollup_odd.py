"""Files, columns and folders that are odd: what can be counted is, what cannot is told."""

import sqlite3
from datetime import date

import numpy as np
import pandas as pd
import pytest

from etl.cli import main
from etl.places import read_regions
from etl.rollup import check, counting, record, release, work
from etl.rollup.boxes import Boxes
from etl.rollup.count import Counted
from etl.rollup.declared import Where, read_config
from etl.rollup.expression import Unit
from etl.rollup.files import Input, inputs, refuse_changed
from etl.rollup.tree import Tree
from model.errors import ContractBroken, PublishFailed, UsageError
from tests.etl.rollup.registry import months
from tests.etl.rollup.test_rollup_counts import HASH
from tests.etl.rollup.test_rollup_refuses import ROW, changed, nothing_stands

COLUMNS = ["peserta", "kab", "kbli", "segmen", "program", "mulai", "akhir"]
NAMED = 'programmes = "program"\nkabkota_name = "nama"'


@pytest.fixture
def asked(place, capfd):
    """Run the command in this process; its exit code and what it said."""

    def run(**more):
        code = main(["rollup", str(place.config)], place.environ(**more))
        return code, capfd.readouterr().err

    return run


def frame(*rows, **more):
    return pd.DataFrame(list(rows), columns=COLUMNS).assign(**more)


# columns


def test_a_name_that_is_of_another_place_than_its_code_is_told_and_a_mapped_one_is_not(
    place, asked
):
    rows = [ROW, changed(kab="6471"), changed(kab="9401")]
    place.spells(frame(*rows, nama=["Kota Samarinda", "Kota Samarinda", "Merauke"]))
    place.declare(programmes=NAMED, tables='[regions]\n"9401" = "9501"')
    code, said = asked()
    assert code == 11
    assert "nama: '6471 Kota Samarinda' is code 6471 of Kota Balikpapan: disagree: 1 row" in said
    assert "1 faults" in said


def test_names_that_agree_are_counted(place, asked):
    place.spells(frame(ROW, nama=["Kota Samarinda"]))
    place.declare(programmes=NAMED)
    assert asked()[0] == 0


def test_a_column_of_yes_and_no_with_other_words_and_one_with_too_many_values_are_told(
    place, asked, monkeypatch
):
    monkeypatch.setattr(check, "MOST_VALUES", 2)
    rows = [changed(peserta=str(n), kbli=str(n)) for n in range(3)]
    place.spells(frame(*rows, jkk=["Y", "mungkin", "N"], jht=["1", "0", "x"]))
    place.declare(programmes='programmes = { JKK = "jkk" }')
    _, said = asked()
    assert "kbli: holds more than 2 values: it is no code" in said
    assert "jkk: holds more than 2 values: it is no code" in said
    monkeypatch.undo()
    assert "jkk: 'mungkin' is neither yes nor no: 1 row (spells.parquet row 2)" in asked()[1]


def test_too_many_days_are_no_days(place, asked, monkeypatch):
    monkeypatch.setattr(check, "MOST_VALUES", 1)
    place.spells([ROW, changed(mulai="2024-01-02")])
    place.declare()
    code, said = asked()
    assert code == 11 and "mulai: holds more than 1 values" in said


def test_a_blank_code_of_a_region_is_told(place, asked):
    place.spells([ROW, changed(kab=None)])
    place.declare()
    assert "kab: '' is blank: 1 row (spells.parquet row 2)" in asked()[1]


def test_dates_that_are_none_or_beyond_belief_are_told(place, asked):
    days = [date(2024, 1, 1), None, date(1900, 1, 1)]
    place.spells(frame(*(changed(mulai=day, akhir=date(2024, 6, 1)) for day in days)))
    place.declare()
    _, said = asked()
    assert "mulai: has no first day: 1 row" in said
    assert "mulai: begins before 1945 or after 2100: 1 row" in said


def test_timestamps_are_days_and_end_on_the_last_of_them(place, asked):
    rows = frame(ROW, changed(peserta="b"), changed(peserta="c"))
    place.spells(
        rows.assign(
            mulai=pd.to_datetime(["2024-01-01 10:00", "2024-03-31 23:00", "2024-04-01 00:00"]),
            akhir=pd.to_datetime(["2024-03-31 01:00", None, None]),
            program=rows["program"].astype("category"),
        )
    )
    place.declare()
    assert asked()[0] == 0
    assert place.records()[0]["persons"] == {"2024-03": 2}


def test_a_spell_without_end_may_say_year_9999_and_months_cover_their_last_day(place, asked):
    place.spells([changed(mulai="2024-03", akhir="2024-03"),
                  changed(peserta="b", mulai="2024-03", akhir="9999-12"),
                  changed(peserta="c", mulai="2024-01", akhir="2024-02")])  # fmt: skip
    place.declare(more='date_format = "YYYY-MM"')
    assert asked()[0] == 0
    assert place.records()[0]["persons"] == {"2024-03": 2}


def test_files_whose_columns_differ_are_told(place, asked):
    place.spells(frame(ROW), "a.parquet")
    place.spells(frame(changed(peserta=7, mulai=date(2024, 1, 1))), "b.parquet")
    place.declare()
    _, said = asked()
    assert "b.parquet: 'peserta' is integer, in other files text" in said


def test_days_are_both_texts_or_both_dates(place, asked):
    place.spells(frame(changed(mulai=date(2024, 1, 1))))
    place.declare()
    assert "first and last days must both be texts or both be dates" in asked()[1]


# files


def test_csv_files_with_different_first_lines_are_told(place, asked):
    place.spells(frame(ROW), "a.csv")
    place.spells(frame(ROW)[[*COLUMNS[1:], "peserta"]], "b.csv")
    place.declare(source=f'files = "{place.raw}/*.csv"\nformat = "csv"')
    assert "b.csv has another first line than a.csv" in asked()[1]


def test_a_csv_in_another_alphabet_and_a_parquet_that_is_none_are_told(place, asked):
    (place.raw / "a.csv").write_bytes("peserta,kab\né,1\n".encode("utf-16"))
    (place.raw / "b.parquet").write_bytes(b"PAR1")
    place.declare(source=f'files = "{place.raw}/*.csv"\nformat = "csv"')
    assert "a.csv is not UTF-8" in asked()[1]
    place.declare()
    code, said = asked()
    assert (code, "b.parquet is no Parquet file, or a damaged one" in said) == (10, True)


def test_faults_of_a_csv_are_told_with_their_rows(place, asked):
    place.spells(frame(*(changed(peserta=str(n), segmen="X") for n in range(5))), "a.csv")
    place.declare(source=f'files = "{place.raw}/a.csv"\nformat = "csv"')
    assert "segmen: 'X' is no segment: 5 rows (a.csv rows 1, 2, 3)" in asked()[1]


def test_a_csv_with_a_line_too_long_is_told_without_it(place, asked):
    head, row = ",".join(COLUMNS), "a,6472,C,X,JKK,2024-01-01,"
    (place.raw / "a.csv").write_text(f"{head}\n{row}\n{row},rahasia,rahasia\n", "utf-8")
    place.declare(source=f'files = "{place.raw}/a.csv"\nformat = "csv"')
    code, said = asked()
    assert code == 11 and "rahasia" not in said
    assert nothing_stands(place)


def test_no_file_stars_in_names_and_the_same_bytes_twice_are_refused(place):
    with pytest.raises(UsageError, match="No file is named by"):
        inputs(Where(files=(f"{place.raw}/*.parquet",)))
    (place.raw / "a[1].parquet").write_bytes(b"x")
    with pytest.raises(UsageError, match="neither file nor folder may have one of"):
        inputs(Where(files=(f"{place.raw}/*.parquet",)))
    (place.raw / "a[1].parquet").rename(place.raw / "a.parquet")
    (place.raw / "b.parquet").write_bytes(b"x")
    with pytest.raises(ContractBroken, match=r"b\.parquet holds the same bytes as a\.parquet"):
        inputs(Where(files=(f"{place.raw}/*.parquet",)))


def test_a_file_that_changes_or_goes_away_while_it_is_counted_ends_the_run(place):
    file = place.raw / "a.parquet"
    file.write_bytes(b"x")
    (found,) = inputs(Where(files=(str(file),)))
    refuse_changed([found])
    with pytest.raises(ContractBroken, match=r"a\.parquet was written to while it was counted"):
        refuse_changed([Input(file, 2, found.changed, found.sha256)])
    file.unlink()
    with pytest.raises(ContractBroken, match=r"a\.parquet went away while it was counted"):
        refuse_changed([found])


# databases


def test_a_view_without_rows_is_told_and_its_truths_and_dates_are_read(place, asked):
    database = {"CAKUPAN_SQL_X": f"sqlite:///{place.raw}/x.db"}
    with sqlite3.connect(place.raw / "x.db") as made:
        made.execute(f"create table aktif ({', '.join(COLUMNS)})")
    place.declare(person=HASH, source='address = "CAKUPAN_SQL_X"\nview = "aktif"')
    code, said = asked(**database)
    assert (code, "aktif of" in said and "gives no row" in said) == (10, True)
    with sqlite3.connect(place.raw / "x.db") as made:
        made.execute(f"insert into aktif values ({', '.join('?' * 7)})", [*ROW[:6], None])
    assert asked(**database)[0] == 0
    assert place.records()[0]["persons"] == {"2024-03": 1}


# counting


def test_more_rows_than_memory_holds_are_counted_in_buckets(place):
    place.declare(more="memory = 200")
    config = read_config(place.config)
    # 10 million rows of text are 1 280 MB; 120 MB are free for them, so 16 buckets
    found = counting.units(config, 10**7, is_text=True, is_local=True)
    assert (len(found), {unit.buckets for unit in found}) == (16, {16})
    assert len(counting.units(config, 10**7, is_text=True, is_local=False)) == 1


def test_counts_that_cannot_be_are_refused(place):
    boxes = Boxes(Tree.of(read_regions(place.data)))
    boxes.counts[5, 0, 1, 1] = -1
    with pytest.raises(ContractBroken, match="2024-03: the counts do not fit"):
        boxes.month("2024-03")


def test_a_nation_that_is_not_the_sum_of_its_buckets_is_refused(place):
    tree, unit, folder = Tree.of(read_regions(place.data)), Unit("2024-03", 0, 1), place.folder
    nobody = np.array([], np.int64)
    list(work.keep(folder, unit, Counted(nobody, nobody, 7, 0)))
    with pytest.raises(ContractBroken, match="the nation is not the sum of its buckets"):
        list(counting.months(tree, folder, [unit], counting.Tally()))


def test_a_work_folder_that_takes_nothing_is_told(place):
    nobody = np.array([], np.int64)
    gone = place.folder / "gone"
    with pytest.raises(PublishFailed, match="takes nothing: No such file"):
        list(work.keep(gone, Unit("2024-03", 0, 1), Counted(nobody, nobody, 0, 0)))


def test_what_a_killed_run_left_half_done_goes(place):
    folder = place.folder / "key"
    folder.mkdir()
    (folder / "2024-03.1.0.part").write_bytes(b"half")
    (folder / "spill-1").mkdir()
    (folder / "2024-02.1.0.npy").write_bytes(b"whole")
    with work.work_folder(place.folder, "key"):
        assert [one.name for one in folder.iterdir()] == ["2024-02.1.0.npy"]


# releases and records


def test_a_file_of_that_name_that_is_no_release_is_never_overwritten(place):
    file = place.folder / "2024.parquet"
    file.write_bytes(b"somebody's")
    with pytest.raises(UsageError, match="a release is never overwritten"):
        release.stands(file, "key")


def test_a_release_of_other_months_hides_nothing_here(place, asked):
    place.spells([changed(peserta=str(n)) for n in range(3)])
    place.declare(vintage="2024-01", first="2024-02", last="2024-02")
    assert asked()[0] == 0
    place.declare()
    assert asked()[0] == 0
    assert months(place.release)["2024-03"].hidden.any()


def test_half_a_line_that_a_kill_left_is_no_record_and_the_next_begins_a_line(tmp_path):
    (tmp_path / "rollups.jsonl").write_text('{"rollup": "a"}\n{"roll', "utf-8")
    assert [record.is_recorded(tmp_path, key) for key in "ab"] == [True, False]
    record.append(tmp_path, {"rollup": "b"})
    assert [record.is_recorded(tmp_path, key) for key in "ab"] == [True, True]


def test_a_record_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "rollups.jsonl").mkdir()
    with pytest.raises(PublishFailed, match=r"does not take its record: Is a directory"):
        record.append(tmp_path, {"rollup": "b"})
