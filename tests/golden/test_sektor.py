"""Sektor's numbers as their publications print them (named beside each)."""

import pytest

from model.interval import Interval
from model.scope import Scope
from model.sectoral import sectors
from model.selection import Selection

HOME = Selection(region="KAL", period="2022-12")


@pytest.fixture(scope="module")
def asked(real):
    return lambda query="": sectors(Selection.of(query), HOME, Scope.everything(), real)


def cells(page, region):
    row = next(one for one in page.rows if one.region == region)
    return {cell.segment: cell for cell in row.cells}


def percent(cell):
    return f"{100 * cell.coverage.value:.1f}"


def test_kalimantan_in_november_2024(asked):
    # Antara Kalteng: 1.953.661 PU, 889.957 BPU, 443.402 JAKON; Sakernas August 2024
    found = cells(asked(), "KAL")
    assert found["PU"].coverage == Interval.exact(1_953_661 / 4_286_267)
    assert found["BPU"].coverage == Interval.exact(889_957 / 4_463_613)
    assert found["JAKON"].coverage == Interval.exact(443_402 / 522_224)
    assert [percent(found[code]) for code in ("PU", "BPU", "JAKON")] == ["45.6", "19.9", "84.9"]
    assert {found[code].period for code in ("PU", "BPU", "JAKON")} == {"2024-11"}


def test_the_widest_gap_of_kalimantan_is_3_573_656_informal_workers(asked):
    widest = asked().widest
    assert (widest.segment, widest.gap) == ("BPU", Interval.exact(4_463_613 - 889_957))
    assert widest.gap == Interval.exact(3_573_656)


def test_kutai_timur_covers_73_per_cent_of_sakernas_and_150_9_of_its_own_base(asked):
    # Kutai Timur 2024: 77.074 BPU, base 51.086; 69.528 PU, base 79.691; Sakernas August 2023
    own = cells(asked("?region=6404"), "6404")
    assert own["BPU"].coverage == Interval.exact(77_074 / 105_040)
    assert (percent(own["BPU"]), own["BPU"].base_period) == ("73.4", "2023-08")
    stated = cells(asked("?region=6404&base=stated"), "6404")
    assert (percent(stated["BPU"]), percent(stated["PU"])) == ("150.9", "87.2")
    assert stated["BPU"].coverage == Interval.exact(77_074 / 51_086)
    assert "above_base" in stated["BPU"].flags
    assert stated["total"].coverage is None  # PU and BPU together are no total


def test_jakon_passes_the_construction_workers_in_december_2022(asked):
    # Ibukotakini: "700 ribu" project registrations; Sakernas August 2022: 441.170 in construction
    page = asked("?period=2022-12")
    jakon = cells(page, "KAL")["JAKON"]
    assert jakon.denominator.known == Interval.exact(441_170)
    low, high = 695_000 / 441_170, 710_000 / 441_170
    assert (jakon.coverage.low, jakon.coverage.high) == (low, high)
    assert jakon in page.matrix.above


def test_the_nation_and_every_place_below_have_no_base_for_migrant_workers(asked):
    # Kontan, April 2025: 640 ribu PMI; they are not in a labour force survey held here
    migrants = cells(asked("?region=00"), "00")["PMI"]
    assert migrants.participants.known.value == 640_000
    assert migrants.coverage is None


def test_industries_add_up_to_the_employed_in_every_place_and_august(asked):
    for query in ("?region=00", "?region=KAL", "?region=64", "?period=2018-08", "?region=6404"):
        for force in asked(query).workforces:
            people = sum(one.people.known.value for one in force.industries)
            assert people == force.industries[0].employed.known.value, force.region_name
            statuses = sum(one.people.known.value for one in force.statuses)
            assert (len(force.industries), statuses) == (17, people)


def test_agriculture_employs_31_4_per_cent_of_kalimantan(asked):
    # Sakernas August 2025: 2.777.012 of 8.851.… in agriculture
    first = asked().workforces[0].industries[0]
    assert (first.code, first.august, first.people.known.value) == ("A", "2025-08", 2_777_012)
    assert f"{100 * first.share.value:.1f}" == "31.4"


def test_all_38_provinces_and_kalimantans_56_kabkota_have_industries(asked):
    assert len(asked("?region=00").workforces) == 1 + 38
    below = [asked(f"?region={code}").workforces for code in ("61", "62", "63", "64", "65")]
    assert sum(len(forces) - 1 for forces in below) == 56
    assert asked("?region=73").workforces[1:] == ()  # elsewhere no kabupaten or kota


def test_61_million_were_registered_in_the_nation_and_a_third_had_lapsed(asked):
    # SPN News, December 2023: 61,08 juta registered, 41,56 active, 19,51 inactive
    one = asked("?region=00").enrolment
    assert one.standing.registered.known.value == 61_080_000
    assert one.standing.active.known.value == 41_560_000
    assert one.standing.inactive.known.value == 19_510_000
    assert one.never.known.value == one.labour_force.known.value - 61_080_000


def test_dki_jakarta_registered_more_people_than_its_labour_force(asked):
    # Kemnaker via SPN News, December 2023: 7.498.532 active and 4.699.958 inactive
    one = asked("?region=31").enrolment
    assert one.standing.registered.known == Interval.exact(7_498_532 + 4_699_958)
    assert not one.is_possible


@pytest.mark.parametrize("region", ["00", "KAL", "61", "64", "6404", "6471", "73", "9419"])
def test_every_choice_that_the_page_offers_opens_it(asked, region):
    page = asked(f"?region={region}")
    choices = page.choices
    for option in (
        *choices.periods,
        *choices.bases,
        *choices.compares,
        *page.region_path,
        *page.instead,
    ):
        assert asked(option.to.query).chosen.region == (option.to.region or "KAL")
