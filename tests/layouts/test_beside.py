"""Two answers side by side: both sentences, the difference with its parts, and what forbids it."""

import pytest

import texts
from layouts.parts import compared, regional_compared
from layouts.parts.beside import Side, beside
from model.regional import regional
from model.scope import Scope
from model.selection import Selection
from model.summary import overview
from tests.components import links, of_class, parts, words
from tests.world import active, august, publication, share, stated

ID, EN = texts.of("id"), texts.of("en")
ALL = Scope.everything()
HOME = Selection(region="KAL", period="2024-11")
FIGURE = {"data": [], "layout": {"height": 84}}


@pytest.fixture(scope="module")
def version(world_of):
    """The two points of Kalimantan that domain.md takes apart, and two provinces."""
    return world_of(
        publication(
            "antara-2024-11",
            active("KAL", "2024-11", 3_287_020),
            share("KAL", "2024-11", "45.34", written="45,34 persen"),
        ),
        publication(
            "borneotrend-2025-12",
            active("KAL", "2025-12", 3_302_762),
            stated("KAL", "2025-12", 7_996_826),
        ),
        publication("table-2023-12", active("64", "2023-12", 60), active("61", "2023-12", 30)),
        *august("2023-08", "64", labour_force=100),
        *august("2023-08", "61", labour_force=200),
        *august("2022-08", "6403", employed=50, employed_informal=20),
        *august("2023-08", "6403", employed=50, employed_informal=30),
    )


def plain(said):
    return said.replace("\u00a0", " ")


def card(version, text=ID, **chosen):
    page = overview(Selection(**chosen), HOME, ALL, version)
    return compared.compared(page, (FIGURE, FIGURE), text)


def rows(shown):
    found = [part for part in parts(shown) if type(part).__name__ == "Tr"][1:]
    return {words(row.children[0]): [plain(words(cell)) for cell in row.children[1:]] for row in found}  # fmt: skip # noqa: E501


def test_nothing_is_compared_where_the_reader_compares_nothing(version):
    page = overview(Selection(), HOME, ALL, version)
    assert compared.compared(page, (), ID) == []
    assert regional_compared.compared(regional(Selection(), HOME, ALL, version), (), ID) == []


def test_both_sides_have_a_name_a_sentence_and_a_picture(version):
    shown = card(version, compare="2025-12")
    articles = [part for part in parts(shown) if type(part).__name__ == "Article"]
    assert [words(one.children[0]) for one in articles] == [
        "Kalimantan, November 2024",
        "Kalimantan, Desember 2025",
    ]
    assert "3.287.020" in words(articles[0])
    assert "3.302.762" in words(articles[1])
    graphs = [part.id for part in parts(shown) if type(part).__name__ == "Graph"]
    assert len(graphs) == len(set(graphs)) == 2


def test_the_difference_of_each_measure_stands_in_its_row(version):
    found = rows(card(version, compare="2025-12"))
    assert found["Peserta aktif"] == ["3.287.020", "3.302.762", "+15.742"]
    assert found["Cakupan"][1:] == ["41,3 %", "≈ −4,04 poin"]
    assert found["Kesenjangan"][1] == f"{7_996_826 - 3_302_762:,}".replace(",", ".")


def test_a_change_is_taken_apart_by_the_midpoint_rule(version):
    # 45,34 -> 41,30 % with +15 742 participants: +0,21 and -4,25 points
    said = plain(words(card(version, compare="2025-12")))
    assert "≈ −4,04 poin terdiri atas +0,21 poin karena peserta dan −4,25 poin" in said
    assert "+0.21 points from participants and −4.25 points" in plain(
        words(card(version, EN, compare="2025-12"))
    )


def test_two_places_have_a_difference_and_no_change(version):
    shown = card(version, region="64", period="2023-12", compare="61")
    found = rows(shown)
    assert found["Peserta aktif"] == ["60", "30", f"−{60 - 30}"]
    assert found["Cakupan"] == ["60,0 %", "15,0 %", "−45,00 poin"]
    assert found["Kesenjangan"] == ["40", "170", "+130"]
    assert "terdiri atas" not in words(shown)


def test_an_unknown_side_is_a_dash_and_the_reason(version):
    found = rows(card(version, region="64", period="2023-12", compare="62"))
    assert found["Peserta aktif"] == ["60", "–", "–"]
    assert found["Cakupan"] == ["60,0 %", "tidak ada data", "–"]


def test_reasons_not_to_compare_are_words(version):
    said = words(card(version, compare="2025-12"))
    assert ID("compare.why.own_bases") in said
    assert ID("compare.why.other_month") in said
    assert ID("compare.why.year_and_month") not in said


def test_the_comparison_is_closed_by_a_link_to_the_page_without_it(version):
    (head,) = of_class(card(version, compare="2025-12", base="stated"), "headed")
    assert links(head) == ["/?base=stated"]


def test_workers_of_two_augusts_say_that_the_weights_are_new(version):
    chosen = Selection("64", "2022-08", measure="employed_informal", compare="2023-08")
    page = regional(chosen, HOME, ALL, version)
    shown = regional_compared.compared(page, (None, None), ID)
    assert "Penimbang Sakernas baru" in words(shown)
    assert not [part for part in parts(shown) if type(part).__name__ == "Graph"]
    assert links(of_class(shown, "headed")) == [
        "/wilayah?region=64&period=2022-08&measure=employed_informal"
    ]


def test_a_side_without_a_cell_has_no_table(version):
    page = overview(Selection(), HOME, ALL, version)
    sides = (Side("a", "x", None, None), Side("b", "y", None, page.headline))
    assert rows(beside(page, sides, (), ID)) == {}


def test_a_comparison_with_itself_differs_by_nothing(version):
    found = rows(card(version, region="64", period="2023-12", compare="64"))
    assert found["Peserta aktif"][2] == found["Kesenjangan"][2] == "0"
    assert found["Cakupan"][2] == "0,00 poin"


def test_every_number_carries_its_heading_for_a_screen_that_stacks_them(version):
    shown = card(version, compare="2025-12")
    named = [getattr(part, "data-label", None) for part in parts(shown)]
    assert [name for name in named if name][:3] == [
        "Kalimantan, November 2024",
        "Kalimantan, Desember 2025",
        "Selisih",
    ]
