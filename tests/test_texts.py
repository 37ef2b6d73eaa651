"""Every word the reader sees stands in texts/, in both languages, and is used."""

import csv
import string
from dataclasses import fields
from pathlib import Path

import pytest

from model.selection import BASES
from tests.texts_in_code import asked, keys, prose
from texts import LANGUAGES, of
from texts.numerals import Phrases

ROOT = Path(__file__).parent.parent
FOLDERS = ("layouts", "callbacks", "charts", "exports", "texts", "api")
SHOWN = ("layouts", "callbacks", "charts")


def sources(*folders):
    """Return every source file of these folders, and app.py."""
    files = [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]
    return [file for file in (*files, ROOT / "app.py") if file.exists()]


def blanks(words):
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


def entries(language):
    return of(language).words.entries


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys_and_the_same_blanks(language):
    indonesian, other = entries("id"), entries(language)
    assert {key: blanks(words) for key, words in indonesian.items()} == {
        key: blanks(words) for key, words in other.items()
    }


@pytest.mark.parametrize("file", sources(*FOLDERS), ids=lambda file: str(file.relative_to(ROOT)))
def test_every_key_that_the_code_names_has_words(file):
    known = entries("id")
    tables = {key.partition(".")[0] for key in known}
    whole, begun = keys(file.read_text("utf-8"))
    named = {key for key in whole if key.partition(".")[0] in tables}
    named |= set(asked(file.read_text("utf-8")))
    assert named <= set(known)
    started = {start for start in begun if start.partition(".")[0] in tables}
    assert {start for start in started if not any(key.startswith(start) for key in known)} == set()


def test_every_key_is_used():
    found = [keys(file.read_text("utf-8")) for file in sources(*FOLDERS)]
    whole = {key for one, _ in found for key in one}
    begun = tuple(start for _, starts in found for start in starts)
    unused = {key for key in entries("id") if key not in whole and not key.startswith(begun)}
    assert unused == set()


def codes(codelist):
    with (ROOT / "data" / "codelists" / f"{codelist}.csv").open(encoding="utf-8") as file:
        return {next(iter(line.values())) for line in csv.DictReader(file)}


def members(table):
    start = f"{table}."
    return {key.removeprefix(start) for key in entries("id") if key.startswith(start)}


def test_exactly_the_codes_there_are_have_names():
    assert members("base") == members("base_short") == {*BASES, "stated_by_office"}
    assert members("number") == {field.name for field in fields(Phrases)}
    assert members("segment") == codes("segments")
    assert members("programme") == codes("programmes")
    assert members("state") == codes("figure_statuses") | {"unknown", "no_base", "outside_scope"}


@pytest.mark.parametrize("file", sources(*SHOWN), ids=lambda file: str(file.relative_to(ROOT)))
def test_no_words_for_readers_stand_in_the_code(file):
    assert list(prose(file.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        'html.B("Unduh")',
        'html.Span(["Belum", html.B(x)])',
        'html.Button(x, title="Tutup")',
        'note = "tidak ada data"',
        'note = f"{people} belum"',
        'note = f"<b>{name}</b><br>dari {base}"',
        '{"text": "not covered"}',
        'text = "≈ 44 % of workers"',
    ],
)
def test_words_in_code_are_found(source):
    assert list(prose(source))


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring with words."""',
        'raise ValueError("not a figure")',
        'html.Div(x, className="card kpi")',
        'html.Div(x, className="labels" if fits else "labels listed")',
        'html.B(text("chart.gap"))',
        'FONT = "Manrope, system-ui, sans-serif"',
        "span = f'<span style=\"color:{ink};font-size:12px\">{below}</span>'",
        'path = f"M{low:.4f},{top}V{bottom}H{high}"',
        'href = f"/unduh/ringkasan/{chart}.csv{query}"',
        '{"hovermode": "closest"}',
    ],
)
def test_names_for_the_browser_are_not_taken_for_words(source):
    assert list(prose(source)) == []


def test_keys_are_found_in_every_form():
    source = 'text("a.b" if x else "a.c"); rich(text, "a.d", {}); text(f"a.e.{code}"); words["a.f"]'
    assert keys(source) == ({"a.b", "a.c", "a.d", "a.f"}, {"a.e."})
    assert set(asked(source)) == {"a.b", "a.c"}
