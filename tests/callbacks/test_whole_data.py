"""All figures as one file: in every format, with what proves that it came whole."""

import base64
import hashlib
import io
import json
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastapi import FastAPI
from openpyxl import load_workbook
from pptx import Presentation

from access import streaming
from app import create_app
from callbacks import briefs, downloads, whole_data
from callbacks.asking import Source, home_of
from exports import figure_files
from exports.page_files import PAGES
from layouts.parts.data_take import FORMS, MOST_ROWS, take
from model.data_page import data
from model.scope import Scope
from model.selection import Selection
from model.settings import Settings
from model.warehouse import Warehouse
from tests.asgi import ask
from tests.components import words
from tests.world import active, august, publication, publish_world, stated, write
from texts import of

WHERE = whole_data.PATH
ROWS = 3 + 2


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    write(
        folder / "data",
        publication(
            "kanwil-2022-12",
            stated("KAL", "2022-12", 5_900_000, written="5,9 juta"),
            active("KAL", "2022-12", 2_600_000, written="2,6 juta", note="=1+1;"),
            active("64", "2022-12", "", segment="PU", status="expected"),
        ),
        *august("2022-08", "KAL", labour_force=8_518_571, employed=8_095_127),
    )
    publish_world(folder / "data")
    return Settings(data=folder / "data", state=folder / "state")


@pytest.fixture
def server(settings):
    """The file's own addresses alone, of a server that has written none yet."""
    alone = FastAPI()
    warehouse = Warehouse(settings.data)
    whole_data.register(alone, Source(warehouse, home_of(settings, warehouse)))
    return alone


def get(server, form="csv", more="", method="GET", **headers):
    ending = figure_files.LONG[form].ending
    return ask(server, f"{WHERE}.{ending}?format={form}{more}", method, **headers)


def digest_of(answer):
    said = answer.headers["repr-digest"].removeprefix("sha-256=:").removesuffix(":")
    return base64.b64decode(said).hex()


def rows_in(form, body):
    if form == "parquet":
        return pq.read_table(pa.BufferReader(body)).num_rows
    if form == "xlsx":
        return load_workbook(io.BytesIO(body))["Data"].max_row - 1
    return body.count(b"\r\n") - 1


@pytest.mark.parametrize(("form", "ending"), FORMS)
def test_every_format_of_the_page_holds_the_rows_that_the_page_states(server, form, ending):
    answer = get(server, form)
    assert answer.status == 200
    assert rows_in(form, answer.body) == ROWS == int(answer.headers["x-rows"])
    name = f'attachment; filename="cakupan_angka_semua_v1.{ending}"'
    assert answer.headers["content-disposition"] == name
    assert answer.headers["x-data-version"] == "1"


@pytest.mark.parametrize(("form", "_ending"), FORMS)
def test_the_second_reader_is_told_length_and_checksum_before(server, form, _ending):
    first, head, second = get(server, form), get(server, form, method="HEAD"), get(server, form)
    assert "content-length" not in first.headers
    assert first.body == second.body
    for answer in (head, second):
        assert int(answer.headers["content-length"]) == len(first.body)
        assert digest_of(answer) == hashlib.sha256(first.body).hexdigest()
    assert head.body == b""


@pytest.mark.parametrize(("form", "_ending"), FORMS)
def test_the_proof_of_a_file_that_nobody_took_yet_is_that_of_the_file(server, form, _ending):
    unknown = get(server, form, method="HEAD")
    proof = json.loads(get(server, form, "&checksum=1").body)
    body = get(server, form).body
    assert not {"content-length", "repr-digest"} & unknown.headers.keys()
    assert (proof["rows"], proof["bytes"]) == (ROWS, len(body))
    assert proof["sha256"] == hashlib.sha256(body).hexdigest()
    assert {one["origin"] for one in proof["sources"]} == {"kanwil-2022-12", "sakernas-kal-2022-08"}


def test_it_is_never_packed_on_the_way_so_that_its_length_and_checksum_hold(settings):
    answer = get(create_app(settings).server, accept_encoding="gzip, deflate, br")
    assert answer.headers["content-encoding"] == "identity"
    assert answer.body.startswith(b"\xef\xbb\xbfperiod,")


def test_names_are_in_the_readers_language_and_formulas_are_none(server):
    assert b"Peserta aktif" in get(server, more="&lang=id").body
    english = get(server, more="&lang=en")
    assert b"Active participants" in english.body
    assert b",'=1+1;," in english.body
    assert digest_of(get(server, more="&lang=en", method="HEAD")) == digest_of(
        get(server, more="&lang=en")
    )


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{WHERE}.csv?format=xlsx", 404),
        (f"{WHERE}.csv?format=pdf", 404),
        (f"{WHERE}.csv?v=7", 404),
        (f"{WHERE}.csv?v=x", 400),
        (f"{WHERE}.csv?lang=xx", 400),
    ],
)
def test_what_there_is_not_is_refused_with_a_page(server, address, status):
    answer = ask(server, address)
    assert (answer.status, answer.headers["content-type"][:9]) == (status, "text/html")


def test_more_rows_than_a_sheet_holds_are_refused_with_the_formats_that_hold_them(
    server, monkeypatch
):
    assert figure_files.LONG["xlsx"].most_rows == MOST_ROWS
    small = figure_files.Long("xlsx", "", None, most_rows=ROWS - 1)
    monkeypatch.setattr(whole_data, "LONG", whole_data.LONG | {"xlsx": small})
    answer = get(server, "xlsx", "&lang=en")
    assert answer.status == 400
    assert "5 rows; a sheet of Excel holds 4 at most. Take CSV or Parquet" in answer.text
    assert get(server, "csv").status == 200


def test_the_page_offers_no_workbook_of_more_rows_than_a_sheet_holds(settings):
    def offered(rows):
        return words(take(replace(answer, rows=rows), of("en")))

    version = Warehouse(settings.data).current()
    answer = data(Selection(), Selection(), Scope.everything(), version)
    assert answer.rows == ROWS
    assert "5 rows of version 1: 4 figures and 1 cells without one" in offered(ROWS)
    assert "Excel (XLSX) is not offered" not in offered(MOST_ROWS)
    assert "Excel (XLSX) is not offered: a sheet holds 1,048,575" in offered(MOST_ROWS + 1)


def test_a_file_that_fails_in_the_middle_never_ends_cleanly(settings, server, caplog):
    answer = ask(server, f"{WHERE}.csv")
    figures = Warehouse(settings.data).current().manifest.files["figures.parquet"]
    file = settings.data / "warehouse" / "versions" / "1" / "figures.parquet"
    raw = file.read_bytes()
    try:
        file.write_bytes(raw[:100] + b"!" + raw[101:])
        broken = ask(server, f"{WHERE}.csv?format=csv-id")
    finally:
        file.write_bytes(raw)
    assert figures.bytes == len(raw)
    assert answer.body.count(b"\r\n") == ROWS + 1
    assert not broken.whole
    assert "An answer was broken off" in caplog.text


def test_a_reader_who_takes_nothing_is_left(server, monkeypatch, caplog):
    monkeypatch.setattr(streaming, "PATIENCE", 0.05)
    answer = ask(server, f"{WHERE}.csv", stalls=True)
    assert not answer.whole
    assert "its reader took nothing" in caplog.text


def test_the_link_inside_a_file_has_the_servers_public_address(settings):
    alone, site, choice = FastAPI(), "https://cakupan.example", "region=KAL&period=2022-12"
    warehouse = Warehouse(settings.data)
    source = Source(warehouse, home_of(settings, warehouse), site)
    for part in (whole_data, briefs):
        part.register(alone, source)
    downloads.register(alone, source, PAGES)
    whole = pq.read_schema(pa.BufferReader(get(alone, "parquet").body))
    chart = load_workbook(io.BytesIO(ask(alone, f"/unduh/ringkasan/segmen.xlsx?{choice}").body))
    slides = Presentation(io.BytesIO(ask(alone, f"/unduh/brief/KAL.pptx?{choice}").body)).slides
    assert json.loads(whole.metadata[b"about"])["link"] == f"{site}/data?v=1&lang=id"
    assert chart["Info"]["B2"].value.startswith(f"{site}/?{choice}")
    assert f"{site}/?{choice}" in slides[0].notes_slide.notes_text_frame.text
