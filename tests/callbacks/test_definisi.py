"""The page of definitions says what the model computes, in both languages, for any example."""

import json

import pytest

from callbacks import definisi
from callbacks.asking import Reader, Source
from callbacks.pages import answered
from layouts import ids
from layouts.pages import definisi as skeleton
from model.definitions import definitions
from model.scope import Scope
from model.selection import Selection
from model.warehouse import Warehouse
from tests.components import of_class, parts, words

ALL, HOME = Scope.everything(), Selection(region="KAL", period="2022-12")
ID, EN = Reader.of("id", None), Reader.of("en", {"theme": "dark"})


@pytest.fixture(scope="module")
def shown(real):
    return definisi.shown(definitions(Selection(), HOME, ALL, real), ID)


@pytest.fixture(scope="module")
def english(real):
    return definisi.shown(definitions(Selection(), HOME, ALL, real), EN)


def section(page, code):
    """Return the card whose heading has this anchor."""
    return next(one for one in page[skeleton.SECTIONS] if one.children[0].id == code)


def test_the_sentence_gives_the_same_people_over_every_base(shown, english):
    assert words(shown[ids.ANSWER][-2]) == (
        "Orang yang sama memberi 44, 32, atau 31 % . Yang berubah kata sesudah “dari”."
    )
    assert "44, 32 or 31%" in words(english[ids.ANSWER]).replace(" %", "%")


def test_an_example_with_one_base_or_none_says_so(real):
    nothing = definitions(Selection(region="64", period="2020-12"), HOME, ALL, real)
    said = words(definisi.shown(nothing, ID)[ids.ANSWER])
    assert "Setiap persentase menyebut penyebutnya" in said


def test_every_base_has_its_bar_and_its_result(shown):
    bases = section(shown, "bases")
    assert len(of_class(bases, "thin")) == 3
    widths = [bar.children[0].style["width"] for bar in of_class(bases, "thin")]
    assert widths == [f"{100 * 2.6 / base:.2f}%" for base in (5.9, 8.095127, 8.518571)]
    assert [words(one).split(" dari ")[0] for one in of_class(bases, "result")] == [
        "≈ 44 % 42,5–46,2",
        "≈ 32 % 31,5–33,4",
        "≈ 31 % 29,9–31,7",
        "≈ 40 % 38,6–42,6",
        "9,1 % 9,11–9,15",
        "≈ 159 % 157,5–160,9",
    ]


def test_a_base_without_a_figure_is_hatched(real):
    page = definitions(Selection(region="64", period="2020-12"), HOME, ALL, real)
    bases = definisi.sections(page, ID.text)[0]
    assert len(of_class(bases, "hatched")) == 3
    assert "tidak ada angka untuk contoh ini" in words(bases)


def test_a_base_that_is_passed_has_a_mark_at_100_percent(real):
    page = definitions(Selection(region="31", period="2023-12"), HOME, ALL, real)
    (passed, *_) = of_class(definisi.sections(page, ID.text)[0], "hundred")
    share = dict((base.id, cell) for base, cell in page.bases)["employed"].coverage.value
    assert share > 1
    assert float(passed.style["left"].rstrip("%")) == pytest.approx(100 / share, abs=0.01)


def test_measures_are_worked_out_for_the_example(shown):
    said = words(section(shown, "measures"))
    assert "2,6 juta ÷ 5,9 juta = ≈ 44 % (42,5–46,2)" in said
    assert "5,9 juta − 2,6 juta = 3,3 juta (3,15–3,45 juta)" in said
    assert "5.223.060 di 5 dari 5 wilayah, Desember 2023" in said
    assert "+0,21 poin dari peserta, −4,25 poin dari penyebut" in said


def test_printed_numbers_stand_with_both_bounds(shown):
    said = words(section(shown, "rounding"))
    assert "2,6 juta 2.550.000 2.700.000" in said
    assert "44,07 % 44,065 % 44,08 %" in said
    assert "lebih dari 50 persen 50 % tanpa batas atas" in said


def test_both_names_of_a_word_are_shown_in_both_languages(shown, english):
    assert "peserta aktif active participants" in words(section(shown, "terms"))
    assert "active participants peserta aktif" in words(section(english, "terms"))
    foreign = [one.lang for one in parts(english[skeleton.SECTIONS]) if getattr(one, "lang", "")]
    assert set(foreign) == {"id"}


def test_no_entry_is_hidden_from_the_search(shown):
    entries = [
        one
        for name in ("entry", "base", "own", "measure")
        for one in of_class(shown[skeleton.SECTIONS], name)
    ]
    without = [words(one) for one in entries if not getattr(one, "data-entry", "")]
    assert without == [words(of_class(section(shown, "breaks"), "entry")[0])]


def test_sources_are_grouped_with_licence_and_dates(shown):
    said = words(section(shown, "sources"))
    assert "nasional, Kalimantan, 38 provinsi, 514 kabupaten/kota" in said
    assert "CC BY 4.0 (ILOSTAT)" in said
    assert "tidak dinyatakan" in said


def test_the_filters_are_region_and_period_only(shown):
    menus = of_class(shown[ids.FILTERS], "menu")
    assert [one.className.split()[1] for one in menus] == ["menu-region", "menu-period"]


def test_every_part_is_filled_and_can_be_sent(english):
    assert set(english) == set(definisi.VIEW.fills)
    json.dumps(english, default=lambda part: part.to_plotly_json())


def test_what_does_not_exist_is_answered_with_a_way_on(real_data):
    source = Source(Warehouse(real_data), HOME)
    said = answered(definisi.VIEW, "?region=6X", source, ALL, ID)
    assert "Pilihan ini tidak ada: region=6X" in words(said[ids.ANSWER])
    assert said[skeleton.SECTIONS] is None
