"""Whatever bytes a file holds: a Book or an UnreadableFile; no signal, hang or other error.

Spreadsheets go through the child process, whose parser may crash; text is read beside the test,
where any other error than ours fails it.
"""

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.cells import Book
from etl.inspect_file import inspect
from etl.inspect_report import rendered
from etl.intake.child import told_lines
from etl.intake.frames import Gathered, decoded
from etl.intake.kinds import kind_of
from etl.intake.limits import Limits, TextStyle
from etl.intake.open_book import open_book
from model.errors import UnreadableFile
from model.regions import Regions
from tests.etl.intake.files import parts, sheet, xls, xlsx

LIMITS = Limits(wall_seconds=10, cells=100_000, text_cells=100_000)
CHILDREN = settings(
    max_examples=max(40, settings.default.max_examples // 10),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
HERE = settings(max_examples=max(200, settings.default.max_examples), deadline=None)
NOWHERE = Regions.of([], [])


def written(raw):
    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name) / "file"
    path.write_bytes(raw)
    return folder, path


def tried_in_a_child(raw):
    folder, path = written(raw)
    with folder:
        try:
            book = open_book(path, LIMITS)
        except UnreadableFile as error:
            assert str(error).startswith("file ")
            return
    assert isinstance(book, Book)
    assert rendered(inspect(book, NOWHERE, []))


def tried_here(raw):
    folder, path = written(raw)
    with folder:
        try:
            content = kind_of(raw[:4096])
            if content in ("zip", "ole"):
                return
            gathered = Gathered(LIMITS.text_cells)
            for line in told_lines(path, content, LIMITS, TextStyle()):
                gathered.add(decoded(line))
        except UnreadableFile:
            return
    book = Book("file", "", "csv", gathered.sheets(), gathered.document)
    assert gathered.ended
    assert rendered(inspect(book, NOWHERE, []))


def example(kind):
    """The bytes of a small file of each kind."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a"
        table = [["Provinsi", "Nilai"], ["Aceh", 5.5], ["Bali", "1.234,5"]]
        made = xlsx(path, {"S": sheet(table)}) if kind == "xlsx" else xls(path, table)
        return made.read_bytes()


def mutated(raw):
    """The bytes with some of them changed, cut out, doubled or cut off."""
    places = st.integers(0, len(raw) - 1)
    change = st.tuples(places, st.sampled_from(["set", "cut", "double"]), st.binary(max_size=8))

    def change_all(changes):
        found = bytearray(raw)
        for at, way, content in changes:
            if way == "set":
                found[at : at + len(content)] = content
            elif way == "cut":
                del found[at : at + len(content)]
            else:
                found[at:at] = found[at : at + 64]
        return bytes(found)

    return st.lists(change, min_size=1, max_size=6).map(change_all)


@CHILDREN
@given(mutated(example("xlsx")))
def test_a_damaged_workbook_is_read_or_refused(raw):
    tried_in_a_child(raw)


@CHILDREN
@given(mutated(example("xls")))
def test_a_damaged_old_workbook_is_read_or_refused(raw):
    tried_in_a_child(raw)


XML = st.text(alphabet="<>/='\" rcvfstn123AB&;#x\n", max_size=300)


@CHILDREN
@given(st.sampled_from(sorted(parts())), XML, st.booleans())
def test_a_workbook_with_strange_xml_inside_is_read_or_refused(part, xml, inside):
    entries = parts()
    whole = entries[part]
    at = whole.rindex("<")
    entries[part] = whole[:at] + xml + whole[at:] if inside else xml
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as opened:
        for name, content in entries.items():
            opened.writestr(name, content)
    tried_in_a_child(raw.getvalue())


CSV = st.text(alphabet="ab01 .,;|\t\n\r\"'-%()\u2013\0é\ud7ff", max_size=400)
JSON = st.text(alphabet='{}[]":,0123456789.eE-+ntrufalse\\ \n', max_size=400)
TAGS = ["<table>", "</table>", "<tr>", "</tr>", "<td>", "<td rowspan=3 colspan=9>", "</td>", "<th>"]
HTML = st.lists(st.sampled_from([*TAGS, "<!--", "-->", "<script>", "</", "&#", "x", "<![CDATA["]))


@HERE
@given(
    st.one_of(st.binary(max_size=600), CSV.map(str.encode), CSV.map(lambda t: t.encode("utf-16")))
)
def test_any_bytes_are_read_or_refused(raw):
    tried_here(raw)


@HERE
@given(st.tuples(st.sampled_from("{["), JSON).map("".join))
def test_any_json_is_read_or_refused(text):
    tried_here(text.encode())


@HERE
@given(HTML.map("".join))
def test_any_page_is_read_or_refused(text):
    tried_here(b"<html>" + text.encode())


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_every_cut_of_a_small_workbook_is_refused(kind):
    whole = example(kind)
    filled = len(whole.rstrip(b"\0"))  # an old workbook ends with nothing
    for end in range(1, filled - 30, filled // 12):
        folder, path = written(whole[:end])
        with folder, pytest.raises(UnreadableFile):
            open_book(path, LIMITS)
