"""One request to an ASGI app, without a server."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from access import who
from access.person import Person


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes
    whole: bool = True  # False: broken off before its end

    @property
    def text(self):
        return self.body.decode("utf-8-sig")


def at_desk(app):
    """The app as whoever sits at the desk asks it, where no gate stands before it."""

    async def asked(*call):
        with who.acting_as(Person.at_desk()):
            await app(*call)

    return asked


def ask(app, path="/", method="GET", body=b"", **headers):
    """Return the answer to one request; header names with _ for -, `host` unless it is given.

    With `stalls=True` whoever asks takes nothing of the body.
    """
    return finished(_ask(app, path, method, body, headers))


def finished(coroutine):
    """What a coroutine returns.

    In a thread of its own: a browser test before this one keeps an event loop in the main one.
    """
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(asyncio.run, coroutine).result()


async def _ask(app, path, method, body, headers):
    name, _, query = path.partition("?")
    stalls = headers.pop("stalls", False)
    headers = {"host": "127.0.0.1:8050"} | headers
    sent = []
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": name,
        "raw_path": name.encode(),
        "query_string": query.encode(),
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
        "server": ("test", 80),
        "client": ("test", 1),
        "root_path": "",
    }

    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive():
        """Give the body once; a client that stays says nothing more."""
        return waiting.pop() if waiting else await asyncio.Event().wait()

    async def send(message):
        if stalls and message["type"] == "http.response.body":
            await asyncio.Event().wait()
        sent.append(message)

    await app(scope, receive, send)
    start = sent[0]
    whole = not sent[-1].get("more_body", sent[-1] is start)
    found = {k.decode(): v.decode() for k, v in start["headers"]}
    return Answer(start["status"], found, b"".join(one.get("body", b"") for one in sent[1:]), whole)
