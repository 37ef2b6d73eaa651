"""One choice is the same figures, states and rows wherever it is read.

Page, table, CSV in both variants, workbook, Parquet, API, brief on paper and as slides.
"""

import csv
import io
import json
import math

import openpyxl
import pyarrow.parquet as pq
import pypdf
import pytest
from pptx import Presentation

import texts
from app import VIEWS, create_app
from callbacks.asking import Reader, Source, home_of
from callbacks.picture_words import _classes, _kind, _prop, _walk, said
from charts import theme
from exports.formats import FORMATS
from exports.formula import unguarded
from exports.page_files import BY_NAME
from model.interval import Interval
from model.scope import Scope
from model.settings import Settings
from model.warehouse import Warehouse
from tests.asgi import ask

PAGES = {view.name: view for view in VIEWS}
CHOICES = {
    "ringkasan": (
        "region=KAL", "region=64&period=2023-12", "region=KAL&segment=BPU", "region=00",
        "region=6471&period=2020-06", "region=51&lang=en",
    ),
    "wilayah": (
        "region=KAL", "region=00&level=province&period=2022-11", "region=64&level=kabkota&lang=en",
        "region=KAL&view=tiles&segment=BPU",
    ),
    "sektor": ("region=KAL", "region=64", "region=00&lang=en", "region=KAL&period=2024-11"),
    "target": ("region=KAL", "region=51", "region=00&lang=en"),
    "pekerja-rentan": ("region=KAL", "region=64&lang=en"),
    "biaya": ("region=KAL", "region=64&segment=BPU&lang=en", "region=51&split=self:60,apbd:40"),
    "kepercayaan": ("region=KAL", "region=00", "region=51&lang=en"),
}  # fmt: skip
CASES = [
    (page, chart, choice)
    for page, choices in CHOICES.items()
    for choice in choices
    for chart in BY_NAME[page].charts
]
CELL = {"participants": "people", "denominator": "people", "coverage": "share", "gap": "people"}
MONEY = dict.fromkeys(("gross", "relief", "net"), "rupiah")
SHOWN = {  # chart -> what its table says of each row, and how
    **{
        chart: CELL
        for chart in (
            "ringkasan/segmen", "ringkasan/dasar", "ringkasan/wilayah", "ringkasan/pembagi",
            "sektor/segmen", "sektor/tahun", "target/perubahan",
        )
    },
    "sektor/terdaftar": {"people": "people", "share": "share"},
    "target/tren": {"participants": "people", "publisher": "words"},
    "target/target": {"region_name": "place", "publisher": "words"},
    "pekerja-rentan/program": {"workers": "people"},
    "biaya/bulan": {"people": "people", **MONEY},
    "biaya/tarif": MONEY,
    "biaya/asumsi": {"low": "rupiah", "high": "rupiah"},
    "target/dasar": {"participants": "people", "coverage": "share, or nothing"},
    "biaya/pembayar": {"gross": "rupiah"},
    "biaya/anggaran": {"region_name": "words", "verdict_name": "words"},
    "kepercayaan/pernyataan": {"quote": "words", "verdict_name": "words"},
}  # fmt: skip
# The steps of the waterfall are the payers and the sums; targets stand in the order of their dates.
IN_OTHER_LINES = {"biaya/pembayar", "target/target"}
CROSSED = "sektor/lapangan-usaha"  # a line per industry, a column per region
ON_PAPER = 5  # places of a ranking that every page has room for
API = {  # chart -> the resource of the same rows
    "target/target": "pace",
    "biaya/pembayar": "cost",
    "biaya/bulan": "cost/months",
    "biaya/tarif": "cost/rates",
    "biaya/asumsi": "cost/assumptions",
    "kepercayaan/pernyataan": "claims",
}


@pytest.fixture(scope="module")
def settings(real_data, tmp_path_factory):
    return Settings(data=real_data, state=tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def server(settings):
    return create_app(settings).server


@pytest.fixture(scope="module")
def shown(settings):
    """The answer of a page to a choice, its parts as the reader sees them, and the words."""
    warehouse, kept = Warehouse(settings.data), {}
    source = Source(warehouse, home_of(settings, warehouse))

    def answer(page, choice):
        if (page, choice) not in kept:
            text = texts.of("en" if "lang=en" in choice else "id")
            found = source.answer(BY_NAME[page].answer, f"?{choice}", Scope.everything())
            parts = PAGES[page].shown(found, Reader(text, theme.LIGHT))
            kept[page, choice] = (found, parts, text)
        return kept[page, choice]

    return answer


def sheet_of(shown, page, chart, choice):
    found, _, text = shown(page, choice)
    return BY_NAME[page].charts[chart].sheet(found, text)


def plain(row):
    """What no format tells apart: empty text and nothing, 1 and 1.0."""
    return [None if value == "" else value for value in row]


def number(one):
    return None if one == "" else float(one)


def from_csv(raw, sheet, separator, point):
    head, *lines = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=separator)
    assert head == list(sheet.table.names)
    text = [str(column.type) == "string" for column in sheet.table.columns]
    return [
        [
            unguarded(field) if is_text else number(field.replace(point, "."))
            for field, is_text in zip(line, text, strict=True)
        ]
        for line in lines
    ]


def from_workbook(raw, sheet):
    head, *lines = openpyxl.load_workbook(io.BytesIO(raw))["Data"].iter_rows(values_only=True)
    assert list(head) == list(sheet.table.names)
    return [list(line) for line in lines]


def from_parquet(raw, sheet):
    table = pq.read_table(io.BytesIO(raw))
    assert table.column_names == list(sheet.table.names)
    return [list(line.values()) for line in table.to_pylist()]


READ = {
    "csv": lambda raw, sheet: from_csv(raw, sheet, ",", "."),
    "csv-id": lambda raw, sheet: from_csv(raw, sheet, ";", ","),
    "xlsx": from_workbook,
    "parquet": from_parquet,
}


@pytest.mark.parametrize(("page", "chart", "choice"), CASES)
def test_every_file_and_the_table_of_the_page_hold_the_rows_of_the_chart(
    server, shown, page, chart, choice
):
    sheet = sheet_of(shown, page, chart, choice)
    expected = [plain(row.values()) for row in sheet.rows]
    for form, kind in FORMATS.items():
        answer = ask(server, f"/unduh/{page}/{chart}.{kind.ending}?{choice}&format={form}")
        assert answer.status == 200
        assert_same(READ[form](answer.body, sheet), expected, form)
    agree_with_table(page, chart, *shown(page, choice)[1:], sheet)
    agree_with_api(server, page, chart, choice, sheet)


def assert_same(found, expected, form):
    """A workbook keeps 16 digits of a number, the others all of them."""
    assert len(found) == len(expected), form
    for line, wanted in zip(found, expected, strict=True):
        for one, other in zip(plain(line), wanted, strict=True):
            close = form == "xlsx" and isinstance(one, float) and isinstance(other, float)
            assert one == (pytest.approx(other, rel=1e-15) if close else other), form


def tables(parts, page, chart):
    """The lines of the tables of the card that offers a chart's files; None where none does."""
    for part in parts.values():
        nodes = list(_walk(part, ()))
        links = [str(_prop(one, "href") or "") for one in nodes]
        if not any(f"/unduh/{page}/{chart}.csv" in link for link in links):
            continue
        under = [one for one in nodes if _holds(one, f"/unduh/{page}/{chart}.csv")]
        near = [one for one in _walk(under[-1], ()) if _kind(one) == "Table"] if under else []
        found = near or [one for one in nodes if _kind(one) == "Table"]
        if found:
            return [line for one in found for line in lines_of(one)]
    return None


def _holds(node, link):
    below = list(_walk(node, ()))
    return "under" in _classes(node) and any(link in str(_prop(o, "href") or "") for o in below)


def lines_of(table):
    bodies = [one for one in _walk(table, ()) if _kind(one) == "Tbody"]
    rows = [one for body in bodies for one in _walk(body, ()) if _kind(one) == "Tr"]
    return [[said(c) for c in _walk(row, ()) if _kind(c) in ("Td", "Th")] for row in rows]


def known(row, name):
    low, value, high = (row.get(f"{name}{end}") for end in ("_low", "", "_high"))
    if value is None:
        return None
    if f"{name}_low" not in row:
        return Interval.exact(value)
    return Interval(value if low is None else low, value, math.inf if high is None else high)


def words(row, name, how, text):
    """How the page writes a value of a row."""
    if how in ("words", "place"):
        return short(row[name]) if how == "place" else row[name]
    one = known(row, name)
    if how == "share, or nothing":
        return "" if one is None else text.share(one)
    if one is None and name == "workers":
        return text(f"state.{row['workers_status']}")
    if how == "rupiah":
        return text("rupiah.of", n=text.number(round(one.value)))
    return {"people": text.people, "share": text.share}[how](one)


def agree_with_table(page, chart, parts, text, sheet):
    name, lines = f"{page}/{chart}", tables(parts, page, chart)
    if lines is None:
        return
    wanted = SHOWN.get(name)
    if chart == "peringkat":
        wanted = CELL if "coverage" in sheet.table.names else {"people": "people"}
    if name == CROSSED:
        agree_crossed(lines, sheet, text)
    elif name in IN_OTHER_LINES:
        assert len(lines) >= len(sheet.rows)
        for row in sheet.rows:
            assert any(says(line, row, wanted, text) for line in lines), row
    elif wanted is not None:
        agree_in_order(lines, sheet, wanted, text)


def agree_in_order(lines, sheet, wanted, text):
    assert len(lines) == len(sheet.rows)
    for line, row in zip(lines, sheet.rows, strict=True):
        assert says(line, row, wanted, text), (line, row)
        if wanted is CELL:
            assert text(f"state.{row['status']}") == line[-1]


def says(line, row, wanted, text):
    expected = [words(row, name, how, text) for name, how in wanted.items()]
    return all(any(one in cell for cell in line) for one in expected)


def agree_crossed(lines, sheet, text):
    assert sum(len(line) - 1 for line in lines) == len(sheet.rows)
    named = {line[0]: line[1:] for line in lines}
    for row in sheet.rows:
        people = text.people(known(row, "people"))
        assert any(people in cell for cell in named[row["industry_name"]]), row


def agree_with_api(server, page, chart, choice, sheet):
    name = f"{page}/{chart}"
    query = f"{API[name]}?{choice}" if name in API else None
    if name in ("ringkasan/wilayah", "wilayah/peringkat") and "coverage" in sheet.table.names:
        if not sheet.rows:
            return
        first = sheet.rows[0]
        more = "&".join(f"{key}={first[key]}" for key in ("period", "base", "segment"))
        region = choice.partition("&")[0]
        level = "&level=kabkota" if len(first["region_code"]) > 2 else ""
        query = f"coverage?{region}&by=region&{more}{level}"
    if query is None:
        return
    answer = ask(server, f"/api/v1/{query}")
    assert answer.status == 200, answer.text
    rows = json.loads(answer.body)["rows"]
    assert len(rows) == len(sheet.rows)
    mine = sorted(sheet.rows, key=key_of)
    for row, one in zip(mine, sorted(rows, key=key_of), strict=True):
        for field, value in one.items():
            if isinstance(value, dict):
                ends = [row.get(f"{field}_low"), row[field], row.get(f"{field}_high")]
                assert [value["low"], value["value"], value["high"]] == ends, field
            elif field in ("segment", "period", "base", "verdict", "payer", "month"):
                assert value == row[field]


def key_of(row):
    names = (
        "claim",
        "target",
        "payer",
        "month",
        "first_month",
        "assumption",
        "region_code",
        "region",
    )
    return [str(row[name]) for name in names if name in row]


@pytest.mark.parametrize("name", [*SHOWN, "wilayah/peringkat", CROSSED])
def test_every_chart_with_a_table_offers_its_files_beside_it(shown, name):
    page, _, chart = name.partition("/")
    assert tables(shown(page, CHOICES[page][0])[1], page, chart)


@pytest.mark.parametrize("choice", CHOICES["ringkasan"])
def test_the_brief_on_paper_and_as_slides_says_what_the_page_says(server, shown, choice):
    found, _, text = shown("ringkasan", choice)
    region = found.chosen.region
    asked = choice.partition("&")[2]
    paper = ask(server, f"/unduh/brief/{region}.pdf?{asked}")
    slides = ask(server, f"/unduh/brief/{region}.pptx?{asked}")
    assert (paper.status, slides.status) == (200, 200)
    page = flat(pypdf.PdfReader(io.BytesIO(paper.body)).pages[0].extract_text())
    for row in sheet_of(shown, "ringkasan", "dasar", choice).rows:
        for name, how in CELL.items():
            expected = words(row, name, how, text)
            assert name == "gap" or expected == "–" or flat(expected) in page, (name, expected)
    ranked = sheet_of(shown, "ringkasan", "wilayah", choice).rows
    books = [line for one in Presentation(io.BytesIO(slides.body)).slides for line in inside(one)]
    for at, row in enumerate(ranked):
        name = row["region_name"]
        assert at >= ON_PAPER or flat(name) in page or flat(short(name)) in page
        mine = [value for line in books if line[0] == name for value in line[1:]]
        assert mine
        for side in ("participants", "gap"):
            assert row[side] is None or row[side] in mine


def inside(slide):
    """The lines of the workbooks behind the charts of a slide."""
    for shape in slide.shapes:
        if shape.has_chart:
            raw = shape.chart.part.chart_workbook.xlsx_part.blob
            yield from openpyxl.load_workbook(io.BytesIO(raw)).active.iter_rows(values_only=True)


def short(name):
    return name.removeprefix("Kabupaten ").removeprefix("Kota ")


def flat(words):
    return "".join(words.replace("\u2060", "").split())
