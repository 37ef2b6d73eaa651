"""The published sentences of the project's own data and their verdicts; numbers beside each.

And the grades of figures that the product was ordered with, each derived by hand from the rule.
"""

import csv

import pytest

from model.claim import Claim
from model.grade import Grade, grade_of_cell, grade_of_goal, grade_of_quantity
from model.index import index_of
from model.scope import Scope
from tests.world import DATA


@pytest.fixture(scope="module")
def index(real):
    return index_of(real, Scope.everything())


@pytest.fixture(scope="module")
def claims(index):
    return {one.claim.id: one for place in index.claims.values() for one in place}


def rows():
    with (DATA / "codelists" / "claims.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_every_claim_finds_its_publications_region_and_measure(real, claims, index):
    measures = {row["id"] for row in real.table("measures").to_pylist()}
    assert sorted(claims) == sorted(row["id"] for row in rows())
    for one in claims.values():
        assert one.claim.region in index.regions.by_code
        assert one.claim.measure in measures | {""}
        assert one.claim.quote and one.claim.note_id and one.claim.note_en


CONTRADICTED = {
    "kalimantan-formal-2022": ("70 persen", 57.7, 53.7, 62.7),  # 1,5 of 2,6 juta
    "bali-share-2025": ("50,88 persen", 49.9, 49.9, 49.9),  # 935.079 of 1.873.899
    "kalbar-builders-2025": ("55 persen", 27.7, 27.7, 27.7),  # 42.591 of 154.008
    "kalimantan-bpu-2021": ("6,07 persen", 6.4, 6.4, 6.4),  # 178.215 of 2,77 juta
    "kaltim-growth-2022": ("7 persen", 14.1, 14.1, 14.1),  # 820.290 to 935.910
    "kaltim-ucj-growth-2023": ("14,23 persen", 21.9, 21.9, 21.9),  # 686.897 to 837.154
    "kalbar-share-2025": ("27 persen", 37, 36.5, 38),  # the other paper's
}
MISCOUNTED = {
    "kaltim-uncovered-2020": (731_362, 529_672),  # 1.290.307 less 760.635
    "banjar-missing-2025": (16_800, 6_942),  # 3,37 % of 206.000
    "kalimantan-total-2023": (2_500_000, 3_619_336),  # Kemnaker's five provinces
    "kalimantan-bpu-count-2021": (193_000, 178_215),
    "kaltara-vulnerable-2024": (45_000, 54_452),
    "kukar-budget-2022-kaltimkita": (1_780_000_000, 7_700_000_000),
    "kukar-budget-2022-tribun": (1_780_000_000, 15_000_000_000),  # 18 less 3 miliar
}


@pytest.mark.parametrize("name", CONTRADICTED)
def test_a_published_rate_is_contradicted_by_its_own_numbers(claims, name):
    one, (stated, *bounds) = claims[name], CONTRADICTED[name]
    assert one.verdict == "contradicts"
    assert one.claim.stated.written.endswith(stated)
    assert [
        round(n, 1) for n in (one.computed.value, one.computed.low, one.computed.high)
    ] == bounds


@pytest.mark.parametrize("name", MISCOUNTED)
def test_a_published_number_is_contradicted_by_another(claims, name):
    one, (stated, computed) = claims[name], MISCOUNTED[name]
    assert (one.verdict, one.stated.value, int(one.computed.value)) == (
        "contradicts", stated, computed,
    )  # fmt: skip


def test_bpu_of_october_2021_lies_between_6_41_and_6_45(claims):
    share = claims["kalimantan-bpu-2021"].computed
    assert (f"{share.low:.2f}", f"{share.value:.2f}", f"{share.high:.2f}") == (
        "6.41", "6.43", "6.45",
    )  # fmt: skip


def test_1_5_and_0_396_and_0_7_are_2_596_which_is_2_6_juta_rounded(claims):
    segments = claims["kalimantan-segments-2022"]
    assert segments.computed.value == 2_596_000
    assert segments.verdict == "agrees_within_rounding"


def test_the_portal_of_banjarmasin_adds_companies_to_workers(claims):
    total = claims["banjarmasin-total-2020"]
    assert (total.verdict, total.why, total.computed) == ("cannot_check", "unlike_units", None)
    assert [one.unit for one in total.claim.operands] == ["employers", "persons"]


def test_the_base_of_2025_is_the_employed_of_august_2021_within_4_persons(claims):
    base = claims["kalimantan-base-2025"]
    assert base.computed.value - base.stated.value == 7_996_830 - 7_996_826 == 4
    assert base.verdict == "agrees_within_rounding"
    assert base.claim.operands[0].origin == "sakernas-pyb-2021-08"


def test_10_35_persen_of_a_rate_has_two_readings(claims):
    growth = claims["kalimantan-growth-2023"]
    assert (growth.verdict, growth.why) == ("cannot_check", "two_readings")
    readings = {one.unit: round(one.computed.value, 1) for one in growth.readings}
    assert readings == {"percent": 5.1, "points": 2.3}  # 46,33 after 2,6 of 5,9 juta (44,07)


@pytest.mark.parametrize(
    ("name", "computed", "verdict"),
    [
        ("ppu-cost-5000", 5_000 * 16_800 * 12, "agrees"),
        ("ppu-cost-15000", 3_024_000_000, "agrees_within_rounding"),
        ("kotim-cost-2024", 739_122_000 + 78_000, "agrees_within_rounding"),  # about 4.400
        ("kukar-cost-2022", 1_786_176_000, "agrees_within_rounding"),
        ("tabalong-cost-2025", 24_800 * 16_800 * 12, "agrees_within_rounding"),  # 4,9996 cut
        ("sintang-cost-2024", 2_000 * 16_800 * 12, "agrees_within_rounding"),
    ],
)
def test_a_budget_is_people_times_contribution_times_months(claims, name, computed, verdict):
    assert (claims[name].computed.value, claims[name].verdict) == (computed, verdict)


@pytest.mark.parametrize(
    "name",
    [
        "kalimantan-gap-2025",
        "kukar-people-2022",
        "banjar-to-target-2025",
        "kaltim-share-2020",
        "kaltim-share-2023",
        "kalimantan-pu-2021",
        "kalimantan-share-2023",
        "kalimantan-share-2025",
        "kalimantan-segments-2024",
        "kalteng-share-2023",
        "kalteng-ucj-2025",
        "kaltara-vulnerable-2025",
    ],
)
def test_what_follows_from_its_numbers_is_said_to_agree(claims, name):
    assert claims[name].verdict in {"agrees", "agrees_within_rounding"}


def test_an_operand_that_the_releases_hold_is_written_like_there(claims, figures):
    known = set(figures["value"].dropna())
    held = [
        "kalbar-builders-2025", "kaltim-growth-2022", "bali-share-2025", "kalimantan-gap-2025",
        "kalimantan-total-2023", "kalimantan-base-2025", "kaltim-ucj-growth-2023",
    ]  # fmt: skip
    for name in held:
        assert {one.known.value for one in claims[name].claim.operands} <= known


@pytest.fixture
def graded(index):
    def of(region, period, base, segment="total"):
        (cell,) = [
            cell
            for cell in index.cells.of(region)
            if (cell.period, cell.base, cell.segment) == (period, base, segment)
        ]
        return grade_of_cell(cell, index)

    return of


def test_kalimantan_december_2022_is_a_c(graded):
    # 2,6 and 5,9 juta are rounded, the regional office is an agency; one article gives both, and
    # the 70 per cent that its own numbers contradict are another figure: two parts missing.
    assert graded("KAL", "2022-12", "stated") == Grade("C", ("rounded", "not_official"))
    # over the labour force there are two publications, too
    assert graded("KAL", "2022-12", "labour_force") == Grade(
        "C", ("rounded", "not_official", "two_sources")
    )


@pytest.mark.parametrize("region", ["61", "62", "63", "64", "65", "32", "35"])
def test_provinces_in_december_2023_over_sakernas_are_a_b(graded, region):
    # Kemnaker's table and Sakernas of August 2023: exact, both official, four months apart
    assert graded(region, "2023-12", "labour_force") == Grade("B", ("two_sources",))


@pytest.mark.parametrize("base", ["stated", "labour_force"])
def test_kalimantan_december_2023_is_a_d_on_either_base(graded, base):
    # 2,5 juta by the regional office against 3.619.336 of the ministry's table
    found = graded("KAL", "2023-12", base)
    assert (found.letter, found.reasons[0]) == ("D", "contradicted")
    # and the 2,5 juta are the stated result of a claim that contradicts
    assert ("claim_contradicts" in found.reasons) is (base == "stated")


def test_bali_march_2025_is_a_b_and_the_printed_50_88_per_cent_a_d(graded, index):
    # 935.079 and 1.873.899 are exact and of one article; they are operands of a claim that
    # contradicts, not its result. Only the official table is missing.
    assert graded("51", "2025-03", "stated") == Grade("B", ("not_official",))
    (printed,) = [
        goal for goal in index.goals if (goal.region, goal.measure) == ("51", "coverage_share_bpjs")
    ]
    assert grade_of_goal(printed, index) == Grade(
        "D", ("claim_contradicts", "rounded", "not_official")
    )


def test_kutai_timur_2024_is_a_b_of_its_own_base_and_a_c_of_sakernas(graded):
    # 77.074 of 51.086: exact, the kabupaten's own statement; above 100 % is no contradiction
    assert graded("6404", "2024", "stated", "BPU") == Grade("B", ("not_official",))
    # 2024 may be its December, sixteen months after the August of 2023
    assert graded("6404", "2024", "employed_informal", "BPU") == Grade(
        "C", ("not_official", "two_sources", "months_apart")
    )


def test_december_2025_is_a_c_because_its_base_is_that_of_august_2021(graded):
    # 52 months lie between 3.302.762 participants and the 7.996.826 they are divided by
    assert graded("KAL", "2025-12", "stated") == Grade("C", ("not_official", "months_apart"))


def test_27_and_37_per_cent_of_kalimantan_barat_are_both_a_d(index):
    grades = {
        goal.origin: grade_of_goal(goal, index).reasons
        for goal in index.goals
        if (goal.region, goal.period, goal.measure) == ("61", "2025-12", "coverage_share_bpjs")
    }
    rounded = ("rounded", "not_official")
    assert grades == {
        "borneoreview-2025-12": ("contradicted", "base_not_stated", *rounded),
        # the one that was held against the other is the stated result of the claim, too
        "idntimes-kaltim-2025-12": (
            "contradicted", "base_not_stated", "claim_contradicts", *rounded,
        ),
    }  # fmt: skip


def test_a_labour_force_of_sakernas_alone_is_an_a(index):
    wanted = ("2023-12", "labour_force")
    cell = next(c for c in index.cells.of("64") if (c.period, c.base) == wanted)
    assert grade_of_quantity(cell.denominator, index) == Grade("A")


def test_every_known_cell_has_a_grade_and_its_reasons(index):
    for cells in (index.cells.of(code) for code in index.with_figures):
        for cell in cells:
            found = grade_of_cell(cell, index)
            assert (found is None) is (cell.participants.known is None)
            assert found is None or (found.letter == "A") is (found.reasons == ())


def test_a_claim_of_the_list_reads_the_same_from_the_file_and_from_the_version(claims):
    for row in rows():
        assert Claim.of(row) == claims[row["id"]].claim
