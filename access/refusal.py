"""What is said to a request that is refused before anybody has looked at what it asks for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import Response
from starlette.types import Scope

API = "/api/"


def refusal(scope: Scope, status: int, headers: Mapping[str, str] | None = None) -> Response:
    """Return an answer without a word of the request: a problem for programs, else no body."""
    if not scope["path"].startswith(API):
        return Response(status_code=status, headers=headers)
    problem = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    return Response(json.dumps(problem), status, headers, "application/problem+json")
