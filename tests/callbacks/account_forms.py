"""Forms of the pages about accounts, filled in and sent as a browser would."""

import re
from html import unescape
from urllib.parse import urlencode

from access import passwords
from ledger import audit, people, sessions
from ledger.audit import Wanted
from tests.access.signed import account, asked, session

FORM = "application/x-www-form-urlencoded"
ORIGIN = "http://127.0.0.1:8050"
PASSWORD = "tujuh kuda laut biru"
XSS = [
    "<img src=x onerror=alert(1)>",
    "</title><script>alert(1)</script>",
    "\"'><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "{{7*7}}{% raw %}",
]


def somebody(made, role, regions=(), name=None):
    """The account and the session of somebody new."""
    who = account(made.store, role, regions, name)
    return who, session(made.store, who)


def page(made, word, path):
    return asked(made, path, word, accept_language="en")


def seal(made, word, path="/akun"):
    """The word that the forms of this session's page carry."""
    return re.search(r'name="seal" value="([0-9a-f]{64})"', page(made, word, path).text)[1]


def send(made, word, path, fields, own_seal=None, **headers):
    said = {"seal": seal(made, word, path) if own_seal is None else own_seal, **fields}
    usual = {"content_type": FORM, "origin": ORIGIN, "accept_language": "en"}
    return asked(made, path, word, "POST", urlencode(said).encode(), **usual | headers)


def done(answer):
    """Where a deed that was done leads, "" where it was not."""
    return answer.headers.get("location", "") if answer.status == 303 else ""


def wrong(answer):
    """What stands under the fields of a form that was refused."""
    assert answer.status == 422
    return [unescape(one) for one in re.findall(r'class="field-wrong"[^>]*>([^<]*)<', answer.text)]


def once(answer):
    """The word that a page shows this once."""
    assert answer.status == 200
    return unescape(
        re.search(r'id="once-word"', answer.text)
        and re.search(r'readonly value="([^"]+)"[^>]*id="once-word"', answer.text)[1]
    )


def now(made, name):
    return people.find(made.store, name)


def with_password(made, name):
    found = now(made, name)
    told = audit.Entry("password", "root", found.at)
    people.change(made.store, found.id, {"password": passwords.hash_of(PASSWORD)}, told)


def living(made, who):
    return [one for one in sessions.of_person(made.store, who.id) if one.ended_at is None]


def log(made, *kinds, who=""):
    return audit.entries(made.store, Wanted(kinds=kinds, who=who), most=None)
