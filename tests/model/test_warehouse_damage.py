"""A version that is not as it was published is never served as if it were (hardening 36)."""

import random
import shutil

import pytest

from model.errors import WarehouseDamaged
from model.manifest import FORMAT
from model.warehouse import Warehouse
from tests.faults.toy import publish_toy

OLD, NEW = 1, 2
FILES = ("figures.parquet", "regions.parquet", "coverage.duckdb", "manifest.json")


@pytest.fixture
def data(tmp_path):
    """Two versions, the second in force."""
    publish_toy(tmp_path, OLD)
    publish_toy(tmp_path, NEW)
    return tmp_path


def folder_of(data, number):
    return data / "warehouse" / "versions" / str(number)


def served(data):
    """Return the number of the version that a new process would serve, and why an older one."""
    version = Warehouse(data).current()
    return version.number, version.degraded


def test_three_hundred_flipped_bits_are_all_noticed(data):
    random.seed(20_261_122)
    silent = []
    for _ in range(300):
        file = folder_of(data, NEW) / random.choice(FILES)
        whole = file.read_bytes()
        flipped = bytearray(whole)
        place, bit = random.randrange(len(whole)), random.randrange(8)
        flipped[place] ^= 1 << bit
        file.write_bytes(flipped)
        if served(data)[0] != OLD:
            silent.append((file.name, place, bit))
        file.write_bytes(whole)
    assert silent == []
    assert served(data) == (NEW, None)


@pytest.mark.parametrize("name", FILES)
def test_a_file_cut_at_each_hundredth_is_noticed(name, data):
    file = folder_of(data, NEW) / name
    whole = file.read_bytes()
    for hundredth in range(100):
        file.write_bytes(whole[: len(whole) * hundredth // 100])
        number, why = served(data)
        assert (number, name in why) == (OLD, True), hundredth


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_noticed(name, data):
    (folder_of(data, NEW) / name).unlink()
    number, why = served(data)
    assert (number, name in why) == (OLD, True)


def test_an_extra_file_is_noticed(data):
    (folder_of(data, NEW) / "more.parquet").touch()
    number, why = served(data)
    assert (number, "more.parquet: not in the manifest" in why) == (OLD, True)


@pytest.mark.parametrize("name", ["figures.parquet", "coverage.duckdb", "manifest.json"])
def test_the_file_of_another_version_under_the_right_name_is_noticed(name, data):
    shutil.copy(folder_of(data, OLD) / name, folder_of(data, NEW) / name)
    assert served(data)[0] == OLD


def test_two_tables_under_each_others_names_are_noticed(data):
    folder = folder_of(data, NEW)
    (folder / "figures.parquet").rename(folder / "aside")
    (folder / "regions.parquet").rename(folder / "figures.parquet")
    (folder / "aside").rename(folder / "regions.parquet")
    number, why = served(data)
    assert (number, why.count("bytes instead of")) == (OLD, 2)


def test_the_folder_of_another_version_is_noticed(data):
    shutil.rmtree(folder_of(data, NEW))
    shutil.copytree(folder_of(data, OLD), folder_of(data, NEW))
    number, why = served(data)
    assert (number, "that of version 1" in why) == (OLD, True)


def test_a_folder_in_the_place_of_a_file_is_noticed(data):
    file = folder_of(data, NEW) / "figures.parquet"
    size = file.stat().st_size
    file.unlink()
    file.mkdir()
    assert (served(data)[0], file.stat().st_size == size) == (OLD, False)


def test_a_file_that_cannot_be_read_is_noticed(data):
    file = folder_of(data, NEW) / "figures.parquet"
    file.unlink()
    file.symlink_to(file.name)
    number, why = served(data)
    assert (number, "figures.parquet: Too many levels of symbolic links" in why) == (OLD, True)


@pytest.mark.parametrize("content", [b"[]\n", b"{}\n", b"null\n", b"\xff\n"])
def test_a_manifest_that_is_none_is_noticed(content, data):
    (folder_of(data, NEW) / "manifest.json").write_bytes(content)
    number, why = served(data)
    assert (number, "manifest.json: changed" in why) == (OLD, True)


def test_a_manifest_in_the_format_of_a_later_program_is_refused(data, monkeypatch):
    monkeypatch.setattr("model.manifest.FORMAT", FORMAT + 1)
    publish_toy(data, 3)
    monkeypatch.undo()
    assert served(data)[0] == NEW


def test_a_bit_that_flips_after_the_version_was_opened_is_noticed(data):
    version = Warehouse(data).current()
    file = folder_of(data, NEW) / "figures.parquet"
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    with file.open("r+b") as opened:  # the same file, not a new one under its name
        opened.write(raw)
    with pytest.raises(WarehouseDamaged, match=r"Version 2: figures\.parquet changed.*make data"):
        version.table("figures")


def test_a_version_of_another_release_is_told_apart_from_a_damaged_one(data, monkeypatch):
    (folder_of(data, OLD) / "figures.parquet").write_bytes(b"")
    assert [one.other_format for one in Warehouse(data).versions()] == [False, False]
    monkeypatch.setattr("model.manifest.FORMAT", FORMAT + 1)
    newest, _ = Warehouse(data).versions()
    assert newest.other_format
    assert f"and this release reads {FORMAT + 1}" in newest.fault


def test_a_table_read_by_pieces_is_refused_where_its_bytes_changed_after_opening(data):
    version = Warehouse(data).current()
    file = folder_of(data, NEW) / "figures.parquet"
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    with file.open("r+b") as opened:  # the same file that the version holds open
        opened.write(raw)
    with pytest.raises(WarehouseDamaged, match=r"figures\.parquet changed"):
        version.by_pieces("figures")
