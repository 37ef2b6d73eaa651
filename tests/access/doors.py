"""A tiny server behind the real way in, for tests of what is refused before anything is asked."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

from fastapi import Request, Response

from access import reports
from access.server import Server, way_in
from model.settings import Settings
from tests.asgi import ask

SCRIPTS = ("'sha256-of-a-script'",)
PUBLIC = Settings(
    host="10.0.0.7",
    public_url="https://cakupan.example.go.id",
    allowed_hosts=("cakupan.lan", "2001:db8::7"),
)


def server(settings, **more):
    """A server whose /does answers what it was sent and from where, and /breaks does not."""
    made = Server(openapi_url=None)
    made.way_in = way_in(settings, lambda: SCRIPTS, streamed={"/unggah"}, **more)

    async def does(request: Request) -> Response:
        said = f"{request.client.host} {request.url.scheme} {request.headers['host']} "
        return Response(said.encode() + await request.body(), media_type="text/plain")

    async def breaks(request: Request) -> Response:
        raise ZeroDivisionError

    for path in ("/", "/does", "/api/does", "/unggah", "/masuk"):
        made.add_api_route(path, does, methods=["GET", "POST", "DELETE"])
    made.add_api_route("/breaks", breaks)
    reports.register(made)
    return made


def status(made, path="/does", method="GET", body=b"", **headers):
    return ask(made, path, method, body, **headers).status


def headers_of(sent):
    return {key.decode(): value.decode() for key, value in sent[0]["headers"]}


def raw(made, headers, path="/does", method="GET", sent=None, **more):
    """What is sent to a request whose headers are given as they are, in this very context."""
    sent = [] if sent is None else sent
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": headers,
        "server": ("test", 80),
        "client": ("10.1.1.1", 5),
        "root_path": "",
        **more,
    }

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    here = copy_context()
    with ThreadPoolExecutor(1) as alone:  # a browser's test may hold this thread's event loop
        alone.submit(here.run, asyncio.run, made(scope, receive, send)).result()
    return sent
