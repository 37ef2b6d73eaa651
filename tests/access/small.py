"""A small tree of regions, a clock that is told, and people whose passwords are known."""

from datetime import UTC, datetime, timedelta
from functools import cache

from access import passwords
from access.person import Person
from access.sign_in import Asked, sign_in
from ledger import audit, people
from ledger.people import Account
from model.regions import Regions
from model.scope import Scope

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
PASSWORD = "tujuh kuda laut biru"
HERE, ELSEWHERE = "10.0.0.1", "10.9.9.9"
ADMIN = Person(None, "root", "admin", Scope(), address="terminal")
TREE = [
    ("00", "nation", ""),
    ("KAL", "kanwil", "00"),
    ("64", "province", "KAL"),
    ("6402", "kabkota", "64"),
    ("6403", "kabkota", "64"),
    ("65", "province", "KAL"),
    ("6501", "kabkota", "65"),
    ("6571", "kabkota", "65"),
    ("11", "province", "00"),
]
REGIONS = Regions.of(
    [{"code": code, "name": code, "level": level, "parent": above} for code, level, above in TREE],
    [],
)


@cache
def kept():
    """The hash of PASSWORD, made once: each takes as long as it should."""
    return passwords.hash_of(PASSWORD)


def make(store, name="ani", role="viewer", regions=("64",), **changes):
    """An account with PASSWORD."""
    account = Account(name, role, tuple(regions), NOON, **{"password": kept()} | changes)
    people.add(store, account, audit.Entry("account", "root", NOON))
    return people.find(store, name)


def asked(name="ani", password=PASSWORD, address=HERE, **more):
    return Asked(name, password, address, **more)


def signed_in(store, now=NOON, **said):
    """The id of a new session, as the cookie holds it."""
    return sign_in(store, asked(**said), now).id


def log(store, *kinds):
    return audit.entries(store, audit.Wanted(kinds=kinds), most=None)
