"""Hardening 46 to 51, 62: sign-in, sign-out and sessions through the whole server."""

import asyncio
import json
import re
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from threading import Event
from urllib.parse import quote, urlencode

import pytest
from anyio import to_thread
from sqlalchemy import update

from access import accounts, invites, passwords, turns
from access.door import LOOK
from access.person import Person
from app import create_app
from ledger import audit, people, sessions
from ledger.account_tables import sessions as table
from ledger.store import open_store
from ledger.upgrade import upgrade
from model.regions import Regions
from model.scope import Scope
from model.settings import Settings
from tests.access import signed
from tests.access.matrix import call_of, called
from tests.access.signed import asked
from tests.access.small import PASSWORD, kept
from tests.asgi import _ask, ask, finished
from tests.callbacks.account_forms import done, send, somebody

FORM = "application/x-www-form-urlencoded"
ROOT = Person(None, "root", "admin", Scope(), address="terminal")
OURS = "http://127.0.0.1:8050"


@pytest.fixture(scope="module")
def made(tmp_path_factory, real_data):
    made = signed.served(tmp_path_factory.mktemp("gate"), real_data)
    for name, role in (("ani", "viewer"), ("budi", "planner"), ("root2", "admin")):
        told = audit.Entry("account", "root", datetime.now(UTC))
        people.add(made.store, people.Account(name, role, (), datetime.now(UTC), kept()), told)
    return made


def posted(made, path, form, word="", **headers):
    body = urlencode(form).encode()
    return asked(made, path, word, "POST", body, content_type=FORM, **headers)


def signed_in(made, name="ani", path="/masuk", **headers):
    return posted(made, path, {"name": name, "password": PASSWORD}, **headers)


def word_in(answer):
    return re.match(r"cakupan=([\w-]+);", answer.headers["set-cookie"])[1]


def test_the_form_is_plain_html_in_both_languages_with_labels_and_nothing_from_elsewhere(made):
    for language, button in (("id", "Masuk"), ("en", "Sign in")):
        html = asked(made, f"/masuk?next=/wilayah&lang={language}").text
        assert f'<html lang="{language}">' in html
        assert f">{button}</button>" in html
        for part in (
            'for="name"',
            'for="password"',
            'autocomplete="username"',
            'autocomplete="current-password"',
            'action="/masuk?next=%2Fwilayah',
        ):
            assert part in html
        assert not re.search(r"<script|src=|<link[^>]*href=\"(?!data:)", html)


def test_hardening_49_the_cookie_holds_an_id_that_no_script_and_no_other_site_gets(made):
    answer = signed_in(made)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert re.fullmatch(r"cakupan=[\w-]{43}; Path=/; HttpOnly; SameSite=Lax", cookie)
    assert asked(made, "/", word_in(answer)).status == 200


def test_hardening_49_over_https_its_name_binds_it_to_this_host(made, tmp_path):
    public = Settings(
        data=made.settings.data,
        state=made.settings.state,
        public_url="https://cakupan.example.go.id",
        behind_proxy=1,
        allowed_hosts=("cakupan.example.go.id",),
    )
    server, host = create_app(public).server, "cakupan.example.go.id"
    form = urlencode({"name": "ani", "password": PASSWORD}).encode()
    answer = ask(server, "/masuk", "POST", form, host=host, content_type=FORM)
    cookie = answer.headers["set-cookie"]
    assert re.fullmatch(r"__Host-cakupan=[\w-]{43}; Path=/; HttpOnly; SameSite=Lax; Secure", cookie)
    word = cookie.partition(";")[0]
    assert ask(server, "/versi", host=host, cookie=word).status == 200
    plain = word.removeprefix("__Host-")
    assert ask(server, "/versi", host=host, cookie=plain).status == 401
    assert ask(server, "/versi", host=host).status == 401


def test_hardening_48_each_sign_in_has_another_id_and_the_one_before_is_dead(made):
    first = word_in(signed_in(made))
    second = word_in(signed_in(made, cookie=f"cakupan={first}"))
    assert first != second
    assert asked(made, "/versi", first).status == 401
    assert asked(made, "/versi", second).status == 200
    chosen = "a" * 43
    assert word_in(signed_in(made, cookie=f"cakupan={chosen}")) != chosen


def test_hardening_48_who_signs_out_leaves_nothing_that_opens(made):
    word = word_in(signed_in(made))
    left = posted(made, "/keluar", {}, word)
    assert (left.status, left.headers["location"]) == (303, "/masuk")
    assert "Max-Age=0" in left.headers["set-cookie"]
    assert asked(made, "/versi", word).status == 401
    assert asked(made, "/", word).status == 302
    assert posted(made, "/keluar", {}).status == 303


@pytest.mark.parametrize(("idle", "old", "opens"), [(29, 0, 200), (31, 0, 401), (0, 481, 401)])
def test_hardening_48_a_session_ends_when_it_is_left_idle_or_old(made, idle, old, opens):
    word = word_in(signed_in(made))
    now = datetime.now(UTC)
    times = {"seen_at": now - timedelta(minutes=idle), "at": now - timedelta(minutes=old)}
    newest = sessions.of_person(made.store, people.find(made.store, "ani").id)[0].id
    with made.store.writing() as connection:
        connection.execute(update(table).where(table.c.id == newest).values(times))
    assert asked(made, "/versi", word).status == opens


def test_hardening_47_a_change_of_role_holds_from_the_next_request(made):
    signed.account(made.store, "planner", name="citra")
    citra = people.find(made.store, "citra")
    word = signed.session(made.store, citra)
    assert asked(made, "/unduh/data/semua.csv?checksum=1", word).status == 200
    accounts.set_role(made.store, ROOT, citra, "viewer", datetime.now(UTC))
    assert asked(made, "/versi", word).status == 401
    word = signed.session(made.store, citra)
    assert asked(made, "/unduh/data/semua.csv?checksum=1", word).status == 403
    accounts.disable(made.store, ROOT, people.find(made.store, "citra"), datetime.now(UTC))
    assert asked(made, "/versi", word).status == 401


@pytest.mark.parametrize("wrong", [{"password": "another horse"}, {"name": "nobody-there"}])
def test_whoever_is_refused_is_told_the_same(made, wrong):
    answer = posted(made, "/masuk?lang=en", {"name": "ani", "password": PASSWORD} | wrong)
    assert answer.status == 401
    assert "Wrong name or password" in answer.text
    assert 'role="alert"' in answer.text
    assert "set-cookie" not in answer.headers


def test_hardening_52_the_eleventh_try_waits_with_the_same_words(made):
    signed.account(made.store, "viewer", name="dedi")
    form = {"name": "dedi", "password": "wrong wrong wrong"}
    far = {"x_nothing": "1"}
    answers = [posted(made, "/masuk?lang=en", form, **far) for _ in range(11)]
    assert answers[-1].status == 429
    assert int(answers[-1].headers["retry-after"]) > 0
    with made.store.writing() as connection:
        connection.exec_driver_sql("delete from sign_in_failures")
    assert "Wrong name or password" in answers[-1].text


FOREIGN = [
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"sec_fetch_site": "cross-site"},
    {"sec_fetch_site": "same-site"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
@pytest.mark.parametrize("path", ["/masuk", "/keluar", "/undangan"])
def test_hardening_50_a_form_of_another_site_does_nothing(made, path, headers):
    word = word_in(signed_in(made))
    answer = posted(made, path, {"name": "ani", "password": PASSWORD}, word, **headers)
    assert answer.status == 403
    assert "set-cookie" not in answer.headers
    assert asked(made, "/versi", word).status == 200


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=a"])
def test_hardening_50_a_form_is_sent_as_a_form(made, kind):
    body = urlencode({"name": "ani", "password": PASSWORD}).encode()
    assert asked(made, "/masuk", "", "POST", body, content_type=kind).status == 415
    own = signed_in(made, origin=OURS, sec_fetch_site="same-origin")
    assert own.status == 303


EVIL = ["//evil", "/\\evil", "https:evil", "https://evil", "%0d%0aLocation:x", "javascript:x",
        "/keluar", "/unduh/data/semua.csv", "/wilayah\r\nx: y", ""]  # fmt: skip


@pytest.mark.parametrize("asked_for", EVIL)
def test_hardening_51_after_the_sign_in_one_is_on_a_page_of_ours(made, asked_for):
    answer = signed_in(made, path=f"/masuk?next={quote(asked_for, safe='')}")
    assert answer.headers["location"] == "/"


def test_whoever_is_sent_to_the_sign_in_comes_back_to_the_choice(made):
    away = asked(made, "/wilayah?region=64&segment=PU")
    assert away.status == 302
    back = signed_in(made, path=away.headers["location"])
    assert back.headers["location"] == "/wilayah?region=64&segment=PU"
    assert signed_in(made, "root2").headers["location"] == "/akun"


@pytest.mark.parametrize("path", ["/", "/versi", "/unduh/wilayah/peringkat.csv", "/_dash-layout"])
def test_hardening_62_no_proxy_keeps_what_somebody_was_given(made, path):
    answer = asked(made, path, word_in(signed_in(made)))
    assert answer.status == 200
    assert answer.headers["cache-control"] == "private, no-store"
    assert "cookie" in answer.headers["vary"].lower()


@pytest.mark.parametrize(
    "cookie",
    ["cakupan=", "cakupan=x; cakupan=y", "cakupan={word}; cakupan=other", "Cakupan={word}",
     "__Host-cakupan={word}", "cakupan={word}x", f"cakupan={'a' * 5_000}"],
)  # fmt: skip
def test_a_cookie_that_is_not_ours_opens_nothing(made, cookie):
    word = word_in(signed_in(made))
    assert ask(made.server, "/versi", cookie=cookie.format(word=word)).status == 401
    assert ask(made.server, f"/versi?cakupan={word}&session={word}").status == 401


def test_an_invitation_opens_once_and_signs_its_person_in(made):
    wish = invites.Wish("eka", "planner", ())
    code = invites.invite(made.store, ROOT, wish, Regions.of((), ()), datetime.now(UTC)).code
    html = asked(made, f"/undangan?kode={code}").text
    assert 'autocomplete="new-password"' in html
    assert "eka" in html
    form = {"kode": code, "password": PASSWORD, "again": PASSWORD}
    assert posted(made, "/undangan", form | {"again": "x"}).status == 400
    assert (
        posted(made, "/undangan", form | dict.fromkeys(("password", "again"), "abc")).status == 400
    )
    answer = posted(made, "/undangan", form)
    assert answer.status == 303
    assert asked(made, "/versi", word_in(answer)).status == 200
    assert posted(made, "/undangan", form).status == 410
    for wrong in ("", "x", code):
        assert asked(made, f"/undangan?kode={wrong}").status == 410


def test_who_is_signed_in_stands_above_the_page_and_parts_for_others_are_not_shown(made):
    call = call_of("frame.children", made.app.callback_map["frame.children"])
    values = {"url": "/data", "language": "en"}
    call["inputs"] = [one | {"value": values[one["id"]]} for one in call["inputs"]]
    for name, role in (("ani", "viewer"), ("budi", "planner"), ("pub", "publisher")):
        who = people.find(made.store, name) or signed.account(made.store, role, name=name)
        page = json.dumps(json.loads(called(made, call, signed.session(made.store, who)).text))
        assert f"Signed in as {name}" in page
        assert '"/keluar"' in page
        assert ('"className": "drop"' in page) is (role == "publisher")


def test_hardening_71_pages_go_on_without_the_ledger_and_it_is_found_again(
    made, real_data, tmp_path
):
    made = signed.served(tmp_path, real_data)
    word = signed.session(made.store, signed.account(made.store, "viewer", name="ani"))
    assert asked(made, "/", word).status == 200
    away = made.store.file.rename(tmp_path / "away")
    assert asked(made, "/", word).status == 200
    assert asked(made, "/unduh/wilayah/peringkat.csv", word).status == 200
    assert asked(made, "/", "b" * 43).status == 503
    assert asked(made, "/masuk").status == 503
    assert signed_in(made).status == 503
    assert asked(made, "/").status == 302
    assert asked(made, "/healthz").status == 200
    assert len(list((tmp_path / "state" / "unrecorded").glob("*.json"))) == 1  # the file's entry
    away.rename(made.store.file)
    until = time.monotonic() + 5
    while asked(made, "/masuk").status != 200 and time.monotonic() < until:
        time.sleep(0.1)
    assert asked(made, "/masuk").status == 200
    assert asked(made, "/", "b" * 43).status == 302
    accounts.disable(made.store, ROOT, people.find(made.store, "ani"), datetime.now(UTC))
    assert asked(made, "/", word).status == 302


def test_hardening_48_a_session_that_somebody_else_ended_opens_nothing_while_the_ledger_is_gone(
    made, real_data, tmp_path
):
    made = signed.served(tmp_path, real_data)
    _, root = somebody(made, "admin", name="root2")
    _, stay = somebody(made, "viewer", name="stays")
    first, ended = somebody(made, "viewer", name="ends-one")
    more = {"by number": signed.session(made.store, first)}
    deeds = {"disable": "disabled", "end_sessions": "ended", "change": "changed"}
    for deed, said in deeds.items():
        who, more[deed] = somebody(made, "viewer", name=f"has-{deed}")
        assert asked(made, "/", more[deed]).status == 200
        form = {"deed": deed, "row": str(who.id), "role": "planner", "regions": ""}
        assert done(send(made, root, "/orang", form)) == f"/orang?done={said}"
    assert {asked(made, "/", word).status for word in (stay, ended, more["by number"])} == {200}
    number = sessions.of_person(made.store, first.id)[0].id
    form = {"deed": "end_session", "row": str(number)}
    assert done(send(made, ended, "/akun", form)) == "/akun?done=session"
    made.store.file.rename(tmp_path / "away")
    assert {asked(made, "/", word).status for word in (stay, ended)} == {200}
    assert {how: asked(made, "/", word).status for how, word in more.items()} == dict.fromkeys(
        more, 503
    )


def test_hardening_52_a_flood_of_passwords_holds_up_no_page_and_is_told_when_to_come_back(
    made, monkeypatch
):
    word, go, flood = word_in(signed_in(made)), Event(), 12 + turns.AT_ONCE + turns.WAITING
    form = urlencode({"name": "ani", "password": "wrong wrong wrong"}).encode()
    headers = {"content_type": FORM}

    def slow(_kept, _word):
        return not go.wait(30)

    async def everybody():
        sent = [
            asyncio.ensure_future(_ask(made.server, "/masuk", "POST", form, dict(headers)))
            for _ in range(flood)
        ]
        while sum(one.done() for one in sent) < 12:
            await asyncio.sleep(0.01)
        refused = [one.result() for one in sent if one.done()]
        pages = [
            await _ask(made.server, path, "GET", b"", {"cookie": f"cakupan={word}"})
            for path in ("/versi", "/wilayah", "/healthz")
        ]
        borrowed = to_thread.current_default_thread_limiter().borrowed_tokens
        go.set()
        return refused, pages, borrowed, await asyncio.gather(*sent)

    with monkeypatch.context() as patched:
        patched.setattr(passwords, "is_right", slow)
        refused, pages, borrowed, every = finished(everybody())
    with made.store.writing() as connection:
        connection.exec_driver_sql("delete from sign_in_failures")
    assert [one.status for one in pages] == [200] * 3
    assert borrowed == 0
    assert {(one.status, one.headers["retry-after"]) for one in refused} == {(503, "5")}
    assert sum(one.status == 503 for one in every) == len(refused) == 12
    assert {one.status for one in every} == {401, 429, 503}


UNREACHED = "postgresql://u:kenari-9@127.0.0.1:1/x"


def desk(folder, data, url=""):
    return create_app(Settings(data=data, state=folder / "state", database_url=url)).server


def statuses(server, paths=("/", "/versi", "/masuk", "/healthz")):
    return [ask(server, path).status for path in paths]


def test_hardening_71_nobody_sits_at_the_desk_of_a_ledger_that_never_answered(tmp_path, real_data):
    """An admin may be in it: until it says that there is none, nobody is let in."""
    away = [503, 503, 503, 200]
    assert statuses(desk(tmp_path, real_data, UNREACHED)) == away
    file = tmp_path / "ledger.sqlite"
    server = desk(tmp_path, real_data, f"sqlite:///{file}")
    assert statuses(server) == away
    store = open_store(f"sqlite:///{file}", tmp_path)
    upgrade(store)
    until = time.monotonic() + 5
    while ask(server, "/versi").status != 200 and time.monotonic() < until:
        time.sleep(0.1)
    assert statuses(server)[:2] == [200, 200]  # it has no admin
    file.rename(tmp_path / "away")
    time.sleep(LOOK)
    assert statuses(server) == away


def test_hardening_71_a_ledger_of_this_disk_that_had_no_admin_is_not_missed(tmp_path, real_data):
    file = tmp_path / "state" / "ledger.sqlite"
    file.parent.mkdir()
    file.write_text("this is no database" * 100)
    assert statuses(desk(tmp_path, real_data)) == [503, 503, 503, 200]
    file.unlink()
    upgrade(open_store("", file.parent))
    server = desk(tmp_path, real_data)
    assert statuses(server)[:2] == [200, 200]
    file.write_text("this is no database" * 100)
    time.sleep(LOOK)
    assert statuses(server)[:2] == [200, 200]


def test_with_an_admin_sign_in_is_on_and_without_one_there_is_the_desk(tmp_path, real_data):
    alone = create_app(Settings(data=real_data, state=tmp_path / "none")).server
    assert ask(alone, "/versi").status == 200
    assert "private" not in ask(alone, "/versi").headers["cache-control"]
    assert not (tmp_path / "none" / "ledger.sqlite").exists()
    with suppress(FileNotFoundError):
        open_store("", tmp_path / "none").engine.dispose()
    made = signed.served(tmp_path / "one", real_data)
    assert ask(made.server, "/versi").status == 401
