"""Who published a number: title, address, licence, file and place; and the version of the data."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts.links import outside
from model.clock import WITA
from model.frame import Source
from model.provenance_answer import Provenance, Record
from texts import Text, naming

COMPUTED = "computed"  # how the data says that a figure stands in no release


def source(answer: Provenance, text: Text) -> list[Any]:
    """Return the publication of a figure with its file and the place in it."""
    record = answer.record
    if record is None:
        return []
    return [html.H3(text("asal.source")), _listed(_publication(record, text) + _file(record, text))]


def _publication(record: Record, text: Text) -> list[tuple[str, Any]]:
    given = record.origin
    url = given["url"] or ""
    return [
        (text("asal.publisher"), given["publisher"]),
        (text("asal.name"), html.Span(given["title"], lang="id")),
        (text("asal.address"), outside(url, url)),
        (text("asal.kind"), text(f"definisi.kind.{given['kind']}")),
        (text("asal.licence"), html.Span(given["licence"], lang="id")),
        (text("asal.as_of"), text.date(record.as_of)),
    ]


def _file(record: Record, text: Text) -> list[tuple[str, Any]]:
    given = record.origin
    place = [
        (text("asal.file"), given["file"]),
        (text("asal.sheet"), given["sheet"]),
        (text("asal.cell"), record.cell),
        (text("asal.sha256"), _code(given["sha256"])),
    ]
    if record.place == COMPUTED:
        place.append((text("asal.release"), text("asal.computed")))
    else:
        place.append((text("asal.release"), _code(record.place)))
    place.append((text("asal.release_sha256"), _code(given["release_sha256"])))
    return place


def _code(words: str | None) -> Any:
    return html.Code(words) if words else None


def _listed(facts: list[tuple[str, Any]]) -> html.Dl:
    """Return names and values; what is not known is left out."""
    known = [(name, value) for name, value in facts if value]
    return html.Dl([part for name, value in known for part in (html.Dt(name), html.Dd(value))])


def publications(answer: Provenance, text: Text) -> list[Any]:
    """Return the publications behind a computed number or a claim, where it is not one figure."""
    if answer.record is not None or not answer.sources:
        return []
    items = [html.Li(_link(one, text)) for one in answer.sources.values()]
    return [html.H3(text("asal.sources")), html.Ul(items, className="plain")]


def _link(one: Source, text: Text) -> list[Any]:
    return [outside(one.url, f"{one.publisher}, {text.date(one.as_of)}"), f" · {one.title}"]


def version(answer: Provenance, text: Text) -> list[Any]:
    """Return which version of the data this is of, and when it was loaded."""
    facts = answer.version
    loaded = text("frame.loaded", when=naming.local(facts.created, WITA, text))
    said = [html.P(f"{naming.version(facts, text)}. {loaded}.")]
    if facts.newer:
        said.append(html.P(text("asal.older", number=facts.newer), className="fine"))
    return [html.H3(text("asal.version")), *said]
