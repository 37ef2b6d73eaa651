"""What follows from published figures by addition or a publication's division; no ratio."""

import math

import pytest

from etl.derive import with_derived
from tests.etl.small import PUB, figures, row, source

FORMAL = ("employer", "employee")
INFORMAL = ("own_account", "with_helpers", "casual_farm", "casual_nonfarm", "family_worker")
KALIMANTAN = ("61", "62", "63", "64", "65")
BASE = "labour_force_bpjs_denominator"


@pytest.fixture
def derived(codelists):
    """The figures that were not there before."""

    def found(*rows, of=None):
        table = with_derived(figures(*rows, of=of), codelists)
        return table.iloc[len(rows):].to_dict("records")  # fmt: skip

    return found


def by_status(value, *statuses, **cells):
    return [row(period="2022-08", value=str(value), measure="employed_by_status",
                employment_status=status, **cells) for status in statuses]  # fmt: skip


def everywhere(value="10", places=KALIMANTAN, **cells):
    return [row(place, value=value, **cells) for place in places]


def numbers(figure):
    return figure["low"], figure["value"], figure["high"]


# formal and informal


def test_formal_workers_are_employers_and_employees_informal_the_rest(derived):
    formal, informal = derived(*by_status(10, *FORMAL), *by_status(3, *INFORMAL))
    assert (formal["measure"], formal["employment_status"]) == ("employed_formal", "formal")
    assert numbers(formal) == (10 + 10, 10 + 10, 10 + 10)
    assert (informal["measure"], informal["employment_status"]) == ("employed_informal", "informal")
    assert numbers(informal) == (5 * 3, 5 * 3, 5 * 3)
    assert {formal["status"], informal["status"]} == {"computed"}
    assert formal["note"] == "employer + employee"
    assert formal["origin"] == PUB


def test_a_group_with_an_unknown_status_is_not_added_up(derived):
    unknown = by_status("", "employer", status="expected")
    assert derived(*unknown, *by_status(10, "employee")) == []
    assert derived(*by_status(10, "employee"), *by_status(3, *INFORMAL[1:])) == []


def test_rounded_statuses_give_a_rounded_group(derived):
    """73 ribu is [72 500; 74 000)."""
    (formal,) = derived(*by_status(73_000, *FORMAL, as_written="73 ribu"))
    assert numbers(formal) == (2 * 72_500, 2 * 73_000, 2 * 74_000)
    assert formal["flags"] == "approximate"


def test_a_group_that_the_publication_states_itself_is_not_computed_again(derived):
    stated = row(period="2022-08", value="21", measure="employed_formal",
                 employment_status="formal")  # fmt: skip
    found = derived(stated, *by_status(10, *FORMAL), *by_status(3, *INFORMAL))
    assert [f["measure"] for f in found] == ["employed_informal"]
    other = row("63", "2022-08", "9", measure="employed_informal", employment_status="informal")
    found = derived(other, *by_status(10, *FORMAL), *by_status(3, *INFORMAL, region="63"))
    assert [f["measure"] for f in found] == ["employed_formal"], "stated for another region"


# kanwil


def test_the_kanwil_is_the_sum_of_its_five_provinces(derived):
    (whole,) = derived(*everywhere("10", segment="PU"))
    assert (whole["region_code"], whole["segment"]) == ("KAL", "PU")
    assert numbers(whole) == (5 * 10, 5 * 10, 5 * 10)
    assert (whole["status"], whole["origin"]) == ("computed", PUB)
    assert whole["note"] == "61 + 62 + 63 + 64 + 65"


def test_four_provinces_are_no_kanwil(derived):
    assert derived(*everywhere(places=KALIMANTAN[:4])) == []
    unknown = row("65", value="", status="suppressed")
    assert derived(*everywhere(places=KALIMANTAN[:4]), unknown) == []


def test_provinces_of_two_publications_are_no_kanwil(derived):
    two = source("a-2022-12", "b-2022-12")
    rows = everywhere(places=KALIMANTAN[:4], origin="a-2022-12")
    assert derived(*rows, row("65", origin="b-2022-12"), of=two) == []


def test_an_open_province_leaves_the_kanwil_unknown(derived):
    many = row("65", value="10", as_written="lebih dari 10")
    assert derived(*everywhere(places=KALIMANTAN[:4]), many) == []


def test_a_stated_kanwil_stands_beside_nothing_computed(derived):
    assert derived(row("KAL", value="49"), *everywhere("10")) == []


def test_a_stated_kanwil_of_another_publication_does_not_silence_the_sum(derived):
    two = source("a-2022-12", "b-2022-12")
    (whole,) = derived(
        row("KAL", value="49", origin="b-2022-12"), *everywhere("10", origin="a-2022-12"), of=two
    )
    assert (whole["value"], whole["origin"]) == (5 * 10, "a-2022-12")


def test_rounded_provinces_give_a_rounded_kanwil(derived):
    (whole,) = derived(*everywhere("73000", as_written="73 ribu"))
    assert numbers(whole) == (5 * 72_500, 5 * 73_000, 5 * 74_000)


def test_ratios_and_bases_are_never_added_to_a_kanwil(derived):
    share = {"measure": "coverage_share_bpjs", "unit": "percent"}
    assert derived(*everywhere("40.0", **share)) == []
    assert derived(*everywhere("100", measure=BASE)) == []


def test_the_nation_is_not_computed_from_provinces(derived):
    assert {f["region_code"] for f in derived(*everywhere("10"))} == {"KAL"}


# the base that a publication divided by


def share(value, **cells):
    return row(value=value, measure="coverage_share_bpjs", unit="percent", **cells)


def test_participants_and_share_imply_the_base(derived):
    (base,) = derived(row(value="826"), share("41.30"))
    assert base["measure"] == BASE
    assert base["value"] == pytest.approx(826 / 0.4130)
    assert base["low"] == pytest.approx(826 / 0.4131)
    assert base["high"] == pytest.approx(826 / 0.41295)
    assert (base["status"], base["origin"]) == ("computed", PUB)
    assert set(base["flags"].split("|")) == {"approximate", "implied"}
    assert base["unit"] == "persons"


def test_the_implied_base_of_rounded_participants_is_wider(derived):
    (base,) = derived(row(value="2600000", as_written="2,6 juta"), share("44.07"))
    assert base["low"] == pytest.approx(2_550_000 / 0.4408)
    assert base["high"] == pytest.approx(2_700_000 / 0.44065)


def test_a_stated_base_is_not_implied_again(derived):
    assert derived(row(value="826"), share("41.30"), row(value="2000", measure=BASE)) == []


@pytest.mark.parametrize(
    "elsewhere",
    [{"region": "63"}, {"period": "2021-12"}, {"segment": "PU"}, {"origin": "b-2022-12"}],
)
def test_a_base_is_implied_only_within_one_region_period_segment_and_publication(
    derived, elsewhere
):
    two = source(PUB, "b-2022-12")
    region = elsewhere.pop("region", "64")
    assert derived(row(value="826"), share("41.30", region=region, **elsewhere), of=two) == []


def test_a_share_of_0_implies_no_base(derived):
    assert derived(row(value="826"), share("0")) == []


def test_a_share_of_more_than_so_much_implies_no_base(derived):
    assert derived(row(value="826"), share("50", as_written="lebih dari 50 persen")) == []


def test_open_participants_imply_an_open_base(derived):
    (base,) = derived(row(value="800", as_written="lebih dari 800"), share("40.00"))
    assert base["low"] == pytest.approx(800 / 0.4001)
    assert math.isnan(base["high"])
    assert "open" in base["flags"].split("|")


def test_no_ratio_is_ever_computed(derived):
    rows = [*everywhere("10"), *by_status(10, *FORMAL), row("63", "2021-12"), share("41.30")]
    assert {f["unit"] for f in derived(*rows)} == {"persons"}
