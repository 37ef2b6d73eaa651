"""The parts of the page say what their cells say, in every state."""

from dataclasses import replace

import pytest

import texts
from callbacks.ringkasan import now
from layouts.parts import kpi
from layouts.parts.bases import bases
from layouts.parts.caveats import above, caveats
from layouts.parts.filters import filters
from layouts.parts.foot import foot
from layouts.parts.lead import labels, lead, placed
from layouts.parts.meta import answer, newer_words
from layouts.parts.options import regions
from layouts.parts.ranking import finding, notes, ranking, subtitle
from layouts.parts.table import table
from model.adding import bar_of
from model.cell import Quantity
from model.clock import WITA
from model.frame import Option
from model.selection import Selection
from tests.components import links, of_class, parts, words
from tests.overviews import (
    BY_LABOUR_FORCE,
    CONSTRUCTION_ONLY,
    KALIMANTAN,
    NATION,
    NOTHING,
    RANKED,
    cell,
    exact,
    known,
    ranking_total,
)
from texts.naming import listed, local

ID, EN = texts.of("id"), texts.of("en")
BAR = bar_of(KALIMANTAN.headline, KALIMANTAN.segments)
FIGURE = {"data": [], "layout": {"height": 84, "shapes": [{"type": "path"}]}}


def plain(said):
    return said.replace("\u00a0", " ")


def test_the_line_names_date_base_context_what_is_left_out_and_what_is_newer():
    said = words(answer(KALIMANTAN, ID))
    assert "Per 1 Desember 2022" in said
    assert "Menurut basis kantor wilayah : ≈ 44 % (42,5–46,2)" in said
    assert "bukan angkatan kerja Sakernas (8.518.571; ≈ 30–32 %)" in said
    assert "penduduk ≈ 15 juta" in said
    assert "0 provinsi tanpa angka" in said
    assert "Des 2025, 41,30 % dari 7.996.826" in said


def test_another_base_is_named_with_its_vintage():
    assert "Menurut angkatan kerja (Sakernas Agu 2022): ≈ 31 %" in words(
        answer(BY_LABOUR_FORCE, ID)
    ).replace(" :", ":")


def test_a_newer_figure_without_a_base_says_people():
    bare = replace(KALIMANTAN.newer, denominator=Quantity())
    assert plain(newer_words(bare, ID)) == "Des 2025, 3.302.762 peserta"


def test_a_choice_without_figures_offers_those_that_have_some():
    said = answer(NOTHING, ID)
    offered = links(of_class(said, "instead"))
    assert "/?period=2025-12" in offered
    assert "/?segment=PU" in offered
    assert not any("PMI" in one for one in offered)


def test_two_provinces_hold_most_of_what_is_not_covered():
    gaps = sorted((people - covered for _, covered, people in figures()), reverse=True)
    share = round(100 * sum(gaps[:2]) / sum(gaps))
    assert share == 71
    assert plain(finding(KALIMANTAN, ID)) == (
        "Kalimantan Barat dan Selatan memegang 71 % pekerja yang belum terlindungi"
    )


def figures():
    for one in RANKED:
        yield one.region, one.participants.known.value, one.denominator.known.value


def test_places_whose_gap_is_unknown_or_negative_hold_nothing():
    gaps = [25_391_885 - 4_855_121, 2_690_237 - 1_027_234]  # Jakarta has more than its base: 0
    gaps += [people - covered for _, covered, people in figures()]
    share = f"{round(100 * gaps[0] / sum(gaps))} %"
    assert plain(finding(NATION, ID)) == (
        f"Jawa Barat memegang {share} pekerja yang belum terlindungi"
        " di 8 provinsi yang angkanya diketahui"
    )
    assert "10 dari 18 provinsi tanpa angka" in " ".join(notes(NATION, ID))


def test_a_ranking_of_another_period_says_so():
    said = plain(subtitle(KALIMANTAN, ID))
    assert "Desember 2023, terhadap angkatan kerja (Sakernas Agu 2023)" in said
    assert "rincian provinsi untuk Desember 2022 tidak diterbitkan" in said


def test_a_ranking_without_figures_is_left_out_where_there_is_no_level_below():
    village = replace(NOTHING, headline=replace(NOTHING.headline, region="6404"))
    assert ranking(village, None, ID) == []
    assert "per kabupaten/kota yang sebanding dengan penyebutnya belum diterbitkan" in words(
        ranking(NOTHING, None, ID)
    )


def test_gap_and_uncovered_people_are_told_apart_where_they_differ():
    covered = replace(NATION, ranking=NATION.ranking[:8], headline=NATION.headline)
    covered = replace(covered, ranking_total=ranking_total(covered.ranking))
    assert any("tidak mengurangi bagian lain" in note for note in notes(covered, ID))


def test_names_that_begin_alike_share_their_first_word():
    assert listed(["Jawa Barat", "Jawa Timur", "Jawa Tengah"], ID) == (
        "Jawa Barat, Timur dan Tengah"
    )
    assert listed(["Bali", "Jawa Timur"], ID) == "Bali dan Jawa Timur"
    assert listed(["Bali"], ID) == "Bali"


def test_four_cards_show_value_interval_and_a_named_base():
    total, formal, informal, construction = map(words, kpi.cards(KALIMANTAN, ID)[:4])
    assert "≈ 44 % 42,5–46,2 2,6 juta dari 5,9 juta pekerja, basis kantor wilayah" in total
    assert "≈ 40 % 38,6–42,6 1,5 juta dari 3.754.105 pekerja formal, Sakernas Agu 2022" in formal
    assert "9,1 % 9,11–9,15" in informal
    assert "≈ 159 % 157,5–160,9 700 ribu pendaftaran proyek" in construction


def test_missing_decembers_are_hatched_and_said():
    total = kpi.cards(KALIMANTAN, ID)[0]
    assert len(of_class(of_class(total, "decembers"), "hatched")) == 3
    assert words(of_class(total, "decembers")).count("tidak ada data") == 3


def test_a_card_whose_share_has_one_bound_says_it_once():
    more = replace(KALIMANTAN, headline=cell(known(30, 30, float("inf")), exact(100)))
    (value,) = of_class(kpi.cards(more, ID)[0], "value")
    assert words(value) == "lebih dari 30 %"


def test_a_gauge_past_100_percent_is_drawn_past_it():
    construction = kpi.cards(KALIMANTAN, ID)[3]
    (over,) = of_class(construction, "over")
    at = float(over.style["left"].rstrip("%"))
    assert at == pytest.approx(100 / (710_000 / 441_170), abs=0.01)


def test_an_unknown_card_is_hatched_and_gives_the_reason():
    said = kpi.cards(NOTHING, ID)[0]
    assert of_class(said, "hatched")
    assert "tidak diketahui" in words(said)
    assert "Peserta untuk Desember 2020 tidak diterbitkan." in words(said)


def test_the_bar_is_labelled_and_its_gap_is_last():
    found = labels(BAR, ID)
    assert [plain(label.people) for label in found] == [
        "1,5 juta",
        "396 ribu",
        "700 ribu",
        "3,3 juta",
    ]
    assert placed(found) == pytest.approx([0.0, 1.5 / 5.9, 1.896 / 5.9, 2.6 / 5.9])


def test_a_label_that_has_no_room_is_pushed_back_into_the_part_before():
    narrow = placed(labels(BAR, EN))
    assert narrow[1] < 1.5 / 5.9
    assert narrow[0] == 0


def test_participants_without_a_segment_are_labelled_over_their_part():
    without = labels(bar_of(KALIMANTAN.headline, KALIMANTAN.segments[:1]), ID)[1]
    assert (without.part, without.name, plain(without.people)) == (
        "unnamed",
        "Tidak dirinci",
        "1,1 juta",
    )
    assert (without.start, without.end) == pytest.approx((1.5 / 5.9, 2.6 / 5.9))


def test_bars_past_100_percent_carry_their_own_words():
    assert of_class(lead(CONSTRUCTION_ONLY, FIGURE, ID), "labels") == []
    assert of_class(lead(CONSTRUCTION_ONLY, FIGURE, ID), "bracket") == []
    assert of_class(lead(KALIMANTAN, FIGURE, ID), "labels")


def test_the_bracket_says_why_there_is_an_interval():
    (bracket,) = of_class(lead(KALIMANTAN, FIGURE, ID), "bracket")
    assert words(bracket) == "≈ 44 % terlindungi 42,5–46,2 %, karena angka sumber dibulatkan"


def test_a_table_has_a_row_for_every_cell_and_says_why_one_is_unknown():
    shown = table(NATION.ranking, lambda one: one.region_name, "x", ID)
    heads = [part for part in parts(shown) if getattr(part, "scope", None) == "row"]
    assert [head.children for head in heads] == [one.region_name for one in NATION.ranking]
    assert "Jawa Barat Desember 2023 4.855.121" in words(shown)
    assert words(shown).count("tidak ada data") == 10


def test_what_to_know_before_quoting():
    said = words(caveats(KALIMANTAN, ID))
    assert "5,9 juta" in said
    assert "Nov 2024, tersirat ≈ 7,25 juta" in said
    assert "JAKON: ≈ 159 %, di atas 100 %, bukan salah hitung" in said
    assert "Kalimantan, Desember 2023: 2 angka berbeda" in said
    assert "3.619.336 – Kemnaker" in said
    assert caveats(NOTHING, ID) == []


def test_under_a_segment_its_own_warning_stands_once():
    said = words(caveats(CONSTRUCTION_ONLY, ID))
    assert said.count("Yang dihitung pendaftaran proyek") == 1


def test_a_cell_above_its_base_is_named_once():
    assert [one.segment for one in above(CONSTRUCTION_ONLY)] == ["JAKON"]


def test_periods_on_either_side_of_a_known_break_are_not_compared():
    crossed = replace(NOTHING, series_breaks=("sakernas_weights_2023", "participants_january"))
    said = words(caveats(crossed, ID))
    assert "Penimbang Sakernas baru sejak 2023" in said
    assert "bandingkan Desember dengan Desember" in said


def test_residents_of_another_year_say_of_which():
    assert "penduduk ≈ 15 juta (September 2020)" in words(
        answer(replace(KALIMANTAN, population_period="2020-09"), ID)
    )


def test_one_stretch_is_not_a_broken_series():
    assert caveats(replace(NOTHING, breaks=KALIMANTAN.breaks[:1]), ID) == []


def test_the_bases_are_compared_only_where_there_is_something_to_divide():
    assert "dibagi 3 penyebut" in words(bases(KALIMANTAN, FIGURE, ID))
    assert bases(NOTHING, FIGURE, ID) == []


def test_the_foot_names_version_date_moment_and_sources():
    said = words(foot(KALIMANTAN, "1 Desember 2022", ID))
    assert "Versi data 12" in said
    assert "Data per 1 Desember 2022" in said
    assert "Dimuat 22 November 2026, 06.10 WITA" in said
    assert links(foot(KALIMANTAN, "1 Desember 2022", ID)) == [
        "https://a.id"
    ]  # "tabulasi" is no address


def test_an_older_version_in_place_of_a_damaged_one_is_said_above_and_below():
    facts = replace(KALIMANTAN.version, degraded="Version 13 is not as it was published:\n  x")
    fallen = replace(KALIMANTAN, version=facts)
    for text, said in ((ID, "versi 12 yang lebih lama"), (EN, "version 12, an older one")):
        above, below = answer(fallen, text)[0], foot(fallen, "1 Desember 2022", text)
        assert said in words(above)
        assert said in words(of_class(below, "older"))
        assert "published:" not in words([above, below])
    assert (
        of_class([*answer(KALIMANTAN, ID), *foot(KALIMANTAN, "1 Desember 2022", ID)], "older") == []
    )


def test_a_moment_is_told_in_the_time_of_kalimantan():
    assert local("2026-12-31T16:30:00+00:00", WITA, EN) == "1 January 2027, 00:30 WITA"


def bar(overview):
    return filters(overview, now(overview, ID), ("", ""), ID)


def test_every_option_of_a_filter_is_a_link_or_gives_its_reason():
    said = bar(KALIMANTAN)
    assert "/?period=2025-12" in links(said)
    assert "2021 tidak diterbitkan" in words(said)
    assert "Angkatan kerja (Sakernas) ≈ 31 % 8.518.571, Sakernas Agu 2022" in words(said)


def test_exactly_one_option_of_a_menu_is_the_chosen_one():
    for name in ("menu-period", "menu-base", "menu-segment"):
        (menu,) = of_class(bar(KALIMANTAN), name)
        chosen = [part for part in parts(menu) if getattr(part, "aria-current", None)]
        assert len(chosen) == 1


def test_a_region_without_figures_comes_up_in_a_search_only_with_the_reason():
    found = (
        Option("64", "Kalimantan Timur", search="kalimantan timur 64 kaltim", to=Selection("64")),
        Option("6411", "Mahakam Ulu", False, search="mahakam ulu mahakam hulu 64.11"),
    )
    known, unknown, _ = regions(found, "/wilayah", "64", ID).children
    assert known["props"]["data-search"] == "kalimantan timur 64 kaltim"
    assert links(known) == ["/wilayah?region=64"]
    assert unknown["props"]["hidden"] is True
    assert words(unknown) == "Mahakam Ulu belum ada angka yang diterbitkan"


def test_the_copied_link_names_the_whole_choice():
    (button,) = of_class(bar(KALIMANTAN), "copy")
    assert getattr(button, "data-copy") == "/?region=KAL&period=2022-12&base=stated&segment=total"
