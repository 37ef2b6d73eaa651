"""The OpenAPI document: every address, parameter, form and field, made from the resources."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from api import briefs
from api.answering import Page
from api.formats import FILES, JSON_TYPE
from api.parameters import known
from api.problems import MEDIA_TYPE, Problem
from api.resource import Resource

REFERENCE = "#/components/schemas/{model}"
DOCUMENT_VERSION = "1.0.0"  # of the addresses and rows; not of the data
ABOUT = (
    "How many workers employment social security covers, of how many, and how sure that is. "
    "Every number has its bounds; null is unknown and never 0. Ratios are not rounded: `digits` "
    "says how many decimals hold. Every answer is of one version of the data, named in `version` "
    "and in the header `x-data-version`."
)
REFUSALS = {
    "400": "A parameter that is unknown, given twice, or has a value that does not exist",
    "401": "Nobody is signed in, and no token was sent",
    "403": "This account may not use the API",
    "404": "No such address, or a version that never was",
    "405": "Only GET and HEAD are answered",
    "406": "No form that Accept asks for",
    "410": "A version that stands no longer; `possible` says which do",
    "413": "A request body beyond 2 MiB",
    "429": "Two files of this reader are being made already, or too many requests",
    "503": "A question that takes longer than 5 seconds, or no data",
}

SIGNED_IN = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token made at /akun. Where nobody has an account none is asked.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "__Host-cakupan",
        "description": "The cookie of who signed in at /masuk.",
    },
}


def document(resources: Sequence[Resource]) -> dict[str, Any]:
    """Return the OpenAPI document of these resources."""
    models: list[type[BaseModel]] = [Page[one.row] for one in resources]  # type: ignore[name-defined]
    models.append(Problem)
    names, schemas = models_json_schema(
        [(model, "serialization") for model in models], ref_template=REFERENCE
    )
    return {
        "openapi": "3.1.0",
        "info": {"title": "Cakupan", "version": DOCUMENT_VERSION, "description": ABOUT},
        "servers": [{"url": "/api/v1"}],
        "paths": {
            f"/{one.name}": {"get": _operation(one, names[model, "serialization"])}
            for one, model in zip(resources, models, strict=False)  # the last is Problem
        }
        | briefs.described({status: _refusal(about) for status, about in REFUSALS.items()}),
        "components": {"schemas": schemas["$defs"], "securitySchemes": SIGNED_IN},
        "security": [{name: []} for name in SIGNED_IN],
    }


def digest(described: Mapping[str, Any]) -> str:
    """Return a short digest: answers of another program are not taken for the same."""
    return hashlib.sha256(json.dumps(described, sort_keys=True).encode()).hexdigest()[:8]


def _operation(resource: Resource, page: Mapping[str, Any]) -> dict[str, Any]:
    files = {form.media_type.partition(";")[0]: {"schema": _binary()} for form in FILES.values()}
    parameters = known(resource.parameters, resource.own).values()
    example = dict(parse_qsl(resource.example))
    return {
        "operationId": resource.name,
        "summary": resource.about,
        "description": (resource.row.__doc__ or "").strip(),
        "parameters": [
            one.documented | ({"example": example[one.name]} if one.name in example else {})
            for one in parameters
        ],
        "responses": {
            "200": {
                "description": "The rows, as JSON or as a file",
                "headers": _headers(),
                "content": {JSON_TYPE: {"schema": dict(page)}, **files},
            },
            "304": {"description": "The same as If-None-Match says"},
            **{status: _refusal(about) for status, about in REFUSALS.items()},
        },
        "x-example": f"/api/v1/{resource.name}"
        + (f"?{resource.example}" if resource.example else ""),
    }


def _binary() -> dict[str, Any]:
    return {"type": "string", "format": "binary"}


def _headers() -> dict[str, Any]:
    said = {
        "ETag": "Version of the data, who may see what, form and language",
        "Link": "The page that shows the same choice, and the rows that follow",
        "X-Data-Version": "Version of the data",
    }
    return {
        name: {"description": about, "required": True, "schema": {"type": "string"}}
        for name, about in said.items()
    }


def _refusal(about: str) -> dict[str, Any]:
    schema = {"$ref": REFERENCE.format(model=Problem.__name__)}
    return {"description": about, "content": {MEDIA_TYPE: {"schema": schema}}}
