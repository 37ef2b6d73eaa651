"""The page Pekerja rentan on the project's own data: its sentences and its arithmetic."""

import pytest

import texts
from layouts.parts import rentan_answer, rentan_words
from layouts.parts.figure import plain
from model.protected_answer import protected
from model.provenance import provenance
from model.scope import Scope
from model.selection import Selection

ALL, HOME, ID = Scope.everything(), Selection(region="KAL"), texts.of("id")
RATE, WITH_SAVINGS = 10_000 + 6_800, 10_000 + 6_800 + 20_000


@pytest.fixture(scope="module")
def page(real):
    return lambda query="": protected(Selection.of(query), HOME, ALL, real)


def said(answered):
    return rentan_answer.spoken(answered, ID).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (
            "",
            "3 bulan di Kutai Kartanegara 2022; ≈ 10 sampai 12 bulan di 7 dari 8 program lain.",
        ),
        ("region=64", "Kutai Kartanegara 2022; ≈ 11,9 sampai 12 bulan di 2 dari 3 program lain."),
        ("region=61", "di Kalimantan Barat cukup ≈ 11,5 sampai 12 bulan di 3 program."),
        ("region=62", "cukup ≈ 10 bulan di Kotawaringin Timur 2024, satu-satunya program di Kali"),
        ("region=63", "cukup ≈ 11,8 bulan di Tabalong 2025, satu-satunya program di Kalimantan S"),
        ("region=65", "paling banyak 54.452 (Kalimantan Utara 2024), tetapi tidak satu pun angga"),
        ("region=6403", "3 bulan di Kutai Kartanegara 2022; anggaran Kutai Kartanegara 2023 cukup"),
        ("region=00", "di Indonesia: 1,2 juta dari APBD dan 598 ribu dari perusahaan (CSR) (Des"),
        ("region=1901", "Belum ada terbitan tentang program untuk pekerja rentan di Bangka: siapa"),
        ("region=9702", "Belum ada terbitan tentang program untuk pekerja rentan di Jayawijaya: s"),
        ("payer=csr", "Tidak ada program di Kalimantan yang disebut dibayar dari perusahaan (CSR"),
    ],
)
def test_the_first_sentence_answers_for_every_kind_of_region(page, query, sentence):
    assert sentence in said(page(query))


def test_the_shortest_money_stands_on_top_and_the_unknown_stay_below(page):
    answered = page()
    shown = [plain(rentan_words.months_of(one, ID)) for one in answered.divided]
    short = ["3,0", "≈\u00a010,0", "≈\u00a011,5", "≈\u00a011,8", "≈\u00a011,9"]
    assert [word.replace(" ", "\u00a0") for word in shown[:5]] == short
    assert shown[5:8] == ["12,0"] * 3
    assert shown[8].endswith("21")
    rest = [one.months for one in answered.programmes[9:]]
    assert rest == [None] * 34


def test_a_package_that_nobody_names_can_be_assumed_otherwise(page):
    found = {one.id: one for one in page("programme=JKK%2BJKM%2BJHT").divided}
    assert found["kukar-2023-tribun"].months.value == 18e9 / (51_000 * WITH_SAVINGS)
    assert found["landak-2025-dbh"].months.value == 604e6 / (3_000 * WITH_SAVINGS)
    stated = found["ppu-2025-regency"]  # its publication names JKK+JKM
    assert stated.months.value == pytest.approx(3e9 / (15_000 * RATE))


def test_money_that_outlasts_its_programme_is_told_with_savings_too(page):
    (one,) = page("region=6403").outlasting
    assert one.with_savings.value == pytest.approx(9.6, abs=0.05)


def test_contradictions_keep_every_publication(page):
    budgets, *_ = [one for one in page("region=6403").conflicts if one.side == "rupiah"]
    assert [told.rupiah.known.value for told in budgets.told] == [1.78e9, 7.7e9, 15e9]
    assert budgets.reason == "other_scope"


def test_most_places_of_kalimantan_have_published_nothing(page):
    answered = page()
    assert (answered.quiet, answered.places) == (56 - 16, 56)
    assert sum(len(one.places) for one in answered.silent) == 40
    assert "6402" in {place.code for one in answered.silent for place in one.places}


def test_a_kabupaten_without_programme_names_that_of_its_province(page):
    answered = page("region=6402")
    assert answered.programmes == ()
    assert [one.told.workers.known.value for one in answered.above] == [100_000]


def test_a_payer_leaves_its_own_programmes_and_their_contradictions(page):
    answered = page("payer=dbh")
    assert {one.told.initiative.payer for one in answered.programmes} == {"dbh"}
    assert {total.payer for total in answered.payers} == {"dbh"}
    assert answered.conflicts == ()


def test_months_and_shares_say_where_they_come_from(page, real):
    for one in page().programmes:
        if one.months is not None:
            answer = provenance(rentan_words.months_key(one), ALL, real)
            assert answer.number.known == one.months
            budget, people, rate = (part.known.value for part in answer.operands)
            assert budget / people / rate == pytest.approx(one.months.value)
        if one.told.reached is not None:
            answer = provenance(f"programme~{one.id}~reached~JKK+JKM", ALL, real)
            assert answer.number.known == one.told.reached
            people, informal = (part.known.value for part in answer.operands)
            assert people / informal == pytest.approx(one.told.reached.value)
        for key in filter(None, (one.workers_key, one.rupiah_key)):
            assert (
                provenance(key, ALL, real).number.known is not None or one.id == "balikpapan-2022"
            )
