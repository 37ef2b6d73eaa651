"""Whom the groups of an organisation make of somebody here, at each sign-in anew."""

from datetime import UTC, datetime

import pytest

from access import doors, oidc_people, sessions, tokens
from access.accounts import disable
from access.office import office_of
from access.oidc_people import Came, groups_of
from access.oidc_refusal import Refusal
from access.sessions import From
from ledger import audit, people
from ledger.audit import Wanted
from ledger.people import Account
from ledger.tokens import Token, add
from model.settings import Settings
from tests.access.small import ADMIN, HERE, HOUR, MINUTE, NOON, REGIONS

ISSUER = "https://id.example.go.id/realms/kantor"
GIVEN = {
    "CAKUPAN_OIDC_ISSUER": ISSUER,
    "CAKUPAN_OIDC_CLIENT_ID": "cakupan",
    "CAKUPAN_OIDC_CLIENT_SECRET": "jalak-5-kecil",
    "CAKUPAN_OIDC_ROLES": "baca=viewer; rencana=planner; CN=terbit,OU=k=publisher; urus=admin",
    "CAKUPAN_OIDC_SCOPES": "kaltim=64; kaltara=65,6571; pusat=00",
}
OFFICE = office_of(Settings(oidc=GIVEN))
WITHOUT_REGIONS = office_of(
    Settings(oidc={name: word for name, word in GIVEN.items() if "SCOPES" not in name})
)


def came(groups, sub="ani-7", cookie="", **claims):
    said = {"sub": sub, "groups": groups, "preferred_username": "ani@kantor.example"} | claims
    return Came(said, From(HERE, "a browser"), cookie)


def signs_in(store, *said, at=NOON, office=OFFICE, **more):
    return oidc_people.admit(store, office, came(*said, **more), at)


def ani(store):
    return people.by_subject(store, f"{ISSUER} ani-7")


def told(store, kind):
    return [one.what for one in audit.entries(store, Wanted(kinds=(kind,)))][::-1]


MAPPED = [
    (["baca"], "viewer", ()),
    (["baca", "rencana"], "planner", ()),
    (["rencana", "baca", "other"], "planner", ()),
    (["CN=terbit,OU=k", "rencana"], "publisher", ()),
    (["urus", "CN=terbit,OU=k"], "admin", ()),
    (["baca", "kaltim"], "viewer", ("64",)),
    (["baca", "kaltim", "kaltara"], "viewer", ("64", "65", "6571")),
    (["baca", "pusat"], "viewer", ("00",)),
    ("baca", "viewer", ()),
    (["kaltim"], None, ()),
    (["Baca"], None, ()),
    (["baca "], None, ()),
    ([], None, ()),
    ("", None, ()),
    (None, None, ()),
    ({"baca": True}, None, ()),
    ([["baca"], 7, None], None, ()),
    ("baca rencana", None, ()),
]


@pytest.mark.parametrize(("groups", "role", "regions"), MAPPED)
def test_groups_are_a_role_and_regions(groups, role, regions):
    found = groups_of({"groups": groups}, "groups")
    assert OFFICE.role_of(found) == role
    if role is not None:
        assert tuple(OFFICE.regions_of(found)) == regions
    assert WITHOUT_REGIONS.regions_of(found) is None


def test_who_has_no_group_of_ours_gets_no_account(store):
    with pytest.raises(Refusal, match="no group") as refused:
        signs_in(store, ["other"])
    assert refused.value.why == "no_role"
    assert people.every(store) == []
    assert told(store, "failure") == ["no group of theirs has a role"]


def test_role_and_regions_follow_the_groups_and_other_sessions_end(store):
    first, role = signs_in(store, ["baca", "kaltim"])
    assert (role, ani(store).role, ani(store).regions) == ("viewer", "viewer", ("64",))
    same, _ = signs_in(store, ["kaltim", "baca"], at=NOON + MINUTE)
    for opened in (first, same):  # nothing changed: both go on
        assert sessions.find(store, opened.id, NOON + MINUTE, REGIONS, HERE).role == "viewer"
    third, role = signs_in(store, ["rencana"], at=NOON + 2 * MINUTE)
    assert (role, ani(store).role, ani(store).regions) == ("planner", "planner", ())
    for opened in (first, same):
        assert sessions.find(store, opened.id, NOON + 2 * MINUTE, REGIONS, HERE) is None
    assert sessions.find(store, third.id, NOON + 2 * MINUTE, REGIONS, HERE).role == "planner"
    assert told(store, "account") == [
        "ani@kantor.example: made as viewer, by its organisation",
        "ani@kantor.example: role viewer -> planner; regions 64 -> none, by its organisation",
    ]


def test_where_groups_say_nothing_of_regions_those_of_an_admin_stay(store):
    signs_in(store, ["baca"], office=WITHOUT_REGIONS)
    told = audit.Entry("account", "root", NOON)
    people.change(store, ani(store).id, {"regions": ["6403"]}, told)
    signs_in(store, ["rencana"], office=WITHOUT_REGIONS, at=NOON + MINUTE)
    assert (ani(store).role, ani(store).regions) == ("planner", ("6403",))


def test_who_lost_every_group_is_out_at_once_with_sessions_and_tokens(store):
    opened, _ = signs_in(store, ["rencana", "pusat"])
    word, now = "cak_" + doors.new(), NOON + MINUTE
    token = Token("script", ani(store).id, ("64",), NOON, NOON + 300 * HOUR)
    add(store, token, doors.hashed(word), audit.Entry("token", "ani", NOON))
    assert tokens.find(store, word, now, REGIONS, HERE)
    with pytest.raises(Refusal, match="any more"):
        signs_in(store, ["other"], at=now)
    assert sessions.find(store, opened.id, now, REGIONS, HERE) is None
    assert tokens.find(store, word, now, REGIONS, HERE) is None
    signs_in(store, ["baca"], at=now + MINUTE)  # and in again, where they come back
    assert (ani(store).role, ani(store).regions) == ("viewer", ())


def test_the_last_admin_stays_one_and_is_not_let_in_without_the_group(store):
    opened, _ = signs_in(store, ["urus"])
    for groups in ([], ["baca"]):
        with pytest.raises(Refusal, match="last admin") as refused:
            signs_in(store, groups, at=NOON + MINUTE)
        assert refused.value.why == "no_role"
        assert ani(store).role == "admin"
        assert sessions.find(store, opened.id, NOON + MINUTE, REGIONS, HERE) is None


def test_a_name_or_an_address_is_nobody(store):
    """Whoever can choose what they are called elsewhere does not become somebody here."""
    local = Account("ani@kantor.example", "admin", ("00",), NOON)
    people.add(store, local, audit.Entry("account", "root", NOON))
    signs_in(store, ["baca"], email="ani@kantor.example")
    assert ani(store).name == "ani-7@id.example.go.id"
    assert people.find(store, "ani@kantor.example").subject is None
    signs_in(store, ["baca"], sub="other", email="ani.lain@kantor.example")
    assert people.find(store, "ani.lain@kantor.example").subject == f"{ISSUER} other"
    signs_in(store, ["baca"], sub="9", email="dewi@kantor.example", email_verified=False)
    assert people.find(store, "dewi@kantor.example") is None
    signs_in(store, ["baca"], sub="10", preferred_username="loopback", email=7)
    assert people.by_subject(store, f"{ISSUER} 10").name == "10@id.example.go.id"


def test_the_same_subject_of_another_provider_is_somebody_else(store):
    other = office_of(Settings(oidc=GIVEN | {"CAKUPAN_OIDC_ISSUER": "https://other.example"}))
    signs_in(store, ["baca"])
    signs_in(store, ["rencana"], office=other)
    assert ani(store).role == "viewer"
    assert len(people.every(store)) == 2


def test_another_name_elsewhere_is_the_same_person_here(store):
    signs_in(store, ["baca"])
    signs_in(store, ["baca"], preferred_username="ani.baru@kantor.example")
    assert [account.name for account in people.every(store)] == ["ani@kantor.example"]


def test_a_sign_in_over_an_earlier_session_ends_that_and_a_disabled_account_has_none(store):
    first, _ = signs_in(store, ["baca"])
    second, _ = signs_in(store, ["baca"], cookie=first.id)
    assert first.id != second.id
    assert sessions.find(store, first.id, NOON, REGIONS, HERE) is None
    disable(store, ADMIN, ani(store), datetime.now(UTC))
    with pytest.raises(Refusal, match="disabled"):
        signs_in(store, ["baca"])
