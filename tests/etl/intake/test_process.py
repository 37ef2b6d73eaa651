"""The child process: whatever becomes of it, its parent says so in words and goes on."""

import os
import pathlib
import threading

import pytest

from etl.intake import snapshot
from etl.intake.frames import Gathered, decoded, encoded
from etl.intake.limits import MB, Limits
from etl.intake.open_book import open_book
from model.errors import UnreadableFile
from tests.etl.intake.files import sheet, xlsx


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("kode,nilai\n" + "6403,1\n" * 300_000)
    return path


def refusal(path, limits):
    with pytest.raises(UnreadableFile) as refused:
        open_book(path, limits)
    assert refused.value.exit_code == 10
    return str(refused.value)


def children():
    return pathlib.Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()


def test_a_file_that_takes_too_long_is_refused_and_its_process_is_gone(table):
    before = children()
    assert "takes more than 0.05 seconds" in refusal(table, Limits(wall_seconds=0.05))
    assert children() == before


def test_a_file_that_computes_too_long_is_refused(tmp_path):
    path = tmp_path / "deep.json"
    path.write_text('{"a": [' + "[]," * 6_000_000 + "[]]}")
    said = refusal(path, Limits(cpu_seconds=1))
    assert "takes more than 1 seconds of computing" in said


def test_a_file_that_needs_more_memory_than_allowed_is_refused(tmp_path):
    path = tmp_path / "wide.json"
    path.write_text('{"a": [' + "[]," * 1_000_000 + "[]]}")
    assert "needs more memory than is allowed (60 MB)" in refusal(path, Limits(memory=60 * MB))


def test_a_child_that_cannot_even_start_is_one_clear_refusal(table):
    assert "cannot be read" in refusal(table, Limits(open_files=3))


def test_a_file_larger_than_the_limit_is_refused_while_it_is_copied(table):
    assert "is larger than 1 MB" in refusal(table, Limits(file=MB))


def test_nothing_is_left_behind(table, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    open_book(table)
    refusal(table, Limits(wall_seconds=0.05))
    assert [one.name for one in tmp_path.iterdir()] == ["table.csv"]


def test_what_is_no_file_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    for name, words in (("pipe.csv", "is no file"), (".", "is no file"), ("gone", "No such file")):
        assert words in refusal(tmp_path / name, Limits())
    assert "cannot be read" in refusal(tmp_path / "a\0b", Limits())


def test_item_35_a_file_that_changes_while_it_is_copied_is_refused(tmp_path):
    path, stop = tmp_path / "a.csv", threading.Event()
    path.write_bytes(b"x" * 20 * MB)

    def rewrite():
        number = 0
        while not stop.is_set():
            number += 1
            with path.open("r+b") as opened:
                opened.write(b"%d" % number)

    writer = threading.Thread(target=rewrite)
    writer.start()
    try:
        with pytest.raises(UnreadableFile, match="changed while it was read"):
            snapshot.take(path, tmp_path / "copy", 100 * MB)
    finally:
        stop.set()
        writer.join()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("data\r\nX: y.csv", "data\\u000d\\u000aX: y.csv"),
        ("data\u202excod.csv", "data\\u202excod.csv"),
        ("=cmd|calc.csv", "=cmd|calc.csv"),
        ("é" * 110 + ".csv", "é" * 110 + ".csv"),
        ("a" * 300, "a" * 119 + "…"),
    ],
)
def test_item_11_a_strange_name_is_shown_so_that_it_does_nothing(name, shown):
    assert snapshot.shown(name) == shown


def test_item_11_a_strange_name_opens_like_any_other(tmp_path):
    path = xlsx(tmp_path / "=cmd|' \u202e\r\n.xlsx", {"S": sheet([["a"], [1]])})
    assert open_book(path).file == "=cmd|' \\u202e\\u000d\\u000a.xlsx"


@pytest.mark.parametrize(
    "line",
    [b"", b"{}", b"[]", b"[1]", b"nonsense", b"[" * 100_000, b'["run", "rm"]', b'["rows", 1, 2]'],
)
def test_a_child_that_says_something_else_is_not_believed(line):
    with pytest.raises(UnreadableFile, match="something unexpected"):
        Gathered(10).add(decoded(line))


def test_numbers_that_json_lacks_are_refused():
    with pytest.raises(UnreadableFile, match="cannot be kept"):
        encoded(["rows", [[float("nan")]], []])
