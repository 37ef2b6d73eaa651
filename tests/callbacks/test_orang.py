"""People: what an admin does holds on the next request, and nobody else can do it."""

from datetime import UTC, datetime, timedelta
from html import unescape
from urllib.parse import urlencode

import pytest

from ledger import invites as kept
from ledger import people
from ledger.audit import Entry
from tests.access.signed import asked, served, session
from tests.callbacks.account_forms import (
    FORM,
    ORIGIN,
    PASSWORD,
    XSS,
    done,
    living,
    log,
    now,
    once,
    page,
    seal,
    send,
    somebody,
    wrong,
)

LINK = "http://127.0.0.1:8050/undangan?kode="


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return served(tmp_path_factory.mktemp("orang"))


@pytest.fixture
def admin(made):
    """The session of the admin that every such server has."""
    return session(made.store, now(made, "root@there"))


def invitation(**changes):
    return {"deed": "invite", "name": "citra", "role": "planner", "regions": "64"} | changes


def open_ones(made):
    return [one for one in kept.latest(made.store) if not (one.used_at or one.revoked_at)]


def test_the_list_tells_name_role_regions_and_when_somebody_was_seen(made, admin):
    somebody(made, "planner", ("64",), "wati@example.go.id")
    shown = unescape(page(made, admin, "/orang").text)
    for said in (
        "wati@example.go.id",
        "planner · Kalimantan Timur",
        "Last seen",
        "sees no figures",
    ):
        assert said in shown
    indonesian = unescape(asked(made, "/orang?lang=id", admin).text)
    assert "perencana · Kalimantan Timur" in indonesian
    assert "tidak melihat angka" in indonesian


@pytest.mark.parametrize("role", ["viewer", "planner", "publisher"])
def test_nobody_but_an_admin_sees_or_changes_people(made, role):
    who, word = somebody(made, role, name=f"{role}-curious")
    assert page(made, word, "/orang").status == 403
    own = seal(made, word)  # of their own page: a true seal is no right
    for deed in ("invite", "change", "disable", "enable", "end_sessions", "withdraw"):
        said = invitation(deed=deed, row=str(who.id), role="admin", name="own-friend")
        assert send(made, word, "/orang", said, own_seal=own).status == 403
    assert (now(made, who.name).role, now(made, "own-friend"), len(living(made, who))) == (
        role,
        None,
        1,
    )


def test_an_invitation_is_shown_once_becomes_an_account_and_opens_once(made, admin):
    answer = send(made, admin, "/orang", invitation(name="Dian", regions="Kalimantan Timur"))
    link = once(answer)
    assert link.startswith(LINK)
    code = link.removeprefix(LINK)
    later = page(made, admin, "/orang").text
    assert (code in later, "dian" in later) == (False, True)
    body = urlencode({"kode": code, "password": PASSWORD, "again": PASSWORD}).encode()
    usual = {"content_type": FORM, "origin": ORIGIN}
    assert asked(made, "/undangan", "", "POST", body, **usual).status == 303
    assert asked(made, "/undangan", "", "POST", body, **usual).status == 410
    assert (now(made, "dian").role, now(made, "dian").regions) == ("planner", ("64",))
    assert code not in str(log(made))


def test_a_second_invitation_to_a_name_waits_until_the_first_is_withdrawn(made, admin):
    link = once(send(made, admin, "/orang", invitation(name="fitri")))
    assert "still open" in wrong(send(made, admin, "/orang", invitation(name="FITRI")))[0]
    (first,) = [one for one in open_ones(made) if one.name == "fitri"]
    withdraw = {"deed": "withdraw", "row": str(first.id)}
    assert done(send(made, admin, "/orang", withdraw)) == "/orang?done=withdrawn"
    assert asked(made, link.removeprefix("http://127.0.0.1:8050")).status == 410
    assert done(send(made, admin, "/orang", withdraw)) == "/orang?done=gone"
    assert once(send(made, admin, "/orang", invitation(name="fitri"))) != link


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "without spaces"),
        ({"name": "two words"}, "without spaces"),
        ({"name": "a\r\nb"}, "without spaces"),
        ({"name": "a" * 255}, "without spaces"),
        ({"name": "loopback"}, "loopback"),
        ({"name": "ROOT@there"}, "already"),
        ({"role": "desk"}, "one of the roles"),
        ({"role": "owner"}, "one of the roles"),
        ({"regions": "Kalimantan Timor"}, "the nearest, Kalimantan Timur"),
        ({"regions": "64; ; qqqqqqqq"}, "nothing like it"),
    ],
)
def test_an_invitation_to_nothing_is_refused_in_words(made, admin, changes, said):
    before = len(kept.latest(made.store))
    answer = send(made, admin, "/orang", invitation(**changes))
    assert said in " ".join(wrong(answer))
    assert len(kept.latest(made.store)) == before


def test_hardening_47_role_and_regions_hold_at_once_and_end_all_sessions(made, admin):
    who, word = somebody(made, "viewer", ("65",), "gita")
    change = {"deed": "change", "row": str(who.id), "role": "planner", "regions": "64, 65"}
    assert done(send(made, admin, "/orang", change)) == "/orang?done=changed"
    assert (now(made, "gita").role, set(now(made, "gita").regions)) == ("planner", {"64", "65"})
    assert page(made, word, "/akun").status == 302
    assert "API tokens" in page(made, session(made.store, who), "/akun").text
    assert done(send(made, admin, "/orang", change)) == "/orang?done=same"
    assert page(made, session(made.store, who), "/akun").status == 200
    whats = [one.what for one in log(made, "account", who="root@there") if "gita" in one.what]
    assert sorted(whats) == ["gita: regions 65 -> 64 65", "gita: role viewer -> planner"]


def test_hardening_47_who_is_disabled_is_out_at_once_until_enabled_again(made, admin):
    who, word = somebody(made, "planner", name="hadi")
    disable, enable = ({"deed": deed, "row": str(who.id)} for deed in ("disable", "enable"))
    assert done(send(made, admin, "/orang", disable)) == "/orang?done=disabled"
    assert page(made, word, "/akun").status == 302
    assert page(made, session(made.store, who), "/akun").status == 302
    assert done(send(made, admin, "/orang", enable)) == "/orang?done=enabled"
    assert page(made, word, "/akun").status == 302
    assert page(made, session(made.store, who), "/akun").status == 200


def test_all_sessions_of_somebody_end(made, admin):
    who, word = somebody(made, "viewer", name="indah")
    session(made.store, who)
    end = {"deed": "end_sessions", "row": str(who.id)}
    assert done(send(made, admin, "/orang", end)) == "/orang?done=ended"
    assert (living(made, who), page(made, word, "/akun").status) == ([], 302)


@pytest.mark.parametrize("deed", ["change", "disable"])
def test_the_last_admin_cannot_be_taken_away(made, admin, deed):
    root = now(made, "root@there")
    said = {"deed": deed, "row": str(root.id), "role": "viewer", "regions": ""}
    answer = send(made, admin, "/orang", said)
    assert wrong(answer) == [
        "This is the last admin who can sign in: make somebody else an admin first."
    ]
    assert now(made, "root@there") == root
    assert page(made, admin, "/orang").status == 200


def test_an_admin_who_gives_the_role_away_is_out_at_once(made):
    _, word = somebody(made, "admin", name="jaya")
    me = now(made, "jaya")
    change = {"deed": "change", "row": str(me.id), "role": "viewer", "regions": ""}
    assert done(send(made, word, "/orang", change)) == "/orang?done=changed"
    assert page(made, word, "/orang").status == 302
    assert page(made, session(made.store, me), "/orang").status == 403


@pytest.mark.parametrize("row", ["", "0", "999999", "-1", "1 or 1=1", "9" * 30, "\u0661"])
def test_a_number_that_nobody_has_changes_nobody(made, admin, row):
    before = people.every(made.store)
    for deed in ("change", "disable", "enable", "end_sessions", "withdraw"):
        answer = send(made, admin, "/orang", {"deed": deed, "row": row, "role": "admin"})
        assert done(answer) == "/orang?done=gone"
    assert people.every(made.store) == before


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.example"}, {"sec_fetch_site": "cross-site"}]
)
def test_hardening_50_a_page_of_another_site_invites_nobody(made, admin, headers):
    assert send(made, admin, "/orang", invitation(name="evil"), **headers).status == 403
    other = seal(made, session(made.store, now(made, "root@there")))
    assert send(made, admin, "/orang", invitation(name="evil"), own_seal=other).status == 403
    assert not [one for one in open_ones(made) if one.name == "evil"]


@pytest.mark.parametrize("nasty", XSS)
def test_hardening_56_names_are_words_and_nothing_else(made, admin, nasty):
    name = nasty.replace(" ", "")
    once(send(made, admin, "/orang", invitation(name=name)))
    refused = send(made, admin, "/orang", invitation(name=nasty, role=nasty, regions=nasty))
    for text in (page(made, admin, "/orang").text, refused.text, page(made, admin, "/audit").text):
        assert not [one for one in ("<img", "<script>", "<svg") if one in text.casefold()]


def test_an_invitation_that_is_over_is_not_listed(made, admin):
    past = datetime.now(UTC) - timedelta(hours=73)
    old = kept.Invite("lalu", "viewer", (), "root", past, past + timedelta(hours=72))
    kept.add(made.store, old, "a hash", Entry("account", "root", past))
    assert "lalu" not in page(made, admin, "/orang").text
