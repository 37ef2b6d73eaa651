"""What the API refuses: each as a problem that names the parameter and what would be right."""

import json
import time

import pytest
from fastapi import FastAPI

from api import frame
from api.resource import Found, Resource
from api.resources.regions import RegionRow
from app import create_app
from callbacks.asking import Source
from model.selection import Selection
from model.settings import Settings
from model.warehouse import Warehouse
from tests.asgi import ask, at_desk

JSON = "application/json"
LONG = "x" * 10_000
SLOW = "select count(*) from range(100000000) a, range(100000) b where a.range % 7 = b.range % 11"


def problem(answer):
    assert answer.headers["content-type"] == "application/problem+json"
    said = json.loads(answer.body)
    assert said["status"] == answer.status
    assert {"type", "title", "detail"} <= set(said)
    return said


@pytest.mark.parametrize(
    ("query", "parameter", "nearest"),
    [
        ("region=KALI", "region", "KAL"),
        ("region=9999", "region", None),
        ("period=1999-01&region=KAL", "period", None),
        ("base=labor_force", "base", "labour_force"),
        ("segment=BPUU", "segment", "BPU"),
        ("programme=JKKK", "programme", "JKK"),
        ("measure=employed", "measure", "uncovered"),
        ("by=regions", "by", "region"),
        ("level=city", "level", None),
        ("format=jsn", "format", "json"),
        ("lang=fr", "lang", None),
        ("regoin=64", "regoin", "region"),
        ("utm_source=mail", "utm_source", None),
        ("verdict=agrees", "verdict", None),
        ("limit=0", "limit", "1"),
        ("limit=10001", "limit", "10000"),
        ("limit=1e3", "limit", None),
        ("cursor=AAAA", "cursor", None),
        ("cursor=WzEsIDEsICJ4Il0", "cursor", None),
        ("region=64&region=65", "region", "64"),
        ("region=", "region", None),
        ("region", "region", None),
        ("v=0", "v", None),
        ("v=-1", "v", None),
        ("compare=%00", "compare", None),
    ],
)
def test_a_refusal_names_the_parameter_and_the_nearest_that_exists(get, query, parameter, nearest):
    said = problem(get(f"coverage?{query}"))
    assert (said["status"], said["parameter"]) == (400, parameter)
    if nearest is not None:
        assert said["nearest"] == nearest


@pytest.mark.parametrize("resource", ["coverage", "figures", "gaps", "regions", "periods"])
@pytest.mark.parametrize(
    "value",
    [
        "' OR 1=1--",
        "64'; COPY figures TO '/tmp/x'",
        "read_text('/etc/passwd')",
        "\u2019 or 1=1",
        "64%00",
        "%FF%FE",
        "*",
        "null",
        '{"$ne":1}',
        "[64]",
        "../../etc/passwd",
        "%0d%0aSet-Cookie:x=1",
        LONG,
    ],
    ids=lambda value: value[:12],
)
def test_item_54_nothing_that_a_stranger_writes_reaches_the_data(get, resource, value):
    start = time.perf_counter()
    answer = get(f"{resource}?region={value.replace(' ', '%20').replace('&', '%26')}")
    assert problem(answer)["status"] == 400
    assert time.perf_counter() - start < 0.1
    assert len(answer.body) < 2_000
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
@pytest.mark.parametrize("path", ["/api/x", "/api/v1/x", "/api/v1/", "/api/v2/coverage", "/api/"])
def test_an_unknown_address_is_a_problem_for_every_method_and_depth(server, path, method):
    assert problem(ask(server, path, method))["status"] == 404
    assert problem(ask(server, f"{path}/a/b/c/d?x=1", method))["status"] == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_what_would_change_something_is_not_answered(server, method):
    answer = ask(server, "/api/v1/coverage", method)
    assert problem(answer)["status"] == 405
    assert answer.headers["allow"] == "GET, HEAD"


def test_a_body_beyond_two_mebibytes_is_refused_before_it_is_read(server):
    answer = ask(
        server, "/api/v1/coverage", "POST", content_type=JSON, content_length=str((2 << 20) + 1)
    )
    assert answer.status == 413


@pytest.mark.parametrize("accept", ["text/html", "image/png", "application/json;q=0"])
def test_a_form_that_does_not_exist_is_refused_with_those_that_do(get, accept):
    said = problem(get("coverage", accept=accept))
    assert said["status"] == 406
    assert "text/csv" in said["possible"]


def test_a_version_that_never_was_is_refused_with_those_that_stand(get):
    said = problem(get("coverage?v=99"))
    assert (said["status"], said["possible"]) == (404, ["1"])


def test_without_data_the_command_that_makes_it_is_named(tmp_path):
    empty = create_app(Settings(data=tmp_path, state=tmp_path / "var")).server
    answer = ask(empty, "/api/v1/coverage", accept_language="en")
    assert problem(answer)["status"] == 503
    assert "make data" in answer.text


def test_a_refusal_is_in_the_readers_language(get):
    assert "Yang terdekat: KAL" in problem(get("coverage?region=KALI"))["detail"]
    assert "The nearest: KAL" in problem(get("coverage?region=KALI&lang=en"))["detail"]


def slow(asked):
    asked.version.cursor().sql(SLOW).fetchall()
    return Found((), asked.selection)


def test_a_question_that_takes_too_long_is_ended_with_advice(real_data):
    warehouse = Warehouse(real_data)
    endless = Resource("slow", "A product of a hundred million rows", RegionRow, slow)
    app, source = FastAPI(openapi_url=None), Source(warehouse, Selection())
    warehouse.current()
    frame.register(
        app,
        source,
        Settings(data=real_data, state=real_data.parent / "state"),
        (endless,),
        seconds=0.3,
    )
    start = time.perf_counter()
    answer = ask(at_desk(app), "/api/v1/slow", accept_language="en")
    assert time.perf_counter() - start < 2
    assert problem(answer)["status"] == 503
    assert "Narrow the choice" in answer.text
    assert answer.headers["retry-after"]
