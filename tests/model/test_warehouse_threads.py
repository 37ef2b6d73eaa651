"""Many readers at once, while versions are published (hardening 38, 75)."""

import gc
import threading
from pathlib import Path

from model.warehouse import Warehouse
from tests.faults.toy import publish_toy


def values_of(version):
    asked = "SELECT value FROM figures WHERE value >= $least"
    table = version.cursor().sql(asked, params={"least": 0}).to_arrow_table()
    return table.column("value").to_pylist()


def test_many_threads_open_a_new_version_once(tmp_path):
    publish_toy(tmp_path, 1)
    warehouse = Warehouse(tmp_path)
    for mark in range(2, 12):
        publish_toy(tmp_path, mark)
        start, found = threading.Barrier(16), []

        def read(start=start, found=found):
            start.wait()
            version = warehouse.current()
            found.append((version, values_of(version)))

        threads = [threading.Thread(target=read) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({id(version) for version, _ in found}) == 1
        assert [values for _, values in found] == [[mark] * 3] * 16


def test_readers_see_old_or_new_while_versions_are_published(tmp_path):
    """Hardening 38: one request, one version, in the tables and in the store."""
    publish_toy(tmp_path, 1)
    warehouse, stop, torn = Warehouse(tmp_path), threading.Event(), []

    def read():
        while not stop.is_set():
            version = warehouse.current()
            marks = {*values_of(version), *version.table("figures").column("value").to_pylist()}
            if len(marks) > 1 or version.degraded:
                torn.append((version.number, marks, version.degraded))

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for mark in range(2, 17):
        publish_toy(tmp_path, mark)
    stop.set()
    for reader in readers:
        reader.join()
    assert torn == []


def test_publish_after_publish_leaves_no_open_file_behind(tmp_path):
    """Hardening 75."""
    warehouse = Warehouse(tmp_path)

    def open_files():
        warehouse.current()
        return len(list(Path("/proc/self/fd").iterdir()))

    publish_toy(tmp_path, 0)
    at_first = open_files()
    for mark in range(1, 31):
        publish_toy(tmp_path, mark)
        if open_files() > at_first + 2:
            gc.collect()  # of some seconds where much is loaded, so only where it may help
        assert open_files() <= at_first + 2
