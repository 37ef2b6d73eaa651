"""The page of trust: every part at once in every look, its file, its regions, links to it."""

import csv
import io
import json

import pytest

from callbacks import kepercayaan, ringkasan, wilayah
from callbacks.asking import Reader, Source
from callbacks.pages import answered
from exports.columns import CLAIMS_FILE
from exports.csv import SIGNS, write
from exports.page_files import BY_NAME
from layouts import ids
from model.regional import regional
from model.scope import Scope
from model.selection import Selection
from model.summary import overview
from model.trust import trust
from model.warehouse import Warehouse
from tests.claimed import PROVINCES, claimed
from tests.components import links, words

ALL, HOME = Scope.everything(), Selection(region="KAL", period="2022-12")
ID, EN = Reader.of("id", None), Reader.of("en", {"theme": "dark", "narrow": True})
STATES = [
    "",
    "?verdict=contradicts",
    "?verdict=incomplete",
    "?region=00",
    "?region=51",
    "?region=61",
    "?region=6403",
    "?region=91@2021",
    "?segment=PU&period=2022-12",
    "?period=2023-12&base=labour_force",
]


@pytest.fixture(scope="module")
def version(tmp_path_factory):
    return claimed(tmp_path_factory.mktemp("claimed"))


def asked(version, query="", scope=ALL):
    return trust(Selection.of(query), HOME, scope, version)


@pytest.mark.parametrize("reader", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize("query", STATES)
def test_every_state_fills_the_page_in_every_look(version, query, reader):
    page = kepercayaan.shown(asked(version, query), reader)
    assert set(page) == set(kepercayaan.VIEW.fills)
    assert words(page[ids.ANSWER])
    assert "Cakupan" in page[ids.TITLE]
    json.dumps(page, default=lambda part: part.to_plotly_json())


@pytest.mark.parametrize("query", STATES)
def test_every_link_of_the_page_opens_a_page(version, query):
    page = kepercayaan.shown(asked(version, query), ID)
    here = [one for one in links(list(page.values())) if one.startswith("/kepercayaan")]
    for link in {one.partition("?")[2] for one in here}:
        assert kepercayaan.shown(asked(version, f"?{link}"), ID)[ids.TITLE]


@pytest.mark.parametrize("form", SIGNS)
@pytest.mark.parametrize("query", STATES)
def test_the_file_has_the_statements_of_the_screen_in_their_order(version, query, form):
    page = asked(version, query)
    raw = write(BY_NAME["kepercayaan"].charts["pernyataan"].sheet(page, ID.text), form)
    rows = list(
        csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=SIGNS[form].delimiter)
    )
    assert [row["claim"] for row in rows] == [one.claim.id for one in page.shown]


def test_the_file_gives_numbers_unrounded_and_each_with_its_unit(version):
    page = asked(version, "?verdict=contradicts")
    raw = write(BY_NAME["kepercayaan"].charts["pernyataan"].sheet(page, EN.text), "csv")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    formal = next(row for row in rows if row["claim"] == "formal")
    assert tuple(formal) == CLAIMS_FILE.names
    assert float(formal["computed"]) == pytest.approx(100 * 1.5 / 2.6)
    assert (formal["computed_unit"], formal["stated_unit"]) == ("percent", "percent")
    assert (formal["stated"], formal["operands"]) == ("70", "1,5 juta|2,6 juta")
    assert (formal["verdict_name"], formal["note"]) == ("contradicts", "The formal part.")
    whole = next(row for row in rows if row["claim"] == "whole")
    assert (whole["origin"], whole["operand_origins"]) == ("office-2023-12", "table-2023-12")


def test_the_file_is_named_after_the_years_of_its_statements(version):
    period = BY_NAME["kepercayaan"].charts["pernyataan"].period
    assert period(asked(version)) == "2022-2023"
    assert period(asked(version, "?region=51")) == "2025"
    assert period(asked(version, "?region=61")) == "2023-12"


def test_regions_with_figures_or_statements_can_be_chosen(version):
    found = {one.code: one for one in kepercayaan.regions(Selection(), ALL, version)}
    assert {code for code in found if found[code].available} == {
        "00", "KAL", *PROVINCES, "6403", "51",
    }  # fmt: skip


def test_the_overview_prints_the_grade_and_leads_to_the_rule(version):
    page = ringkasan.shown(overview(Selection(), HOME, ALL, version), ID)
    assert "Keyakinan C: dibulatkan, bukan tabel resmi" in words(page[ids.ANSWER])
    assert "/kepercayaan" in links(page[ids.ANSWER])
    nothing = overview(Selection("6403"), HOME, ALL, version)
    assert nothing.grade is None
    assert "Keyakinan" not in words(ringkasan.shown(nothing, ID)[ids.ANSWER])


def test_the_page_of_regions_prints_the_grade_of_the_whole_region(version):
    answer = regional(Selection(region="61"), HOME, ALL, version)
    said = wilayah.parts(answer, ID)[ids.ANSWER]
    assert "Keyakinan angka Kalimantan Barat: B (peserta dan basis dari dua terbitan)" in words(
        said
    )
    (link,) = [one for one in links(said) if one.startswith("/kepercayaan")]
    there = trust(Selection.of(link.partition("?")[2]), HOME, ALL, version)
    assert there.grade == answer.grade


def test_the_grade_of_workers_names_no_period_of_participants(version):
    answer = regional(Selection(region="61", measure="employed"), HOME, ALL, version)
    assert answer.grade.letter == "A"
    said = wilayah.parts(answer, ID)[ids.ANSWER]
    (link,) = [one for one in links(said) if one.startswith("/kepercayaan")]
    assert "period" not in link


def test_what_does_not_exist_is_answered_with_a_way_on(version, tmp_path):
    class One:
        def answer(self, make, asked, scope):
            return make(Selection.of(asked), HOME, scope, version)

    said = answered(kepercayaan.VIEW, "?verdict=contradict", One(), ALL, ID)
    assert "/kepercayaan?verdict=contradicts" in links(said[ids.ANSWER])
    empty = answered(kepercayaan.VIEW, "", Source(Warehouse(tmp_path), HOME), ALL, ID)
    assert "make data" in words(empty[ids.ANSWER])
