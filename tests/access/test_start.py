"""Safe by default on this machine, and in public only when all of it holds (hardening, 2.6)."""

import os
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from access import secret, start, tls
from access.rule import Installation
from ledger.audit import Entry
from ledger.people import Account, add
from ledger.store import open_store
from ledger.upgrade import upgrade
from model.errors import UsageError
from model.settings import Settings
from tests.access.certificate import certificate

NOW = datetime(2026, 11, 22, tzinfo=UTC)
HOST = "cakupan.example.go.id"


@pytest.fixture
def settings(tmp_path):
    return Settings(data=tmp_path / "data", state=tmp_path / "state")


@pytest.fixture
def public(settings, tmp_path):
    """Settings of a public server with nothing to blame."""
    cert, key = certificate(tmp_path, HOST)
    return replace(
        settings,
        host="0.0.0.0",
        public_url=f"https://{HOST}",
        allowed_hosts=(HOST,),
        tls_cert=cert,
        tls_key=key,
    )


def broken(settings):
    """The rules that an installation breaks, by name."""
    of = Installation(settings)
    return {name: found.fix for name, rule in start.RULES.items() if not (found := rule(of)).holds}


def account(settings, name, role="admin", **more):
    store = open_store("", settings.state)
    upgrade(store)
    add(store, Account(name, role, (), NOW, **more), Entry("account", "tests", NOW))


def test_on_this_machine_nothing_has_to_be_set_up(settings):
    assert broken(settings) == {}
    start.refuse(settings)
    assert stat.S_IMODE((settings.state / "secret").stat().st_mode) == 0o600


def test_whoever_may_not_write_its_state_is_still_served_on_this_machine(settings, tmp_path):
    (tmp_path / "file").write_text("")
    start.refuse(replace(settings, state=tmp_path / "file" / "state"))


def test_another_address_is_refused_with_everything_that_lacks(settings):
    with pytest.raises(UsageError) as refused:
        start.refuse(replace(settings, host="0.0.0.0", debug=True))
    said = str(refused.value)
    assert said.startswith("0.0.0.0:8050 cannot be served safely in public:")
    for name in ("sign-in", "public-url", "encryption", "hosts", "debug"):
        assert f"\n  {name}: " in said


def test_without_sign_in_no_public_address_is_safe(public):
    assert set(broken(public)) == {"sign-in"}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"public_url": ""}, "public-url"),
        ({"public_url": f"http://{HOST}"}, "public-url"),
        ({"tls_cert": None, "tls_key": None}, "encryption"),
        ({"allowed_hosts": ()}, "hosts"),
        ({"debug": True}, "debug"),
        ({"public_url": "https://another.example.go.id"}, "encryption"),
    ],
    ids=str,
)
def test_each_thing_that_lacks_is_a_rule_that_is_broken(public, change, rule):
    assert set(broken(replace(public, **change))) == {"sign-in", rule}


def test_a_declared_proxy_may_encrypt_instead(public):
    behind = replace(public, tls_cert=None, tls_key=None, behind_proxy=1)
    assert set(broken(replace(behind, proxy_addresses=("10.0.0.9",)))) == {"sign-in"}


def test_whoever_reaches_the_server_past_the_proxy_must_not_pass_for_it(public):
    behind = replace(public, behind_proxy=1)
    assert set(broken(behind)) == {"sign-in", "proxy"}
    assert set(broken(replace(behind, host="127.0.0.1"))) == {"sign-in"}
    said = start.proxy(Installation(behind))
    assert "CAKUPAN_PROXY_ADDRESSES" in said.fix
    assert "0.0.0.0" in said.said


def test_a_proxy_on_this_machine_makes_it_public(settings):
    assert "sign-in" in broken(replace(settings, behind_proxy=1))


def test_data_that_the_server_could_change_are_not_served_in_public(public):
    public.data.mkdir()
    assert set(broken(public)) == {"sign-in", "data"}


def test_the_files_permissions_decide_unless_one_is_root(public):
    public.data.mkdir(0o500)
    assert ("data" in broken(public)) == (os.geteuid() == 0)


def test_one_admin_who_can_sign_in_is_needed(settings):
    assert "accounts add" in start.sign_in(Installation(settings)).fix
    account(settings, "planner@bpjs.go.id", "planner")
    assert not start.sign_in(Installation(settings)).holds
    account(settings, "admin@bpjs.go.id")
    assert start.sign_in(Installation(settings)).holds


def test_while_the_ledger_is_away_nobody_can_sign_in_and_the_server_starts(settings):
    away = replace(settings, database_url="postgresql://u:kenari-9@127.0.0.1:1/x")
    found = start.sign_in(Installation(away))
    assert found.holds
    assert "kenari-9" not in found.said


def test_an_account_of_an_example_is_no_account_of_a_public_server(public):
    account(public, "perencana@contoh.invalid", "planner")
    assert set(broken(public)) == {"sign-in", "samples"}


@pytest.mark.parametrize("kind", ["group", "world", "short", "same", "folder", "missing"])
def test_a_secret_that_is_none_is_refused_in_both_modes(settings, tmp_path, kind):
    file = tmp_path / "own"
    match kind:
        case "folder":
            file.mkdir(0o700)
        case "missing":
            pass
        case _:
            file.write_bytes({"short": os.urandom(31), "same": b"a" * 64}.get(kind, os.urandom(32)))
            file.chmod({"group": 0o640, "world": 0o604}.get(kind, 0o600))
    own = replace(settings, secret_file=file)
    assert set(broken(own)) == {"secret"}
    with pytest.raises(UsageError, match=str(file)):
        start.refuse(own)


def test_a_secret_is_made_once_and_is_another_everywhere(settings, tmp_path):
    one = secret.secret_of(settings)
    assert len(one) == 32
    assert secret.secret_of(settings) == one
    assert secret.secret_of(replace(settings, state=tmp_path / "other")) != one
    assert sorted(path.name for path in settings.state.iterdir()) == ["secret"]


def test_a_secret_that_another_server_made_meanwhile_is_taken(settings):
    secret.secret_of(settings)
    before = secret.read(settings.state / "secret")
    secret._make(settings.state / "secret")
    assert secret.read(settings.state / "secret") == before


FITS = {"host": HOST, "now": NOW}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"host": "other.example.go.id"}, "does not name"),
        ({"now": NOW + timedelta(days=400)}, "valid until"),
        ({"now": NOW - timedelta(days=400)}, "valid until"),
    ],
    ids=["fits", "another name", "over", "not yet"],
)
def test_a_certificate_lasts_and_names_the_host(tmp_path, change, said):
    cert, key = certificate(tmp_path, HOST)
    found = tls.finding(cert, key, **FITS | change)
    assert (said in found.said, found.holds) == (True, not said)


@pytest.mark.parametrize("kind", ["another key", "no key", "no certificate", "missing", "open key"])
def test_a_certificate_that_cannot_be_served_is_told(tmp_path, kind):
    cert, key = certificate(tmp_path, HOST)
    (tmp_path / "other").mkdir()
    match kind:
        case "another key":
            _, key = certificate(tmp_path / "other", HOST)
        case "no key":
            key.write_text("nothing")
        case "no certificate":
            cert.write_text("nothing")
        case "missing":
            cert.unlink()
        case "open key":
            key.chmod(0o644)
    found = tls.finding(cert, key, **FITS)
    assert not found.holds
    assert found.fix


@pytest.mark.parametrize(
    ("name", "host", "names"),
    [
        ("cakupan.go.id", "cakupan.go.id", True),
        ("*.go.id", "cakupan.go.id", True),
        ("*.go.id", "a.cakupan.go.id", False),
        ("*.go.id", "go.id", False),
        ("10.0.0.7", "10.0.0.7", True),
        ("10.0.0.7", "10.0.0.8", False),
    ],
)
def test_a_star_stands_for_one_part(name, host, names):
    assert tls._names(name, host) is names
