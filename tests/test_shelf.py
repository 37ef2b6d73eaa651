"""A copied version stands for a built one: only if the same files always give the same version."""

import pytest

from model.errors import NothingNew
from model.warehouse import Warehouse
from tests.shelf import Shelf
from tests.world import active, publication, published, write


def releases(people):
    return publication("paper-2022-12", active("64", "2022-12", people))


@pytest.fixture
def counted():
    """A build that counts how often it was asked."""

    def build(data):
        build.times += 1
        return published(data)

    build.times = 0
    return build


def tables(data):
    """Every table of the version; the store of the same tables has a stamp of DuckDB in it."""
    (version,) = (data / "warehouse" / "versions").iterdir()
    return {file.name: file.read_bytes() for file in version.glob("*.parquet")}


def test_the_same_files_are_built_once_and_any_other_again(tmp_path, counted):
    shelf, folders = Shelf(), [tmp_path / name for name in "abc"]
    shelf.folder = tmp_path / "shelf"
    for data, people in zip(folders, (5_000, 5_000, 5_001), strict=True):
        write(data, releases(people))
        assert shelf.filled(data, counted) == 1
        assert Warehouse(data).current().number == 1
    assert counted.times == 2
    assert tables(folders[0]) == tables(folders[1]) != tables(folders[2])
    built = tmp_path / "built"
    write(built, releases(5_000))
    assert Shelf().filled(built, counted) == 1
    assert tables(built) == tables(folders[1])
    assert counted.times == 3


def changed(data, before, after):
    release = data / "releases" / "paper_2022_12" / "2026.csv"
    release.write_text(release.read_text("utf-8").replace(before, after), "utf-8")


def test_a_second_version_is_that_of_what_stands_and_what_stands_is_left_alone(tmp_path, counted):
    shelf, folders = Shelf(), [tmp_path / name for name in "ab"]
    shelf.folder = tmp_path / "shelf"
    for data in folders:
        write(data, releases(5_000))
        shelf.filled(data, counted)
        first = data / "warehouse" / "versions" / "1" / "coverage.duckdb"
        facts = first.stat()
        changed(data, "5000", "6000")
        assert shelf.filled(data, counted) == 2
        assert (first.stat().st_ino, first.stat().st_mtime_ns) == (facts.st_ino, facts.st_mtime_ns)
        assert Warehouse(data).current().number == 2
        assert Warehouse(data).at(1).number == 1
        with pytest.raises(NothingNew):
            shelf.filled(data, counted)
    assert counted.times == 2 + 2
