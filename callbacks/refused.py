"""What a reader is told who asked for a file that there is not."""

from __future__ import annotations

from fastapi import Response

from layouts import document
from layouts.parts import panels
from model.errors import CakupanError, LedgerUnavailable
from model.selection import BadChoice, VersionGone
from texts import Text


def because(error: CakupanError, text: Text) -> Response:
    """Return the page that says why, and what to do instead."""
    if isinstance(error, VersionGone):
        status = {"never": 404, "shut": 403}.get(error.why, 410)
        return refused(*panels.gone(error, text), status, text)
    if isinstance(error, BadChoice):
        said = f"{error.parameter}={error.value}"
        why = text("error.bad_choice_why")
        return refused(text("error.bad_choice", choice=said), why, 400, text)
    if isinstance(error, LedgerUnavailable):
        return refused(text("error.no_file"), text("skenario.away"), 503, text)
    why = f"{text('error.damaged_why')} make data{text('error.damaged_end')}"
    return refused(text("error.damaged"), why, 503, text)


def no_file(text: Text) -> Response:
    """Return the page that says that there is no such file."""
    return refused(text("error.no_file"), text("error.not_found_why"), 404, text)


def refused(heading: str, why: str, status: int, text: Text) -> Response:
    """Return a page with a heading and a reason."""
    return Response(document.plain(heading, why, text), status, media_type="text/html")
