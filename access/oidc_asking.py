"""One question to an organisation's sign-in: bounded in time and bytes, no redirect followed."""

from __future__ import annotations

import json
import ssl
from collections.abc import Mapping
from functools import cache
from typing import Any

import httpx
from anyio import fail_after

from access.oidc_refusal import Refusal

PATIENCE = 5.0  # seconds for the whole answer
LARGEST = 256 << 10  # bytes
FINE, WRONG, FAILED = 200, 400, 500
HEADERS = {"accept": "application/json", "accept-encoding": "identity", "user-agent": "cakupan"}


async def asked(url: str, form: Mapping[str, str] | None = None, **more: Any) -> dict[str, Any]:
    """Return the JSON object that is answered, or raise Refusal; a form is posted."""
    host = httpx.URL(url).host
    try:
        with fail_after(PATIENCE):
            status, body = await _answer(url, form, more)
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:  # also TimeoutError
        raise Refusal("away", f"{host} does not answer: {type(error).__name__}") from None
    if form is not None and WRONG <= status < FAILED:
        raise Refusal("invalid", f"{host} takes no code from us: {status} {_error(body)}")
    if status != FINE:
        raise Refusal("away", f"{host} answers {status}")
    return _object(body, host)


async def _answer(url: str, form: Mapping[str, str] | None, more: Any) -> tuple[int, bytes]:
    # trust_env: a proxy or a password from the environment is no setting of ours
    client = httpx.AsyncClient(
        verify=_trusted(),
        trust_env=False,
        follow_redirects=False,
        timeout=PATIENCE,
        headers=HEADERS,
    )
    async with (
        client,
        client.stream("GET" if form is None else "POST", url, data=form, **more) as answer,
    ):
        body = bytearray()
        async for part in answer.aiter_raw():
            body += part
            if len(body) > LARGEST:
                raise Refusal("away", f"{answer.url.host} answers more than {LARGEST} bytes")
        return answer.status_code, bytes(body)


def _object(body: bytes, host: str) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Refusal("away", f"{host} answers no object of JSON")
    return found


def _error(body: bytes) -> str:
    """Return the code of an error as the provider says it, for the log."""
    try:
        return str(_object(body, "")["error"])[:40]
    except (Refusal, KeyError):
        return ""


@cache
def _trusted() -> ssl.SSLContext:
    """Return the authorities that this machine trusts, an organisation's own among them."""
    return ssl.create_default_context()
