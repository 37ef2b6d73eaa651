"""DATA SINTETIS stands on whatever is made from counts that a machine drew, and nowhere else."""

import io
import json
import re
from types import SimpleNamespace

import openpyxl
import pypdf
import pytest
from plotly.utils import PlotlyJSONEncoder
from pptx import Presentation

from api.resources import RESOURCES
from app import VIEWS, create_app
from callbacks.asking import Reader, Source
from callbacks.pages import answered
from exports.page_files import PAGES
from model.scope import Scope
from model.selection import Selection
from model.settings import Settings
from model.warehouse import Warehouse
from tests.access.matrix import text_of
from tests.asgi import ask
from tests.counted import month, release
from tests.world import active, august, publication, publish_world, write

WORDS = "DATA SINTETIS"
WHEN = "2024-12"
CHOICE = f"region=64&period={WHEN}"
PLACES = {"64": {"PU": 40, "BPU": 30}, "6403": {"PU": 25, "BPU": 10}, "6471": {"PU": 15, "BPU": 20}}
NAME = re.compile(r'filename="([^"]+)\.\w+"')
CHARTS = [f"/unduh/{files.page}/{chart}.csv?{CHOICE}" for files in PAGES for chart in files.charts]
BESIDE = f"/unduh/ringkasan/segmen.{{}}?{CHOICE}"
WHOLE = f"/unduh/data/semua.{{}}?{CHOICE}"
ALL = Scope.everything()


@pytest.fixture(scope="module", params=[True, False], ids=["synthetic", "real"])
def made(request, tmp_path_factory):
    """The same counts twice: of a registry, and drawn."""
    folder = tmp_path_factory.mktemp("counts")
    data = folder / "data"
    paper = publication("paper-2022-12", active("64", "2022-12", 60))
    write(data, paper, *august("2024-08", "64", labour_force=100, employed=95, employed_formal=50))
    release(data, month(WHEN, PLACES), about={"k": 5, "synthetic": request.param})
    publish_world(data)
    server = create_app(Settings(data=data, state=folder, home=CHOICE)).server
    source = Source(Warehouse(data), Selection.of(CHOICE))
    return SimpleNamespace(drawn=request.param, server=server, source=source)


def says(made, text):
    """Whether a text says that nobody was counted, and only where that is so."""
    return (WORDS in text) is made.drawn


def head_is_right(made, answer):
    """Whether name and headers of an answer are those of its counts."""
    found = NAME.search(answer.headers.get("content-disposition", ""))
    stem = "_sintetis_v1" if made.drawn else "_v1"
    named = found is None or (found[1].endswith(stem) and ("sintetis" in found[1]) is made.drawn)
    return answer.headers.get("x-data-notice") == (WORDS if made.drawn else None) and named


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_page_says_so(made, view, language):
    page = answered(view, f"?{CHOICE}", made.source, ALL, Reader.of(language, None))
    assert says(made, json.dumps(page, cls=PlotlyJSONEncoder, ensure_ascii=False))


@pytest.mark.parametrize("path", [*CHARTS, WHOLE.format("csv")])
def test_every_csv_says_so_in_its_name_and_headers_and_nothing_beside_its_rows(made, path):
    answer = ask(made.server, path)
    assert answer.status == 200
    assert head_is_right(made, answer)
    assert WORDS not in answer.text


@pytest.mark.parametrize("path", [BESIDE, WHOLE])
def test_workbooks_say_so_first_of_all(made, path):
    answer = ask(made.server, path.format("xlsx"))
    assert head_is_right(made, answer)
    info = openpyxl.load_workbook(io.BytesIO(answer.body))["Info"]
    assert (info["A1"].value == WORDS) is made.drawn


@pytest.mark.parametrize("path", [BESIDE.format("parquet"), WHOLE.format("parquet")])
def test_files_for_programs_say_so_beside_their_rows(made, path):
    answer = ask(made.server, path)
    assert head_is_right(made, answer)
    told = text_of(answer.body)
    assert says(made, told)
    assert "synthetic" not in told


def test_briefs_and_packs_say_so_on_every_page_and_slide(made):
    pdf = ask(made.server, f"/unduh/brief/64.pdf?period={WHEN}")
    slides = ask(made.server, f"/unduh/brief/64.pptx?period={WHEN}")
    pack = ask(made.server, f"/unduh/brief/64.zip?level=kabkota&format=pptx&period={WHEN}")
    assert [head_is_right(made, one) for one in (pdf, slides, pack)] == [True] * 3
    for page in pypdf.PdfReader(io.BytesIO(pdf.body)).pages:
        assert says(made, page.extract_text())
    for slide in Presentation(io.BytesIO(slides.body)).slides:
        words = (shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert says(made, "\n".join(words))
    assert (b"_sintetis_v1.pptx" in pack.body) is made.drawn


@pytest.mark.parametrize("graph", ["target/tren/target-trend-chart", "wilayah/peringkat/map-chart"])
def test_a_picture_says_so_under_its_chart(made, graph):
    answer = ask(made.server, f"/unduh/{graph}.json?{CHOICE}")
    assert answer.status == 200
    assert head_is_right(made, answer)
    told = json.loads(answer.body)
    assert says(made, told["facts"])
    assert ("_sintetis_v1" in told["name"]) is made.drawn


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda one: one.name)
def test_every_answer_of_the_api_says_so(made, resource):
    answer = ask(made.server, f"/api/v1/{resource.name}")
    assert answer.status == 200
    assert head_is_right(made, answer)
    assert json.loads(answer.body)["notice"] == (WORDS if made.drawn else None)
    assert head_is_right(made, ask(made.server, f"/api/v1/{resource.name}?format=csv"))
