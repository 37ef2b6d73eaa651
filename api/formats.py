"""The forms of an answer: which one a request wants, and how it is written."""

from __future__ import annotations

from collections.abc import Mapping

from api.problems import Refused
from exports import arrow
from exports.formats import FORMATS as OF_PAGES
from exports.formats import Format
from texts.accepted import wishes

JSON = "json"
JSON_TYPE = "application/json"
ARROW_TYPE = "application/vnd.apache.arrow.stream"

FILES: Mapping[str, Format] = {
    **OF_PAGES,
    "arrow": Format("arrow", ARROW_TYPE, lambda s, a, _t: arrow.write(s, a)),
}
BY_TYPE: Mapping[str, str] = {  # what Accept may say, the usual one first
    JSON_TYPE: JSON,
    "text/csv": "csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.apache.parquet": "parquet",
    ARROW_TYPE: "arrow",
}


def wanted(chosen: str | None, accept: str) -> str:
    """Return the form of the parameter, else the best of the header, else JSON; or refuse.

    A header that wants anything gets JSON, a browser's too.
    """
    if chosen is not None:
        return chosen
    if not accept.strip():
        return JSON
    for wish in wishes(accept):
        for media_type, form in BY_TYPE.items():
            if wish == media_type or _is_any(wish, media_type):
                return form
    raise Refused("not_acceptable", "Accept", accept, possible=tuple(BY_TYPE))


def _is_any(wish: str, media_type: str) -> bool:
    return wish == "*/*" or (wish.endswith("/*") and media_type.startswith(wish[:-1]))
