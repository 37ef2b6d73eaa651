"""One sentence answers the page, whatever is known."""

from dataclasses import replace

import pytest

import texts
from layouts.parts.sentence import case, coloured, plain, spoken, whole_percents
from model.cell import Quantity
from model.interval import Interval
from tests.overviews import (
    BY_LABOUR_FORCE,
    CONSTRUCTION_ONLY,
    KALIMANTAN,
    NATION,
    NOTHING,
    OWN,
    TOTAL,
    cell,
    exact,
    known,
)

ID, EN = texts.of("id"), texts.of("en")


def said(overview, text=ID):
    return plain(overview, text).replace("\u00a0", " ")


def of(headline):
    return replace(KALIMANTAN, headline=headline, comparison=None)


def test_the_home_page_says_how_many_of_whom_and_how_many_not():
    assert said(KALIMANTAN) == (
        "2,6 juta dari 5,9 juta pekerja di Kalimantan terlindungi; 3,3 juta belum."
    )
    assert said(KALIMANTAN, EN) == (
        "2.6 million of 5.9 million workers in Kalimantan are covered; 3.3 million are not."
    )


def test_screen_readers_also_hear_the_base_its_interval_and_what_it_is_not():
    heard = spoken(KALIMANTAN, ID).replace("\u00a0", " ")
    assert "basis kantor wilayah cakupannya ≈ 44 % (42,5–46,2)." in heard
    assert "bukan angkatan kerja Sakernas (8.518.571; ≈ 30–32 %)." in heard


def test_the_noun_follows_the_base_and_an_exact_base_keeps_its_digits():
    assert said(BY_LABOUR_FORCE) == (
        "2,6 juta dari 8.518.571 angkatan kerja di Kalimantan terlindungi; 5,9 juta belum."
    )


def test_under_the_labour_force_nothing_is_said_about_another_base():
    assert "bukan angkatan kerja" not in spoken(BY_LABOUR_FORCE, ID)


def test_the_nation_is_called_by_its_name():
    assert said(NATION).startswith("41,56 juta dari 147.707.452 angkatan kerja di Indonesia")


def test_a_segment_is_named():
    assert said(of(OWN[0])) == (
        "1,5 juta dari 3.754.105 pekerja formal di Kalimantan terlindungi sebagai peserta PU; "
        "2,3 juta belum."
    )


def test_more_than_the_base_is_said_as_it_is_and_construction_counts_registrations():
    assert said(CONSTRUCTION_ONLY) == (
        "700 ribu pendaftaran proyek konstruksi (JAKON) di Kalimantan, "
        "260 ribu lebih banyak daripada 441.170 pekerja konstruksi."
    )


def test_what_nobody_published_is_unknown_and_not_zero():
    assert said(NOTHING).endswith("tidak diterbitkan: tidak diketahui, bukan nol.")
    assert "Kalimantan Timur" in said(NOTHING)
    assert "Desember 2020" in said(NOTHING)


def test_what_is_withheld_is_told_apart_from_what_is_unknown():
    assert "ditahan" in said(of(cell(Quantity(status="suppressed"), exact(10))))


def test_participants_without_a_base_are_still_said():
    assert said(of(cell(TOTAL, Quantity()))).startswith("2,6 juta peserta aktif di Kalimantan;")


@pytest.mark.parametrize(
    ("participants", "denominator", "which"),
    [
        (exact(90), exact(100), "usual"),
        (exact(100), exact(100), "about_all"),
        (known(95, 99, 102), exact(100), "about_all"),
        (exact(101), exact(100), "above"),
        (known(90, 90, float("inf")), exact(100), "open"),
        (exact(90), known(100, 100, float("inf")), "open"),
    ],
)
def test_every_pair_of_numbers_finds_its_sentence(participants, denominator, which):
    assert case(cell(participants, denominator)) == which


def test_an_open_number_gives_one_bound_of_the_gap():
    numbers = cell(known(500_000, 500_000, float("inf")), exact(2_000_000))
    assert said(of(numbers)) == (
        "lebih dari 500 ribu dari 2.000.000 pekerja di Kalimantan terlindungi; "
        "paling banyak 1,5 juta belum."
    )


def test_whole_percents_round_both_bounds():
    share = whole_percents(Interval(2.55 / 8.518571, 2.6 / 8.518571, 2.7 / 8.518571), ID)
    assert share.replace("\u00a0", " ") == "≈ 30–32 %"


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("status", [None, "expected", "suppressed", "not_applicable"])
def test_no_state_leaves_a_blank_in_any_language(language, status):
    for overview in (KALIMANTAN, NATION, NOTHING, of(cell(Quantity(status=status), Quantity()))):
        assert "{" not in spoken(overview, texts.of(language))


def test_an_excess_is_not_in_the_colour_of_the_uncovered():
    above = replace(
        KALIMANTAN.headline,
        participants=Quantity(Interval.exact(700), "published"),
        denominator=Quantity(Interval.exact(441), "published"),
    )
    words = str(coloured(replace(KALIMANTAN, headline=above), ID))
    assert "is-covered" in words
    assert "is-gap" not in words


@pytest.mark.parametrize(
    ("participants", "base", "heard"),
    [
        (known(30, 30, float("inf")), exact(100), "cakupannya lebih dari 30 %."),
        (exact(30), known(100, 100, float("inf")), "cakupannya paling banyak 30 %."),
        (exact(30), exact(100), "cakupannya 30,0 %."),
    ],
)
def test_a_share_with_one_bound_is_said_once(participants, base, heard):
    said_aloud = spoken(of(cell(participants, base)), ID).replace("\u00a0", " ")
    assert heard in said_aloud
