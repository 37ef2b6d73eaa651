"""Refusals as RFC 9457 has them: what is wrong, with which parameter, and what would be right."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, Field
from starlette.responses import Response

from model.deadline import TookTooLong
from model.errors import LedgerUnavailable, WarehouseDamaged
from model.selection import LONGEST_SHOWN, BadChoice, VersionGone
from texts import Text

MEDIA_TYPE = "application/problem+json"
STATUS: Mapping[str, int] = {  # kind -> HTTP status
    "bad_value": 400,
    "unknown_parameter": 400,
    "twice": 400,
    "cursor": 400,
    "sign_in": 401,
    "forbidden": 403,
    "version_shut": 403,
    "not_found": 404,
    "no_version": 404,
    "method": 405,
    "not_acceptable": 406,
    "version_gone": 410,
    "too_large": 413,
    "too_slow": 503,
    "no_data": 503,
    "no_ledger": 503,
}


class Problem(BaseModel):
    """Why a request was not answered."""

    type: str = Field(
        description="Which kind of problem, for programs", examples=["urn:cakupan:bad_value"]
    )
    title: str = Field(description="The kind in words", examples=["This value does not exist"])
    status: int = Field(description="HTTP status", examples=[400])
    detail: str = Field(
        description="What to do", examples=["region: XYZ does not exist; the nearest is 64."]
    )
    parameter: str | None = Field(
        None, description="The parameter that is wrong", examples=["region"]
    )
    value: str | None = Field(None, description="Its value, cut", examples=["XYZ"])
    nearest: str | None = Field(None, description="What was probably meant", examples=["64"])
    possible: list[str] | None = Field(
        None, description="All that would be right", examples=[["json", "csv"]]
    )


class Refused(Exception):
    """A request that is refused; becomes a problem in the reader's language."""

    def __init__(
        self,
        kind: str,
        parameter: str | None = None,
        value: str | None = None,
        nearest: str | None = None,
        possible: tuple[str, ...] = (),
    ) -> None:
        super().__init__(kind)
        self.kind, self.parameter, self.nearest = kind, parameter, nearest
        self.value = None if value is None else value[:LONGEST_SHOWN]
        self.possible = possible


ANSWERED = (BadChoice, WarehouseDamaged, LedgerUnavailable, TookTooLong, Refused)


def refusal(error: Exception) -> Refused:
    """Return the refusal that an error of ANSWERED is."""
    if isinstance(error, Refused):
        return error
    if isinstance(error, VersionGone):
        kind = {"never": "no_version", "shut": "version_shut"}.get(error.why, "version_gone")
        standing = tuple(str(number) for number in error.standing)
        return Refused(kind, error.parameter, error.value, error.nearest, standing)
    if isinstance(error, BadChoice):
        return Refused("bad_value", error.parameter, error.value, error.nearest)
    if isinstance(error, TookTooLong):
        return Refused("too_slow")
    return Refused("no_ledger" if isinstance(error, LedgerUnavailable) else "no_data")


def problem(refused: Refused, text: Text, allow: str | None = None) -> Response:
    """Return the answer to a request that was refused."""
    status = STATUS[refused.kind]
    blanks = {
        "parameter": refused.parameter or "",
        "value": refused.value or "",
        "nearest": refused.nearest or "",
        "possible": ", ".join(refused.possible),
    }
    parts = [text(f"api.why.{refused.kind}", **blanks)]
    parts += [text("api.nearest", **blanks)] if refused.nearest else []
    parts += [text("api.possible", **blanks)] if refused.possible else []
    said = Problem(
        type=f"urn:cakupan:{refused.kind}",
        title=text(f"api.title.{refused.kind}"),
        status=status,
        detail=" ".join(parts),
        parameter=refused.parameter,
        value=refused.value,
        nearest=refused.nearest,
        possible=list(refused.possible) or None,
    )
    headers = {"cache-control": "private, no-cache", "vary": "Accept-Language, Cookie"}
    if allow is not None:
        headers["allow"] = allow
    if refused.kind in ("too_slow", "no_data", "no_ledger"):
        headers["retry-after"] = "10"
    body = said.model_dump_json(exclude_none=True)
    return Response(body, status, headers, MEDIA_TYPE)
