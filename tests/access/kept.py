"""An app that says how often it was asked, behind kept answers; and who asks it."""

import json

from access.kept_answers import lasts, passes
from access.person import Person
from access.roles import DESK
from access.who import acting_as
from model.scope import Scope
from tests.asgi import ask

PATH = "/_dash-update-component"
PLANNER = Person(1, "planner", DESK, Scope.everything())


class Pages:
    """Answers with how often it was asked; whether that lasts stands in the request."""

    def __init__(self, warehouse):
        self.asked, self.warehouse = 0, warehouse
        self.state = 1  # of what pages show beside the version
        self.meanwhile = lambda: None

    async def __call__(self, scope, receive, send):
        self.asked += 1
        body = json.loads((await receive())["body"] or b'{"lasts": true}')
        version = body.get("version", self.warehouse.current().number)
        said = str(self.asked).encode() * body.get("times", 1)
        if body.get("passes"):
            passes()
        if body["lasts"]:
            beside = (self.state, lambda: self.state) if body.get("beside") else ()
            lasts(version, *beside)
        self.meanwhile()
        headers = [(b"set-cookie", b"a=b")] if body.get("cookie") else []
        start = {"type": "http.response.start", "status": body.get("status", 200)}
        await send({**start, "headers": headers})
        for _ in range(body.get("pieces", 0)):
            await send({"type": "http.response.body", "body": said, "more_body": True})
        if not body.get("breaks"):
            await send({"type": "http.response.body", "body": said})


def by(person, app):
    """The app as one person asks it."""

    async def asked(*call):
        with acting_as(person):
            await app(*call)

    return asked


def asking(kept):
    """What asks kept answers for a page's answer and returns its body."""

    def asked(person=PLANNER, packed="gzip", **body):
        said = json.dumps({"lasts": True} | body).encode()
        return ask(by(person, kept), PATH, "POST", said, accept_encoding=packed).body

    return asked
