"""What browsers report that a page was kept from doing: one bounded line of the log for each."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI, Request, Response

from access.asked import address_of
from access.buckets import Buckets
from access.plain import plain

PATH = "/csp"
LARGEST = 8 << 10  # bytes
BURST, PER_SECOND = 20, 0.2
MOST = 5  # of one request
TAKEN, MALFORMED, TOO_MANY = 204, 400, 429
# by both formats: report-uri, and the newer Reporting API
DIRECTIVE = ("effective-directive", "violated-directive", "effectiveDirective")
BLOCKED = ("blocked-uri", "blockedURL")
PAGE = ("document-uri", "documentURL")

log = logging.getLogger(__name__)


def register(server: FastAPI) -> None:
    """Take reports from whoever has them, a few at a time; nothing is answered."""
    buckets = Buckets(BURST, PER_SECOND)

    async def take(request: Request) -> Response:
        if buckets.take(address_of(request.scope)):
            return Response(status_code=TOO_MANY)
        try:
            said = json.loads(await request.body())
        except (ValueError, RecursionError):
            return Response(status_code=MALFORMED)
        for report in reports_in(said):
            values = (plain(_value(report, names)) for names in (DIRECTIVE, BLOCKED, PAGE))
            log.warning("A page was kept from %s of %s on %s.", *values)
        return Response(status_code=TAKEN)

    server.add_api_route(PATH, take, methods=["POST"], include_in_schema=False)


def reports_in(said: Any) -> Iterator[dict[str, Any]]:
    """Give each report of a body, whichever of the two formats it has; what is none is left out."""
    for one in (said if isinstance(said, list) else [said])[:MOST]:
        report = one.get("csp-report", one.get("body")) if isinstance(one, dict) else None
        if isinstance(report, dict):
            yield report


def _value(report: dict[str, Any], names: tuple[str, ...]) -> str:
    """Return a value without its query, which may hold what a reader chose."""
    found = next((report[name] for name in names if isinstance(report.get(name), str)), "?")
    return str(found).partition("?")[0]
