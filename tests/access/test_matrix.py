"""Hardening 43, 44, 46: role × scope × every route, callback, file and row of the API, by search.

Every number of a restricted publication in this world is its own: where one turns up in the bytes
of an answer to somebody outside its region, it leaked.
"""

import pytest

from access import policy
from access.person import Person
from access.policy import first_of
from access.roles import NOBODY, TOKEN
from api.resources import resources
from exports.page_files import PAGES
from ledger import audit
from model.index import index_of
from model.scope import Scope
from model.warehouse import Warehouse
from tests.access import signed
from tests.access.matrix import KEYS, call_of, called, text_of
from tests.access.signed import ROLES, asked
from tests.access.test_policy import routes
from tests.restricted import (
    PUBLISHER,
    SCOPES,
    TITLE,
    derived,
    found_in,
    kept_back,
)

pytestmark = pytest.mark.filterwarnings(  # workbooks that are kept by versions are let go of late
    "ignore::pytest.PytestUnraisableExceptionWarning"
)
CODES = [(), ("6403",), ("64",), ("61", "62", "63"), ("00",)]
READERS = ("viewer", "planner", "publisher")
MINE = ("64",)
BLANKS = {"/unduh/1/1": "/unduh/wilayah/peringkat", "/unduh/brief/1": "/unduh/brief/64"}
CHOICES = ("", "?region=64", "?region=6403", "?region=64&segment=PU&compare=65")
FORGED = [
    "?region=65",
    "?region=64&region=65",
    "?region=65&region=64",
    "?region=*",
    "?region=null",
    "?region=64,65",
    "?region[]=65",
    "?region=%00",
    "?region=00&level=kabkota",
    ["?region=65", "?region=64"],
    {"$ne": 1},
    None,
]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return signed.served(tmp_path_factory.mktemp("matrix"))


@pytest.fixture(scope="module")
def words(made):
    """A session of every role and scope, by both; a token of a planner."""
    found = {(NOBODY, MINE): ""}
    for role in ROLES:
        for codes in CODES:
            found[role, codes] = signed.session(made.store, signed.account(made.store, role, codes))
    return found


@pytest.fixture(scope="module")
def bearer(made):
    tree = index_of(Warehouse(made.settings.data).current(), Scope.everything()).regions
    owner = signed.account(made.store, "planner", MINE, "owner")
    return {"authorization": f"Bearer {signed.token(made.store, owner, tree, MINE)}"}


@pytest.fixture(scope="module")
def calls(made):
    listed = {
        name: one for name, one in made.app.callback_map.items() if one.get("callback") is not None
    }
    return {name: call_of(name, one) for name, one in listed.items()}


def but(call, **values):
    """The call with other values of url.search or ask.data."""
    named = {name.replace("_", "."): value for name, value in values.items()}

    def changed(parts):
        return [
            one | {"value": named.get(f"{one['id']}.{one['property']}", one["value"])}
            for one in parts
        ]

    return call | {"inputs": changed(call["inputs"]), "state": changed(call["state"])}


def leaks(answers, codes):
    """What of the restricted publications stands where it must not."""
    hidden = kept_back(SCOPES[codes])
    hidden |= derived(hidden)
    found = []
    for where, answer in answers:
        text = text_of(answer.body, answer)
        found += [(where, number) for number in found_in(text, hidden)]
        if not SCOPES[codes]:
            found += [(where, name) for name in (TITLE, PUBLISHER) if name in text]
    return found


def paths(made):
    """Every route with something in its blanks, and every address of the API."""
    for path, methods in routes(made.app):
        blank = next((one for one in BLANKS if path.startswith(f"{one}.")), "")
        filled = path.replace(blank, BLANKS[blank]) if blank else path
        yield from ((filled, method) for method in methods)
    for resource in resources(made.settings):
        yield f"/api/v1/{resource.name}", "GET"
    for path in ("/api/v1/briefs/64", "/api/v1/openapi.json", "/api/docs", "/api", "/api/x"):
        yield path, "GET"


@pytest.mark.parametrize("role", [NOBODY, *ROLES])
def test_every_route_answers_whom_the_policy_names_and_nobody_else(made, words, role):
    person, word = Person(1, "x", role, Scope()), words[role, MINE]
    wrong = []
    for path, method in paths(made):
        if path == "/keluar":  # it ends the session: test_gate.py
            continue
        row = policy.row_of(path)
        answer = asked(made, path, word, method)
        may = policy.may(person, row.who)
        if may:
            is_right = answer.status != 403 and answer.status < 500
            is_right &= answer.status != 401 or row.who is policy.OPEN  # a sign-in that failed
            is_right &= not (row.is_page and answer.status == 302)
        elif role == NOBODY:
            to = answer.headers.get("location", "")
            is_right = answer.status == (302 if row.is_page and method != "POST" else 401)
            is_right &= answer.status == 401 or to.startswith("/masuk?next=/")
        else:
            is_right = answer.status == 403
        if not is_right:
            wrong.append((path, method, answer.status))
    assert wrong == []


def test_hardening_46_a_crawl_without_a_session_reaches_the_listed_paths_alone(made):
    reached = set()
    for path, method in [*paths(made), ("/nothing", "GET"), ("/assets/../app.py", "GET")]:
        answer = asked(made, path, method=method, accept="text/html")
        if answer.status not in (302, 401):
            reached.add(path)
        elif answer.status == 302:
            assert answer.body == b""
        else:
            assert found_in(answer.text, kept_back(set())) == []
    assert reached == {"/masuk", "/keluar", "/undangan", "/healthz", "/readyz", "/csp"} | (
        reached & {"/masuk/oidc", "/masuk/oidc/kembali"}
    )


@pytest.mark.parametrize("role", [NOBODY, *ROLES])
def test_every_callback_answers_whom_the_policy_names_and_nobody_else(made, words, calls, role):
    person, wrong = Person(1, "x", role, Scope()), []
    for name, call in calls.items():
        status = called(made, call, words[role, MINE]).status
        expected = (200, 204) if policy.may_call(person, name) else (403,)
        expected = expected if role != NOBODY else (401,)
        if status not in expected:
            wrong.append((first_of(name), status))
    assert wrong == []


@pytest.mark.parametrize("codes", CODES, ids=lambda codes: "+".join(codes) or "none")
@pytest.mark.parametrize("role", READERS)
def test_hardening_43_no_callback_gives_a_number_outside_the_scope(made, words, calls, role, codes):
    word, answers = words[role, codes], []
    for name, call in calls.items():
        if not first_of(name).endswith(("-filters.children", "-last.children", "-list.children")):
            continue
        for query in CHOICES if role == "planner" else CHOICES[-1:]:
            answers.append(
                ((first_of(name), query), called(made, but(call, url_search=query), word))
            )
    drawer = next(call for name, call in calls.items() if first_of(name) == "origin.children")
    for key in KEYS:
        answers.append((key, called(made, but(drawer, ask_data={"key": key}), word)))
    assert {answer.status for _, answer in answers} == {200}
    assert leaks(answers, codes) == []


@pytest.mark.parametrize("forged", FORGED, ids=str)
def test_hardening_43_44_a_forged_region_gets_nothing_of_it(made, words, calls, forged):
    word, answers = words["viewer", MINE], []
    for name, call in calls.items():
        if first_of(name).endswith(("-filters.children", "-region-list.children")):
            answers.append((first_of(name), called(made, but(call, url_search=forged), word)))
    assert {answer.status for _, answer in answers} <= {200, 204}
    assert leaks(answers, MINE) == []


def files(role):
    """Every file of a choice that a role may take."""
    for page in PAGES:
        for chart in page.charts:
            yield f"/unduh/{page.page}/{chart}.csv?region=64"
            yield f"/unduh/{page.page}/{chart}.parquet"
    first = next(iter(PAGES[1].charts))
    yield f"/unduh/{PAGES[1].page}/{first}.xlsx?region=KAL"
    yield f"/unduh/{PAGES[1].page}/{first}.csv?region=65&region=64"
    yield from (f"/unduh/brief/{code}" for code in ("64.pdf", "65.pdf", "KAL.pptx"))
    yield "/unduh/skenario/daftar.csv"
    if role != "viewer":
        yield from (f"/unduh/data/semua.{ending}" for ending in ("csv", "xlsx", "parquet"))
        yield "/unduh/data/semua.csv?checksum=1"


@pytest.mark.parametrize("codes", CODES, ids=lambda codes: "+".join(codes) or "none")
@pytest.mark.parametrize("role", READERS[:2])
def test_hardening_44_no_file_holds_a_number_outside_the_scope(made, words, role, codes):
    answers = [(path, asked(made, path, words[role, codes])) for path in files(role)]
    assert {answer.status for _, answer in answers} <= {200, 400}
    assert sum(answer.status == 200 for _, answer in answers) > 20
    assert leaks(answers, codes) == []


@pytest.mark.parametrize("codes", CODES, ids=lambda codes: "+".join(codes) or "none")
def test_hardening_44_no_row_of_the_api_is_outside_the_scope(made, words, codes):
    answers = []
    for resource in resources(made.settings):
        for query in ("format=json", "format=csv&region=64", "format=parquet", "region=65"):
            path = f"/api/v1/{resource.name}?{query}"
            answers.append((path, asked(made, path, words["planner", codes])))
    for query in ("region=64&region=65", "region=*", "region=", "region=null"):
        answers.append((query, asked(made, f"/api/v1/figures?{query}", words["planner", codes])))
    assert {answer.status for _, answer in answers} <= {200, 400}
    assert sum(answer.status == 200 for _, answer in answers) > 20
    assert leaks(answers, codes) == []


def test_the_search_finds_what_somebody_may_see(made, words):
    """Else the tests above would hold for answers that are empty."""
    word = words["planner", ("00",)]
    answers = [(path, asked(made, path, word)) for path in files("planner")]
    assert {where.partition("?")[0].rpartition(".")[2] for where, _ in leaks(answers, ())} == {
        "csv", "parquet", "xlsx", "pdf", "pptx",
    }  # fmt: skip


def test_hardening_68_a_token_reads_rows_and_files_and_opens_nothing_else(made, bearer):
    assert asked(made, "/api/v1/figures?limit=1", **bearer).status == 200
    assert asked(made, "/unduh/data/semua.csv", **bearer).status == 200
    for path in ("/", "/data", "/akun", "/versi", "/_dash-layout", "/tugas/1"):
        assert asked(made, path, **bearer).status in (302, 401), path
    assert asked(made, "/unduh/muatan/1.json", **bearer).status == 403
    word = bearer["authorization"].removeprefix("Bearer ")
    for path in (f"/api/v1/figures?token={word}", f"/api/v1/figures?access_token={word}"):
        assert asked(made, path).status == 401
    answers = [
        (path, asked(made, path, **bearer)) for path in ("/api/v1/figures", "/unduh/data/semua.csv")
    ]
    assert leaks(answers, MINE) == []
    forged = {"authorization": f"Bearer {word}x"}
    assert asked(made, "/api/v1/figures", **forged).status == 401


def test_hardening_86_what_was_taken_and_what_was_refused_is_in_the_log(made, words, bearer):
    name = "planner-6403"
    asked(made, "/unduh/brief/6403.pdf?period=2024-12", words["planner", ("6403",)])
    asked(made, "/orang", words["planner", ("6403",)])
    export, denial = (
        audit.entries(made.store, audit.Wanted(kinds=(kind,), who=name))[0]
        for kind in ("export", "denial")
    )
    assert (export.what, export.regions) == ("/unduh/brief/6403.pdf", ("6403",))
    assert (export.filters["period"], export.filters["region"]) == ("2024-12", "6403")
    assert export.version == 1
    assert (denial.what, denial.outcome) == ("GET /orang", "refused")
    whole = audit.entries(made.store, audit.Wanted(kinds=("export",), who="planner-64"))
    rows = [one.rows for one in whole if one.what == "/unduh/data/semua.csv"]
    assert any(rows)
    assert TOKEN not in {one.who for one in audit.entries(made.store, audit.Wanted())}
