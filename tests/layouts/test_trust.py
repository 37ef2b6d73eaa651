"""The page of trust in words: sentence, statements, grades, years, totals."""

from dataclasses import replace

import pytest

import texts
from layouts.parts import (
    trust_answer,
    trust_breaks,
    trust_claims,
    trust_grades,
    trust_known,
    trust_line,
    trust_totals,
    trust_words,
)
from model.cell import Quantity
from model.grade import Grade
from model.interval import Interval
from model.scope import Scope
from model.selection import VERDICTS, Selection
from model.totals import Total
from model.trust import trust
from tests.claimed import STATEMENTS, claimed
from tests.components import links, of_class, parts, words

ID, EN = texts.of("id"), texts.of("en")
HOME = Selection(region="KAL", period="2022-12")
BY_ID = {one["id"]: one for one in STATEMENTS}


@pytest.fixture(scope="module")
def version(tmp_path_factory):
    return claimed(tmp_path_factory.mktemp("claimed"))


def asked(version, query=""):
    return trust(Selection.of(query), HOME, Scope.everything(), version)


def test_the_sentence_counts_the_contradicted_among_all(version):
    assert trust_answer.sentence(asked(version), ID) == (
        "2 dari 5 pernyataan terbit tentang Kalimantan bertentangan dengan hitungannya sendiri "
        "atau sumber lain."
    )
    assert "contradict 3 of 6 published statements about Indonesia" in trust_answer.sentence(
        asked(version, "?region=00"), EN
    )


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?region=51", "Satu-satunya pernyataan terbit tentang Bali"),
        ("?region=64", "Pada satu-satunya pernyataan terbit tentang Kalimantan Timur"),
        ("?region=61", "Belum ada pernyataan terbit tentang Kalimantan Barat"),
    ],
)
def test_the_sentence_is_true_of_one_statement_and_of_none(version, query, said):
    assert trust_answer.sentence(asked(version, query), ID).startswith(said)


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (("formal", "whole"), "Semua 2 pernyataan"),
        (("segments", "kukar"), "Pada 2 pernyataan terbit tentang Kalimantan tidak ditemukan"),
    ],
)
def test_the_sentence_is_true_where_all_or_none_are_contradicted(tmp_path, kept, said):
    page = asked(claimed(tmp_path, [BY_ID[name] for name in kept]))
    assert trust_answer.sentence(page, ID).startswith(said)


def test_each_verdict_that_occurs_is_a_way_to_its_statements(version):
    tiles = trust_answer.tiles(asked(version), ID)
    found = links(tiles)
    assert [one.partition("verdict=")[2] for one in found] == [
        "contradicts", "cannot_check", "agrees_within_rounding", "agrees", "",
    ]  # fmt: skip
    current = [one for one in parts(tiles) if getattr(one, "aria-current", None)]
    assert words(current) == "5 semua"


def test_a_statement_stands_with_its_source_its_arithmetic_and_what_comes_out(version):
    said = words(trust_claims.claims(asked(version), ID))
    assert "≠ bertentangan" in said
    assert "1,5 juta ÷ 2,6 juta" in said
    assert "57,7 % 53,7–62,7" in said
    assert "paper-2022-12 publisher, Desember 2022" in said
    assert "Angkanya juga dari table-2023-12 publisher" in said
    assert "Bagian formal." in said
    assert "The formal part." in words(trust_claims.claims(asked(version), EN))


def test_the_words_of_a_publication_keep_their_language(version):
    table = trust_claims.claims(asked(version), EN)
    quotes = [one for one in parts(table) if type(one).__name__ == "Q"]
    assert {one.lang for one in quotes} == {"id"}


def test_a_sentence_with_two_readings_shows_both(version):
    page = asked(version, "?verdict=cannot_check")
    # 46,33 ÷ 44 = 1,053; at least 46,325 ÷ 45, below 46,34 ÷ 43,5; 46,33 − 44 = 2,33
    said = words(trust_claims.claims(page, ID))
    assert "persen atau poin?" in said
    assert "5,3 % 2,9–6,5 atau 2,3 poin 1,3–2,8" in said


def test_a_verdict_that_no_statement_has_offers_the_others(version):
    said = trust_claims.claims(asked(version, "?verdict=incomplete"), ID)
    assert "Lihat semua 5" in words(said)
    assert "/kepercayaan" in links(said)
    assert trust_claims.claims(asked(version, "?region=61"), ID) == []


def test_statements_that_agree_are_folded_up_where_the_list_is_long(version, tmp_path):
    many = [BY_ID["formal"]] + [BY_ID["kukar"] | {"id": f"kukar-{n:02}"} for n in range(12)]
    (folded,) = of_class(trust_claims.claims(asked(claimed(tmp_path, many)), ID), "more")
    assert words(folded).startswith("12 pernyataan yang sesuai")
    assert of_class(trust_claims.claims(asked(version), ID), "more") == []


@pytest.mark.parametrize(
    ("known", "unit", "said", "bounds"),
    [
        (Interval.exact(49.900181), "percent", "49,90 %", ""),
        (Interval(53.7037, 57.692, 62.745), "percent", "57,7 %", "53,7–62,7"),
        (Interval(6.4106, 6.4337, 6.4454), "percent", "6,43 %", "6,41–6,45"),
        (Interval(2_540_500, 2_596_000, 2_707_000), "persons", "2,596 juta", "2,541–2,707"),
        (Interval.exact(1_786_176_000), "rupiah", "Rp1.786.176.000", ""),
        (Interval(14.4e9, 15e9, 16.05e9), "rupiah", "Rp15 miliar", "14,4–16,05"),
        (Interval(6_931.9, 6_942.2, 6_962.8), "persons", "6.942", "6.932–6.963"),
        (Interval(3.355, 3.37, 3.385), "points", "3,37 poin", "3,36–3,39"),
        (Interval.exact(2.99), "months", "2,99", ""),
    ],
)
def test_a_result_has_the_digits_that_its_bounds_let_hold(known, unit, said, bounds):
    assert trust_words.said(known, unit, ID).replace("\u00a0", " ") == said
    assert trust_words.bounds(known, unit, ID) == bounds


def test_every_verdict_has_its_own_shape_and_words():
    said = [words(trust_words.verdict(code, ID)) for code in VERDICTS]
    assert len({one.partition(" ")[0] for one in said}) == len(said) == len(set(said))


def test_a_grade_is_a_link_that_keeps_the_choice_that_the_page_knows():
    here = Selection("64", "2023-12", base="labour_force", compare="62", level="kabkota", v="3")
    grade = Grade("B", ("two_sources",))
    link = trust_line.grade_line(grade, here, ID)
    assert words(link) == "Keyakinan B: peserta dan basis dari dua terbitan"
    assert link.href == "/kepercayaan?region=64&period=2023-12&base=labour_force&v=3"
    assert words(trust_line.grade_line(Grade("A"), here, ID)) == "Keyakinan A"
    assert words(trust_line.grade_line(grade, here, EN, "Bali")) == (
        "Confidence in the figure of Bali: B (numerator and base from two publications)"
    )


def test_every_figure_has_its_letter_and_the_rule_marks_the_chosen_one(version):
    card = trust_grades.grades(asked(version), ID)
    assert "Desember 2023 Angka 2,5 juta dari 5,4 juta ( basis kantor wilayah )" in words(card)
    (mine,) = of_class(card, "is-mine")
    assert words(mine).startswith("C Dua atau lebih")
    assert len(of_class(card, "letter")) == 2 + 4
    nothing = words(trust_grades.grades(asked(version, "?region=6403"), ID))
    assert "belum pernah diterbitkan" in nothing


def test_what_is_unknown_is_hatched_and_said_never_0(version):
    card = trust_known.known(asked(version), ID)
    assert words(card[0]) == "5 dari 5 provinsi punya angka peserta pada 2023"
    # participants of 2022: the five provinces and their count
    assert len(of_class(card, "hatched")) == 6
    assert {words(one.children) for one in of_class(card, "hatched")} == {"tidak diketahui"}
    cells = [str(getattr(one, "children", "")) for one in parts(card)]
    assert "5/5" in cells
    assert "0" not in cells


def test_many_places_are_one_click_away(version):
    card = trust_known.known(asked(version, "?region=00"), ID)
    assert len(of_class(card, "table")) == 2
    assert "Aceh" in words(of_class(card, "table"))
    assert trust_known.known(asked(version, "?region=6403"), ID) == []


def test_the_bases_of_a_publisher_stand_on_the_axis_where_they_began(version):
    card = trust_breaks.breaks(asked(version), ID)
    assert "Des 2022 5,9 juta Des 2023 5,4 juta" in words(card)
    marks = of_class(card, "mark-printed")
    # December of the first of two years: 11 of 24 months
    assert [one.style["left"] for one in marks] == ["45.83%", "95.83%"]
    assert "sesudah Agustus 2022, mulai Februari 2023" in words(card)
    assert trust_breaks.breaks(asked(version, "?region=6403"), ID) == []


def test_totals_stand_beside_the_sum_of_their_parts(version):
    said = words(trust_totals.totals(asked(version), ID))
    assert said.startswith("1 dari 2 jumlah terbit bertentangan dengan bagiannya")
    assert "Diterbitkan 2,5 juta Bagian dijumlahkan 3.500.000 Bagian 5 dari 5 provinsi" in said
    assert "2,596 juta 2,541–2,707" in said
    assert "PU 1,5 juta + BPU 396 ribu + JAKON 700 ribu" in said
    assert trust_totals.totals(asked(version, "?region=6403"), ID) == []


def test_totals_that_agree_are_folded_up_but_for_a_few(version):
    people = Quantity(Interval.exact(90), "published", ("table-2023-12",))
    agreeing = [
        Total("employed", "places", f"{year}-08", "august", people, (("6401", people),))
        for year in range(2018, 2023)
    ]
    doubted = [replace(one, total=Quantity(Interval.exact(91))) for one in agreeing]
    page = asked(version)
    folded = of_class(trust_totals.totals(replace(page, totals=tuple(agreeing)), ID), "more")
    assert words(folded).startswith("2 jumlah lain")
    mixed = replace(page, totals=(*doubted, *agreeing))
    assert words(of_class(trust_totals.totals(mixed, ID), "more")).startswith("5 jumlah lain")


def test_figures_of_many_months_are_folded_up_but_for_a_year_and_the_chosen_one(version):
    page = asked(version)
    first = page.graded[0]
    months = [f"{year}-{month:02d}" for year in (2025, 2024, 2023) for month in range(12, 0, -1)]
    graded = tuple(replace(first, cell=replace(first.cell, period=one)) for one in months)
    chosen = replace(page.headline, period="2023-05")
    card = trust_grades.grades(replace(page, graded=graded, headline=chosen), ID)
    folded = words([one for one in parts(card) if type(one).__name__ == "Details"])
    assert "23 periode sebelumnya" in folded  # 36 less a year and the chosen one
    assert "Desember 2023" in folded
    assert "Desember 2025" not in folded
    assert "Mei 2023" not in folded
