"""My account: hardening 47, 50, 53, 56 and 68 as its forms keep them."""

import json
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest

from access import tokens
from access.person import Person
from access.tokens import Wish
from ledger import tokens as kept
from model.scope import Scope
from tests.access.signed import asked, served, session
from tests.access.small import REGIONS
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
    with_password,
    wrong,
)

NEW = "delapan ikan terbang"
API = "/api/v1/regions"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return served(tmp_path_factory.mktemp("akun"))


def test_the_page_says_who_i_am_what_i_may_and_which_regions_in_words(made):
    _, word = somebody(made, "planner", ("64",), "wati")
    shown = page(made, word, "/akun")
    assert (shown.status, shown.headers["cache-control"]) == (200, "private, no-store")
    for said in (
        "wati, planner",
        "Kalimantan Timur",
        "download the whole data set",
        "this session",
    ):
        assert said in unescape(shown.text)
    assert "invite people" not in shown.text
    indonesian = asked(made, "/akun?lang=id", word)
    assert "Anda masuk sebagai wati, perencana" in unescape(indonesian.text)
    assert "lang=id" in indonesian.headers["set-cookie"]


def test_a_viewer_and_an_admin_see_no_tokens_and_cannot_make_one(made):
    for role in ("viewer", "admin"):
        who, word = somebody(made, role, name=f"{role}-without")
        assert "API tokens" not in page(made, word, "/akun").text
        assert send(made, word, "/akun", a_token()).status == 403
        assert kept.of_person(made.store, who.id) == []


def a_token(**changes):
    return {"deed": "make_token", "label": "Power Query", "regions": "", "days": "90"} | changes


def test_a_token_is_shown_once_opens_what_its_owner_may_and_is_revoked_at_once(made):
    who, word = somebody(made, "planner", ("64",), "tuti")
    answer = send(made, word, "/akun", a_token(regions="Kalimantan Timur"))
    shown = once(answer)
    assert shown.startswith(tokens.PREFIX)
    assert shown not in page(made, word, "/akun").text
    (mine,) = kept.of_person(made.store, who.id)
    assert (mine.label, mine.regions) == ("Power Query", ("64",))
    assert mine.expires_at - mine.at == timedelta(days=90)
    bearer = {"authorization": f"Bearer {shown}"}
    assert asked(made, API, **bearer).status == 200
    revoke = {"deed": "revoke_token", "row": str(mine.id)}
    assert done(send(made, word, "/akun", revoke)) == "/akun?done=revoked"
    assert asked(made, API, **bearer).status == 401
    assert [one.what for one in log(made, "token", who="tuti")] == [
        f"{deed} {mine.id}: Power Query" for deed in ("revoked", "made")
    ]
    assert shown not in json.dumps([str(one) for one in log(made)])


def test_the_same_form_sent_again_makes_no_second_token(made):
    who, word = somebody(made, "planner", name="tari")
    send(made, word, "/akun", a_token())
    assert "of this name already" in wrong(send(made, word, "/akun", a_token()))[0]
    assert len(kept.of_person(made.store, who.id)) == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"label": " \r\n "}, "1 to 80"),
        ({"label": "a" * 81}, "1 to 80"),
        ({"days": "366"}, "1 to 365"),
        ({"days": "0"}, "1 to 365"),
        ({"days": "1e9"}, "1 to 365"),
        ({"regions": "Kalimantan Utara"}, "does not see"),
        ({"regions": "00"}, "does not see"),
        ({"regions": "Kalimantan Timor"}, "the nearest, Kalimantan Timur"),
        ({"regions": "qqqqqqqq"}, "nothing like it"),
    ],
)
def test_a_token_that_would_be_too_much_is_refused_in_words(made, changes, said):
    who = now(made, "tono") or somebody(made, "planner", ("64",), "tono")[0]
    answer = send(made, session(made.store, who), "/akun", a_token(**changes))
    assert said in " ".join(wrong(answer))
    assert kept.of_person(made.store, who.id) == []


def test_the_nearest_region_stands_in_the_field_to_be_sent_again(made):
    who, word = somebody(made, "planner", ("64",), "tessa")
    answer = send(made, word, "/akun", a_token(regions="Kalimantan Timor"))
    assert 'value="Kalimantan Timur"' in answer.text
    assert once(send(made, word, "/akun", a_token(regions="Kalimantan Timur")))
    assert [one.regions for one in kept.of_person(made.store, who.id)] == [("64",)]


def test_nobody_revokes_or_ends_what_is_somebody_elses(made):
    mine, word = somebody(made, "planner", name="usman")
    other, their = somebody(made, "planner", name="vera")
    send(made, their, "/akun", a_token())
    (their_token,) = kept.of_person(made.store, other.id)
    (their_session,) = living(made, other)
    send(made, word, "/akun", {"deed": "revoke_token", "row": str(their_token.id)})
    send(made, word, "/akun", {"deed": "end_session", "row": str(their_session.id)})
    assert kept.of_person(made.store, other.id)[0].revoked_at is None
    assert page(made, their, "/akun").status == 200
    assert len(living(made, mine)) == 1


def test_one_session_or_all_others_end_at_once(made):
    who, word = somebody(made, "viewer", name="yanti")
    second, third = session(made.store, who), session(made.store, who)
    newest = max(one.id for one in living(made, who))
    ended = send(made, word, "/akun", {"deed": "end_session", "row": str(newest)})
    assert done(ended) == "/akun?done=session"
    assert page(made, third, "/akun").status == 302
    assert page(made, second, "/akun").status == 200
    assert done(send(made, word, "/akun", {"deed": "end_others"})) == "/akun?done=others"
    assert page(made, second, "/akun").status == 302
    assert page(made, word, "/akun").status == 200
    assert "All other sessions have ended" in page(made, word, "/akun?done=others").text


def a_password(**changes):
    return {"deed": "password", "old": PASSWORD, "new": NEW, "again": NEW} | changes


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"old": "not this one"}, "present password is wrong"),
        ({"again": "delapan ikan"}, "differ"),
        ({"new": "pendek", "again": "pendek"}, "fewer than 12"),
        ({"new": "123456789012", "again": "123456789012"}, "repeats"),
        ({"new": "zaskia-2026!", "again": "zaskia-2026!"}, "name"),
    ],
)
def test_hardening_53_a_weak_password_or_a_wrong_old_one_changes_nothing(made, changes, said):
    if now(made, "zaskia") is None:
        somebody(made, "viewer", name="zaskia")
    with_password(made, "zaskia")
    before = now(made, "zaskia")
    word = session(made.store, before)
    answer = send(made, word, "/akun", a_password(**changes))
    assert said in " ".join(wrong(answer))
    assert now(made, "zaskia") == before
    typed = {PASSWORD, NEW, *changes.values()}
    assert not [one for one in typed if f'value="{one}"' in answer.text]


def test_another_password_ends_every_session_and_is_in_the_log_without_it(made):
    somebody(made, "viewer", name="zul")
    with_password(made, "zul")
    who = now(made, "zul")
    word = session(made.store, who)
    assert done(send(made, word, "/akun", a_password())) == "/akun?done=password"
    assert living(made, who) == []
    assert page(made, word, "/akun?done=password").headers["location"].startswith("/masuk?next=")
    again = f"name=zul&password={NEW.replace(' ', '+')}".encode()
    signed = asked(made, "/masuk", "", "POST", again, content_type=FORM, origin=ORIGIN)
    assert signed.status == 303
    (told,) = log(made, "password", who="zul")
    assert (told.what, NEW in str(told)) == ("zul: another password", False)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
        ({"content_type": "text/plain"}, 415),
        ({"content_type": "multipart/form-data; boundary=x"}, 415),
        ({"content_type": "application/json"}, 400),
    ],
)
def test_hardening_50_a_form_of_another_site_changes_nothing(made, headers, status):
    who = now(made, "kiki") or somebody(made, "viewer", name="kiki")[0]
    word = session(made.store, who)
    other = session(made.store, who)
    assert send(made, word, "/akun", {"deed": "end_others"}, **headers).status == status
    assert page(made, other, "/akun").status == 200


def test_a_form_without_the_seal_of_this_very_session_changes_nothing(made):
    who, word = somebody(made, "planner", name="lala")
    second = session(made.store, who)
    stranger = seal(made, somebody(made, "planner", name="mimi")[1])
    for false in ("", "0" * 64, stranger, seal(made, second), seal(made, word) + "0", "\u00e9"):
        answer = send(made, word, "/akun", {"deed": "end_others"}, own_seal=false)
        assert (answer.status, "another session" in answer.text) == (403, True)
    assert len(living(made, who)) == 2


@pytest.mark.parametrize(
    "body",
    [b"", b"deed=", b"deed=nothing", b"\xff\xfe", b"deed=%ff", b"deed=end_others&deed=password",
     b"&".join(b"a%d=1" % n for n in range(40)), b"a=" + b"x" * 70_000],
)  # fmt: skip
def test_what_no_form_of_ours_sends_is_refused_and_is_no_bug(made, body):
    who = now(made, "nana") or somebody(made, "viewer", name="nana")[0]
    word = session(made.store, who)
    usual = {"content_type": FORM, "origin": ORIGIN}
    wanted = 413 if len(body) > 64 << 10 else 400  # what is too long is not even read
    assert asked(made, "/akun", word, "POST", body, **usual).status == wanted
    assert asked(made, "/akun", word, "DELETE").status == 405


def test_asking_for_a_page_changes_nothing_whatever_the_address_says(made):
    who, word = somebody(made, "planner", name="oki")
    session(made.store, who)
    said = f"deed=end_others&row=1&seal={seal(made, word)}&done=<b>x</b>"
    shown = page(made, word, f"/akun?{said}")
    assert (shown.status, "<b>x</b>" in shown.text, "is-done" in shown.text) == (200, False, False)
    assert len(living(made, who)) == 2
    assert asked(made, "/akun", word, "HEAD").status == 200


@pytest.mark.parametrize("nasty", XSS)
def test_hardening_56_labels_and_agents_are_words_and_nothing_else(made, nasty):
    who = now(made, "qori") or somebody(made, "planner", name="qori")[0]
    word = session(made.store, who)
    send(made, word, "/akun", a_token(label=nasty))
    refused = send(made, word, "/akun", a_token(label=nasty, days="0", regions=nasty))
    for text in (page(made, word, "/akun").text, refused.text):
        assert "<img src" not in text
        assert "<script>" not in text
        assert "<svg" not in text
        assert 'href="javascript' not in text
        assert nasty in unescape(text)


def test_a_program_with_a_token_and_a_stranger_see_no_account(made):
    who, word = somebody(made, "planner", name="rara")
    shown = once(send(made, word, "/akun", a_token()))
    bearer = {"authorization": f"Bearer {shown}"}
    assert asked(made, "/akun", **bearer).headers["location"].startswith("/masuk")
    own = seal(made, word)
    body = f"deed=end_others&seal={own}".encode()
    usual = {"content_type": FORM, "origin": ORIGIN}
    assert asked(made, "/akun", "", "POST", body, **usual, **bearer).status == 401
    assert len(living(made, who)) == 1


def test_an_account_of_an_organisation_has_no_password_here(made):
    _, word = somebody(made, "viewer", name="sari")
    assert "has no password here" in page(made, word, "/akun").text
    assert send(made, word, "/akun", a_password()).status == 403


def test_tokens_that_are_over_are_told_apart(made):
    who, word = somebody(made, "planner", name="sinta")
    long_ago = datetime.now(UTC) - timedelta(days=40)
    owner = Person(who.id, who.name, who.role, Scope())
    tokens.make(made.store, owner, Wish("lama", (), 30), REGIONS, long_ago)
    shown = page(made, word, "/akun").text
    assert "No longer valid: 1" in shown
    assert "There is no valid token yet" in shown
