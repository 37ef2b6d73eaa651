"""The synthetic nation agrees with what was published, and counts persons as a registry does."""

from dataclasses import replace

import numpy as np
import pyarrow.compute as pc
import pytest

from etl.synthetic.base import base as fitted_base
from etl.synthetic.members import members
from etl.synthetic.nation import nation
from etl.synthetic.published import Published
from etl.synthetic.workers import workers
from model import registry
from model.errors import ContractBroken
from model.registry import PROGRAMMES, SEGMENTS

BASE = "2023-12"
PROVINCES = {  # Kemnaker table of 31 December 2023, all segments (data/releases/kemnaker_peserta)
    "11": 583_638,
    "31": 7_498_532,
    "32": 4_855_121,
    "53": 364_870,
    "64": 1_323_233,
    "74": 323_070,
}
NATION = {  # printed in millions, Laporan BPJS Ketenagakerjaan 2023 via iNews; (low, high)
    ("total", "total"): (41_555_000, 41_570_000),  # 41,56 juta
    ("total", "JHT"): (18_265_000, 18_280_000),  # 18,27 juta
    ("PU", "JKK"): (25_003_500, 25_005_000),  # 25,004 juta
    ("PU", "JHT"): (17_635_000, 17_650_000),  # 17,64 juta
    ("PU", "JP"): (14_405_000, 14_420_000),  # 14,41 juta
    ("PU", "JKP"): (13_445_000, 13_460_000),  # 13,45 juta
    ("BPU", "JKM"): (9_185_000, 9_200_000),  # 9,19 juta
    ("BPU", "JHT"): (632_794, 632_794 + 1),  # printed in full
    ("JAKON", "JKK"): (7_355_000, 7_370_000),  # 7,36 juta
}


@pytest.fixture(scope="module")
def base(month_of):
    return month_of(BASE)


def at(month, region, industry="total", segment="total", programme="total"):
    codes = (region, industry, segment, programme)
    where = (axis.index(code) for axis, code in zip(month.axes.codes, codes, strict=True))
    return int(month.persons[tuple(where)])


def test_the_base_month_is_the_latest_december_known_by_province_and_programme(drawn_nation):
    assert (drawn_nation.base.period, drawn_nation.survey.august) == (BASE, "2023-08")


@pytest.mark.parametrize("region", PROVINCES)
def test_a_published_province_has_exactly_its_participants(base, region):
    assert at(base, region) == PROVINCES[region]


@pytest.mark.parametrize(("segment", "programme"), NATION)
def test_a_published_total_of_the_nation_is_met_as_closely_as_it_was_printed(
    base, segment, programme
):
    low, high = NATION[segment, programme]
    assert low <= at(base, "00", segment=segment, programme=programme) < high


def test_kalimantan_differs_from_the_nation_as_its_own_table_of_2022_did(base):
    # ibukotakini 2022: 1,5 juta, 396 ribu, 700 ribu; nation (golali 2022): 22, 4,6 and 8 juta
    ratios = (1_500 / 2_596) / (22 / 34.6), (396 / 2_596) / (4.6 / 34.6), (700 / 2_596) / (8 / 34.6)
    parts = [[at(base, r, segment=s) for s in ("PU", "BPU", "JAKON")] for r in ("KAL", "00")]
    kalimantan, all_of = (np.array(one) / sum(one) for one in parts)
    wanted = all_of * ratios
    assert kalimantan == pytest.approx(wanted / wanted.sum(), rel=1e-3)


def test_the_employed_are_those_of_sakernas_in_every_direction(drawn_nation):
    survey, places = drawn_nation.survey, drawn_nation.places
    found = workers(survey, places)
    assert round(found.sum()) == 139_852_377  # Sakernas August 2023, employed
    assert found.sum((1, 2)) == pytest.approx(survey.employed)
    by_province = np.add.reduceat(found, np.searchsorted(places.of, range(38)))
    assert by_province.sum(2) == pytest.approx(survey.industries)
    assert by_province.sum(1) == pytest.approx(survey.formality)
    known = ~np.isnan(survey.local_industries)
    assert found.sum(2)[known] == pytest.approx(survey.local_industries[known], abs=1e-3)


MONTHS = ("2016-01", "2020-06", BASE, "2024-01", "2025-12")


@pytest.mark.parametrize("period", MONTHS)
def test_every_total_lies_between_its_largest_part_and_the_sum_of_its_parts(
    month_of, drawn_nation, period
):
    month = month_of(period)
    assert (month.persons >= 0).all()
    assert not any(registry.loose(month, axis) for axis in (1, 2, 3))
    assert (month.persons[:, 0] <= month.persons[:, 1:].sum(1)).all()
    number = {code: place for place, code in enumerate(month.axes.regions)}
    for parent in ("00", "KAL", *drawn_nation.places.provinces):
        parts = [
            number[code] for code, above in drawn_nation.places.parents.items() if above == parent
        ]
        below = month.persons[parts]
        assert (month.persons[number[parent]] >= below.max(0)).all(), parent
        assert (month.persons[number[parent]] <= below.sum(0)).all(), parent


def test_some_persons_count_twice_below_and_once_above(base):
    segments = sum(at(base, "00", segment=s) for s in SEGMENTS[1:])
    assert 0.01 < segments / at(base, "00") - 1 < 0.02
    provinces = sum(at(base, code) for code in base.axes.regions if len(code) == 2) - at(base, "00")
    assert 0.001 < provinces / at(base, "00") - 1 < 0.003
    places = sum(
        at(base, code) for code in base.axes.regions if code.startswith("64") and len(code) == 4
    )
    assert 0.004 < places / at(base, "64") - 1 < 0.006


def test_everybody_holds_work_injury_and_death_and_nobody_what_the_segment_has_not(base):
    jkk, jht, jp = (PROGRAMMES.index(code) for code in ("JKK", "JHT", "JP"))
    assert (base.persons[..., jkk] == base.persons[..., 0]).all()
    without = [SEGMENTS.index(code) for code in ("JAKON", "PMI")]
    assert not base.persons[:, :, without, jht:].any()
    assert not base.persons[:, :, SEGMENTS.index("BPU"), jp:].any()


def test_the_coverage_of_every_kabkota_can_be_believed(month_of, drawn_nation):
    places, employed = drawn_nation.places, drawn_nation.survey.employed
    for period, most_above in ((BASE, 10), ("2025-12", 20)):
        month = month_of(period)
        persons = np.array([at(month, code) for code in places.kabkota])
        shares = persons / employed
        assert shares.min() > 0.01 and shares.max() < 2
        assert 1 <= (shares > 1).sum() <= most_above  # registered in a city, working around it


def test_projects_drop_out_in_january_and_the_level_follows_the_nation(month_of):
    before, after = month_of("2022-12"), month_of("2023-01")
    assert at(after, "00", segment="JAKON") < 0.75 * at(before, "00", segment="JAKON")
    assert 0.94 < at(after, "00", segment="PU") / at(before, "00", segment="PU") < 1
    # 34,17 juta of December 2019 fell to 29,98 in 2020; 35,0 in 2022: smoothed, never copied
    level = {year: at(month_of(f"{year}-12"), "00") / 1e6 for year in (2018, 2020, 2022, 2024)}
    assert level[2018] == pytest.approx(30.46, rel=0.06) and level[2018] != 30.46
    assert level[2022] == pytest.approx(35.0, rel=0.06)
    assert level[2024] == pytest.approx(45.22, rel=0.06)
    assert level[2020] < level[2022] < level[2024]


def test_no_month_copies_another_and_another_seed_is_another_nation(
    month_of, published_tables, drawn_nation
):
    kabkota = [code for code in drawn_nation.counting.axes.regions if len(code) == 4]
    seen = {month_of(period).persons.tobytes() for period in MONTHS}
    assert len(seen) == len(MONTHS)
    again, other = (nation(published_tables, 120, seed) for seed in (1, 2))
    index = again.moves.periods.index("2024-01")
    same, different = (one.month(index).persons for one in (again, other))
    assert (same == month_of("2024-01").persons).all()
    places = [drawn_nation.counting.axes.regions.index(code) for code in kabkota]
    assert (different[places, 0, 0, 0] != same[places, 0, 0, 0]).mean() > 0.9


def test_what_a_nation_was_made_from_is_told_with_its_publications(drawn_nation):
    told = {one["margin"]: one for one in drawn_nation.used}
    assert told["participants by province"]["origins"] == ["spn-kemnaker-2023-12"]
    assert told["employed by kab/kota"]["origins"] == ["sakernas-pyb-2023-08"]
    assert told["segments of KAL against the nation"]["period"] == "2022-12"
    assert all(one["origins"] for one in told.values())


def test_without_a_december_known_well_enough_there_is_no_nation(published_tables):
    figures = published_tables["figures"]
    before = figures.filter(pc.less(figures["period"], BASE))
    with pytest.raises(ContractBroken, match="has no base month"):
        nation(published_tables | {"figures": before}, 1, seed=1)


def test_segments_that_add_up_to_fewer_than_the_total_are_refused(drawn_nation, published_tables):
    places = drawn_nation.places
    given = members(
        Published.of(published_tables["figures"], published_tables["origins"]),
        places,
        migrants=0.0161,
    )
    employed = workers(drawn_nation.survey, places)
    with pytest.raises(ContractBroken, match="fewer persons than its total"):
        fitted_base(replace(given, persons=given.holdings.sum() * 2), employed, places, 1)
    crowded = replace(given, provinces=np.where(np.isnan(given.provinces), 1, given.provinces))
    with pytest.raises(ContractBroken, match=r"margin participants by .* cannot be met"):
        fitted_base(crowded, employed, places, 1)
