"""Single figures by key, and which of several is in force."""

import pytest

from model.index import index_of
from model.priced_gap import gap_to_price
from model.published import best, figure, figures
from model.scope import Scope
from model.selection import Selection
from tests.world import active, august, publication

ALL = Scope.everything()


@pytest.fixture(scope="module")
def version(world_of):
    return world_of(
        publication("press-2024-12", active("64", "2024-12", 100), kind="press"),
        publication("kanwil-2024-12", active("64", "2024-12", 900_000, flags="approximate")),
        publication(
            "dinas-2024-12",
            active("64", "2024-12", 880),
            active("64", "2024-12", 80, segment="BPU"),
        ),
        publication("dinas-2025-02", active("64", "2025-02", 120, segment="BPU")),
        *august("2024-08", "64", labour_force=2_000, employed_informal=500),
    )


def test_a_figure_is_found_by_its_key_all_segments_first(version):
    found = figure("64|participants_active|2024-12|dinas-2024-12", ALL, version)
    assert (found.quantity.known.value, found.segment) == (880, "total")
    assert found.key == "64|participants_active|2024-12|dinas-2024-12"
    assert figure("64|participants_active|2024-12|nobody", ALL, version) is None


def test_figures_of_a_region_come_in_order_of_time(version):
    found = figures("64", ["participants_active"], ALL, version)
    assert [one.period for one in found] == ["2024-12"] * 4 + ["2025-02"]
    assert figures("64", ["participants_registered"], ALL, version) == ()


def test_the_figure_in_force_is_exact_and_not_of_the_press(version):
    told = [f for f in figures("64", ["participants_active"], ALL, version) if f.segment == "total"]
    assert len(told) == 3
    assert best(told, index_of(version, ALL)).origin == "dinas-2024-12"
    assert best([], index_of(version, ALL)) is None


def test_the_newest_known_gap_is_priced_over_the_segments_own_base(version):
    bpu = gap_to_price(Selection(region="64", segment="BPU"), ALL, version)
    assert (bpu.period, bpu.base) == ("2025-02", "employed_informal")
    assert bpu.uncovered.value == 500 - 120
    before = gap_to_price(Selection(region="64", segment="BPU", period="2024-12"), ALL, version)
    assert before.uncovered.value == 500 - 80
    whole = gap_to_price(Selection(region="64"), ALL, version)
    assert whole.uncovered.value == 2_000 - 880


def test_without_participants_or_a_base_there_is_nothing_to_price(version):
    assert gap_to_price(Selection(region="61"), ALL, version) is None
    assert gap_to_price(Selection(region="64", base="employed"), ALL, version) is None
