"""The page Pekerja rentan: every part in every state, refused choices, links, files."""

import csv
import io
import json

import pytest

from callbacks import pekerja_rentan
from callbacks.asking import Reader, Source, home_of
from callbacks.pages import answered
from exports import programme_sheets as sheets
from exports.csv import write
from layouts import ids
from layouts.pages import pekerja_rentan as page
from model.initiatives import told
from model.protected_answer import protected
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.settings import Settings
from model.warehouse import Warehouse
from tests.components import links, of_class, parts, words

ALL, HOME = Scope.everything(), Selection(region="KAL")
ID, EN = Reader.of("id", None), Reader.of("en", {"theme": "dark", "narrow": True})
STATES = [
    "",
    "region=00",
    "region=61",
    "region=62",
    "region=63",
    "region=64",
    "region=65",
    "region=6403",
    "region=6471",
    "region=6402",
    "region=1901",
    "region=9702",
    "region=91@2021",
    "payer=dbh",
    "payer=csr",
    "payer=not_stated&region=65",
    "programme=JKK%2BJKM%2BJHT",
    "compare=64",
    "region=6403&compare=6402",
    "period=2022-12&segment=BPU&base=labour_force",
]


@pytest.fixture(scope="module")
def asked(real):
    return lambda query="", scope=ALL: protected(Selection.of(query), HOME, scope, real)


@pytest.fixture(scope="module")
def source(real_data):
    settings = Settings(data=real_data, state=real_data.parent / "state")
    warehouse = Warehouse(settings.data)
    return Source(warehouse, home_of(settings, warehouse))


@pytest.mark.parametrize("reader", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize("query", STATES)
def test_every_state_fills_the_page_in_both_languages(asked, query, reader):
    shown = pekerja_rentan.shown(asked(query), reader)
    assert set(shown) == set(pekerja_rentan.VIEW.fills)
    assert words(shown[ids.ANSWER])
    json.dumps(shown, default=lambda part: part.to_plotly_json())


@pytest.mark.parametrize("query", STATES)
def test_every_link_of_the_page_opens_a_page(asked, source, query, opened):
    shown = pekerja_rentan.shown(asked(query), ID)
    own = {one for one in links(list(shown.values())) if one.startswith("/pekerja-rentan")}
    assert own
    for link in opened(own):
        found = answered(pekerja_rentan.VIEW, link.partition("?")[2], source, ALL, ID)
        assert found[ids.TITLE] != "Cakupan", link


@pytest.mark.parametrize(
    ("query", "parameter", "nearest"),
    [
        ("payer=apbd_regenc", "payer", "apbd_regency"),
        ("payer=nobody", "payer", None),
        ("programme=JKK", "programme", None),
        ("compare=2022", "compare", "00"),
        ("compare=Sintan", "compare", "6107"),
        ("region=77", "region", None),
    ],
)
def test_what_does_not_exist_is_refused_with_the_nearest_that_does(
    asked, query, parameter, nearest
):
    with pytest.raises(BadChoice) as refused:
        asked(query)
    assert refused.value.parameter == parameter
    assert refused.value.nearest
    assert nearest in (None, refused.value.nearest)


def test_every_publication_of_a_programme_has_one_row(asked, real):
    shown = pekerja_rentan.shown(asked(), ID)
    rows = [
        one
        for table in of_class(shown[page.MONTHS], "programmes")
        for one in parts(table)
        if getattr(one, "scope", "") == "row"
    ]
    assert len(rows) == len(told("KAL", ALL, real)) == 43


def test_unknown_numbers_are_hatched_and_never_nought(asked):
    shown = pekerja_rentan.shown(asked(), ID)
    tracks = of_class(shown[page.MONTHS], "track")
    hatched = [one for one in tracks if of_class(one, "empty")]
    assert (len(tracks), len(hatched)) == (43, 43 - 9)
    assert not [one for one in hatched if of_class(one, "bar")]


def test_budgets_of_other_scope_say_so_and_are_not_divided(asked):
    card = pekerja_rentan.shown(asked("region=6403"), ID)[page.BUDGETS]
    said = words(card)
    assert "Kutai Kartanegara 2022: 3 anggaran, lingkup berbeda" in said
    sums = ["Rp1,78 miliar", "Rp7,7 miliar", "Rp15 miliar"]
    assert [said.index(one) for one in sums] == sorted(said.index(one) for one in sums)
    assert said.count("3 bulan") == 1


def test_one_total_over_four_places_is_not_shared_out(asked):
    said = words(pekerja_rentan.shown(asked("region=64"), ID)[page.SHARED])
    assert "73 ribu pekerja rentan di 4 daerah" in said
    assert said.count("tidak diketahui") == 4
    assert "Kota Balikpapan belum diterima" in said


def test_contradicting_head_counts_stand_side_by_side(asked):
    said = words(pekerja_rentan.shown(asked("region=65"), ID)[page.COUNTS])
    assert "45 ribu ≠ 54.452" in said
    assert "22 ribu ≈ 22.121" in said


def test_who_nobody_has_a_figure_for_is_said_and_not_left_out(asked):
    said = words(pekerja_rentan.shown(asked(), ID)[page.PAYERS])
    assert "Perusahaan (CSR)" in said
    assert "Sertakan" in said
    assert "nasional 598 ribu (Des 2022)" in said


def test_programmes_without_a_figure_are_named(asked):
    said = words(pekerja_rentan.shown(asked("region=62"), ID)[page.NAMED])
    assert all(name in said for name in ("Bapak Asuh", "PNS Sahabatku", "Barsel Baik"))


@pytest.mark.parametrize("query", ["region=1901", "region=9702", "region=6402"])
def test_a_place_without_programmes_says_what_is_missing_and_no_card_is_empty(asked, query):
    shown = pekerja_rentan.shown(asked(query), ID)
    filled = {name for name in page.PARTS if shown[name]}
    assert filled == {page.SILENT}
    assert "Yang hilang" in words(shown[page.SILENT])


def test_two_regions_stand_beside_each_other(asked):
    said = words(pekerja_rentan.shown(asked("region=6403&compare=6409"), ID)[page.COMPARED])
    assert "Kutai Kartanegara dan Penajam Paser Utara" in said
    assert "tidak dikurangkan" in said


@pytest.mark.parametrize("sheet", ["programmes", "payers", "conflicts", "silent"])
def test_a_file_holds_as_many_rows_as_the_page_shows(asked, sheet):
    answered = asked()
    counts = {
        "programmes": len(answered.programmes),
        "payers": sum(len(one.known) + len(one.unknown) for one in answered.payers),
        "conflicts": sum(len(one.told) for one in answered.conflicts),
        "silent": answered.quiet,
    }
    found = getattr(sheets, sheet)(answered, ID.text)
    raw = write(found, "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(raw)))
    assert len(rows) == counts[sheet] > 0
    keys = [tuple(row[name] for name in found.table.key) for row in rows]
    assert len(keys) == len(set(keys))


def test_a_file_leaves_the_unknown_empty(asked):
    rows = {row["initiative"]: row for row in sheets.programmes(asked(), ID.text).rows}
    assert rows["bapak-asuh"]["workers"] is None
    assert rows["kukar-2022-kita"]["months_paid"] is None
    assert rows["kukar-2022-kita"]["not_divided"] == "other_scope"
    assert rows["ppu-2025-additional"]["months_paid"] == 1_008_000_000 / (5_000 * 16_800)


def test_more_workers_than_a_place_has_are_told_with_the_reason(source):
    # Kutai Timur 2024: some 150 thousand workers of 105 400 informal ones
    for region, times in (("6404", 1), ("6403", 0)):
        shown = answered(pekerja_rentan.VIEW, f"region={region}", source, ALL, ID)
        assert words(list(shown.values())).count("dicatat di tempat mendaftar") == times


def test_the_sentence_leaves_no_divided_programme_out(asked, source):
    shown = answered(pekerja_rentan.VIEW, "region=00", source, ALL, ID)
    every, known = len(asked("region=00").divided), len(asked("region=00").lasting)
    assert f"uang {known} dari {every} program daerah" in words(shown["answer"])
