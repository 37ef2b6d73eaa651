"""The address of a brief on paper: a file with its name, version and checksum, or why not."""

import base64
import hashlib
import io
import threading

import pypdf
import pytest

from app import create_app
from exports import brief_pdf
from model.settings import Settings
from tests.asgi import ask


@pytest.fixture(scope="module")
def server(real_data):
    return create_app(Settings(data=real_data, state=real_data.parent / "state")).server


def said(answer):
    page = pypdf.PdfReader(io.BytesIO(answer.body)).pages[0].extract_text()
    return page.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "words"),
    [("id", "2,6 juta dari 5,9 juta pekerja"), ("en", "2.6 million of 5.9 million workers")],
)
def test_a_brief_comes_in_the_readers_language(server, language, words):
    answer = ask(server, "/unduh/brief/KAL.pdf?period=2022-12", accept_language=language)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert words in said(answer)


def test_a_brief_says_its_name_its_version_its_checksum_and_its_page(server):
    answer = ask(server, "/unduh/brief/KAL.pdf?period=2022-12")
    digest = base64.b64encode(hashlib.sha256(answer.body).digest()).decode("ascii")
    name = answer.headers["content-disposition"].partition('filename="')[2]
    assert name.startswith("cakupan_kalimantan_2022-12_")
    assert name.endswith('_v1.pdf"')
    assert answer.headers["repr-digest"] == f"sha-256=:{digest}:"
    assert answer.headers["x-data-version"] == "1"
    assert answer.headers["link"].startswith("</?region=KAL&period=2022-12")
    assert answer.headers["link"].endswith('>; rel="canonical"')


def test_head_has_the_same_headers_and_no_body(server):
    asked, told = (ask(server, "/unduh/brief/KAL.pdf", method=method) for method in ("GET", "HEAD"))
    assert told.status == 200
    assert told.headers["repr-digest"] == asked.headers["repr-digest"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/unduh/brief/XX.pdf", 400),
        ("/unduh/brief/KAL.pdf?period=1999-99", 400),
        ("/unduh/brief/KAL.pdf?base=everything", 400),
        ("/unduh/brief/KAL.pdf?v=99", 404),
        ("/unduh/brief/KAL.docx", 404),
        ("/unduh/brief/" + "9" * 3_000 + ".pdf", 400),
    ],
)
def test_what_does_not_exist_has_no_brief(server, path, status):
    assert ask(server, path).status == status


def test_a_brief_is_not_made_on_the_event_loop(server, monkeypatch):
    names = []
    write_page = brief_pdf.write

    def watched(*brief):
        names.append(threading.current_thread().name)
        return write_page(*brief)

    monkeypatch.setattr(brief_pdf, "write", watched)
    ask(server, "/unduh/brief/KAL.pdf")
    assert all("AnyIO worker" in name for name in names)
    assert names
