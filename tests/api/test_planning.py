"""Targets, pace, costs, checks and statements over HTTP: the rows of the pages, no others."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest

from access import who
from access.person import Person
from api.frame import Api
from api.resources import resources
from api.resources.of_table import Bounds, Ratio
from api.running import Pool
from app import create_app
from callbacks.asking import Source
from ledger import own_targets
from ledger.store import open_store
from ledger.upgrade import upgrade
from model.scope import Scope
from model.selection import Selection
from model.settings import Settings
from model.trust import trust
from model.warehouse import Warehouse
from tests.asgi import ask
from tests.world import active, august, fact, publication, publish_world, restricted, stated, write

HOME = Selection(region="KAL", period="2022-12")
PLACES = ("KAL", "64", "6403", "00", "1901")
FILES = {  # of the API, of the page
    "pace": "target/target",
    "cost": "biaya/pembayar",
    "cost/months": "biaya/bulan",
    "cost/rates": "biaya/tarif",
    "cost/assumptions": "biaya/asumsi",
    "claims": "kepercayaan/pernyataan",
}
NAMES = ("targets", "pace", "cost", "cost/months", "cost/reach", "checks", "claims")


@pytest.fixture(scope="module")
def settings(real_data, tmp_path_factory):
    return Settings(data=real_data, state=tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def server(settings):
    return create_app(settings).server


@pytest.fixture(scope="module")
def got(server):
    def answer(name, query="", status=200, **headers):
        found = ask(server, f"/api/v1/{name}{'&' if '?' in name else '?'}{query}", **headers)
        assert found.status == status, found.text
        return json.loads(found.body)

    return answer


def rows_of(answer):
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize("region", PLACES)
@pytest.mark.parametrize("name", FILES)
def test_a_file_of_the_api_is_the_file_of_the_page(server, got, name, region):
    file = f"/unduh/{FILES[name]}.csv?region={region}&lang=id"
    page = ask(server, file)
    ours = ask(server, f"/api/v1/{name}?region={region}&lang=id&format=csv")
    assert (page.status, ours.status) == (200, 200)
    assert ours.body == page.body
    assert len(got(name, f"region={region}")["rows"]) == len(rows_of(page))


@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_the_json_is_that_of_the_file(server, got, name):
    rows = got(name, "region=KAL&lang=en")["rows"]
    file = rows_of(ask(server, f"/api/v1/{name}?region=KAL&lang=en&format=csv"))
    assert len(rows) == len(file) > 0
    for one, written in zip(rows, file, strict=True):
        for field, value in one.items():
            if isinstance(value, dict):
                triple = (f"{field}_low", field, f"{field}_high")
                kept = [None if written[k] == "" else float(written[k]) for k in triple]
                assert [value["low"], value["value"], value["high"]] == kept
            elif isinstance(value, list):
                assert "|".join(value) == written[field]
            else:
                said = written["region_code" if field == "region" else field]
                assert str("" if value is None else value) == said.removeprefix("'")


def test_bali_needs_36187_a_month_and_57881_where_two_percent_lapse(got):
    (row,) = got("pace", "region=51&lapse=2")["rows"]
    assert round(row["net"]["value"]) == round((0.6728 * 1_873_899 - 935_079) / 9) == 36_187
    assert round(row["gross"]["value"]) == 57_881
    assert (row["participants"]["value"], row["months"], row["lapse"]) == (935_079, 9, 0.02)
    assert row["net"]["low"] < row["net"]["value"] < row["net"]["high"]
    (same,) = got("pace", f"region=51&lapse=0&target={row['target']}")["rows"]
    assert same["gross"] == same["net"] == row["net"]


def test_several_targets_stand_side_by_side_and_one_without_a_base_has_no_pace(got):
    rows = {row["target"]: row for row in got("targets", "region=00")["rows"]}
    shares = {round(row["value"]["value"], 4) for row in rows.values() if row["unit"] == "share"}
    assert {0.3215, 0.4392, 0.995} <= shares
    assert 70_000_000 in {r["value"]["value"] for r in rows.values() if r["unit"] == "persons"}
    unbased = [row["target"] for row in rows.values() if row["base"] == "not_stated"]
    paces = {row["target"]: row for row in got("pace", "region=00")["rows"]}
    assert unbased
    for name in unbased:
        assert (paces[name]["status"], paces[name]["net"]["value"]) == ("not_stated", None)


def test_the_sums_of_the_page_of_trust_come_with_its_verdicts(got, real):
    for region in PLACES:
        page = trust(Selection(region=region), HOME, Scope.everything(), real)
        rows = got("checks", f"region={region}")["rows"]
        assert [(r["total"]["value"], r["summed"]["value"], r["verdict"]) for r in rows] == [
            (one.total.known.value, one.summed.value, one.verdict) for one in page.totals
        ]
    (wrong,) = got("checks", "region=KAL&verdict=contradicts")["rows"]
    assert wrong["parts"] == ["61", "62", "63", "64", "65"]


def test_a_statement_comes_with_its_arithmetic_and_a_verdict_narrows_the_list(got):
    (bali,) = got("claims", "region=51")["rows"]
    assert (bali["relation"], bali["operands"]) == ("share", ["935.079", "1.873.899"])
    assert (bali["stated"]["value"], bali["verdict"]) == (50.88, "contradicts")
    assert bali["computed"]["value"] == pytest.approx(100 * 935_079 / 1_873_899)
    every = got("claims", "region=KAL")["rows"]
    wrong = got("claims", "region=KAL&verdict=contradicts")["rows"]
    assert wrong == [row for row in every if row["verdict"] == "contradicts"]


def test_three_billion_buys_a_year_for_14880_and_a_coverage_has_its_price(got):
    (bought,) = got("cost/reach", "region=KAL&budget=3000000000")["rows"]
    assert (bought["by"], bought["people"]["value"]) == ("budget", 14_880)
    (wanted,) = got("cost/reach", "region=KAL&reach=50")["rows"]
    assert wanted["gross"]["value"] == wanted["people"]["value"] * 16_800 * 12
    assert wanted["share"]["digits"] == 4


def test_months_past_the_known_rates_are_marked_assumed_in_the_answer(got):
    months = got("cost/months", "region=KAL&start=2026-11&months=6")["rows"]
    assert [row["month"] for row in months][:2] == ["2026-11", "2026-12"]
    assert {row["rate_state"] for row in months} == {"known", "assumed"}


@pytest.mark.parametrize(
    ("name", "query", "parameter", "nearest"),
    [
        ("cost", "split=self:200", "split", "self:100"),
        ("cost", "split=slef:100", "split", "self:100"),
        ("cost", "split=__import__", "split", None),
        ("cost/reach", "budget=1e99", "budget", None),
        ("cost/reach", "budget=99999999999999999999", "budget", "10000000000000000"),
        ("cost/reach", "reach=abc", "reach", None),
        ("cost/reach", "reach=101", "reach", "100"),
        ("cost/months", "months=999", "months", "60"),
        ("cost", "start=1990-01", "start", "2022-01"),
        ("cost", "programme=JHT", "programme", "JKK+JKM+JHT"),
        ("pace", "lapse=-1", "lapse", None),
        ("pace", "lapse=11", "lapse", "10"),
        ("pace", "region=51&target=ucj-target", "target", "ucj-target-2025-12-antara-bali-2025-03"),
        ("pace", "target=…", "target", None),
        ("targets", "region=Bogor", "region", None),
        ("claims", "verdict=contradict", "verdict", "contradicts"),
        ("checks", "lapse=2", "lapse", None),
    ],
)
def test_what_cannot_be_is_refused_by_name_with_the_nearest_that_can(
    got, name, query, parameter, nearest
):
    said = got(name, query, 400)
    assert (said["status"], said["parameter"]) == (400, parameter)
    if nearest is not None:
        assert said["nearest"] == nearest
    assert parameter in said["detail"]


@pytest.fixture(scope="module")
def in_part(tmp_path_factory):
    """Return an API whose figures of Bali are restricted, asked by a planner of some regions."""
    data = tmp_path_factory.mktemp("in_part") / "data"
    goal = fact("51", "2025-12", "60.0", "ucj_target", unit="percent", as_of="2025-03-31")
    mine = (active("51", "2025-03", 777), active("51", "2025-03", 333, "BPU"))
    survey = august("2024-08", "51", labour_force=4_000, employed=3_500, employed_informal=2_500)
    office = restricted("office-2025-03", *mine, stated("51", "2025-03", 1_999), goal)
    write(data, office, publication("press-2025-03", active("61", "2025-03", 5)), *survey)
    publish_world(data)
    settings = Settings(data=data, state=data / "state")
    api = Api(Source(Warehouse(data), HOME), resources(settings), Pool(5))

    def asked_by(path, *regions):
        scope = Scope(frozenset(regions))

        async def gate(asked, receive, send):
            with who.acting_as(Person(7, "planner", "planner", scope)):
                await api(asked, receive, send)

        return ask(gate, f"/api/v1/{path}")

    return asked_by


@pytest.mark.parametrize("name", NAMES)
def test_who_may_not_see_a_region_gets_none_of_its_restricted_figures(in_part, name):
    for form in ("json", "csv"):
        path = f"{name}?region=51&format={form}"
        ours, theirs = in_part(path, "51"), in_part(path)
        assert (ours.status, theirs.status) == (200, 200)
        told = ("777", "333", "1999", "office-2025-03")
        assert [word for word in told if word in theirs.text] == []
        if name in ("targets", "pace", "checks"):
            assert "office-2025-03" in ours.text
        assert ours.headers["etag"] != theirs.headers["etag"]


def test_an_own_target_stands_beside_the_published_ones_and_has_a_pace_by_its_key(settings, got):
    before = got("targets", "region=6403")["rows"]
    store = open_store(settings.database_url, settings.state)
    upgrade(store)
    kept = own_targets.OwnTarget(
        "Disnaker", "Rencana 2027", "6403", "labour_force", "2027-12", 0.6, "me", datetime.now(UTC)
    )
    own_targets.keep(store, kept)
    (row,) = [row for row in got("targets", "region=6403")["rows"] if row not in before]
    assert (row["kind"], row["owner"], row["base"], row["due"]) == (
        "own",
        "Disnaker",
        "labour_force",
        "2027-12",
    )
    (pace,) = got("pace", f"region=6403&target={kept.key}")["rows"]
    assert (pace["target"], pace["document"]) == (kept.key, "Rencana 2027")
    assert kept.key not in {row["target"] for row in got("pace", "region=6403")["rows"]}
    assert got("pace", f"region=6402&target={kept.key}", 400)["parameter"] == "target"


@pytest.mark.parametrize(("form", "magic"), [("pdf", b"%PDF-"), ("pptx", b"PK")])
def test_the_brief_of_the_api_is_that_of_the_pages(server, form, magic):
    ours = ask(server, f"/api/v1/briefs/6403?format={form}&lang=en")
    page = ask(server, f"/unduh/brief/6403.{form}?lang=en")
    assert (ours.status, ours.body[: len(magic)]) == (200, magic)
    assert ours.headers["content-type"] == page.headers["content-type"]
    assert ours.headers["content-disposition"] == page.headers["content-disposition"]
    again = ask(
        server, f"/api/v1/briefs/6403?format={form}&lang=en", if_none_match=ours.headers["etag"]
    )
    assert (again.status, again.body) == (304, b"")


def test_the_list_of_briefs_leads_to_them(server, got):
    rows = got("briefs", "region=KAL&level=province")["rows"]
    assert [row["region"] for row in rows] == ["61", "62", "63", "64", "65"]
    assert ask(server, rows[0]["pdf"]).body.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("51?format=docx", "format"),
        ("51?format=pdf&format=pptx", "format"),
        ("51?limit=3", "limit"),
        ("Bogor", "region"),
        ("..%2F..%2Fetc", "region"),
        ("51?base=people", "base"),
        ("51?period=1800", "period"),
    ],
)
def test_a_brief_of_what_cannot_be_is_refused_by_name(got, query, parameter):
    assert got(f"briefs/{query}", status=400)["parameter"] == parameter


def test_every_field_says_what_it_is_in_which_unit_with_an_example(settings):
    models = [one.row for one in resources(settings)]
    models += [part for row in models for part in (Bounds, Ratio)]
    for model in models:
        for name, field in model.model_fields.items():
            assert field.description, (model, name)
            assert field.examples, (model, name)
            assert (field.json_schema_extra or {}).get("x-unit"), (model, name)


def test_an_address_with_a_line_break_is_refused_as_any_other(server):
    for path in ("/api/v1/briefs/\n64", "/api/\n", "/api/v1/cost\n"):
        answer = ask(server, path)
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.status in (400, 404)
