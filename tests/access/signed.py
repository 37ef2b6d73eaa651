"""A server with restricted publications and a session of every role and scope."""

from datetime import UTC, datetime
from types import SimpleNamespace

from access import sessions, tokens
from access.person import Person, scope_of
from access.sessions import From
from app import create_app
from ledger import audit, people
from ledger.people import Account
from ledger.store import open_store
from ledger.upgrade import upgrade
from model.settings import Settings
from tests.asgi import ask
from tests.restricted import WHEN, published

ROLES = ("viewer", "planner", "publisher", "admin")
HERE = From("10.0.0.1", "test")
COOKIE = "cakupan"


def account(store, role, regions=(), name=None):
    name = name or f"{role}-{'-'.join(regions) or 'none'}"
    told = audit.Entry("account", "root", datetime.now(UTC))
    people.add(store, Account(name, role, tuple(regions), datetime.now(UTC), None), told)
    return people.find(store, name)


def session(store, who):
    """What opens a new session, "" where none begins."""
    opened = sessions.open_session(store, who, HERE, datetime.now(UTC))
    return opened.id if opened else ""


def cookie(word):
    return {"cookie": f"{COOKIE}={word}"}


def token(store, who, door, regions):
    owner = Person(who.id, who.name, who.role, scope_of(who.regions, door))
    made = tokens.make(store, owner, tokens.Wish("t", regions, 1), door, datetime.now(UTC))
    return made.word


def served(folder, data=None, **settings):
    """A server on loopback with an admin: so somebody has to sign in."""
    state = folder / "state"
    state.mkdir(parents=True)
    home = f"region=KAL&period={WHEN}"
    given = Settings(data=data or published(folder), state=state, home=home, **settings)
    store = open_store(given.database_url, state)
    upgrade(store)
    account(store, "admin", name="root@there")
    app = create_app(given)
    app._setup_server()
    return SimpleNamespace(app=app, server=app.server, store=store, settings=given)


def asked(made, path, word="", method="GET", body=b"", **headers):
    return ask(made.server, path, method, body, **({**cookie(word)} if word else {}), **headers)
