import pytest

from model.denominators import BASES, BY_ID, own_base, usual_base
from model.selection import BASES as NAMES_IN_LINKS


def test_every_base_a_link_may_name_exists_once():
    assert tuple(base.id for base in BASES) == NAMES_IN_LINKS
    assert len(BY_ID) == len(BASES)


@pytest.mark.parametrize(
    ("segment", "base"),
    [
        ("PU", "employed_formal"),
        ("BPU", "employed_informal"),
        ("JAKON", "employed_construction"),
        ("PMI", "labour_force"),
        ("total", "labour_force"),
        ("PU+BPU", "labour_force"),  # a composite has no base of its own
    ],
)
def test_a_segment_is_divided_by_what_its_participants_are_drawn_from(segment, base):
    assert own_base(segment).id == base


@pytest.mark.parametrize(
    ("segment", "has_stated", "base"),
    [
        ("total", True, "stated"),
        ("total", False, "labour_force"),
        ("BPU", True, "employed_informal"),
        ("BPU", False, "employed_informal"),
    ],
)
def test_the_usual_base_is_the_publishers_own_else_the_labour_force_else_the_segments(
    segment, has_stated, base
):
    assert usual_base(segment, has_stated).id == base


@pytest.mark.parametrize(
    ("base", "segments"),
    [
        ("employed_formal", {"PU"}),
        ("employed_informal", {"BPU"}),
        ("employed_construction", {"JAKON"}),
        ("stated", {"total", "PU", "BPU", "JAKON", "PMI"}),
        ("labour_force", {"total", "PU", "BPU", "JAKON", "PMI"}),
        ("employed", {"total", "PU", "BPU", "JAKON", "PMI"}),
    ],
)
def test_an_own_base_holds_for_its_own_segment_only(base, segments):
    every = ("total", "PU", "BPU", "JAKON", "PMI")
    assert {segment for segment in every if BY_ID[base].holds_for(segment)} == segments


def test_the_publishers_base_is_the_only_one_that_is_not_a_survey():
    assert set(BASES) - set([base for base in BASES if base.survey]) == {BY_ID["stated"]}


def test_no_base_is_the_resident_population():
    assert "population" not in {base.measure for base in BASES}


def test_builders_are_the_employed_of_the_industry_construction():
    builders = BY_ID["employed_construction"]
    assert (builders.measure, builders.industry) == ("employed", "F")
