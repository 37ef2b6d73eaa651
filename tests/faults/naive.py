"""A publish as it is often written: in place, file by file. The kill tests must find it torn."""

from dataclasses import replace

import pyarrow.parquet as pq

from model.manifest import FileFacts, sha256_of, verify
from model.pointer import number_in, pointer, version_folder, warehouse_folder
from tests.faults.toy import build_store, draft


def publish_in_place(data, mark, fault):
    root = warehouse_folder(data)
    number = number_in(pointer(root))
    folder = version_folder(root, number)
    manifest = verify(folder, number)
    fault("publish.lock")
    fault("publish.clear")
    for stem, table in draft(mark).tables.items():
        pq.write_table(table, folder / f"{stem}.parquet")
        fault("publish.table")
    for name, content in draft(mark).files.items():
        (folder / name).write_bytes(content)
        fault("publish.table")
    fault("publish.store")
    (folder / "coverage.duckdb").unlink()
    build_store(folder)
    fault("publish.manifest")
    files = {
        name: FileFacts(sha256_of(folder / name), (folder / name).stat().st_size)
        for name in manifest.files
    }
    (folder / "manifest.json").write_bytes(replace(manifest, files=files).to_bytes())
    fault("publish.verify")
