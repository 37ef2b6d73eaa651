"""Who may ask for what: one closed table of paths, and one of Dash's callbacks.

What stands in neither does not exist for anybody, whatever else the server would answer.
tests/access/test_policy.py holds both tables against what there is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from access.person import Person
from access.roles import Right


class Who(StrEnum):
    """Who needs no right of a role."""

    OPEN = "open"  # also somebody without a session
    KNOWN = "known"  # whoever has signed in, in any role


Asker = Who | Right
READ, GET, POST = ("GET", "HEAD"), ("GET",), ("POST",)
BOTH = (*READ, *POST)
ANY: tuple[str, ...] = ()  # every method: what answers refuses the others itself


@dataclass(frozen=True, slots=True)
class Row:
    """Who may ask for a path, and how; {name} is one part of a path, {name:path} all that follows.

    `is_page`: opened in a browser's tab, so that whoever has no session is shown the sign-in.
    `is_form`: takes what an HTML form of ours sends.
    """

    path: str
    methods: tuple[str, ...]
    who: Asker
    is_page: bool = False
    is_form: bool = False


OPEN, KNOWN = Who.OPEN, Who.KNOWN
# Without a session: no more than eight.
WITHOUT_SESSION = (
    Row("/masuk", BOTH, OPEN, is_form=True),
    Row("/masuk/oidc", READ, OPEN),
    Row("/masuk/oidc/kembali", GET, OPEN),
    Row("/keluar", POST, OPEN, is_form=True),
    Row("/undangan", BOTH, OPEN, is_form=True),
    Row("/healthz", READ, OPEN),
    Row("/readyz", READ, OPEN),
    Row("/csp", POST, OPEN),
)
FIGURES = (
    "/",
    "/wilayah",
    "/sektor",
    "/target",
    "/pekerja-rentan",
    "/biaya",
    "/kepercayaan",
    "/data",
    "/definisi",
)
OF_PEOPLE = (
    Row("/akun", BOTH, Right.ACCOUNT, is_page=True, is_form=True),
    Row("/orang", BOTH, Right.PEOPLE, is_page=True, is_form=True),
    Row("/audit", READ, Right.AUDIT, is_page=True),
    Row("/audit.csv", READ, Right.AUDIT),
)
FILES = (  # those that are told apart by their first parts stand before those that are not
    Row("/unduh/data/semua.csv", READ, Right.WHOLE_DATA),
    Row("/unduh/data/semua.xlsx", READ, Right.WHOLE_DATA),
    Row("/unduh/data/semua.parquet", READ, Right.WHOLE_DATA),
    Row("/unduh/brief/{region}.pdf", READ, Right.BRIEF),
    Row("/unduh/brief/{region}.pptx", READ, Right.BRIEF),
    Row("/unduh/brief/{region}.zip", READ, Right.BRIEF),
    Row("/unduh/muatan/{number}.json", READ, Right.LOADS),
    Row("/unduh/{page}/{chart}.csv", READ, Right.SCREEN_FILES),
    Row("/unduh/{page}/{chart}.xlsx", READ, Right.SCREEN_FILES),
    Row("/unduh/{page}/{chart}.parquet", READ, Right.SCREEN_FILES),
    Row("/unduh/{page}/{chart}/{graph}.json", GET, Right.SCREEN_FILES),
)
DEEDS = (
    Row("/skenario", POST, Right.SCENARIOS),
    Row("/unggah", POST, Right.LOADS),
    Row("/tugas", POST, Right.LOADS),  # a rollback asks for its own right beside
    Row("/tugas/{number}", GET, Right.LOADS),
)
API = (
    Row("/api/v1/briefs/{region:path}", ANY, Right.BRIEF),
    Row("/api", ANY, Right.API),
    Row("/api/{rest:path}", ANY, Right.API),
)
OF_THE_PROGRAM = (  # the same for all; of an admin's pages too
    Row("/assets/{file:path}", READ, KNOWN),
    Row("/fonts/manrope.ttf", READ, KNOWN),
    Row("/_dash-component-suites/{file:path}", GET, KNOWN),
    Row("/_dash-layout", GET, KNOWN),
    Row("/_dash-dependencies", GET, KNOWN),
    Row("/_dash-update-component", POST, KNOWN),  # CALLBACKS has who may call which
    Row("/_reload-hash", GET, KNOWN),
    Row("/_favicon.ico", GET, KNOWN),
    Row("/versi", READ, KNOWN),
    Row("/batas/v{number}/{name}.geojson", READ, Right.PAGES),
)
ROWS = (
    *WITHOUT_SESSION,
    *(Row(path, READ, Right.PAGES, is_page=True) for path in FIGURES),
    *OF_PEOPLE,
    *FILES,
    *DEEDS,
    *API,
    *OF_THE_PROGRAM,
)
FRAMED = tuple(path.strip("/") or "ringkasan" for path in FIGURES)
CALLBACKS: Mapping[str, Asker] = {  # by the first thing that a callback fills
    "frame.children": KNOWN,
    "origin.children": Right.PAGES,
    **{f"{page}-filters.children": Right.PAGES for page in FRAMED},
    **{f"{page}-region-list.children": Right.PAGES for page in FRAMED if page != "data"},
    "data-last.children": Right.PAGES,
    "biaya-scenario-list.children": Right.PAGES,
    "target-own.children": Right.SCENARIOS,
}
BLANK = re.compile(r"\\{\w+(:path)?\\}")


def row_of(path: str) -> Row | None:
    """Return the first row that a path fits, None where it does not exist."""
    return next((row for row in ROWS if _shape(row.path).fullmatch(path)), None)


class Forms:
    """The paths that take HTML forms."""

    def __contains__(self, path: object) -> bool:
        row = row_of(str(path))
        return row is not None and row.is_form


@cache
def _shape(path: str) -> re.Pattern[str]:
    written = BLANK.sub(lambda found: ".*" if found[1] else "[^/]+", re.escape(path))
    return re.compile(written, re.DOTALL)


def may(person: Person, who: Asker) -> bool:
    """Return whether somebody may ask for what is open to `who`."""
    if isinstance(who, Right):
        return person.may(who)
    return who is OPEN or person.is_known


def may_call(person: Person, output: str) -> bool:
    """Return whether somebody may call the callback of this output, as Dash names it."""
    who = CALLBACKS.get(first_of(output))
    return who is not None and may(person, who)


def first_of(output: str) -> str:
    """Return the first thing that a callback fills: "id.property"."""
    return output.removeprefix("..").partition("...")[0].removesuffix("..").partition("@")[0]
