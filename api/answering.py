"""An answer put together: rows of one version in the form that was asked for, with its headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, Field
from starlette.responses import Response

import texts
from access.kept_answers import lasts
from access.long_files import LongFiles
from access.proofs import proof_of
from api import columns
from api.asking import Wish
from api.formats import FILES, JSON, JSON_TYPE
from api.paging import next_of
from api.resource import Asked, Found, Resource, Source
from exports.about import About
from exports.sheet import Sheet
from exports.version_headers import SYNTHETIC, version_of
from model.frame import VersionFacts, part_in_name
from model.scope import Scope
from model.selection import Selection
from model.warehouse import Version
from texts import Text

NOT_MODIFIED = 304
EVERYWHERE = "indonesia"  # in the name of a file that is of no one region
R = TypeVar("R", bound=BaseModel)


class Page(BaseModel, Generic[R]):
    """One page of rows."""

    rows: list[R] = Field(description="Rows in a stable order")
    version: int = Field(description="Version of the data that every row is of", examples=[12])
    next: str | None = Field(
        description="Address of the rows that follow, of the same version; null after the last",
        examples=["/api/v1/regions?limit=100&v=12&cursor=WzEyLDEwMCwiYWIiXQ"],
    )
    notice: str | None = Field(
        default=None, description="DATA SINTETIS where nobody was counted; null of real figures"
    )


@dataclass(frozen=True, slots=True)
class Answered:
    """What a resource found, and in which version."""

    found: Found
    version: VersionFacts
    site: str  # before links in files


def answered(resource: Resource, wish: Wish, scope: Scope, source: Source) -> Answered:
    """Return what a resource finds in the version that was asked for, or the one in force."""
    text = texts.of(wish.language)

    def make(asked: Selection, home: Selection, scope: Scope, version: Version) -> Answered:
        facts = VersionFacts.of(version)
        request = Asked(asked, home, scope, version, text, wish.more, wish.part, source.warehouse)
        return Answered(resource.answer(request), facts, source.site)

    answer: Answered = source.answer(make, wish.query, scope)
    is_of_today = not {"v", "cursor"} & wish.chosen.keys()  # others may be cleared away
    if resource.lasting and is_of_today and wish.form == JSON:
        lasts(answer.version.number)
    return answer


@dataclass(frozen=True, slots=True)
class Ready:
    """One answer, before it is written."""

    resource: Resource
    wish: Wish
    scope: Scope
    answer: Answered
    program: str  # a digest of the program's own description
    long: LongFiles

    @property
    def rows(self) -> Sequence[BaseModel]:
        """Return the rows of this page."""
        found, part = self.answer.found, self.wish.part
        if found.total is not None:
            return found.rows
        end = None if part.limit is None else part.offset + part.limit
        return found.rows[part.offset : end]

    @property
    def next(self) -> str | None:
        """Return the address of the rows that follow, if any do."""
        found, part = self.answer.found, self.wish.part
        total = len(found.rows) if found.total is None else found.total
        if part.limit is None or part.offset + part.limit >= total:
            return None
        cursor = self.wish.after(self.answer.version.number, part.offset + part.limit)
        return next_of(self.wish.path, self.wish.chosen, cursor)

    @property
    def tag(self) -> str:
        """Return the ETag: version and scope, and what the same rows look like."""
        parts = [
            str(self.answer.version.number),
            self.scope.key,
            self.wish.form,
            self.wish.language,
            self.program,
            self.answer.found.also,
        ]
        return f'W/"{"-".join(part for part in parts if part)}"'

    @property
    def headers(self) -> dict[str, str]:
        """Return what every form of the answer says beside its rows."""
        found = self.answer.found
        links = [
            f'<{found.page}{found.chosen.query}>; rel="alternate"; type="text/html"',
            '</api/v1/openapi.json>; rel="service-desc"',
        ]
        links += [f'<{self.next}>; rel="next"'] if self.next else []
        return {
            "etag": self.tag,
            "link": ", ".join(links),
            **version_of(self.answer.version),
            "cache-control": "private, no-cache",
            "vary": "Accept, Accept-Language, Cookie",
        }

    def response(self, known: str, is_head: bool) -> Response:
        """Return the answer; nothing but its headers to who has it already."""
        if _has(known, self.tag):
            return Response(status_code=NOT_MODIFIED, headers=self.headers)
        if self.wish.form == JSON:
            page = Page[self.resource.row].model_construct(  # type: ignore[name-defined]
                rows=list(self.rows),
                version=self.answer.version.number,
                next=self.next,
                notice=SYNTHETIC if self.answer.version.synthetic else None,
            )
            headers = self.headers | {"x-rows": str(len(self.rows))}
            return Response(page.model_dump_json(), 200, headers, JSON_TYPE)
        return self._file(texts.of(self.wish.language), is_head)

    def _file(self, text: Text, is_head: bool) -> Response:
        """Return the rows as a file: written whole, or piece by piece where they are many."""
        form, found, name = FILES[self.wish.form], self.answer.found, self._name
        headers = self.headers
        headers["content-disposition"] = f'attachment; filename="{name}.{form.ending}"'
        about = About(
            name,
            f"{self.answer.site}{found.page}{found.chosen.query}",
            self.answer.version.number,
            self.answer.version.created,
            tuple(found.chosen.but(lang=None).named),
            found.sources,
            self.answer.version.synthetic,
        )
        if found.stream is not None:
            long = found.stream(self.wish.form, about, text)
            return self.long.answer(long, headers, is_head)
        sheet = self._sheet
        headers["x-rows"] = str(len(sheet.rows))
        raw = form.write(sheet, about, text)
        return Response(raw, 200, headers | proof_of(raw).headers, form.media_type)

    @property
    def _sheet(self) -> Sheet:
        """Return the rows of this page as a sheet: that of the page, where it has the same."""
        found, part = self.answer.found, self.wish.part
        sheet = found.sheet
        if sheet is None:
            return columns.sheet(self.resource.name, self.resource.row, self.rows)
        if found.total is not None:
            return sheet
        end = None if part.limit is None else part.offset + part.limit
        return Sheet(sheet.table, sheet.rows[part.offset : end], sheet.drawn)

    @property
    def _name(self) -> str:
        found = self.answer.found
        if found.name:
            return found.name
        what = part_in_name(found, found.what or self.resource.name)
        return found.chosen.file_name(found.place or EVERYWHERE, what, self.answer.version.stem)


def _has(known: str, tag: str) -> bool:
    """Return whether an If-None-Match header names the tag, by the weak comparison."""
    tags = {one.strip().removeprefix("W/") for one in known.split(",")}
    return known.strip() == "*" or tag.removeprefix("W/") in tags
