"""Sakernas August 2018-2025 as published: every sum that must hold holds for every place."""

import pytest

YEARS = range(2018, 2026)
STATUSES = (
    "own_account",
    "with_helpers",
    "employer",
    "employee",
    "casual_farm",
    "casual_nonfarm",
    "family_worker",
)
KALIMANTAN = ("61", "62", "63", "64", "65")


@pytest.fixture(scope="session")
def augusts(figures):
    """Figures of Sakernas Augusts by measure, place and part; one publication a cell."""
    table = figures[figures["origin"].str.startswith("sakernas") & figures["value"].notna()]
    assert not table.empty
    return table[table["period_kind"] == "august"]


@pytest.fixture(scope="session")
def totals(augusts):
    whole = augusts[(augusts["industry"] == "total") & (augusts["employment_status"] == "total")]
    return whole.pivot(index=["period", "region_code"], columns="measure", values="value")


def test_eight_augusts_hold_the_nation_its_provinces_and_514_kabupaten_and_kota(totals):
    regions = totals.reset_index().groupby("period")["region_code"].agg(set)
    assert list(regions.index) == [f"{year}-08" for year in YEARS]
    everywhere = set.union(*regions)
    assert len([code for code in everywhere if len(code) == 4]) == 514
    assert len([code for code in everywhere if len(code) == 2]) == 1 + 38


def test_the_labour_force_is_employed_and_unemployed_everywhere(totals):
    known = totals[["labour_force", "employed", "unemployed"]].dropna()
    assert len(known) > 8 * 500
    apart = known["labour_force"] - known["employed"] - known["unemployed"]
    assert apart[apart != 0].empty


def test_the_labour_force_is_never_larger_than_the_working_age_population(totals):
    known = totals[["labour_force", "working_age"]].dropna()
    assert (known["labour_force"] <= known["working_age"]).all()


def test_formal_and_informal_are_all_employed_in_every_place_and_august(totals, figures):
    derived = figures[figures["measure"].isin(["employed_formal", "employed_informal"])]
    derived = derived[(derived["period_kind"] == "august") & (derived["status"] == "computed")]
    parts = derived.groupby(["period", "region_code"])["value"].agg(["sum", "size"])
    assert set(parts["size"]) == {2}
    assert len(parts) >= 8 * (1 + 1 + 38 + 56) - 20
    both = parts.join(totals["employed"], how="inner")
    assert len(both) >= len(parts) - 8  # only the kanwil's totals come from elsewhere
    assert (both["sum"] == both["employed"]).all()


def test_industries_are_all_employed_in_every_place_that_has_them(augusts, totals):
    parts = augusts[augusts["industry"] != "total"]
    sums = parts.groupby(["period", "region_code"])["value"].agg(["sum", "size"])
    assert set(sums["size"]) == {17}
    both = sums.join(totals["employed"], how="inner")
    assert len(both) == len(sums) > 8 * 38
    apart = (both["sum"] - both["employed"]).abs()
    assert apart[apart > 0].empty


@pytest.mark.parametrize("measure", ["working_age", "labour_force", "employed", "unemployed"])
@pytest.mark.parametrize("year", YEARS)
def test_kalimantan_is_the_sum_of_its_five_provinces(figures, year, measure):
    whole = (figures["industry"] == "total") & (figures["employment_status"] == "total")
    mine = figures[whole & (figures["measure"] == measure) & (figures["period"] == f"{year}-08")]
    mine = mine[mine["origin"].str.startswith("sakernas")]
    values = mine.set_index("region_code")["value"]
    assert values["KAL"] == sum(values[code] for code in KALIMANTAN)


def value(figures, period, region, measure, status="total"):
    found = figures[
        (figures["period"] == period)
        & (figures["region_code"] == region)
        & (figures["measure"] == measure)
        & (figures["employment_status"] == status)
        & (figures["industry"] == "total")
        & figures["origin"].str.startswith("sakernas")
    ]
    (only,) = found.to_dict("records")
    return only


@pytest.mark.parametrize(
    ("period", "region", "measure", "persons"),
    [
        ("2022-08", "KAL", "labour_force", 8_518_571),
        ("2021-08", "KAL", "employed", 7_996_830),  # four more than the base of December 2025
        ("2025-08", "KAL", "employed", 8_851_565),
        ("2023-08", "62", "labour_force", 1_407_637),
        ("2020-08", "64", "employed", 1_692_796),
        ("2022-08", "61", "labour_force", 2_695_203),
    ],
)
def test_a_figure_stands_as_it_was_published(figures, period, region, measure, persons):
    assert value(figures, period, region, measure)["value"] == persons


def test_kalimantan_barat_grew_by_227_616_through_new_weights_alone(figures):
    before = value(figures, "2022-08", "61", "labour_force")["value"]
    after = value(figures, "2023-08", "61", "labour_force")["value"]
    assert after - before == 227_616


def test_formal_workers_of_kaltim_in_2025_are_read_by_the_new_order_of_the_status_columns(figures):
    formal = value(figures, "2025-08", "64", "employed_formal", "formal")["value"]
    assert formal == 1_118_483
    assert formal != 1_422_982  # the old legend
    parts = [
        value(figures, "2025-08", "64", "employed_by_status", status)["value"]
        for status in ("employer", "employee")
    ]
    assert formal == sum(parts)


@pytest.mark.parametrize(
    ("period", "region", "persons"),
    [
        ("2018-08", "91", 11_407),  # printed 2034468
        ("2019-08", "97", 8_165),  # printed 4617
    ],
)
def test_a_cell_that_no_sum_supports_is_repaired_openly(figures, period, region, persons):
    found = value(figures, period, region, "unemployed")
    assert found["value"] == persons
    assert "repaired" in found["flags"]
    assert found["note"]


def test_rows_that_stood_at_the_wrong_names_are_marked_as_repaired(augusts):
    labour = augusts[(augusts["measure"] == "labour_force") & (augusts["period"] == "2022-08")]
    repaired = labour[labour["flags"].str.contains("repaired")]
    assert {code[:2] for code in repaired["region_code"]} == {"13", "62", "63"}
    assert repaired["note"].notna().all()


def test_who_was_not_surveyed_is_expected_and_never_zero(figures):
    missing = figures[figures["value"].isna() & figures["origin"].str.startswith("sakernas")]
    assert set(missing["status"]) == {"expected"}
    totals = figures[(figures["measure"] == "labour_force") & figures["value"].notna()]
    assert (totals["value"] > 0).all()
