"""Saved answers of the WebAPI, and web pages that come under another name."""

import json

import pytest

from etl.intake import notes
from etl.intake.limits import Limits
from model.errors import UnreadableFile
from tests.etl.intake.files import opened

ANSWER = {"status": "OK", "var": [{"val": 543, "label": "TPT"}], "datacontent": {"1": 5.75}}


def written(path, content, name="answer.json"):
    file = path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_a_json_answer_is_handed_over_as_its_document(tmp_path):
    book = opened(written(tmp_path, json.dumps(ANSWER)))
    assert (book.kind, book.sheets, book.document) == ("json", (), ANSWER)


def test_numbers_as_text_stay_text_for_the_reader_to_judge(tmp_path):
    assert opened(written(tmp_path, '{"n": "5.900"}')).document == {"n": "5.900"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (json.dumps(ANSWER)[:-5], "no JSON or cut short"),
        ('{"a": 1, "b": 2, "a": 3}', "names 'a' twice"),
        ('{"a": NaN}', "holds NaN"),
        ('{"a": -Infinity}', "holds -Infinity"),
        ('{"a": 1e400}', "holds 1e400"),
        ('{"a": ' + "9" * 5_000 + "}", "a number of 5000 digits"),
        ("[" * 10_000 + "]" * 10_000, "more than 100 deep"),
        ('{"a": "\\ud800"}', "cannot be kept"),
        (b'{"a": "\xe9\xff"}', "no UTF-8"),
        ("<!DOCTYPE html><title>503 Service\nUnavailable</title>", "(503 Service Unavailable)"),
        ("<html></html>", "without a table (no title)"),
    ],
)
def test_item_29_an_answer_that_is_broken_or_a_trap_is_refused(tmp_path, content, words):
    with pytest.raises(UnreadableFile) as refused:
        opened(written(tmp_path, content))
    assert words in str(refused.value)


def test_item_29_an_answer_larger_than_any_is_refused_before_it_is_parsed(tmp_path):
    with pytest.raises(UnreadableFile, match="of more than 1 MB"):
        opened(written(tmp_path, "[" + "1," * 600_000 + "1]"), Limits(document=10**6))


def test_brackets_inside_texts_are_no_depth(tmp_path):
    document = {"html": "[" * 1_000 + '"' + "{" * 1_000}
    assert opened(written(tmp_path, json.dumps(document))).document == document


PAGE = """<html><head><title>Tabel</title><style>td {x: "<td>"}</style></head><body>
<table><tr><th rowspan=2>Provinsi</th><th colspan="2">Bekerja</th></tr>
<tr><th>Feb</th><th>Ags</th></tr>
<tr><td>Aceh<br>Barat<td>5.096,2 <sup>r</sup><td>&ndash;
<tr><td>Bali</td><td>7</td><td><table><tr><td>inner</td></tr></table></td></tr></table>
<p>after</p><table><tr><td>second</td></tr></table></body></html>"""


def test_item_9_a_web_page_called_xls_is_read_as_its_tables(tmp_path):
    book = opened(written(tmp_path, PAGE, "tabel.xls"))
    assert book.kind == "html"
    first, inner, second = book.sheets
    assert first.rows == (
        ("Provinsi", "Bekerja", None),
        (None, "Feb", "Ags"),
        ("Aceh Barat", "5.096,2 r", "\u2013"),
        ("Bali", "7", ""),
    )
    assert notes.merged(first) == ((0, 0, 1, 0), (0, 1, 0, 2))
    assert (inner.rows, second.rows) == ((("inner",),), (("second",),))


def test_a_page_without_rows_or_with_strange_spans_is_no_trap(tmp_path):
    page = "<table><td rowspan='x' colspan=-2>a</td><tr><td colspan=99999999>b</td></table>"
    book = opened(written(tmp_path, page))
    assert [len(row) for row in book.sheets[0].rows] == [1, 1_000]
    with pytest.raises(UnreadableFile, match="more cells than are read"):
        opened(written(tmp_path, page), Limits(cells=500))
