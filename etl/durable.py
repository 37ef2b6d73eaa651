"""Bytes and names that the disk has confirmed, or an error that says which and why."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from model.manifest import FileFacts, sha256_of

if TYPE_CHECKING:
    import pyarrow as pa


def write_parquet(file: Path, table: pa.Table) -> FileFacts:
    """Write a table, the same bytes for the same rows however they were chunked.

    In   any table, sorted
    Out  hash, size, rows and schema of the file; zstd, a checksum on every page
    """
    import pyarrow as pa  # noqa: PLC0415  # a rollback writes no table and does not wait for it
    import pyarrow.parquet as pq  # noqa: PLC0415

    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", write_page_checksum=True)
    content = sink.getvalue().to_pybytes()
    write(file, content)
    seen = hashlib.sha256(content).hexdigest()
    return FileFacts(seen, len(content), table.num_rows, schema_of(table.schema))


def confirm_rebuildable(file: Path) -> FileFacts:
    """Have the disk confirm a file that others wrote and that need not be the same twice."""
    sync(file)
    return FileFacts(sha256_of(file), file.stat().st_size, rebuildable=True)


def schema_of(schema: pa.Schema) -> str:
    """Return the SHA-256 of names, types, units and meanings; origins are no part of it."""
    seen = hashlib.sha256()
    for field in schema:
        about = sorted((field.metadata or {}).items())
        seen.update(f"{field.name} {field.type} {field.nullable} {about}\n".encode())
    return seen.hexdigest()


def write(file: Path, content: bytes | memoryview) -> None:
    """Write a new file; its name is confirmed by `sync` on its folder."""
    try:
        with file.open("xb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
    except OSError as error:
        error.filename = str(file)  # a full disk does not say which file it refused
        raise


def sync(path: Path) -> None:
    """Have the disk confirm a file, or the names in a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        error.filename = str(path)
        raise
    finally:
        os.close(handle)


def remove(path: Path) -> None:
    """Remove a file or a whole folder."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
