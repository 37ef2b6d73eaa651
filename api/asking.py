"""One request to a resource, read and checked before anything is asked of the data."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request

from api.formats import wanted
from api.paging import Cursor, choice_of, part_of
from api.parameters import known
from api.problems import Refused
from api.resource import Part, Resource
from model.scope import Scope
from model.selection import LONGEST_QUERY, PARAMETERS
from texts.accepted import wanted as language_wanted

LIKE = 0.5  # a name this close to one of ours is offered


@dataclass(frozen=True, slots=True)
class Wish:
    """What a request asks for: which rows, in which form and language."""

    path: str
    chosen: Mapping[str, str]  # every parameter as it was given
    query: str  # those of Selection
    more: Mapping[str, str]  # those of the resource alone
    form: str
    language: str
    part: Part
    choice: str  # digest of what decides about the rows

    def after(self, version: int, offset: int) -> Cursor:
        """Return where the answer goes on."""
        return Cursor(version, offset, self.choice)


def language_of(request: Request) -> str:
    """Return the language of an answer or a refusal."""
    link, cookie = request.query_params.get("lang"), request.cookies.get("lang")
    return language_wanted(link, cookie, request.headers.get("accept-language", ""))


def wish_of(request: Request, resource: Resource, scope: Scope) -> Wish:
    """Return what a request asks for, or raise Refused; values unknown to the data pass."""
    chosen = chosen_of(request.scope["query_string"].decode("latin-1"), resource)
    form = wanted(chosen.get("format"), request.headers.get("accept", ""))
    choice = choice_of(resource.name, chosen, scope)
    cursor = Cursor.read(chosen["cursor"]) if "cursor" in chosen else None
    own = {one.name for one in resource.own}
    selected = {k: value for k, value in chosen.items() if k in PARAMETERS and k not in own}
    if cursor is not None:
        if cursor.choice != choice or chosen.get("v", str(cursor.version)) != str(cursor.version):
            raise Refused("cursor", "cursor", chosen["cursor"])
        selected["v"] = str(cursor.version)
    return Wish(
        path=request.scope["path"],
        chosen=chosen,
        query=urlencode(selected),
        more={name: value for name, value in chosen.items() if name in own},
        form=form,
        language=language_of(request),
        part=part_of(chosen, form, cursor),
        choice=choice,
    )


def chosen_of(query: str, resource: Resource) -> dict[str, str]:
    """Return the parameters of a query by name: each known, once, and of the right shape."""
    if len(query) > LONGEST_QUERY:
        raise Refused("bad_value", "query", query)
    parameters = known(resource.parameters, resource.own)
    chosen: dict[str, str] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        if name not in parameters:
            raise _unknown(name, value, tuple(parameters))
        if name in chosen:
            raise Refused("twice", name, value, chosen[name])
        one = parameters[name]
        if not one.fits(value):
            raise Refused("bad_value", name, value, one.near(value), one.closed)
        chosen[name] = value
    return chosen


def _unknown(name: str, value: str, ours: tuple[str, ...]) -> Refused:
    near = difflib.get_close_matches(name, ours, n=1, cutoff=LIKE)
    return Refused("unknown_parameter", name[:40], value, near[0] if near else None, ours)
