"""Pages, menus, drawers and files, by scope: no number of a restricted publication gets out."""

import json

import pytest
from plotly.utils import PlotlyJSONEncoder

import texts
from app import VIEWS
from callbacks import provenance
from callbacks.asking import Reader, Source
from callbacks.pages import answered, region_list
from exports.about import About
from exports.formats import FORMATS
from exports.page_files import PAGES as FILES
from layouts import ids
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.warehouse import Warehouse
from tests import components
from tests.restricted import (
    SCOPES,
    TITLE,
    WHEN,
    derived,
    found_in,
    kept_back,
    named,
    published,
    scope_of,
)

ID, EN = Reader.of("id", None), Reader.of("en", {"theme": "dark", "narrow": True})
HOME = Selection(region="KAL", period=WHEN)
CHOICES = ("", "?region=00", "?region=64", "?region=6403", "?region=64&segment=PU&compare=65")
EVERY = [pytest.param(codes, id=named(codes)) for codes in SCOPES]
OUTSIDE = "di luar wewenang Anda"


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return Source(Warehouse(published(tmp_path_factory.mktemp("restricted"))), HOME)


def said(page):
    return json.dumps(page, cls=PlotlyJSONEncoder, ensure_ascii=False)


@pytest.mark.parametrize("codes", EVERY)
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_hardening_43_no_page_shows_a_number_that_is_kept_back(source, view, codes):
    scope, hidden = scope_of(codes), kept_back(SCOPES[codes])
    hidden |= derived(hidden)
    for query in CHOICES:
        try:
            answer = source.answer(view.answer, query, scope)
        except BadChoice as refused:
            assert found_in(repr(refused), hidden) == []
            continue
        assert found_in(repr(answer), hidden) == [], query
        if not SCOPES[codes]:
            assert TITLE not in repr(answer)
    page = said([answered(view, f"?region={c}", source, scope, EN) for c in ("64", "6403")])
    menu = said(region_list(view, "?region=64", source, scope, ID))
    assert found_in(page + menu, hidden) == []


@pytest.mark.parametrize("codes", EVERY)
def test_hardening_44_no_file_holds_a_number_that_is_kept_back(source, codes):
    scope, hidden, text = scope_of(codes), kept_back(SCOPES[codes]), texts.of("id")
    hidden |= derived(hidden)
    for files in FILES:
        for query in CHOICES[:3]:
            try:
                answer = source.answer(files.answer, query, scope)
            except BadChoice:
                continue
            about = About.of(answer, "name", "link")
            for name, chart in files.charts.items():
                raw = FORMATS["csv-id"].write(chart.sheet(answer, text), about, text)
                assert found_in(raw.decode("utf-8"), hidden) == [], (files.page, name, query)


def test_hardening_45_a_table_says_outside_the_scope_and_a_file_has_the_status(source):
    wilayah = next(view for view in VIEWS if view.name == "wilayah")
    ringkasan = next(view for view in VIEWS if view.name == "ringkasan")
    page = answered(wilayah, "?measure=uncovered", source, scope_of(["64"]), ID)
    assert OUTSIDE in components.words(page[ids.ANSWER]) or OUTSIDE in said(page)
    assert f"{OUTSIDE}: 2" in components.words(list(page.values()))
    alone = answered(ringkasan, "?region=65", source, scope_of(["64"]), ID)
    assert "di luar wewenang Anda" in components.words(list(alone.values()))
    assert "tidak diterbitkan: tidak diketahui" not in components.words(list(alone.values()))
    files = next(one for one in FILES if one.page == "ringkasan")
    answer = source.answer(files.answer, "", scope_of(["64"]))
    sheet = files.charts["wilayah"].sheet(answer, texts.of("id"))
    raw = FORMATS["csv"].write(sheet, About.of(answer, "name", "link"), texts.of("id"))
    rows = [line for line in raw.decode("utf-8").splitlines() if "outside_scope" in line]
    assert len(rows) == 2


def test_hardening_43_the_drawer_refuses_a_number_that_is_kept_back(source):
    key = f"figure~participants_active~65~{WHEN}~total~total~total~total~office-{WHEN}"
    refused = components.words(provenance.answered({"key": key}, source, Scope.nothing(), ID))
    assert refused.startswith("Angka ini tidak ada")
    told = components.words(provenance.answered({"key": key}, source, Scope.everything(), ID))
    assert "7.004.053" in told
