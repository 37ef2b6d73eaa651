"""People whom a proxy signs in: believed of that proxy, and of nobody who only says the same."""

import logging
from dataclasses import replace
from functools import partial

import pytest
from fastapi import Request, Response

from access import proxied, who
from access.door import Door
from access.gate import Gate
from access.proxied import Arrivals
from access.rule import Installation
from access.server import Server, way_in
from access.start import elsewhere
from ledger import audit, people
from ledger.audit import Wanted
from ledger.people import Account
from model.errors import UsageError
from model.settings import Settings
from model.warehouse import Warehouse
from tests.access.doors import raw
from tests.access.small import HERE, MINUTE, NOON, REGIONS

WORD = "kenari-9-besar-dan-sangat-panjang-sekali"
PROXY, STRANGER = "10.0.0.9", "10.0.0.66"
TOLD = audit.Entry("account", "tests", NOON)


@pytest.fixture
def settings(state):
    file = state / "proxy"
    file.write_text(WORD)
    file.chmod(0o600)
    return Settings(
        data=state / "none",
        state=state,
        public_url="https://cakupan.example.go.id",
        behind_proxy=1,
        proxy_addresses=(PROXY,),
        proxy_user_header="remote-user",
        proxy_secret_file=file,
    )


def opened(settings):
    """A server that says who asks, from where, and which headers it sees."""
    door = Door(settings, Warehouse(settings.data))
    made = Server(openapi_url=None)

    def say(scope, status):
        return Response(status_code=status)

    made.way_in = way_in(settings, lambda: (), gate=partial(Gate, door=door, say=say))

    async def said(request: Request) -> Response:
        person = who.current()
        seen = ",".join(request.headers.keys())
        return Response(f"{person.name} {person.role} {person.address} {seen}")

    made.add_api_route("/", said)
    made.add_api_route("/masuk", said)
    return made


@pytest.fixture
def site(settings, store):
    people.add(store, Account("ani@kantor.example", "planner", ("64",), NOON), TOLD)
    gone = people.add(store, Account("gone@kantor.example", "planner", (), NOON), TOLD)
    people.add(store, Account("dewi", "admin", (), NOON), TOLD)
    people.change(store, gone, {"disabled_at": NOON}, TOLD)
    return opened(settings)


def asks(site, *headers, peer=PROXY, path="/"):
    own = [
        (b"host", b"cakupan.example.go.id"),
        (b"x-forwarded-proto", b"https"),
        (b"x-forwarded-for", HERE.encode()),
    ]
    sent = raw(site, own + list(headers), path, client=(peer, 5))
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent[1:]).decode()


USER = (b"remote-user", b"Ani@kantor.example")
SECRET = (proxied.SECRET, WORD.encode())


def test_whom_the_proxy_signed_in_is_known_and_the_sign_in_is_in_the_log_once(site, store):
    for _ in range(3):
        status, said = asks(site, USER, SECRET)
        assert (status, said.split()[:3]) == (200, ["ani@kantor.example", "planner", HERE])
        assert "remote-user" not in said
        assert "x-cakupan-proxy" not in said
    (entry,) = audit.entries(store, Wanted(kinds=("sign_in",)))
    assert (entry.who, entry.address, entry.what) == ("ani@kantor.example", HERE, "by the proxy")


SPOOFS = {
    "no secret": ([USER], PROXY),
    "another secret": ([USER, (proxied.SECRET, b"kenari-9")], PROXY),
    "an empty secret": ([USER, (proxied.SECRET, b"")], PROXY),
    "the secret twice": ([USER, SECRET, SECRET], PROXY),
    "another address": ([USER, SECRET], STRANGER),
    "this machine": ([USER, SECRET], "127.0.0.1"),
    "no address": ([USER, SECRET], ""),
    "two names": ([USER, (b"remote-user", b"dewi"), SECRET], PROXY),
    "the same name twice": ([USER, USER, SECRET], PROXY),
    "no name": ([SECRET], PROXY),
    "an empty name": ([(b"remote-user", b" "), SECRET], PROXY),
    "an endless name": ([(b"remote-user", b"a" * 255), SECRET], PROXY),
    "no words": ([(b"remote-user", b"\xff\xfe"), SECRET], PROXY),
    "an underscore": ([(b"remote_user", b"dewi"), SECRET], PROXY),
    "another header": ([(b"x-remote-user", b"dewi"), SECRET], PROXY),
    "nobody of ours": ([(b"remote-user", b"stranger"), SECRET], PROXY),
    "a disabled account": ([(b"remote-user", b"gone@kantor.example"), SECRET], PROXY),
    "names in one": ([(b"remote-user", b"dewi, ani@kantor.example"), SECRET], PROXY),
}


@pytest.mark.parametrize(("headers", "peer"), SPOOFS.values(), ids=SPOOFS)
def test_whoever_only_says_so_is_nobody(site, store, headers, peer):
    assert asks(site, *headers, peer=peer)[0] == 302
    status, said = asks(site, *headers, peer=peer, path="/masuk")
    assert (status, said.split(" ")[:2]) == (200, ["", "nobody"])
    assert "remote-user" not in said.split()
    assert "x-cakupan-proxy" not in said
    assert audit.entries(store, Wanted(kinds=("sign_in",))) == []


def test_where_no_proxy_is_set_the_headers_say_nothing(settings, site):
    none = {"proxy_addresses": (), "proxy_user_header": "", "proxy_secret_file": None}
    bare = opened(replace(settings, **none))
    assert asks(bare, USER, SECRET)[0] == 302
    assert asks(bare, USER, SECRET, path="/masuk")[1].split(" ")[1] == "nobody"


def test_hardening_66_neither_the_secret_nor_what_was_tried_is_in_the_log(site, caplog):
    with caplog.at_level(logging.DEBUG):
        asks(site, USER, SECRET)
        asks(site, USER, (proxied.SECRET, b"merpati-3-liar"))
    assert "without its secret" in caplog.text
    assert WORD not in caplog.text
    assert "merpati-3" not in caplog.text


def test_after_half_an_hour_the_log_has_it_again(store):
    people.add(store, Account("ani", "viewer", ("64",), NOON), TOLD)
    arrivals = Arrivals()
    for minutes in (0, 29, 58, 88):
        found = arrivals.find(store, "ani", NOON + minutes * MINUTE, REGIONS, HERE)
        assert found.scope.regions == {"64", "6402", "6403"}
    assert len(audit.entries(store, Wanted(kinds=("sign_in",)))) == 2
    assert arrivals.find(store, "budi", NOON, REGIONS, HERE) is None


ENVIRON = {
    "CAKUPAN_BEHIND_PROXY": "1",
    "CAKUPAN_PROXY_ADDRESSES": "127.0.0.1, 2001:DB8::9, 10.9.0.0/29",
    "CAKUPAN_PROXY_USER_HEADER": "Remote-User",
    "CAKUPAN_PROXY_SECRET_FILE": "/run/secrets/proxy",
}


def test_the_settings_of_a_proxy_are_read_and_needed_together():
    read = Settings.from_environ(ENVIRON)
    assert read.proxy_addresses == ("127.0.0.1", "2001:db8::9", "10.9.0.0/29")
    assert read.proxy_user_header == "remote-user"
    for name in ENVIRON:
        rest = {other: word for other, word in ENVIRON.items() if other != name}
        with pytest.raises(UsageError, match=f"{name} is missing"):
            Settings.from_environ(rest)


def test_addresses_alone_say_whose_word_is_believed_and_sign_nobody_in():
    alone = {name: ENVIRON[name] for name in ENVIRON if "USER" not in name and "SECRET" not in name}
    read = Settings.from_environ(alone)
    assert read.proxy_addresses
    assert proxied.secret_of(read) == b""


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("ADDRESSES", "proxy.lan"),
        ("ADDRESSES", "10.0.0.1/8"),
        ("ADDRESSES", "0.0.0.0/0"),
        ("ADDRESSES", "127.0.0.1, ::/0"),
        ("USER_HEADER", "Remote User"),
        ("USER_HEADER", "Remote_User"),
        ("USER_HEADER", "X-Forwarded-For"),
        ("USER_HEADER", "Cookie"),
        ("USER_HEADER", "Authorization"),
        ("USER_HEADER", "X-Cakupan-Proxy"),
        ("SECRET_FILE", "a\0b"),
    ],
)
def test_a_proxy_that_cannot_be_is_refused_by_name(name, word):
    with pytest.raises(UsageError, match=f"CAKUPAN_PROXY_{name}"):
        Settings.from_environ(ENVIRON | {f"CAKUPAN_PROXY_{name}": word})


def test_the_doctor_says_which_other_ways_there_are_and_what_is_wrong_with_them(settings):
    assert elsewhere(Installation(settings)).said == "also by the proxy in front"
    assert elsewhere(Installation(Settings())).holds
    settings.proxy_secret_file.write_text("short")
    found = elsewhere(Installation(settings))
    assert not found.holds
    assert "32 or more" in found.said
    half = Settings(oidc={"CAKUPAN_OIDC_CLIENT_ID": "cakupan"})
    assert "CAKUPAN_OIDC_ISSUER" in elsewhere(Installation(half)).said
