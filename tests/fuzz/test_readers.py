"""Every registered reader on publications that are a little wrong: figures, or our own words.

Cells first, beside the test; then whole files of every kind through the child process. What comes
out is carried on as a load does: put together, proposals made and applied.
"""

import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.cells import Book, Sheet
from etl.check import with_period_kind
from etl.intake.limits import Limits
from etl.intake.open_book import open_book
from etl.repair import apply, formal_jumps, propose
from etl.sources.facts import COLUMNS
from etl.sources.publications import publications
from model.errors import CakupanError
from tests.etl.printed import names
from tests.etl.small import codelists
from tests.fuzz.lookalikes import (
    DOCUMENTS,
    KINDS,
    changed_documents,
    changed_tables,
    tables,
    written,
)

LIMITS = Limits(wall_seconds=10, cells=100_000, text_cells=100_000)
MANY = settings.default.max_examples
HERE = settings(
    max_examples=max(120, MANY),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
CHILDREN = settings(HERE, max_examples=max(30, MANY // 20))


def declared():
    measures = codelists().codes("measures")
    return {"names": names(), "measures": measures, "codelists": codelists()}


def carried_through(book):
    """Return the readers that took a book, each result carried on as a load does."""
    taken = []
    for publication in publications():
        if publication.recognise(book) is None:
            continue
        taken.append(publication.name)
        try:
            read = publication.read(book, declared())
        except CakupanError as error:
            assert str(error).strip()
            continue
        assert all(one.rule and one.place for one in read.findings)
        if read.figures.empty:
            continue
        assert set(COLUMNS) <= set(read.figures.columns)
        figures = with_period_kind(publication.together([read.figures]), codelists())
        proposals = propose(figures)
        rules = tuple({one.rule for one in proposals})
        repaired = apply(figures, proposals, rules)
        assert len(repaired) == len(figures)
        list(formal_jumps(repaired))
    return taken


def book_of(rows, kind="csv"):
    cells = tuple(tuple(one) for one in rows)
    return Book("berkas", "0" * 64, kind, (Sheet("S", cells),))


def test_every_registered_reader_has_a_publication_to_change():
    """Else a reader that is added later would never be tried; each gives figures unchanged."""
    books = [book_of(rows) for rows in tables()]
    books += [Book("berkas", "0" * 64, "json", (), document) for document in DOCUMENTS]
    taken = {name for one in books for name in carried_through(one)}
    assert taken == {one.name for one in publications()}


@HERE
@given(changed_tables(), st.sampled_from(["csv", "xlsx"]))
def test_a_changed_table_is_read_or_refused_in_our_words(rows, kind):
    carried_through(book_of(rows, kind))


@HERE
@given(changed_documents())
def test_a_changed_answer_is_read_or_refused_in_our_words(document):
    carried_through(Book("berkas", "0" * 64, "json", (), document))


def tried(raw):
    """Open these bytes through the child process and carry on what comes out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "berkas"
        path.write_bytes(raw)
        try:
            book = open_book(path, LIMITS)
        except CakupanError:
            return
    carried_through(book)


@CHILDREN
@given(changed_tables(), st.sampled_from(KINDS))
def test_a_changed_file_of_every_kind_is_read_or_refused_in_our_words(rows, kind):
    tried(written(rows, kind))


@CHILDREN
@given(changed_documents(), st.binary(max_size=3), st.integers(0, 5_000))
def test_a_saved_answer_with_changed_bytes_is_read_or_refused_in_our_words(document, more, at):
    raw = json.dumps(document).encode()
    tried(raw[: at % len(raw)] + more + raw[at % len(raw) :])
