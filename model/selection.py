"""What the reader has chosen: from URL to query to file name, one value all the way.

None means "not chosen": the page then takes its default. A link names only what was chosen,
so URL -> Selection -> URL gives back the same URL.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter
from typing import Any
from urllib.parse import parse_qsl, quote_plus

from model.errors import UsageError

LEVELS = ("kanwil", "province", "kabkota")
BASES = (
    "stated",
    "labour_force",
    "employed",
    "employed_formal",
    "employed_informal",
    "employed_construction",
)
MEASURES = (
    "uncovered",
    "employed_informal",
    "employed_formal",
    "employed_construction",
    "employed",
)
VIEWS = ("map", "bubbles", "tiles")  # rates on a map, people on a map, rates in equal tiles
VERDICTS = ("contradicts", "incomplete", "cannot_check", "agrees_within_rounding", "agrees")
LANGUAGES = ("id", "en")
CLOSED: dict[str, tuple[str, ...]] = {
    "base": BASES,
    "level": LEVELS,
    "measure": MEASURES,
    "view": VIEWS,
    "verdict": VERDICTS,
    "lang": LANGUAGES,
}
SHAPES = {  # wide enough for a slip or a name, so that the nearest that exists can be offered
    "region": re.compile(r"[0-9A-Za-z][0-9A-Za-z@ .-]{1,39}"),
    "period": re.compile(r"(19|20)[0-9]{2}(-[0-9]{1,2})?"),
    "compare": re.compile(r"[0-9A-Za-z][0-9A-Za-z@ .-]{1,39}"),  # a region or a period
    "v": re.compile(r"[1-9][0-9]{0,8}"),
    "target": re.compile(r"[a-z0-9][a-z0-9-]{0,79}"),
    "payer": re.compile(r"[a-z][a-z_]{1,19}"),
    "scenario": re.compile(r"[a-z0-9][a-z0-9-]{0,39}"),
    "beside": re.compile(r"[a-z0-9][a-z0-9-]{0,39}"),  # a scenario, beside the one chosen
    "split": re.compile(
        r"[a-z_]{1,20}:[0-9]{1,3}(\.[0-9])?(,[a-z_]{1,20}:[0-9]{1,3}(\.[0-9])?){0,9}"
    ),
    "transport": re.compile(r"[0-9]{1,3}(\.[0-9])?"),  # percent, as the next two
    "reach": re.compile(r"[0-9]{1,3}(\.[0-9])?"),
    "lapse": re.compile(r"[0-9]{1,2}(\.[0-9])?"),
    "start": re.compile(r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])"),
    "months": re.compile(r"[0-9]{1,3}"),
    "enrol": re.compile(r"[0-9]{1,3}"),
    "budget": re.compile(r"[0-9]{1,20}"),  # rupiah
    "load": re.compile(r"[1-9][0-9]{0,8}"),  # of the page Data, as the next three
    "a": re.compile(r"[1-9][0-9]{0,8}"),  # a version, compared with version b
    "b": re.compile(r"[1-9][0-9]{0,8}"),
    "part": re.compile(r"[1-9][0-9]{0,5}"),  # of a long list
}
CODE = re.compile(r"[A-Za-z][A-Za-z+]{0,15}")
LONGEST_QUERY = 2_000  # characters: every parameter at its longest fits many times
LONGEST_SHOWN = 40  # of a value repeated in a message
ALIKE = 0.75  # a parameter name this close to one of ours is a slip, not somebody's tracking code


class BadChoice(UsageError):
    """A link asks for something that does not exist; names the parameter and the nearest choice."""

    def __init__(self, parameter: str, value: str, nearest: str | None = None) -> None:
        self.parameter, self.value, self.nearest = parameter, value[:LONGEST_SHOWN], nearest
        hint = f"; nearest: {nearest}" if nearest else ""
        super().__init__(f"{parameter}={self.value!r} does not exist{hint}")


class VersionGone(BadChoice):
    """A version stands no longer, never did, or is shut to this reader; says which can be had."""

    def __init__(
        self, value: str, standing: tuple[int, ...], current: int | None, is_shut: bool = False
    ) -> None:
        super().__init__("v", value, None if current is None else str(current))
        self.standing, self.is_shut = standing, is_shut

    @property
    def why(self) -> str:
        """Return "shut", "unreadable" of one that stands, "removed" of one that stood, "never"."""
        if self.is_shut:
            return "shut"
        if int(self.value) in self.standing:
            return "unreadable"
        return "removed" if int(self.value) < max(self.standing, default=0) else "never"


@dataclass(frozen=True, slots=True)
class Selection:
    """One choice of the reader; field names are the parameters of URL and API."""

    region: str | None = None
    period: str | None = None
    base: str | None = None
    segment: str | None = None
    industry: str | None = None
    programme: str | None = None
    level: str | None = None
    measure: str | None = None
    view: str | None = None
    compare: str | None = None
    verdict: str | None = None
    target: str | None = None  # whose pace is asked for
    lapse: str | None = None  # percent of participants who stop paying in a month
    payer: str | None = None
    split: str | None = None  # who pays for how many of a hundred: self:60,apbd:40
    transport: str | None = None  # percent of the self-payers who drive
    start: str | None = None  # first month paid for
    months: str | None = None
    enrol: str | None = None  # months until everybody has joined
    reach: str | None = None  # coverage to be reached, percent
    budget: str | None = None
    scenario: str | None = None
    beside: str | None = None
    load: str | None = None
    a: str | None = None
    b: str | None = None
    part: str | None = None
    v: str | None = None
    lang: str | None = None

    @classmethod
    def of(cls, query: str) -> Selection:
        """Return the selection of a URL's query ("?region=KAL&…"), or raise BadChoice."""
        if len(query) > LONGEST_QUERY:
            raise BadChoice("query", query)
        chosen: dict[str, str] = {}
        for name, value in parse_qsl(query.removeprefix("?"), keep_blank_values=True):
            if name not in PARAMETERS:
                _refuse_slip(name, value)
                continue
            if name in chosen:
                raise BadChoice(name, value, chosen[name])
            _refuse_shape(name, value)
            chosen[name] = value
        return cls(**chosen)

    @property
    def query(self) -> str:
        """Return the URL's query that `of` reads back: chosen parameters in a fixed order."""
        said = [f"{name}={_quoted(value)}" for name, value in self.named]
        return "?" + "&".join(said) if said else ""

    def but(self, **changes: Any) -> Selection:
        """Return the same choice with some parameters changed; None takes a choice back."""
        return Selection(**(dict(self.named) | changes))  # a third of the time of `replace`

    def file_name(self, region_name: str, what: str, version: str) -> str:
        """Return a file's stem that says what is inside: cakupan_kalimantan_2022-12_…_v12."""
        place = re.sub(r"[^a-z0-9]+", "-", region_name.lower()).strip("-")
        parts = ["cakupan", place, self.period or "terbaru", self.segment or "total", what]
        kept = [part for part in parts if part != "total"]
        return "_".join([*kept, version]).lower()

    @property
    def named(self) -> Iterator[tuple[str, str]]:
        """Yield name and value of every parameter that was chosen."""
        for name, value in zip(PARAMETERS, VALUES(self), strict=True):
            if value is not None:
                yield name, value


PARAMETERS = tuple(field.name for field in fields(Selection))
VALUES = attrgetter(*PARAMETERS)


@lru_cache(1 << 12)
def _quoted(value: str) -> str:
    """Return a value as it stands in an address: a page's hundreds of links repeat a few."""
    return quote_plus(value)


def _refuse_shape(name: str, value: str) -> None:
    if (known := CLOSED.get(name)) is not None:
        if value not in known:
            raise BadChoice(name, value, nearest(value, known) or known[0])
    elif not SHAPES.get(name, CODE).fullmatch(value):
        raise BadChoice(name, value)


def _refuse_slip(name: str, value: str) -> None:
    """Refuse `regoin=64`, pass over what mail and chat programs hang onto a link."""
    if slip := difflib.get_close_matches(name, PARAMETERS, n=1, cutoff=ALIKE):
        raise BadChoice(name, value, slip[0])


def nearest(value: str, known: tuple[str, ...]) -> str | None:
    """Return the valid choice most like `value`, large and small letters alike, if any is."""
    folded = {choice.casefold(): choice for choice in reversed(known)}
    close = difflib.get_close_matches(value.casefold(), folded, n=1, cutoff=0.3)
    return folded[close[0]] if close else None
