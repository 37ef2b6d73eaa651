"""Where a number comes from: its publication, its arithmetic, and who says otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import provenance_key as keys
from model.index import index_of
from model.provenance import provenance
from model.provenance_force import STEPS
from model.scope import Scope
from model.selection import BadChoice
from tests.world import active, august, fact, publication, share, stated

ALL = Scope.everything()


@pytest.fixture(scope="module")
def version(world_of):
    """Kalimantan: 2,6 of 5,9 million by its office, 2,5 by a newspaper; two provinces."""
    return world_of(
        publication(
            "office-2022-12",
            stated("KAL", "2022-12", 5_900_000, written="5,9 juta"),
            active("KAL", "2022-12", 2_600_000, written="2,6 juta", note="as said"),
            active("KAL", "2022-12", 1_500_000, segment="PU", written="1,5 juta"),
            fact("KAL", "2022-12", 300_000, "participants_inactive"),
        ),
        publication("paper-2023-01", active("KAL", "2022-12", 2_450_000), kind="press"),
        publication("table-2023-12", active("64", "2023-12", 60), active("61", "2023-12", 30)),
        publication("other-2024-02", active("64", "2023-12", 61), kind="official_table"),
        publication(
            "share-2024-11",
            active("KAL", "2024-11", 3_287_020),
            share("KAL", "2024-11", "45.34", written="45,34 persen"),
        ),
        *august("2022-08", "KAL", labour_force=8_518_571),
        *august("2023-08", "64", labour_force=100),
        *august("2023-08", "61", labour_force=200, employed=150, employed_informal=60),
    )


def cell_of(version, region, period, base, segment="total"):
    found = index_of(version, Scope.everything()).cells.of(region)
    wanted = (period, base, segment)
    return next(c for c in found if (c.period, c.base, c.segment) == wanted)


def told(version, key, scope=ALL):
    return provenance(key, scope, version)


def side(version, name, region="KAL", period="2022-12", base="stated"):
    return told(version, keys.side(cell_of(version, region, period, base), name))


def values(numbers):
    return [one.known.value for one in numbers]


def test_a_published_number_has_its_wording_its_row_and_its_publication(version):
    answer = side(version, "people")
    known = answer.number.known
    assert (known.low, known.value, known.high) == (2_550_000, 2_600_000, 2_700_000)
    assert answer.number.quantity.as_written == "2,6 juta"
    assert answer.record.note == "as said"
    assert answer.record.place == "office_2022_12/2026.csv:3:value"
    assert answer.record.origin["publisher"] == "office-2022-12 publisher"
    assert answer.record.origin["licence"] == "made up"
    assert len(answer.record.origin["release_sha256"]) == 64
    assert answer.base.known.value == 5_900_000
    assert answer.operation == ""


def test_a_share_is_its_participants_over_its_base_and_both_can_be_asked(version):
    answer = side(version, "share")
    assert (answer.operation, answer.number.unit) == ("over", "share")
    assert values(answer.operands) == [2_600_000, 5_900_000]
    assert answer.number.known.low == 2_550_000 / 6_000_000
    for operand in answer.operands:
        assert told(version, operand.key).number.known == operand.known


def test_a_gap_is_the_base_less_the_participants(version):
    answer = side(version, "gap")
    assert answer.operation == "minus"
    assert answer.number.known.value == 5_900_000 - 2_600_000
    assert (answer.number.known.low, answer.number.known.high) == (3_150_000, 3_450_000)


def test_other_sources_stand_beside_it_with_the_step_of_the_rule_that_decided(version):
    over_stated, over_survey = (
        side(version, "people", base=base).rivals for base in ("stated", "labour_force")
    )
    assert [one.origin for one in over_stated] == ["office-2022-12", "paper-2023-01"]
    assert [one.step for one in over_stated] == ["", "gives_base"]
    assert [one.step for one in over_survey] == ["", "kind"]
    assert [one.is_apart for one in over_survey] == [False, True]
    assert told(version, over_survey[1].key).number.known.value == 2_450_000


def test_an_official_table_is_in_force_before_an_agency(version):
    answer = side(version, "people", region="64", period="2023-12", base="labour_force")
    assert answer.number.known.value == 61
    assert [(one.origin, one.in_force) for one in answer.rivals] == [
        ("other-2024-02", True),
        ("table-2023-12", False),
    ]


def test_the_same_people_over_another_base_keep_their_publication(version):
    cell = cell_of(version, "KAL", "2022-12", "stated")
    parts = [cell.region, cell.period, "total", "labour_force", "2022-08", "", "office-2022-12"]
    answer = told(version, keys.PART.join(["cell", *parts, "share"]))
    assert values(answer.operands) == [2_600_000, 8_518_571]


def test_a_segment_over_the_base_of_all_segments_names_that_base(version):
    parts = ["KAL", "2022-12", "PU", "stated", "2022-12", "total", "office-2022-12", "share"]
    answer = told(version, keys.PART.join(["cell", *parts]))
    assert values(answer.operands) == [1_500_000, 5_900_000]
    assert answer.operands[1].subject.segment == "total"


def test_an_implied_base_opens_into_participants_and_percentage(version):
    answer = side(version, "base", period="2024-11")
    assert answer.record.flags == ("approximate", "implied")
    assert (answer.operation, values(answer.operands)) == ("over", [3_287_020, 45.34])


def test_the_third_of_three_standings_follows_from_the_other_two(version):
    where = keys.Where("participants_registered", "KAL", "2022-12")
    answer = told(version, keys.figure(where, "office-2022-12"))
    assert (answer.operation, values(answer.operands)) == ("plus", [2_600_000, 300_000])
    assert answer.number.known.value == 2_900_000


def test_uncovered_people_of_places_are_summed_place_by_place_the_unknown_left_out(version):
    first = cell_of(version, "61", "2023-12", "labour_force")
    answer = told(version, keys.places("KAL", "", first))
    assert values(answer.operands) == [170, 39]
    assert (answer.number.known.value, answer.missing, answer.more) == (209, 3, 0)
    assert told(version, answer.operands[0].key).number.known.value == 170


def test_workers_and_their_share_are_asked_by_the_row_they_stand_in(version):
    row = keys.workers_row("61", "2023-08", "employed_informal")
    answers = [told(version, f"{row}~{name}") for name in ("people", "base", "share")]
    assert values(one.number for one in answers) == [60, 150, 0.4]
    assert values(answers[2].operands) == [60, 150]


def test_a_difference_of_shares_is_in_points_and_of_people_in_persons(version):
    first, second = (cell_of(version, code, "2023-12", "labour_force") for code in ("61", "64"))
    points, people = (
        told(version, keys.joined("minus", keys.side(second, name), keys.side(first, name)))
        for name in ("share", "people")
    )
    assert (points.number.unit, points.number.known.value) == ("points", pytest.approx(46))
    assert (people.number.unit, people.number.known.value) == ("persons", 31)


@pytest.mark.parametrize(
    "key",
    [
        "",
        "cell",
        "cell~KAL~2022-12~total~stated~2022-12~~office-2022-12~nonsense",
        "cell~KAL~2022-12~total~nobase~2022-12~~office-2022-12~people",
        "cell~KAL~2022-12~total~stated~2022-12~~nobody-2022-12~people",
        "cell~XXX~2022-12~total~stated~2022-12~~office-2022-12~people",
        "cell~KAL~2022-12~total~stated~2022-12~~office-2022-12~'; drop table cells",
        "figure~participants_active~KAL~2022-12~total~total~total~total~nobody-2022-12",
        "workers~61~2023-08~nothing~people",
        "workers~61~1999-08~employed_informal~share",
        "places~KAL~moon~2023-12~total~labour_force~uncovered",
        "places~KAL~~1999-12~total~labour_force~uncovered",
        "total~participants_active~places~KAL~2022-12~nobody-2022-12",
        "claim~no-such-claim~percent",
        "over!claim~a~b",
        "over!claim~a~b!claim~a~b",
        "plus" + "!claim~a~b" * 40,
        "x" * 5_000,
    ],
)
def test_what_is_no_number_is_a_bad_choice(version, key):
    with pytest.raises(BadChoice) as refused:
        told(version, key)
    assert refused.value.parameter == "asal"


WORDS = st.sampled_from(
    ["cell", "figure", "places", "workers", "total", "claim", "over", "minus", "plus", "KAL", "64",
     "2022-12", "2023-12", "2023-08", "total", "stated", "labour_force", "share", "people", "base",
     "office-2022-12", "participants_active", "", "places", "segments", "@", "\x00", "’"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=12), st.sampled_from(["~", "!"]))
def test_any_text_is_a_number_or_a_bad_choice(version, words, sign):
    try:
        answer = told(version, sign.join(words))
    except BadChoice:
        return
    assert answer.version.number == 1


def test_every_key_is_read_back_as_it_was_written():
    atom = "figure~participants_active~KAL~2022-12~PU+BPU~total~total~total~office-2022-12"
    for written in (atom, f"over!{atom}!{atom}", "claim~a-b~"):
        assert str(keys.Key.of(written)) == written


def test_every_known_cell_of_the_project_is_explained_and_the_rule_is_the_one_of_the_build(real):
    steps = set()
    index = index_of(real, Scope.everything())
    for code in sorted(index.with_figures)[::3]:
        for cell in index.cells.of(code):
            if cell.participants.known is None:
                continue
            answer = told(real, keys.side(cell, "people"))
            assert answer.number.known == cell.participants.known
            in_force = [one.origin for one in answer.rivals if one.in_force]
            assert in_force in ([], list(cell.participants.origins))
            assert {one.origin for one in answer.rivals if one.is_apart} == set(cell.rivals)
            steps |= {one.step for one in answer.rivals}
            if cell.coverage is not None:
                assert told(real, keys.side(cell, "share")).number.known == cell.coverage
                assert told(real, keys.side(cell, "gap")).number.known == cell.gap
    assert steps <= {"", *STEPS}
