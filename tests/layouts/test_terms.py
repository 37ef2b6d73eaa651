"""Every word that a page links to has its definition, and every definition has its words."""

from collections import Counter
from typing import get_args

import pytest

import texts
from app import VIEWS
from callbacks import definisi
from callbacks.asking import Reader
from layouts.parts.definisi_measures import EXAMPLES
from layouts.parts.definisi_words import SECTIONS
from layouts.parts.links import term
from model.adding import Verdict
from model.contract import KINDS, PeriodKind
from model.definitions import definitions
from model.denominators import BASES
from model.measures import ADDING, DIMENSIONS, MEASURES, Adds, Unit
from model.scope import Scope
from model.selection import Selection
from tests.components import links, parts
from texts import LANGUAGES

ALL, HOME = Scope.everything(), Selection(region="KAL", period="2022-12")
CHOICES = ("", "?region=64&period=2023-12", "?region=00&period=2023-12", "?segment=JAKON")
TO_A_TERM = "/definisi#"


@pytest.fixture(scope="module", params=LANGUAGES)
def reader(request):
    return Reader.of(request.param, None)


@pytest.fixture(scope="module")
def page(real):
    return definitions(Selection(), HOME, ALL, real)


def ids_of(answered, reader):
    shown = definisi.shown(answered, reader)
    return [part.id for part in parts(list(shown.values())) if getattr(part, "id", None)]


@pytest.mark.parametrize("asked", CHOICES)
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_link_to_a_term_leads_to_one(view, asked, reader, page, real):
    filled = view.shown(view.answer(Selection.of(asked), HOME, ALL, real), reader)
    wanted = {one for one in links(list(filled.values())) if one.startswith(TO_A_TERM)}
    assert {one.removeprefix(TO_A_TERM) for one in wanted} <= set(ids_of(page, reader))
    assert wanted or view.name == "definisi"


@pytest.mark.parametrize("asked", CHOICES)
def test_a_part_links_to_a_term_once(asked, reader, real):
    view = next(one for one in VIEWS if one.name == "ringkasan")
    filled = view.shown(view.answer(Selection.of(asked), HOME, ALL, real), reader)
    for name, part in filled.items():
        found = Counter(one for one in links(part) if one.startswith(TO_A_TERM))
        assert not [one for one, count in found.items() if count > 1], name


def test_no_anchor_stands_twice(page, reader):
    found = ids_of(page, reader)
    assert [one for one, count in Counter(found).items() if count > 1] == []


def test_every_entry_of_the_list_leads_to_a_section(page, reader):
    shown = definisi.shown(page, reader)
    assert links(shown["index"]) == [f"#{code}" for code in SECTIONS]
    assert set(SECTIONS) <= set(ids_of(page, reader))


def test_every_word_that_has_a_meaning_has_an_anchor(page, reader):
    anchors = set(ids_of(page, reader))
    for name in ("terms", "segments", "programmes", "figure_statuses", "series_breaks"):
        assert {entry.code for entry in page.words[name]} <= anchors


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_base_has_one_name_on_every_page(language, page):
    text = texts.of(language)
    for base in BASES:
        assert page.term(base.id).names[language] == text.base_short(base.id)


def test_every_choice_of_the_model_has_its_words():
    known = texts.of("id").words.entries
    wanted = {
        "rule": {measure.id for measure in MEASURES},
        "unit": set(get_args(Unit)),
        "adds": set(get_args(Adds)),
        "added": set(ADDING),
        "dimension": set(DIMENSIONS),
        "kind": set(KINDS),
        "period_kind": set(get_args(PeriodKind)),
        "section": set(SECTIONS),
    }
    tables = {f"definisi.{table}.": codes for table, codes in wanted.items()}
    for start, codes in (tables | {"verdict.": set(get_args(Verdict))}).items():
        assert {key.removeprefix(start) for key in known if key.startswith(start)} == codes


def test_every_measure_has_an_example():
    assert set(EXAMPLES) == {measure.id for measure in MEASURES}


def test_a_term_is_an_ordinary_link_inside_the_app():
    link = term("BPU", "BPU")
    assert (link.href, link.className) == ("/definisi#BPU", "term")
