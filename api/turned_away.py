"""What the gate says to a program that it does not let pass: a problem, as the frame says them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

import texts
from api.asking import language_of
from api.problems import Refused, problem

KINDS = {401: "sign_in", 403: "forbidden", 404: "not_found", 405: "method", 503: "no_ledger"}


def said(scope: Scope, status: int) -> Response:
    """Return a status as a problem in the language of the request."""
    return problem(Refused(KINDS[status]), texts.of(language_of(Request(scope))))
