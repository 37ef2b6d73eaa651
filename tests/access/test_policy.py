"""Hardening 43, 46: a closed table of who may ask for what; what is not in it does not exist."""

import re

import pytest

from access import policy
from access.person import Person
from access.policy import KNOWN, OPEN, ROWS, first_of, may, may_call, row_of
from access.roles import DESK, NOBODY, ROLES, TOKEN, Right
from api.frame import V1
from api.manual import endpoints
from api.resources import resources
from app import create_app
from layouts import shell
from model.scope import Scope
from model.settings import Settings

CATCH_ALL = "/{path:path}"
NOT_HTTP = {"/_dash-ws-callback"}  # a socket: access/hosts.py closes them all


@pytest.fixture(scope="module")
def app(real_data, tmp_path_factory):
    made = create_app(Settings(data=real_data, state=tmp_path_factory.mktemp("state")))
    made._setup_server()
    return made


def person(role):
    return Person(1, "somebody", role, Scope())


def routes(app):
    """Every path that the server answers, its blanks filled, with its methods."""
    for route in app.server.routes:
        path = getattr(route, "path", None)
        if path in (None, CATCH_ALL, *NOT_HTTP):
            continue
        methods = getattr(route, "methods", None)
        if methods is None:  # a folder of files
            path, methods = f"{path}/a", {"GET", "HEAD"}
        yield re.sub(r"\{\w+(:path)?\}", "1", path) or "/", sorted(methods)


def test_every_route_has_a_row_that_lets_its_methods_through(app):
    lacking = []
    for path, methods in routes(app):
        row = row_of(path)
        if row is None or (row.methods and not set(methods) <= set(row.methods)):
            lacking.append((path, methods, row))
    assert lacking == []
    assert len(list(routes(app))) > 30


def test_a_route_without_a_row_would_be_found(app):
    assert row_of("/_dash-new") is None
    assert row_of("/unduh/a") is None
    assert row_of("/unduh/a/b.docx") is None
    assert row_of("//") is None


def test_every_callback_of_the_server_has_a_row_and_every_row_a_callback(app):
    served = {first_of(name) for name, one in app.callback_map.items() if one.get("callback")}
    assert served == set(policy.CALLBACKS)


def test_every_resource_of_the_api_asks_for_the_right_to_it(app):
    settings = Settings()
    paths = [V1 + one.name for one in resources(settings)]
    for path in [*paths, *endpoints({}), "/api", "/api/v2/figures"]:
        assert row_of(path).who is Right.API, path
    assert row_of(f"{V1}briefs/64").who is Right.BRIEF


def test_hardening_46_at_most_eight_paths_answer_without_a_session():
    assert sorted(row.path for row in ROWS if row.who is OPEN) == [
        "/csp",
        "/healthz",
        "/keluar",
        "/masuk",
        "/masuk/oidc",
        "/masuk/oidc/kembali",
        "/readyz",
        "/undangan",
    ]


def test_every_page_of_the_navigation_is_for_who_may_see_figures():
    assert {row_of(page.path).who for page in shell.PAGES} == {Right.PAGES}
    assert {page.path for page in shell.PAGES} == set(policy.FIGURES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.path)
def test_nobody_may_what_is_not_open_and_nobody_may_more_than_the_role(row):
    for role in (*ROLES, TOKEN, DESK, NOBODY, "another"):
        mine = may(person(role), row.who)
        if row.who is OPEN:
            assert mine
        elif row.who is KNOWN:
            assert mine is (role != NOBODY)
        else:
            assert mine is person(role).may(row.who)


@pytest.mark.parametrize(
    ("output", "first"),
    [
        ("frame.children", "frame.children"),
        ("..a-b.children...c.data..", "a-b.children"),
        ("..a.children@0123...c.data..", "a.children"),
        ("", ""),
    ],
)
def test_a_callback_is_known_by_the_first_thing_that_it_fills(output, first):
    assert first_of(output) == first


def test_a_callback_that_is_not_listed_is_nobodys():
    for role in (*ROLES, DESK):
        assert not may_call(person(role), "..new-page.children...x.data..")
    assert may_call(person("planner"), "..target-own.children@ab...x.children..")
    assert not may_call(person("viewer"), "..target-own.children@ab...x.children..")
    assert not may_call(person("admin"), "..ringkasan-filters.children...x.children..")
