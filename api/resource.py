"""What a resource is: its path, its parameters, its rows; what it is asked, what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from pydantic import BaseModel

from access.long_files import LongFile
from api.parameters import Parameter
from exports.about import About
from exports.sheet import Sheet
from model import frame
from model.scope import Scope
from model.selection import Selection
from model.warehouse import Version, Warehouse
from texts import Text

Stream = Callable[[str, About, Text], LongFile]  # format, about -> all rows, piece by piece


class Source(Protocol):
    """The data of this server, as callbacks/asking.py has it."""

    @property
    def warehouse(self) -> Warehouse:
        """Return everything published."""

    @property
    def home(self) -> Selection:
        """Return the choice that `/` opens with."""

    @property
    def site(self) -> str:
        """Return what stands before links in files."""
        ...

    def answer(self, make: Any, query: str, scope: Scope) -> Any:
        """Return make(asked, home, scope, version) of the version that the query names."""


@dataclass(frozen=True, slots=True)
class Part:
    """Which rows of an answer are wanted; without a limit all of them."""

    offset: int = 0
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What one request asks of a resource, before any default."""

    selection: Selection  # its shape is right; whether its codes exist, the question checks
    home: Selection
    scope: Scope
    version: Version
    text: Text  # in the reader's language
    more: Mapping[str, str]  # chosen parameters that are none of Selection's
    part: Part  # for a resource that reads no more rows than are wanted
    warehouse: Warehouse


@dataclass(frozen=True, slots=True)
class Found:
    """What a resource answers; the frame makes pages of it, and files."""

    rows: Sequence[BaseModel]  # of the resource's row; in a stable order
    chosen: Selection  # every default filled in
    page: str = "/data"  # the page that shows the same choice
    place: str = ""  # the name of its region, for names of files
    what: str = ""  # what is inside, for names of files; "": the name of the resource
    sources: tuple[frame.Source, ...] = ()
    sheet: Sheet | None = None  # the file of a page with the same rows; None: made from the rows
    total: int | None = None  # of all rows, where rows and sheet hold but the part asked for
    stream: Stream | None = None  # writes all rows piece by piece, where files are of any size
    name: str = ""  # of its file; "": put together from choice, place and what
    also: str = ""  # what else the answer depends on, beside version and scope


@dataclass(frozen=True, slots=True)
class Resource:
    """One address `/api/v1/<name>`."""

    name: str
    about: str  # one line for the documentation
    row: type[BaseModel]  # every field made by api.shapes.told
    answer: Callable[[Asked], Found]
    parameters: tuple[str, ...] = ()  # of Selection, beside v, lang, format, limit and cursor
    own: tuple[Parameter, ...] = field(default=())  # those that are none of Selection's
    example: str = ""  # a query that has an answer
    lasting: bool = False  # an answer follows from version, sight, role and request alone
