"""Packs of briefs: a file per place below, told by its header as it comes; broken, it says so."""

import io
import struct
import zipfile

import pypdf
import pytest
from pptx import Presentation

from app import VIEWS, create_app
from exports.about import Taker
from exports.brief_formats import BriefFormat
from exports.brief_packs import How, pieces
from exports.pack import Pack as Zip
from layouts.parts.carry import carry
from model import brief_pack
from model.brief import brief
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.settings import Settings
from tests.asgi import ask
from tests.components import links, words
from tests.overviews import KALIMANTAN, NATION
from texts import of

PROVINCES = ["61", "62", "63", "64", "65"]
HOME, ALL = Selection(region="KAL", period="2022-12"), Scope.everything()
FILE, HEAD = b"PK\x03\x04", 30


@pytest.fixture(scope="module")
def server(real_data, tmp_path_factory):
    state = tmp_path_factory.mktemp("packs-state")
    return create_app(Settings(data=real_data, state=state)).server


def counted(raw):
    """How many whole files the headers of a ZIP tell, as the browser counts them."""
    at = files = 0
    while raw[at : at + 4] == FILE and len(raw) >= at + HEAD:
        (size,), (name, more) = (
            struct.unpack("<I", raw[at + 18 : at + 22]),
            struct.unpack("<HH", raw[at + 26 : at + 30]),
        )
        at += HEAD + name + more + size
        files += at <= len(raw)
    return files


@pytest.mark.parametrize(("form", "read"), [("pdf", pypdf.PdfReader), ("pptx", Presentation)])
def test_a_pack_holds_a_brief_of_every_province_under_a_name_of_its_own(server, form, read):
    answer = ask(server, f"/unduh/brief/KAL.zip?level=province&format={form}&lang=id")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/zip")
    assert answer.headers["x-files"] == "5" == str(counted(answer.body))
    assert answer.headers["content-disposition"].endswith('per-province_v1.zip"')
    with zipfile.ZipFile(io.BytesIO(answer.body)) as files:
        assert files.testzip() is None
        names = files.namelist()
        assert [name[:3] for name in names] == [f"{code}_" for code in PROVINCES]
        assert len(set(names)) == len(names)
        assert names[3].startswith("64_cakupan_kalimantan-timur_2025-02_ringkasan_v1.")
        for name in names:
            read(io.BytesIO(files.read(name)))


def test_the_same_pack_is_the_same_bytes(server):
    first, second = (ask(server, "/unduh/brief/KAL.zip?format=pptx").body for _ in range(2))
    assert first == second


def test_head_says_how_many_without_making_them(server):
    answer = ask(server, "/unduh/brief/00.zip?level=province", method="HEAD")
    assert (answer.status, answer.headers["x-files"], answer.body) == (200, "38", b"")
    assert "content-length" not in answer.headers


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/unduh/brief/XX.zip", 400),
        ("/unduh/brief/6403.zip", 400),  # nothing lies below
        ("/unduh/brief/64.zip?level=province", 400),
        ("/unduh/brief/00.zip?level=kabkota", 400),  # more than a server makes in one go
        ("/unduh/brief/KAL.zip?level=village", 400),
        ("/unduh/brief/KAL.zip?format=docx", 404),
        ("/unduh/brief/KAL.zip?v=9", 404),
    ],
)
def test_a_pack_that_there_is_not_is_refused_in_words(server, path, status):
    answer = ask(server, path)
    assert (answer.status, answer.headers["content-type"][:9]) == (status, "text/html")


def test_a_pack_that_breaks_in_the_middle_opens_nowhere(real):
    """Hardening 69."""
    found = brief_pack.pack(Selection(region="KAL"), HOME, ALL, real)
    made = []

    def write_two(brief, *_):
        if len(made) == 2:
            raise BadChoice("region", brief.headline.region)
        made.append(brief)
        return b"whole"

    how = How(BriefFormat("pdf", "", write_two), Taker(of("id")))
    coming = pieces(found, found.parts, HOME, ALL, how)
    came = b""
    with pytest.raises(BadChoice):
        for piece in coming:
            came += piece
    assert counted(came) == 2
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(io.BytesIO(came))


def test_the_choice_of_the_reader_goes_along_but_for_the_base_of_the_region_above(real):
    asked = Selection(region="KAL", segment="BPU", base="stated", level="province", lang="en")
    found = brief_pack.pack(asked, HOME, ALL, real)
    assert [part.asked for part in found.parts] == [
        Selection(region=code, segment="BPU", lang="en") for code in PROVINCES
    ]
    own = brief_pack.pack(asked.but(base="employed"), HOME, ALL, real)
    assert {part.asked.base for part in own.parts} == {"employed"}


def test_each_piece_is_whole_and_equal_packs_have_equal_dates():
    zipped = Zip("2026-11-22T10:00:01+00:00")
    first, second, last = zipped.add("a", b"x" * 9), zipped.add("b", b""), zipped.close()
    assert (counted(first), counted(first + second)) == (1, 2)
    with zipfile.ZipFile(io.BytesIO(first + second + last)) as files:
        dates = {one.date_time for one in files.infolist()}
        assert (files.read("a"), files.read("b"), dates) == (
            b"x" * 9,
            b"",
            {(2026, 11, 22, 10, 0, 0)},
        )


def test_the_links_on_a_page_name_its_choice_its_version_and_its_language():
    text = of("en")
    shown = carry(KALIMANTAN, text)
    page, deck, *packs = links(shown)
    chosen = "period=2022-12&base=stated&segment=total&v=12&lang=en"
    assert (page, deck) == (f"/unduh/brief/KAL.pdf?{chosen}", f"/unduh/brief/KAL.pptx?{chosen}")
    along = "segment=total&v=12&lang=en"
    assert packs == [
        f"/unduh/brief/KAL.zip?level=province&format={form}&{along}" for form in ("pdf", "pptx")
    ]
    assert "All provinces" in words(shown)
    assert links(carry(NATION, text))[2].startswith("/unduh/brief/00.zip?level=province")


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_link_of_every_page_leads_to_a_file(view, real):
    queries = ["region=KAL", "region=00", "region=64", "region=6403", "region=91@2021"]
    if view.path in ("/", "/wilayah"):
        queries += ["region=KAL&segment=BPU", "region=KAL&period=2023-12&base=employed"]
    if view.path == "/wilayah":
        queries += ["region=KAL&measure=employed_informal", "region=00&level=kabkota"]
    for query in queries:
        answer = view.answer(Selection.of(query), HOME, ALL, real)
        found = links(carry(answer, of("id")))
        assert bool(found) == (view.path not in ("/data", "/definisi"))
        for link in found:
            name, _, asked = link.rpartition("/")[2].partition("?")
            region, _, ending = name.rpartition(".")
            make = brief_pack.pack if ending == "zip" else brief
            made = make(Selection.of(asked).but(region=region, v=None), HOME, ALL, real)
            assert made.chosen.region == region
