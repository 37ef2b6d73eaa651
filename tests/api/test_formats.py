"""One choice in every form: the same rows, those of the page's file; pages, ETags, links."""

import csv
import io
import json
import re

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.asgi import ask

JSON = "application/json"
CHOICES = [
    "coverage?region=KAL&period=2022-12",
    "coverage?region=KAL&by=region&period=2023-12",
    "coverage?region=00&level=kabkota&period=2025-02",
    "coverage?region=64&by=segment",
    "coverage?region=00&by=programme&lang=en",
    "coverage?region=64&by=industry",
    "gaps?region=00&period=2023-12",
    "regions?region=KAL",
    "measures",
    "sources",
]
SAME_AS_FILES = [
    (
        "coverage?region=KAL&by=region&period=2023-12",
        "wilayah/peringkat",
        "region=KAL&period=2023-12&measure=uncovered",
    ),
    (
        "coverage?region=00&level=kabkota&period=2025-02&lang=en",
        "wilayah/peringkat",
        "region=00&level=kabkota&period=2025-02&measure=uncovered&lang=en",
    ),
]


def lines(body, delimiter=","):
    text = body.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def same(one, other):
    """Whether two texts say the same: a number its value, everything else its letters."""
    try:
        return float(one) == float(other)
    except (TypeError, ValueError):
        return (one or "") == (other or "")


def alike(found, expected):
    assert len(found) == len(expected)
    for row, wanted in zip(found, expected, strict=True):
        assert [pair for pair in zip(row, wanted, strict=True) if not same(*pair)] == []


@pytest.mark.parametrize("choice", CHOICES)
def test_every_form_of_a_choice_holds_the_same_rows(get, choice):
    sign = "&" if "?" in choice else "?"

    def body(form):
        answer = get(f"{choice}{sign}format={form}")
        assert answer.status == 200
        assert answer.headers["repr-digest"].startswith("sha-256=:")
        return answer.body

    head, *rows = lines(body("csv"))
    other_head, *others = lines(body("csv-id"), ";")
    assert other_head == head
    commas = [[cell.replace(",", ".") for cell in row] for row in others]
    alike(commas, [[cell.replace(",", ".") for cell in row] for row in rows])
    parquet = pq.read_table(io.BytesIO(body("parquet")))
    arrow = pa.ipc.open_stream(body("arrow")).read_all()
    assert parquet.column_names == arrow.column_names == head
    assert parquet.to_pylist() == arrow.to_pylist()
    plain = [[line.removeprefix("'") for line in row] for row in rows]  # what is made safe
    alike([list(row.values()) for row in parquet.to_pylist()], plain)
    sheet = openpyxl.load_workbook(io.BytesIO(body("xlsx")))["Data"]
    assert len(list(sheet.values)) == len(rows) + 1
    assert len(json.loads(get(choice).body)["rows"]) == len(rows)


def test_json_and_file_say_the_same_of_every_cell(get):
    choice = "coverage?region=00&level=kabkota&period=2025-02"
    answer = json.loads(get(choice).body)["rows"]
    file = pq.read_table(io.BytesIO(get(f"{choice}&format=parquet").body)).to_pylist()
    for row, line in zip(answer, file, strict=True):
        for name in ("participants", "denominator", "coverage", "gap"):
            bounds = [row[name][part] for part in ("low", "value", "high")]
            assert bounds == [line[f"{name}_low"], line[name], line[f"{name}_high"]]
        assert row["coverage"]["status"] == line["status"]
        assert row["coverage"]["digits"] == line["coverage_digits"]


@pytest.mark.parametrize("form", ["csv", "csv-id", "parquet"])
@pytest.mark.parametrize("same_as", SAME_AS_FILES, ids=lambda one: one[0])
def test_the_same_choice_of_a_page_gives_the_same_rows(server, get, form, same_as):
    choice, chart, query = same_as
    ending = "csv" if form == "csv-id" else form
    page = ask(server, f"/unduh/{chart}.{ending}?{query}&format={form}")
    api = get(f"{choice}&format={form}")
    assert (page.status, api.status) == (200, 200)
    if form == "parquet":
        tables = [pq.read_table(io.BytesIO(one.body)) for one in (page, api)]
        assert tables[0].equals(tables[1])
    else:
        assert api.body == page.body


def test_by_segment_are_the_regions_rows_of_the_pages_file(server, get):
    page = lines(ask(server, "/unduh/sektor/segmen.csv?region=64&format=csv").body)
    api = lines(get("coverage?region=64&by=segment&format=csv").body)
    assert api == [page[0], *(row for row in page[1:] if row[0] == "64")]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("text/html,application/xhtml+xml,*/*;q=0.8", JSON),
        ("text/csv", "text/csv; charset=utf-8"),
        ("application/json;q=0.2, text/csv;q=0.9", "text/csv; charset=utf-8"),
        ("application/vnd.apache.parquet", "application/vnd.apache.parquet"),
        ("application/vnd.apache.arrow.stream", "application/vnd.apache.arrow.stream"),
    ],
)
def test_accept_chooses_the_form_and_the_parameter_goes_before_it(get, accept, kind):
    headers = {"accept": accept} if accept else {}
    assert get("regions?region=64", **headers).headers["content-type"] == kind
    assert get("regions?region=64&format=json", **headers).headers["content-type"] == JSON


@pytest.mark.parametrize("choice", ["regions", "figures?region=KAL", "gaps?region=00"])
def test_pages_hold_every_row_once_in_one_order(server, get, choice):
    sign = "&" if "?" in choice else "?"
    whole = json.loads(get(f"{choice}{sign}limit=10000").body)["rows"]
    size = len(whole) // 4 + 1
    found, path = [], f"/api/v1/{choice}{sign}limit={size}"
    for _ in range(4):
        answer = ask(server, path)
        page = json.loads(answer.body)
        assert len(page["rows"]) <= size
        found += page["rows"]
        path = page["next"]
        assert (f'<{path}>; rel="next"' in answer.headers["link"]) == (path is not None)
    assert path is None
    assert found == whole


def test_a_file_that_was_cut_says_where_it_goes_on(server, get):
    first = get("regions?format=csv&limit=300")
    (more,) = re.findall(r'<([^>]*)>; rel="next"', first.headers["link"])
    rows = lines(first.body)[1:] + lines(ask(server, more).body)[1:]
    assert rows[:600] == lines(get("regions?format=csv").body)[1:][:600]


def test_a_cursor_belongs_to_one_choice(get):
    cursor = json.loads(get("regions?limit=5").body)["next"].partition("cursor=")[2]
    assert get(f"regions?limit=5&cursor={cursor}").status == 200
    assert get(f"regions?limit=7&cursor={cursor}&format=csv").status == 200
    for other in ("regions?region=KAL", "sources?limit=5", "regions?v=2"):
        sign = "&" if "?" in other else "?"
        assert get(f"{other}{sign}cursor={cursor}").status == 400


@pytest.mark.parametrize("form", ["csv", "csv-id", "xlsx", "parquet", "arrow"])
def test_figures_come_whole_as_a_file(get, form):
    total = len(json.loads(get("figures?region=KAL&limit=10000").body)["rows"])
    found = read(get(f"figures?region=KAL&format={form}").body, form)
    assert len(found) == total > 100
    part = read(get(f"figures?region=KAL&format={form}&limit=30").body, form)
    assert part == found[:30]


def read(body, form):
    if form == "parquet":
        return pq.read_table(io.BytesIO(body)).to_pylist()
    if form == "arrow":
        return pa.ipc.open_stream(body).read_all().to_pylist()
    if form == "xlsx":
        return list(openpyxl.load_workbook(io.BytesIO(body))["Data"].values)[1:]
    return lines(body, ";" if form == "csv-id" else ",")[1:]


def test_who_has_an_answer_already_gets_none(get):
    first = get("coverage?region=64")
    tag = first.headers["etag"]
    again = get("coverage?region=64", if_none_match=f'"x", {tag}')
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == tag
    assert {"accept", "accept-language", "cookie"} <= set(
        re.split(r",\s*", first.headers["vary"].lower())
    )
    for other in ({"accept": "text/csv"}, {"accept_language": "en"}):
        assert get("coverage?region=64", if_none_match=tag, **other).status == 200


def test_a_wrong_choice_is_refused_though_the_tag_is_known(get):
    tag = get("coverage?region=64").headers["etag"]
    assert get("coverage?region=XYZ", if_none_match=tag).status == 400


def test_an_answer_leads_to_the_page_that_shows_the_same_choice(server, get):
    link = get("coverage?region=KAL&period=2022-12").headers["link"]
    (page,) = re.findall(r'<([^>]*)>; rel="alternate"', link)
    assert page == "/?region=KAL&period=2022-12&base=stated&segment=total"
    assert ask(server, page).status == 200


def test_head_says_what_get_would_say(server):
    for path in ("/api/v1/coverage?region=64", "/api/v1/figures?format=csv&region=KAL"):
        got, head = ask(server, path), ask(server, path, "HEAD")
        assert (head.status, head.headers["etag"]) == (200, got.headers["etag"])


def test_the_manual_needs_nothing_from_elsewhere_and_runs_no_inline_script(server):
    page = ask(server, "/api/docs")
    assert "://" not in page.text
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", page.text, re.DOTALL)
    assert scripts == ["", ""]
    for address in re.findall(r'(?:src|href)="(/api/docs/assets/[^"]+)"', page.text):
        asset = ask(server, address)
        assert asset.status == 200
        assert "immutable" in asset.headers["cache-control"]
