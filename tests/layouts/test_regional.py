"""What the page Wilayah says is true in every state it can be in."""

from dataclasses import replace

import pytest

import texts
from layouts.parts import figure, regional_map, regional_ranking
from layouts.parts import regional_words as said
from layouts.parts.goals import based, goals, stated
from layouts.parts.places_table import places_table
from layouts.parts.regional_caveats import caveats
from model.regional import regional
from model.scope import Scope
from model.selection import Selection
from tests.components import links, of_class, parts, words
from tests.world import active, august, fact, publication, share
from tests.world import stated as own_base

ID, EN = texts.of("id"), texts.of("en")
HOME = Selection(region="KAL")
ALL = Scope.everything()
KALIMANTAN = ("61", "62", "63", "64", "65")


def plain(words_of):
    return figure.plain(words_of).replace("\u00a0", " ")


def page_of(version, scope=ALL, **chosen):
    return regional(Selection(**chosen), HOME, scope, version)


def sentence(page, text=ID):
    key, pieces = said.sentence(page, text)
    return plain(text(key, **pieces))


def table_of(period, **counts):
    facts = [active(code.strip("_"), period, count) for code, count in counts.items()]
    return publication(f"table-{period}", *facts, kind="official_table")


def labour(codes, count=100, period="2023-08"):
    return [t for code in codes for t in august(period, code, labour_force=count)]


@pytest.fixture(scope="module")
def whole(world_of):
    """All five provinces and Kalimantan; one province above its base; a year with one, about."""
    return world_of(
        table_of("2023-12", KAL=330, _61=30, _62=60, _63=120, _64=40, _65=80),
        publication("press-2025-12", active("61", "2025-12", 40_000, written="40 ribu")),
        publication("kutim-2024", active("6404", "2024", 15, "BPU"),
                    own_base("6404", "2024", 12, "BPU")),
        publication("plan-2025-01", fact("61", "2026", "61", "coverage_target_bpjs",
                                         unit="percent")),
        publication("bali-2025-03", active("51", "2025-03", 50), own_base("51", "2025-03", 100),
                    fact("51", "2025-12", "67.28", "ucj_target", unit="percent")),
        publication("span-2025-12", share("62", "2025-12", "66.5", written="66–67 persen")),
        publication("more-2025-12", share("63", "2025-12", "50", written="lebih dari 50 persen")),
        *labour(KALIMANTAN),
        *labour(["KAL"], 500),
        *labour(["61"], 90_000, "2025-08"),
        *august("2024-08", "6403", employed=50, employed_informal=20),
        *august("2024-08", "6404", employed=70, employed_informal=30),
        *august("2023-08", "6404", employed_informal=10),
        *august("2024-08", "64", employed=100, employed_informal=40),
    )  # fmt: skip


# The sentence


def test_the_sentence_says_how_many_of_how_many_and_who_holds_most(whole):
    # gaps 70, 40, 0 (above its base), 60, 20: the first three hold 170 of 190
    assert sentence(page_of(whole, period="2023-12")) == (
        "170 dari 500 angkatan kerja di Kalimantan belum terlindungi; "
        f"3 dari 5 provinsi memegang {round(100 * 170 / 190)} %."
    )
    assert "3 of 5 provinces hold 89%" in sentence(page_of(whole, period="2023-12"), EN)


def test_where_the_region_itself_is_unknown_the_sentence_counts_the_places_that_are_known(world):
    version = world(table_of("2023-12", _61=30, _62=60), *labour(KALIMANTAN))
    spoken = sentence(page_of(version, period="2023-12"))
    assert spoken.startswith(f"{70 + 40} angkatan kerja belum terlindungi di 2 provinsi")
    assert "yang angkanya diketahui" in spoken


def test_where_nothing_is_known_the_sentence_says_unknown_and_not_zero(world):
    version = world(publication("x-2023-12", active("51", "2023-12", 1)), *labour(KALIMANTAN))
    spoken = sentence(page_of(version, period="2023-12"))
    assert "tidak diketahui, bukan nol" in spoken
    assert not any(digit in spoken.replace("2023", "") for digit in "0123456789")


def test_one_known_place_is_not_taken_for_the_region(world):
    version = world(table_of("2023-12", _64=40), *labour(KALIMANTAN))
    spoken = sentence(page_of(version, period="2023-12"))
    assert "60 angkatan kerja belum terlindungi di 1 provinsi yang angkanya diketahui" in spoken


def test_equal_places_share_the_rank_of_holding(world):
    version = world(table_of("2023-12", **{f"_{c}": 50 for c in KALIMANTAN}), *labour(KALIMANTAN))
    page = page_of(version, period="2023-12")
    assert "4 dari 5 provinsi memegang 80 %" in sentence(page)
    assert plain(regional_map.finding(page, ID)) == "Semua provinsi berada di kelas yang sama"


def test_where_everybody_is_covered_nobody_is_said_to_be_uncovered(world):
    version = world(
        table_of("2023-12", KAL=800, **{f"_{c}": 150 for c in KALIMANTAN}),
        *labour(KALIMANTAN), *labour(["KAL"], 500),
    )  # fmt: skip
    assert sentence(page_of(version, period="2023-12")) == (
        "Di Kalimantan peserta aktif melebihi angkatan kerja: "
        "tidak ada yang belum terlindungi menurut penyebut ini."
    )


def test_a_kabupaten_above_its_base_is_not_said_to_lack_a_negative_number_of_people(whole):
    page = page_of(whole, region="6404", segment="BPU", period="2024", base="stated")
    assert "melebihi" in sentence(page)
    assert "−" not in sentence(page)


def test_what_is_known_of_a_neighbour_is_never_said_of_the_chosen_place(whole):
    page = page_of(whole, region="6403", segment="BPU", period="2024")
    assert "Kutai Kartanegara" in sentence(page)
    assert "tidak diketahui, bukan nol" in sentence(page)


def test_a_kabupaten_speaks_of_itself_and_says_its_rank(whole):
    page = page_of(whole, region="6403", measure="employed_informal", period="2024-08")
    assert sentence(page) == ("20 pekerja informal di Kabupaten Kutai Kartanegara: 40,0 % dari 50.")
    line = plain(words(said.answer(page, ID)))
    assert "Nomor 2 dari 2 kabupaten/kota di Kalimantan Timur" in line


def test_a_region_of_the_past_is_not_given_the_figures_of_the_nation(whole):
    spoken = sentence(page_of(whole, region="91@2021", period="2023-12"))
    assert "tidak diketahui, bukan nol" in spoken


def test_rounded_numbers_are_said_to_be_about(whole):
    page = page_of(whole, period="2025-12", base="labour_force")
    assert page.held.is_exact  # one place holds all of itself
    assert "ribu" in sentence(page)


def test_a_share_of_rounded_places_is_about(world):
    version = world(
        publication(
            "press-2023-12",
            active("61", "2023-12", 20_000, written="20 ribu"),
            active("62", "2023-12", 70_000, written="70 ribu"),
            active("63", "2023-12", 85_000, written="85 ribu"),
        ),
        *labour(KALIMANTAN, 90_000),
    )
    page = page_of(version, period="2023-12")
    # 70, 20 and 5 of 95 thousand: two hold 95 %
    assert (
        f"2 dari 3 provinsi yang angkanya diketahui memegang ≈ {round(100 * 90 / 95)} %"
        in sentence(page)
    )


# The line under it


def test_the_line_names_date_base_with_vintage_and_what_is_left_out(whole):
    line = plain(words(said.answer(page_of(whole, region="00", period="2023-12"), ID)))
    assert "Per Desember 2023" in line
    assert "Sakernas Agu 2023" in line
    assert "33 dari 38 provinsi tanpa angka" in line


def test_gap_and_uncovered_are_told_apart_where_they_differ(whole):
    line = plain(words(said.answer(page_of(whole, period="2023-12"), ID)))
    assert "Kesenjangan wilayah ini 170; dijumlahkan per provinsi 190" in line


def test_where_they_agree_nothing_is_said_of_two_measures(world):
    version = world(
        table_of("2023-12", KAL=250, **{f"_{c}": 50 for c in KALIMANTAN}),
        *labour(KALIMANTAN), *labour(["KAL"], 500),
    )  # fmt: skip
    line = words(said.answer(page_of(version, period="2023-12"), ID))
    assert "Kesenjangan wilayah ini" not in line


def test_an_empty_choice_offers_buttons_that_lead_to_figures(whole):
    page = page_of(whole, region="64", period="2023-12", measure="employed_informal")
    offered = links(of_class(said.answer(page, ID), "instead"))
    assert "/wilayah?region=64&period=2024-08&measure=employed_informal" in offered
    for link in offered:
        there = page_of(whole, **vars_of(link))
        assert there.known or there.whole.is_known


def vars_of(link):
    chosen = Selection.of(link.partition("?")[2])
    names = ("region", "period", "base", "segment", "measure", "level", "view")
    return {name: getattr(chosen, name) for name in names}


def test_the_way_up_leads_a_level_up(whole):
    page = page_of(whole, region="6403", measure="employed_informal", period="2024-08")
    (way,) = of_class(said.answer(page, ID), "way")
    assert words(way) == "Indonesia Kalimantan Kalimantan Timur Kabupaten Kutai Kartanegara"
    assert "/wilayah?region=64&period=2024-08&measure=employed_informal" in links(way)


# The ranking


def ranked(page, text=ID):
    figure = {"layout": {"height": 250, "margin": {"t": 36}, "xaxis": {}}, "data": []}
    return regional_ranking.ranking(page, figure, text)


def test_every_row_is_a_link_one_level_down_that_says_its_number(whole):
    rows = of_class(ranked(page_of(whole, period="2023-12")), "drill")
    found = [one for one in parts(rows) if getattr(one, "data-region", None)]
    assert [getattr(one, "data-region") for one in found] == ["61", "64", "62", "65", "63"]
    assert plain(words(found[0])) == "Kalimantan Barat: 70. Buka wilayah ini"


def test_places_without_a_figure_are_counted_and_named(whole):
    page = page_of(whole, region="00", period="2023-12")
    (note,) = [n for n in regional_ranking.notes(page, page.places[:10], ID) if "tanpa" in n]
    assert note.startswith("33 provinsi tanpa angka")
    assert "dan 21 lain" in note  # twelve are named


def test_what_the_figure_has_no_room_for_is_added_up(whole):
    page = page_of(whole, period="2023-12")
    first, *_ = regional_ranking.notes(page, page.places[:3], ID)
    assert first == "2 provinsi lain memegang 20 sisanya."  # 20 and nobody


def test_all_of_few_places_are_drawn_and_of_many_those_that_are_known(whole):
    assert len(regional_ranking.shown(page_of(whole, period="2023-12"))) == 5
    drawn = regional_ranking.shown(page_of(whole, region="00", period="2023-12"))
    assert [place.region for place in drawn] == ["61", "64", "62", "65", "63"]


def test_without_a_known_place_there_is_no_ranking(whole):
    assert ranked(page_of(whole, region="64", period="2023-12", measure="uncovered")) == []


def test_the_table_has_every_place_and_says_why_one_is_unknown(whole):
    for chosen in ({"period": "2023-12"}, {"region": "64", "measure": "employed_informal"}):
        page = page_of(whole, **chosen)
        shown = places_table(page, "x", ID)
        heads = [part for part in parts(shown) if getattr(part, "scope", None) == "row"]
        assert [words(head.children) for head in heads] == [place.name for place in page.places]
        assert words(shown).count("tidak ada data") == len(page.left_out)


# The map


def test_the_map_says_where_rates_are_highest_and_lowest(whole):
    page = page_of(whole, period="2023-12")
    assert regional_map.finding(page, ID) == (
        "Cakupan tertinggi di Kalimantan Selatan, terendah di Kalimantan Barat"
    )
    assert "Cakupan per 100" in regional_map.subtitle(page, ID)


def test_bubbles_are_people_and_never_rates(whole):
    page = page_of(whole, period="2023-12", view="bubbles")
    assert "orang" in regional_map.subtitle(page, ID)
    assert "per 100" not in regional_map.subtitle(page, ID)
    assert regional_map.finding(page, ID) == (  # 70 people without cover, and nobody
        "Belum terlindungi: terbanyak di Kalimantan Barat, paling sedikit di Kalimantan Selatan"
    )
    alone = replace(page, places=page.places[:1])
    assert "equally many" in regional_map.finding(alone, EN)


def test_tiles_are_offered_for_small_cities_only_where_there_are_tiles(real):
    pages = [page_of(real, region=region, measure="employed") for region in ("64", "73")]
    said = [words(regional_map.borders(page, ID)) for page in pages]
    assert ["perkiraan" in one for one in said] == [True, True]
    assert ["petak" in one for one in said] == [True, False]


def test_a_kabupaten_in_a_heading_keeps_its_kind_and_one_place_reads_as_well_as_three(whole):
    page = page_of(whole, region="64", period="2024-08", measure="employed_informal")
    said = regional_ranking.finding(page, EN)
    assert plain(said) == "At the top: Kab. Kutai Timur and Kab. Kutai Kartanegara"


def test_tiles_have_no_borders_to_speak_of(whole):
    assert regional_map.borders(page_of(whole, period="2023-12", view="tiles"), ID) == []


def test_the_chosen_view_is_marked_and_one_that_is_not_to_be_had_is_left_out(whole):
    figure = {"layout": {"height": 250}, "data": []}
    shown = regional_map.mapped(page_of(whole, period="2023-12", view="tiles"), figure, ID)
    (views,) = of_class(shown, "views")
    current = [one for one in parts(views) if getattr(one, "aria-current", None)]
    assert [words(one) for one in current] == ["Petak"]
    bali = regional_map.mapped(page_of(whole, region="51", measure="employed"), figure, ID)
    assert words(of_class(bali, "views")) == "Peta Lingkaran"


# Targets and shares as published


def test_a_target_without_a_base_is_listed_and_never_drawn(whole):
    page = page_of(whole, period="2023-12")
    assert based(page) == ()
    shown = goals(page, None, ID)
    assert "61 % pada 2026" in plain(words(shown))
    assert "tidak dipakai menghitung jarak" in words(shown)


def test_a_target_with_a_base_is_drawn(whole):
    page = page_of(whole, region="00", period="2023-12")
    assert [goal.region for goal in based(page)] == ["51"]
    assert "51" not in {goal.region for goal in page.goals if not goal.is_based}


def test_without_targets_there_is_no_card(whole):
    assert goals(page_of(whole, region="6403"), None, ID) == []


def test_shares_stand_as_published_with_their_own_periods_and_bases(whole):
    shown = plain(words(stated(page_of(whole, measure="employed_informal"), ID)))
    assert "lebih dari 50 %" in shown
    assert "66,5" not in shown  # "66–67 percent" is no half percent
    assert "tidak dinyatakan" in shown
    assert stated(page_of(whole, period="2023-12"), ID) == []


# What to know before quoting


def test_a_place_above_its_base_is_flagged_with_the_reason(whole):
    said_of = plain(words(caveats(page_of(whole, period="2023-12"), ID)))
    assert "Kalimantan Selatan" in said_of
    assert "120" in said_of
    assert caveats(page_of(whole, region="64", measure="employed_informal"), ID) == []
