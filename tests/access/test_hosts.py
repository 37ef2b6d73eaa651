"""Hardening 59: which names are answered to, and what proxies are believed."""

import pytest

from access.hosts import is_public, name_in
from model.settings import Settings
from tests.access.doors import PUBLIC, raw, server, status
from tests.asgi import ask


@pytest.fixture(scope="module")
def desk():
    return server(Settings())


@pytest.fixture(scope="module")
def public():
    return server(PUBLIC)


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8050", "127.0.0.1", "127.0.0.1:9000", "[::1]", "[::1]:8050"]
)
def test_this_machine_is_answered_by_its_own_names(desk, host):
    assert status(desk, host=host) == 200


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "evil.example:8050",
        "127.0.0.1.evil.example",
        "localhost@evil.example",
        "localhost/evil",
        "localhost:80:80",
        "localhost:http",
        "localhost.",
        "[::1",
        "[::1]x",
        "::1",
        "192.168.1.5",
        "0.0.0.0",
    ],
)
@pytest.mark.parametrize("path", ["/does", "/api/does", "/nothing", "/breaks"])
def test_any_other_name_is_refused_whatever_is_asked_for(desk, host, path):
    assert status(desk, path, host=host) == 400


@pytest.mark.parametrize("hosts", [[], ["localhost", "localhost"], ["localhost", "evil.example"]])
def test_a_request_says_once_whom_it_asks(desk, hosts):
    sent = raw(desk, [(b"host", host.encode()) for host in hosts])
    assert sent[0]["status"] == 400


def test_a_public_server_answers_to_its_public_names_only(public):
    for host in ("cakupan.example.go.id", "cakupan.lan:443", "[2001:db8::7]"):
        assert status(public, host=host) == 200
    for host in ("localhost", "127.0.0.1", "10.0.0.7", "x.cakupan.lan"):
        assert status(public, host=host) == 400


def test_a_name_that_the_server_listens_on_is_its_own_too():
    assert status(server(Settings(host="127.0.0.2")), host="127.0.0.2:8050") == 200


@pytest.mark.parametrize(
    ("settings", "public"),
    [
        ({}, False),
        ({"host": "localhost"}, False),
        ({"host": "127.3.2.1"}, False),
        ({"host": "::1"}, False),
        ({"host": "0.0.0.0"}, True),
        ({"host": "::"}, True),
        ({"host": "10.0.0.7"}, True),
        ({"host": "cakupan.lan"}, True),
        ({"behind_proxy": 1}, True),  # others come through the proxy
        ({"public_url": "https://cakupan.example.go.id"}, True),
    ],
)
def test_whoever_others_can_reach_is_public(settings, public):
    assert is_public(Settings(**settings)) == public


def test_a_socket_is_closed_before_it_opens(desk):
    sent = raw(desk, [(b"host", b"localhost")], "/_dash-ws-callback", type="websocket")
    assert [message["type"] for message in sent] == ["websocket.close"]


SPOOF = {
    "x_forwarded_for": "1.2.3.4",
    "x_forwarded_host": "evil.example",
    "x_forwarded_proto": "https",
    "forwarded": "for=1.2.3.4;host=evil.example",
}


def test_nothing_is_believed_of_a_proxy_that_was_not_declared(desk):
    assert ask(desk, "/does", **SPOOF).text == "test http 127.0.0.1:8050 "


def through(made, peer="127.0.0.1", **headers):
    """What is answered to a peer that says these things of its reader, and with which status."""
    own = {"host": "cakupan.lan"} | headers
    given = [(name.replace("_", "-").encode(), word.encode()) for name, word in own.items()]
    sent = raw(made, given, client=(peer, 1))
    return sent[0]["status"], b"".join(one.get("body", b"") for one in sent[1:]).decode()


@pytest.mark.parametrize(
    ("proxies", "forwarded", "client"),
    [
        (1, "6.6.6.6, 10.9.9.9", "10.9.9.9"),  # the reader wrote the first, the proxy the last
        (2, "6.6.6.6, 10.9.9.9, 10.8.8.8", "10.9.9.9"),
        (2, "10.9.9.9", "127.0.0.1"),  # fewer than declared: whoever asked came another way
        (1, "[2001:db8::5]:443", "2001:db8::5"),
        (1, "10.9.9.9:5555", "10.9.9.9"),
        (1, "10.9.9.9\r\nX: y", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_of_as_many_proxies_as_are_declared_the_outermost_is_believed(proxies, forwarded, client):
    made = server(Settings(behind_proxy=proxies, allowed_hosts=("cakupan.lan",)))
    assert through(made, x_forwarded_for=forwarded) == (200, f"{client} http cakupan.lan ")


def test_scheme_and_host_come_from_a_declared_proxy_and_the_host_is_still_one_of_ours():
    made = server(Settings(behind_proxy=1, allowed_hosts=("cakupan.lan",)))
    seen = {"host": "127.0.0.1:8050", "x_forwarded_proto": "https"}
    answer = through(made, **seen, x_forwarded_host="cakupan.lan")
    assert answer == (200, "127.0.0.1 https cakupan.lan ")
    assert through(made, **seen, x_forwarded_host="evil.example")[0] == 400


PROXIES = ("10.0.0.9", "10.1.0.0/29", "2001:db8::/64")


@pytest.mark.parametrize(
    ("addresses", "peer", "believed"),
    [
        ((), "127.0.0.1", True),
        ((), "::ffff:127.0.0.1", True),
        ((), "10.0.0.9", False),  # a neighbour who goes past the proxy
        ((), "2001:db8::9", False),
        (PROXIES, "10.0.0.9", True),
        (PROXIES, "::ffff:10.0.0.9", True),
        (PROXIES, "10.1.0.7", True),
        (PROXIES, "10.1.0.8", False),
        (PROXIES, "2001:db8::ffff", True),
        (PROXIES, "2001:db8:0:1::1", False),
        (PROXIES, "127.0.0.1", False),  # it is not declared
        (PROXIES, "unix", False),
    ],
)
def test_hardening_59_what_is_forwarded_is_believed_of_declared_addresses_alone(
    addresses, peer, believed
):
    names = ("cakupan.lan", "outside.lan")
    made = server(Settings(behind_proxy=1, proxy_addresses=addresses, allowed_hosts=names))
    forged = {"x_forwarded_proto": "https", "x_forwarded_host": "outside.lan"}
    status, said = through(made, peer, x_forwarded_for="10.9.9.9", **forged)
    expected = "10.9.9.9 https outside.lan " if believed else f"{peer} http cakupan.lan "
    assert (status, said) == (200, expected)


@pytest.mark.parametrize("word", ["a b", "a\\b", "a?b", "a#b", "fe80::1%eth0", "[::1]:x"])
def test_what_is_no_host_has_no_name(word):
    assert name_in(word) == ""
