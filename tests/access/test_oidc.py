"""Signing in by an organisation's own sign-in: the whole way, and every way to cheat on it."""

import json
import logging
import re
import time
from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import timedelta
from functools import partial
from hashlib import sha256
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import pytest
from fastapi import Response

from access import oidc_asking, oidc_begun, oidc_provider, who
from access.accounts import disable, named
from access.door import Door
from access.gate import Gate
from access.office import office_of
from access.oidc_begun import Begun, Seal
from access.server import Server, way_in
from callbacks import sign_in_oidc
from ledger import audit, people
from ledger.audit import Wanted
from ledger.people import Account
from model.settings import Settings
from model.warehouse import Warehouse
from tests.access import provider as elsewhere
from tests.access.doors import raw
from tests.access.provider import KEYS, KNOWN, TOKEN
from tests.access.small import ADMIN, NOON

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

START, BACK = "/masuk/oidc", "/masuk/oidc/kembali"
OURS = "http://127.0.0.1:8050"
WORDS = {
    "over": "This sign-in was not begun in this browser",
    "denied": "does not allow it, or you cancelled",
    "invalid": "cannot be used",
    "forged": "The proof from the organisation",
    "no_role": "is in no group that may use Cakupan",
    "disabled": "is disabled",
    "away": "does not answer",
}


@pytest.fixture(scope="module")
def running():
    with elsewhere.running() as found:
        yield found


@pytest.fixture
def provider(running):
    running.honest()
    running.knows("ani-7", preferred_username="ani@kantor.example", groups=["baca"])
    return running


@pytest.fixture
def settings(provider, state):
    return Settings(
        data=state / "none",
        state=state,
        oidc={
            "CAKUPAN_OIDC_ISSUER": provider.issuer,
            "CAKUPAN_OIDC_CLIENT_ID": "cakupan",
            "CAKUPAN_OIDC_CLIENT_SECRET": "jalak-5-kecil",
            "CAKUPAN_OIDC_ROLES": "baca=viewer; rencana=planner; urus=admin",
            "CAKUPAN_OIDC_SCOPES": "kaltim=64; kaltara=65,6571; pusat=00",
        },
    )


@pytest.fixture
def site(settings, store):
    people.add(store, Account("dewi", "admin", (), NOON), audit.Entry("account", "tests", NOON))
    return opened(settings)


def opened(settings):
    """A server whose gate knows who asks, and whose / and /wilayah say it."""
    door = Door(settings, Warehouse(settings.data))
    made = Server(openapi_url=None)

    def say(scope, status):
        return Response(status_code=status)

    made.way_in = way_in(settings, lambda: (), gate=partial(Gate, door=door, say=say))

    async def name() -> Response:
        return Response(f"{who.current().name} {who.current().role}")

    for path in ("/", "/wilayah", "/akun"):
        made.add_api_route(path, name)
    sign_in_oidc.register(made, door)
    return made


class Browser:
    """Somebody's browser: keeps cookies, follows nothing by itself."""

    def __init__(self, site):
        self.site, self.cookies, self.said = site, {}, []

    def get(self, address):
        parts = urlsplit(address)
        headers = [(b"host", b"127.0.0.1:8050"), (b"accept-language", b"en")]
        if self.cookies:
            said = "; ".join(f"{name}={word}" for name, word in self.cookies.items())
            headers.append((b"cookie", said.encode()))
        sent = raw(self.site, headers, parts.path, query_string=parts.query.encode())
        self.said = [v.decode() for k, v in sent[0]["headers"] if k == b"set-cookie"]
        for line in self.said:
            name, _, word = line.partition(";")[0].partition("=")
            if "Max-Age=0" in line:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = word
        self.status = sent[0]["status"]
        self.to = dict(sent[0]["headers"]).get(b"location", b"").decode()
        self.text = b"".join(one.get("body", b"") for one in sent[1:]).decode()
        return self

    def goes(self, next_page="/wilayah?region=64"):
        """Return the address of the provider to which it is sent."""
        self.get(f"{START}?{urlencode({'next': next_page})}")
        assert self.status == 303, self.text
        return self.to

    def comes(self, way):
        return self.get(f"{BACK}?{way if isinstance(way, str) else way.query}")

    def signs_in(self, provider, sub="ani-7"):
        return self.comes(provider.decides(self.goes(), sub))


def refused(browser, why, status=403):
    """No session, the reason in words, and the way to the sign-in with a password."""
    assert (browser.status, browser.cookies) == (status, {})
    assert WORDS[why] in browser.text
    assert 'href="/masuk"' in browser.text
    return True


def entries(store):
    return [(one.kind, one.who, one.what) for one in audit.entries(store, Wanted())][::-1]


def test_somebody_goes_there_comes_back_and_is_where_they_wanted_to_be(provider, site, store):
    browser = Browser(site)
    there = browser.goes()
    asked = dict(parse_qsl(urlsplit(there).query))
    assert there.startswith(f"{provider.issuer}/oauth2/authorize?")
    assert asked["redirect_uri"] == OURS + BACK
    assert (asked["response_type"], asked["client_id"]) == ("code", "cakupan")
    assert asked["scope"] == "openid profile email"
    assert asked["code_challenge_method"] == "S256"
    assert min(len(asked[one]) for one in ("state", "nonce", "code_challenge")) == 43
    (lent,) = browser.said
    assert lent.startswith("cakupan-oidc=")
    assert "; Max-Age=600; Path=/; HttpOnly; SameSite=Lax" in lent
    browser.comes(provider.decides(there))
    assert (browser.status, browser.to) == (303, "/wilayah?region=64")
    assert set(browser.cookies) == {"cakupan"}
    assert browser.get("/wilayah").text == "ani@kantor.example viewer"
    account = people.find(store, "ani@kantor.example")
    assert account.subject == f"{provider.issuer} ani-7"
    assert account.password is None
    assert [kind for kind, *_ in entries(store)[1:]] == ["account", "sign_in"]
    form = next(form for path, form in provider.asked if path == TOKEN)
    made = urlsafe_b64encode(sha256(form["code_verifier"].encode()).digest())  # RFC 7636
    assert made.decode().rstrip("=") == asked["code_challenge"]


@pytest.mark.parametrize(
    "asked", ["//evil.example", "/\\evil.example", "https:evil.example", "javascript:x", "/masuk"]
)
def test_hardening_51_after_signing_in_nobody_is_sent_to_a_stranger(provider, site, asked):
    browser = Browser(site)
    assert browser.comes(provider.decides(browser.goes(asked))).to == "/"


def test_an_answer_counts_once_and_in_the_browser_that_asked_for_it(provider, site):
    browser, other = Browser(site), Browser(site)
    way, others = provider.decides(browser.goes()), provider.decides(other.goes())
    assert refused(Browser(site).comes(way), "over", 400)  # without any cookie
    kept = dict(other.cookies)
    assert refused(other.comes(way), "over", 400)  # a stranger's answer in one's own browser
    other.cookies = dict(kept)
    assert other.comes(others).status == 303
    other.cookies = dict(kept)  # copied before
    assert refused(other.comes(others), "over", 400)
    assert browser.comes(way).status == 303


def test_a_code_counts_once_whatever_else_is_new(provider, site):
    first, second = Browser(site), Browser(site)
    way = provider.decides(first.goes())
    code = parse_qs(way.query)["code"][0]
    assert first.comes(way).status == 303
    state = parse_qs(urlsplit(second.goes()).query)["state"][0]
    assert refused(second.comes(urlencode({"code": code, "state": state})), "invalid")


def test_a_code_of_somebody_else_is_of_no_use_in_another_sign_in(provider, site):
    """An attacker's code with the victim's own state: the nonce inside the token is another."""
    thief, victim = Browser(site), Browser(site)
    code = parse_qs(provider.decides(thief.goes()).query)["code"][0]
    state = parse_qs(urlsplit(victim.goes()).query)["state"][0]
    assert refused(victim.comes(urlencode({"code": code, "state": state})), "forged")


def test_ten_minutes_later_it_is_over():
    seal, begun = Seal(b"x" * 32), Begun("s", "n", "v", "/", int(NOON.timestamp()) + 600)
    word = seal.sealed(begun)
    assert seal.opened(word, "s", NOON + timedelta(minutes=10)) is None
    assert Seal(b"y" * 32).opened(word, "s", NOON) is None
    assert seal.opened(word[:-2] + "AA", "s", NOON) is None
    assert seal.opened(word, "t", NOON) is None
    assert seal.opened(word, "s", NOON + timedelta(minutes=10, seconds=-1)) == begun
    assert seal.opened(word, "s", NOON) is None
    assert seal.opened("x" * (oidc_begun.LONGEST + 1), "s", NOON) is None


SAYS = {
    "error=access_denied": ("denied", 403),
    "error=server_error": ("away", 503),
    "error=temporarily_unavailable": ("away", 503),
    "error=%3Cscript%3Ealert(1)%3C/script%3E": ("invalid", 403),
    "code=": ("invalid", 403),
    "": ("invalid", 403),
    "code=a&code=b": ("invalid", 403),
    f"code={'a' * 5000}": ("invalid", 403),
    "code=a&iss=https%3A%2F%2Fevil.example": ("invalid", 403),
    "code=made-up": ("invalid", 403),
}


@pytest.mark.parametrize("said", SAYS, ids=lambda said: said[:30])
def test_what_comes_back_instead_of_a_code_signs_nobody_in(provider, site, said):
    browser = Browser(site)
    state = parse_qs(urlsplit(browser.goes()).query)["state"][0]
    browser.comes(f"{said}&state={state}")
    assert refused(browser, *SAYS[said])
    assert "<script>alert" not in browser.text


def test_a_state_twice_is_none(provider, site):
    browser = Browser(site)
    way = provider.decides(browser.goes())
    state = parse_qs(way.query)["state"][0]
    assert refused(browser.comes(f"{way.query}&state={state}"), "over", 400)


def test_a_reader_cannot_choose_where_the_code_is_sent(provider, site):
    browser = Browser(site)
    browser.get(f"{START}?redirect_uri=https://evil.example/&client_id=other&scope=all")
    asked = dict(parse_qsl(urlsplit(browser.to).query))
    assert (asked["redirect_uri"], asked["client_id"]) == (OURS + BACK, "cakupan")
    # a code that was given for another address is taken back by the provider
    there = browser.to.replace("kembali", "lain")
    assert refused(browser.comes(provider.decides(there)), "invalid")


RS = elsewhere.key("second")
NOW = int(time.time())
FORGED = {
    "another nonce": {"nonce": "another"},
    "no nonce": {"nonce": None},
    "another audience": {"aud": "another"},
    "another audience, for us": {"aud": ["another"], "azp": "cakupan"},
    "audiences without azp": {"aud": ["cakupan", "another"]},
    "for another party": {"aud": ["cakupan", "another"], "azp": "another"},
    "no audience": {"aud": None},
    "another issuer": {"iss": "https://evil.example"},
    "an issuer with a slash": {"iss": "http://localhost/"},
    "expired": {"exp": NOW - 60},
    "no end": {"exp": None},
    "an end in words": {"exp": "tomorrow"},
    "not valid yet": {"nbf": NOW + 600},
    "made tomorrow": {"iat": NOW + 86_400},
    "no subject": {"sub": None},
    "an empty subject": {"sub": ""},
    "a subject that is a list": {"sub": ["ani-7"]},
    "an endless subject": {"sub": "a" * 256},
    "of another access token": {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
}


def test_an_id_token_that_says_something_else_proves_nobody(provider, site, store):
    provider.published = [provider.key]
    for name, changed in FORGED.items():
        provider.sign = provider.signer(**changed)
        assert refused(Browser(site).signs_in(provider), "forged"), name
    failed = [who for kind, who, _ in entries(store) if kind == "failure"]
    assert failed == ["?"] * len(FORGED)


def test_an_id_token_signed_by_the_key_that_is_published_proves_somebody(provider, site):
    """The door above opens: each refusal is of what was changed and of nothing else."""
    provider.published = [provider.key]
    for changed in ({}, {"aud": ["cakupan"]}, {"aud": ["x", "cakupan"], "azp": "cakupan"}):
        provider.sign = provider.signer(**changed)
        assert Browser(site).signs_in(provider).status == 303
    provider.sign = provider.signer(exp=int(time.time()) - 5)  # two clocks differ a little
    assert Browser(site).signs_in(provider).status == 303


def test_an_id_token_without_a_signature_or_by_a_secret_proves_nobody(provider, site):
    provider.published = [provider.key]
    public = provider.key.as_pem(private=False)
    signs = {
        "none": elsewhere.unsigned("none"),
        "None": elsewhere.unsigned("None"),
        "RS256 unsigned": elsewhere.unsigned("RS256"),
        "HS256 by the public key": elsewhere.hs256(public),
        "HS256 by our secret": elsewhere.hs256(b"jalak-5-kecil"),
        "another key of the same name": provider.signer(elsewhere.key("first")),
        "a key in the header": provider.signer(RS, header={"jwk": RS.as_dict(private=False)}),
        "no token": lambda claims: 7,
        "no segments": lambda claims: "a.b",
        "endless depth": lambda claims: (
            f"{elsewhere.segment({'alg': 'RS256'})}.{'W1tb' * 20_000}.x"
        ),
    }
    for name, sign in signs.items():
        provider.sign = sign
        assert refused(Browser(site).signs_in(provider), "forged"), name


def test_an_at_hash_without_an_access_token_does_not_hold(provider, site):
    provider.published, provider.sign = [provider.key], provider.signer()
    provider.also = {"access_token": None}
    assert refused(Browser(site).signs_in(provider), "forged")


def test_keys_are_kept_and_asked_for_once_more_when_they_were_changed(provider, site):
    provider.published, provider.sign = [provider.key], provider.signer()
    assert Browser(site).signs_in(provider).status == 303
    assert Browser(site).signs_in(provider).status == 303
    assert count(provider, KEYS) == 1
    provider.published, provider.sign = [RS], provider.signer(RS)
    assert Browser(site).signs_in(provider).status == 303
    assert count(provider, KEYS) == 2
    provider.sign = provider.signer(provider.key)  # one that is published no more
    assert refused(Browser(site).signs_in(provider), "forged")
    assert count(provider, KEYS) == 3


def count(provider, path):
    return [asked for asked, _ in provider.asked].count(path)


def test_keys_for_anything_else_than_signing_are_none(provider, site):
    short = elsewhere.key("short", 2_048).as_dict(private=False) | {"n": "A" * 171}
    secret = {"kty": "oct", "kid": "first", "k": "amFsYWstNS1rZWNpbA"}
    locks = provider.key.as_dict(private=False) | {"use": "enc"}
    listed = json.dumps({"keys": [short, secret, locks, 7, {"kty": "RSA"}]}).encode()
    provider.sign, provider.instead = provider.signer(), {KEYS: ("200 OK", [], listed)}
    assert refused(Browser(site).signs_in(provider), "away", 503)


FAILS = {
    "redirects": ("302 Found", [("Location", "http://169.254.169.254/")], b""),
    "fails": ("500 Oh", [], b"{}"),
    "is no object": ("200 OK", [], b"[]"),
    "is no JSON": ("200 OK", [], b"<html>"),
    "is deep": ("200 OK", [], b"[" * 200_000),
    "is huge": lambda: ("200 OK", [], (b" " * 65_536 for _ in range(100_000))),
    "is slow": elsewhere.slow(1),
    "drips": lambda: ("200 OK", [], elsewhere.drips(40)),
}


@pytest.mark.parametrize("path", [KNOWN, KEYS, TOKEN])
def test_hardening_58_a_provider_in_trouble_is_said_and_is_followed_nowhere(
    provider, site, monkeypatch, path
):
    monkeypatch.setattr(oidc_asking, "PATIENCE", 0.5)
    monkeypatch.setattr(oidc_provider, "AGAIN", 0.0)
    for name, answer in FAILS.items():
        provider.instead, browser = {}, Browser(site)
        way = "" if path == KNOWN else provider.decides(browser.goes())
        provider.instead, before = {path: answer}, time.monotonic()
        if path == KNOWN:
            browser.get(START)
        else:
            browser.comes(way)
        assert refused(browser, "away", 503), name
        assert time.monotonic() - before < 3, name


def test_an_answer_that_would_do_is_refused_where_it_is_too_long(provider, site):
    said = provider.client.get(provider.issuer + KNOWN).content
    provider.instead = {KNOWN: ("200 OK", [], said + b" " * oidc_asking.LARGEST)}
    assert refused(Browser(site).get(START), "away", 503)


def test_a_provider_that_is_down_is_not_asked_at_each_click(provider, site, monkeypatch):
    provider.instead = {KNOWN: FAILS["fails"]}
    for _ in range(3):
        assert refused(Browser(site).get(START), "away", 503)
    assert count(provider, KNOWN) == 1
    provider.honest()
    monkeypatch.setattr(oidc_provider, "AGAIN", 0.0)
    assert Browser(site).signs_in(provider).status == 303


def test_a_provider_that_is_not_there_leaves_the_sign_in_with_a_password(settings, store):
    gone = settings.oidc | {"CAKUPAN_OIDC_ISSUER": "http://127.0.0.1:9"}
    assert refused(Browser(opened(replace(settings, oidc=gone))).get(START), "away", 503)


ELSEWHERE = {
    "another host": "http://localhost.evil.example{path}",
    "another port": "http://localhost:1{path}",
    "in the name of ours": "http://{host}@evil.example{path}",
    "a file": "file:///etc/passwd",
    "no address": "",
    "a machine behind": "http://169.254.169.254{path}",
    "no url": "http://[",
}


@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
def test_hardening_58_no_document_leads_to_a_host_that_is_not_in_the_settings(
    provider, site, monkeypatch, name
):
    monkeypatch.setattr(oidc_provider, "AGAIN", 0.0)
    known = provider.client.get(provider.issuer + KNOWN).json()
    for what, to in ELSEWHERE.items():
        said = known | {name: to.format(host=provider.host, path="/x")}
        provider.instead = {KNOWN: ("200 OK", [], json.dumps(said).encode())}
        provider.asked.clear()
        assert refused(Browser(site).get(START), "away", 503), what
        assert [path for path, _ in provider.asked] == [KNOWN], what


def test_a_provider_of_another_name_is_another_one(provider, site):
    known = provider.client.get(provider.issuer + KNOWN).json() | {"issuer": "https://x"}
    provider.instead = {KNOWN: ("200 OK", [], json.dumps(known).encode())}
    assert refused(Browser(site).get(START), "away", 503)


def test_a_provider_that_says_who_answers_must_say_so(provider, site):
    known = provider.client.get(provider.issuer + KNOWN).json()
    known |= {
        "authorization_response_iss_parameter_supported": True,
        "token_endpoint_auth_methods_supported": ["client_secret_post"],
        "scopes_supported": ["openid", "groups"],
    }
    provider.instead = {KNOWN: ("200 OK", [], json.dumps(known).encode())}
    assert refused(Browser(site).signs_in(provider), "invalid")
    browser = Browser(site)
    there = browser.goes()
    assert parse_qs(urlsplit(there).query)["scope"] == ["openid profile email groups"]
    browser.comes(f"{provider.decides(there).query}&{urlencode({'iss': provider.issuer})}")
    assert browser.status == 303
    assert provider.asked[-2][1]["client_secret"] == "jalak-5-kecil"


def test_hardening_66_no_code_token_state_or_secret_is_in_a_log_an_answer_or_the_ledger(
    provider, site, settings, store, caplog
):
    """Every word of one sign-in that worked and of one that did not."""
    with caplog.at_level(logging.WARNING):
        browser, words = Browser(site), []
        for sign in (None, elsewhere.unsigned("none")):
            provider.sign = sign
            there = browser.goes()
            words += parse_qs(urlsplit(there).query)["state"]
            words += parse_qs(urlsplit(there).query)["nonce"]
            words += list(browser.cookies.values())
            way = provider.decides(there)
            words += parse_qs(way.query)["code"]
            browser.comes(way)
            answer = browser.text + browser.to
            browser.cookies = {}
            assert not [word for word in words if word in answer]
    form = [form for path, form in provider.asked if path == TOKEN]
    words += [one["code_verifier"] for one in form] + ["jalak-5-kecil"]
    kept = (settings.state / "ledger.sqlite").read_bytes().decode("latin-1")
    kept += "".join(file.read_bytes().decode("latin-1") for file in settings.state.glob("*-wal"))
    ours = [one for one in caplog.records if one.name != "oidc_provider_mock"]
    said = "\n".join(one.getMessage() for one in ours)
    assert "Nobody was signed in: its ID token is none" in said
    assert len(words) == 2 * 4 + 2 + 1
    assert [word for word in words if word in said or word in kept] == []
    assert "jalak-5-kecil" not in f"{office_of(settings)!r} {settings!r}"


def test_where_nothing_is_set_there_is_no_such_way(settings, store):
    browser = Browser(opened(replace(settings, oidc={})))
    assert browser.get(START).status == 404
    assert browser.get(BACK).status == 404


def test_a_disabled_account_stays_shut_and_its_sessions_are_over(provider, site, store):
    browser = Browser(site).signs_in(provider)
    assert re.search("viewer", browser.get("/").text)
    disable(store, ADMIN, named(store, "ani@kantor.example"), NOON)
    assert refused(Browser(site).signs_in(provider), "disabled")
    assert browser.get("/").status == 302
