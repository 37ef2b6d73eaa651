"""What a published version holds."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.durable import schema_of
from etl.fault import Fault
from etl.publish import Draft, publish
from model.errors import (
    ContractBroken,
    WarehouseDamaged,
)
from model.warehouse import Warehouse
from tests.faults.toy import draft, figures, leftovers, now, publish_toy, seen


def files_of(data, number):
    folder = data / "warehouse" / "versions" / str(number)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_first_version_is_1_and_current_names_it(tmp_path):
    assert publish_toy(tmp_path, 7) == 1
    assert (tmp_path / "warehouse" / "CURRENT").read_bytes() == b"1\n"
    assert (seen(tmp_path), leftovers(tmp_path)) == (7, [])


def test_a_version_holds_its_tables_files_the_store_and_a_manifest(tmp_path):
    publish_toy(tmp_path, 7)
    tables = {"figures.parquet", "regions.parquet", "coverage.duckdb", "manifest.json"}
    assert set(files_of(tmp_path, 1)) == tables | {"borders_toy.geojson"}


def test_the_manifest_tells_files_rows_inputs_code_and_utc_time(tmp_path):
    jakarta = datetime(2026, 11, 22, 7, 30, tzinfo=timezone(timedelta(hours=7)))
    publish_toy(tmp_path, 7, clock=lambda: jakarta, rows=4)
    manifest = json.loads(files_of(tmp_path, 1)["manifest.json"])
    assert (manifest["seq"], manifest["created"]) == (1, "2026-11-22T00:30:00+00:00")
    assert manifest["inputs"] == {"releases/toy.csv": "sha-7"}
    assert manifest["summary"] == {"figures": 4}
    assert len(manifest["code"]) == 64
    parquet, store = (manifest["files"][name] for name in ("figures.parquet", "coverage.duckdb"))
    assert (parquet["rows"], parquet["rebuildable"]) == (4, False)
    assert parquet["bytes"] == len(files_of(tmp_path, 1)["figures.parquet"])
    assert (store["rows"], store["rebuildable"]) == (None, True)


def test_the_same_inputs_give_byte_identical_parquet(tmp_path):
    """Hardening 41: the store alone may differ, and the manifest in number, time and its hash."""
    at_noon, next_day = datetime(2026, 1, 1, 12, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)
    publish_toy(tmp_path / "a", 7, clock=lambda: at_noon)
    publish_toy(tmp_path / "b", 7, clock=lambda: next_day)
    first, second = (files_of(tmp_path / name, 1) for name in ("a", "b"))
    for name in ("figures.parquet", "regions.parquet"):
        assert first[name] == second[name]
    told = [json.loads(files["manifest.json"]) for files in (first, second)]
    for manifest in told:
        del manifest["created"], manifest["sha256"], manifest["files"]["coverage.duckdb"]
    assert told[0] == told[1]


def test_how_a_table_was_put_together_does_not_show_in_its_bytes(tmp_path):
    whole = figures(7, rows=6)
    pieces = {"figures": pa.concat_tables([whole.slice(0, 2), whole.slice(2)])}
    fault, clock = Fault(), now
    publish(Draft({"figures": whole}, {}, {}), tmp_path / "a", clock=clock, fault=fault)
    publish(Draft(pieces, {}, {}), tmp_path / "b", clock=clock, fault=fault)
    first, second = (files_of(tmp_path / name, 1)["figures.parquet"] for name in ("a", "b"))
    assert first == second


def test_the_parquet_carries_units_origins_zstd_and_page_checksums(tmp_path):
    publish_toy(tmp_path, 7)
    file = tmp_path / "warehouse" / "versions" / "1" / "figures.parquet"
    schema = pq.read_schema(file)
    assert schema.field("value").metadata == {b"unit": b"persons", b"meaning": b"Workers"}
    assert json.loads(schema.metadata[b"origins"]) == ["toy-2022-12"]
    values = pq.read_metadata(file).row_group(0).column(1)
    assert values.compression == "ZSTD"
    raw = bytearray(file.read_bytes())
    raw[values.dictionary_page_offset + values.total_compressed_size - 1] ^= 1
    file.write_bytes(raw)
    with pytest.raises(OSError, match="CRC checksum"):
        pq.read_table(file, page_checksum_verification=True)


def test_the_schema_fingerprint_changes_with_a_unit_and_not_with_the_origins():
    schema = figures(7).schema
    about = {"unit": "employers", "meaning": "Workers"}
    other = schema.set(1, schema.field(1).with_metadata(about))
    assert schema_of(schema) != schema_of(other)
    assert schema_of(schema) == schema_of(schema.with_metadata({"origins": "[]"}))


def test_a_table_without_origins_cannot_be_published(tmp_path):
    bare = figures(7).replace_schema_metadata(None)
    with pytest.raises(ContractBroken, match="without origins cannot be published: bare"):
        publish(Draft({"bare": bare}, {}, {}), tmp_path, clock=now, fault=Fault())
    assert not (tmp_path / "warehouse").exists()


def test_without_a_store_the_tables_are_published_and_a_question_says_what_is_missing(tmp_path):
    publish(draft(1), tmp_path, clock=now, fault=Fault())
    version = Warehouse(tmp_path).current()
    assert version.table("figures").num_rows == 3
    with pytest.raises(WarehouseDamaged, match=r"has no coverage\.duckdb.*make data"):
        version.cursor()
