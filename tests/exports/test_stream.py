"""Files of any length: the same bytes as those written whole, in pieces that come at once."""

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from exports import csv, stream_csv, stream_table, stream_xlsx
from exports.about import About
from exports.sheet import Sheet
from model.contract import Column, Table
from model.frame import Source
from texts import of

SOURCE = Source("table-2023-12", "P", "T", "https://example.org", "2023-12")

ABOUT = About("everything", "/data", 3, "2026-01-02T03:04:05+00:00", (), (SOURCE,))
TABLE = Table(
    name="hostile",
    meaning="Anything that a publication may hold.",
    key=("code",),
    columns=(
        Column("code", pa.string(), "code", "Few different words, kept as a dictionary"),
        Column("people", pa.float64(), "persons", "A count", nullable=True),
        Column("share", pa.float64(), "share", "A share", nullable=True),
        Column("months", pa.int64(), "months", "Whole numbers", nullable=True),
        Column("said", pa.string(), "text", "The publication's words", nullable=True),
    ),
)
HOSTILE = (
    "=1+1", "+", "-x", "@SUM(A1)", "%", "|", "\t=1", "\0=1", "\uff1d1+1", "'=1", "''", "\u00a0=1",
    "\u200b@", "a\n=1", "a\r=1", "\r", "\n", "a\r\nb", "a\x85-1", "a\u2028+1", "\x1c=", "\v=1", "",
    'quo"te', '"', "semi;colon", "com,ma", "0110", "64.02", "Müller", "(5)", " ", " x", "a ",
    "2,6 juta",
)  # fmt: skip
NUMBERS = (0.0, -0.0, -4.0, 5900.0, 0.5, -0.1, 0.1 + 0.2, 1e-7, 2e22, -1e16, 2.0**53, 1e15 + 0.5,
           1e9 + 0.5, 0.001, 0.00099, 1 / 3, 1.0, 1e300, 5e-324)  # fmt: skip
WORDS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=8))
VALUES = st.one_of(st.none(), st.sampled_from(NUMBERS), st.floats(allow_nan=False))
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "code": WORDS,
            "people": VALUES,
            "share": VALUES,
            "months": st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1)),
            "said": st.one_of(st.none(), WORDS),
        }
    ),
    max_size=12,
)
EVERY = [
    {"code": word, "people": number, "share": number, "months": at, "said": word}
    for at, word in enumerate(HOSTILE)
    for number in (NUMBERS[at % len(NUMBERS)], None)
]


def in_batches(rows, size, coded):
    """The rows as batches; text of the column code as a dictionary, as the store keeps it."""
    whole = pa.Table.from_pylist(rows, schema=TABLE.arrow())
    for batch in whole.to_batches(max_chunksize=size):
        columns = list(batch.columns)
        columns[0] = columns[0].dictionary_encode() if coded else columns[0]
        yield pa.RecordBatch.from_arrays(columns, names=list(TABLE.names))


@pytest.mark.parametrize("variant", ["csv", "csv-id"])
@given(rows=ROWS, size=st.integers(1, 5), coded=st.booleans())
@example(rows=EVERY, size=7, coded=True)
@example(rows=EVERY, size=1000, coded=False)
def test_batches_are_written_byte_for_byte_like_rows(variant, rows, size, coded):
    by_batch = b"".join(stream_csv.write(TABLE, in_batches(rows, size, coded), variant))
    in_order = [{name: row[name] for name in TABLE.names} for row in rows]
    assert by_batch == csv.write(Sheet.of(TABLE, in_order), variant)


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_parquet_and_arrow_hold_the_rows_typed_and_say_where_they_come_from(size, monkeypatch):
    monkeypatch.setattr(stream_table, "ROWS_OF_A_GROUP", 20)
    parquet = b"".join(stream_table.parquet(TABLE, in_batches(EVERY, size, True), ABOUT))
    arrow = b"".join(stream_table.arrow(TABLE, in_batches(EVERY, size, True), ABOUT))
    file = pq.ParquetFile(pa.BufferReader(parquet), page_checksum_verification=True)
    for table in (file.read(), pa.ipc.open_stream(arrow).read_all()):
        assert table.to_pylist() == EVERY
        assert table.schema.field("people").metadata == {
            b"unit": b"persons",
            b"meaning": b"A count",
        }
        told = json.loads(table.schema.metadata[b"about"])
        assert (told["version"], told["sources"][0]["origin"]) == (3, "table-2023-12")
        assert table.schema.field("code").type == pa.string()


def test_a_parquet_comes_group_by_group(monkeypatch):
    monkeypatch.setattr(stream_table, "ROWS_OF_A_GROUP", 20)
    pieces = list(stream_table.parquet(TABLE, in_batches(EVERY, 10, False), ABOUT))
    groups = -(-len(EVERY) // 20)
    assert len(pieces) == len(EVERY) // 20 + 1  # a piece for each whole group, the rest at the end
    assert pq.ParquetFile(pa.BufferReader(b"".join(pieces))).num_row_groups == groups


def test_the_first_piece_of_a_csv_waits_for_no_row():
    def never():
        raise AssertionError("a row was asked for")
        yield

    assert next(stream_csv.write(TABLE, never(), "csv")).endswith(
        b"code,people,share,months,said\r\n"
    )


def digits(value):
    """A number with as many digits as a workbook keeps."""
    return f"{value + 0.0:.16G}" if isinstance(value, int | float) else value


def test_a_workbook_holds_the_rows_numbers_as_numbers_and_risky_text_as_text():
    out = io.BytesIO()
    rows = [row for row in EVERY if row["said"].isprintable()]
    stream_xlsx.write(TABLE, in_batches(rows, 7, True), ABOUT, of("en"), out)
    book = load_workbook(out)
    head, *found = book["Data"].iter_rows(values_only=True)
    assert head == TABLE.names
    for row, told in zip(rows, found, strict=True):
        assert [digits(value) for value in told] == [digits(value) for value in row.values()]
    assert not any(cell.data_type == "f" for row in book["Data"] for cell in row)
    said = {name: value for name, value in book["Info"].iter_rows(values_only=True)}
    assert said["Data version"] == "3"
    assert said["Source: table-2023-12"].startswith("P · T")
    assert said["share"] == "A share [share]"


def test_the_same_rows_give_the_same_workbook_byte_for_byte():
    one, other = io.BytesIO(), io.BytesIO()
    for out in (one, other):
        stream_xlsx.write(TABLE, in_batches(EVERY, 7, True), ABOUT, of("id"), out)
    assert one.getvalue() == other.getvalue()
