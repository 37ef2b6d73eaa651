"""What the pages about accounts work with: the ledger, the tree of regions, who asks, seals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from anyio import to_thread
from fastapi import FastAPI, Request, Response

import texts
from access import who
from access.person import Person
from access.roles import Right, rights
from access.seal import is_sealed, seal
from access.secret import secret_of
from access.vouched import Memory
from callbacks import forms, refused
from callbacks.languages import language_of
from ledger.store import Store
from model.account_views import Place, Said, Visitor
from model.errors import LedgerUnavailable
from model.place_names import Named, Names
from model.regions import Regions
from model.settings import Settings
from texts import Text

READ = ["GET", "HEAD"]
MALFORMED, FORBIDDEN, REFUSED, AWAY = 400, 403, 422, 503

Fields = Mapping[str, str]
Deed = Callable[[Person, Fields], "Done"]
Page = Callable[[Person, Said, Text], str]


@dataclass(frozen=True)
class Desk:
    """One for the server; nothing is read before somebody asks."""

    settings: Settings
    store: Store
    regions: Callable[[], Regions]
    vouched: Memory  # sessions that are ended here open nothing, with or without the ledger

    @cached_property
    def secret(self) -> bytes:
        """Return the secret of the installation."""
        return secret_of(self.settings)

    @property
    def address(self) -> str:
        """Return the address of this server as readers type it."""
        of = self.settings
        return of.public_url or f"http://{of.host}:{of.port}"

    def visitor(self, person: Person) -> Visitor:
        """Return who looks, as a page shows it."""
        word = seal(self.secret, person) if person.session is not None else ""
        return Visitor(person.name, person.role, frozenset(map(str, rights(person.role))), word)

    def is_sealed(self, person: Person, fields: Fields) -> bool:
        """Return whether a form came from a page of this session."""
        return is_sealed(self.secret, person, fields.get("seal", ""))

    def names(self) -> Names:
        """Return the names of the regions, as forms are read by."""
        return Names.of(self.regions())

    def places(self, codes: Iterable[str]) -> tuple[Place, ...]:
        """Return regions with their names; a code that is none any more stays a code."""
        known = self.regions().by_code
        return tuple(Place(code, known[code].name if code in known else code) for code in codes)


@dataclass(frozen=True, slots=True)
class Why:
    """Why something was refused: the key of the words, and what fills their blanks."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a deed: done, refused with the reasons, or a word that is shown once."""

    key: str = ""  # of the words that say so
    wrong: Mapping[str, Sequence[Why]] = field(default_factory=dict)  # by field
    typed: Mapping[str, str] = field(default_factory=dict)  # instead of what was typed
    once: str = field(default="", repr=False)
    about: str = ""


class NotForRole(Exception):
    """A deed that the page does not offer to this role."""


@dataclass(frozen=True, slots=True)
class Answers:
    """One page of forms: how it is shown, which deeds it knows, who may see it."""

    path: str
    right: Right
    page: Page
    deeds: Mapping[str, Deed]
    done: frozenset[str]  # what the page can say of a deed before


def register(server: FastAPI, desk: Desk, answers: Answers) -> None:
    """Answer a page and its forms; asking for it changes nothing."""

    async def get(request: Request) -> Response:
        return await to_thread.run_sync(partial(_get, request, answers))

    async def post(request: Request) -> Response:
        fields = await forms.read(request)
        return await to_thread.run_sync(partial(_post, request, fields, desk, answers))

    server.add_api_route(answers.path, get, methods=READ, include_in_schema=False)
    server.add_api_route(answers.path, post, methods=["POST"], include_in_schema=False)


def _get(request: Request, answers: Answers) -> Response:
    text, person = texts.of(language_of(request)), who.current()
    if not person.may(answers.right):
        return forbidden(text)
    done = request.query_params.get("done", "")
    said = Said(done=done if done in answers.done else "")
    try:
        return forms.shown(answers.page(person, said, text), request)
    except LedgerUnavailable:
        return away(text)


def _post(request: Request, fields: Fields | None, desk: Desk, answers: Answers) -> Response:
    """Do what a form asks for, where it is one of ours and of this session."""
    text, person = texts.of(language_of(request)), who.current()
    if fields is None or fields.get("deed", "") not in answers.deeds:
        return refused.refused(text("akun.strange"), text("akun.strange_why"), MALFORMED, text)
    if not person.may(answers.right):
        return forbidden(text)
    if not desk.is_sealed(person, fields):
        return refused.refused(text("akun.unsealed"), text("akun.unsealed_why"), FORBIDDEN, text)
    try:
        return _done(request, person, fields, answers)
    except NotForRole:
        return forbidden(text)
    except LedgerUnavailable:
        return away(text)


def _done(request: Request, person: Person, fields: Fields, answers: Answers) -> Response:
    """Do it once; what was refused is shown again with what was typed."""
    text = texts.of(language_of(request))
    done = answers.deeds[fields["deed"]](person, fields)
    if not (done.wrong or done.once):
        return forms.on_to(f"{answers.path}?done={done.key}")
    html = answers.page(person, _said(done, fields, text), text)
    return forms.shown(html, request, REFUSED if done.wrong else 200)


def _said(done: Done, fields: Fields, text: Text) -> Said:
    wrong = {
        name: " ".join(text(one.key, **one.values) for one in whys)
        for name, whys in done.wrong.items()
    }
    typed = {**fields, **done.typed} if done.wrong else {}
    row = forms.whole(fields.get("row", ""))
    return Said("", fields["deed"], row, wrong, typed, done.once, done.about)


def forbidden(text: Text) -> Response:
    """Return that this page is not for the role of whoever asks."""
    return refused.refused(text("akun.forbidden"), text("akun.forbidden_why"), FORBIDDEN, text)


def away(text: Text) -> Response:
    """Return that nothing can be read or done at the moment."""
    return refused.refused(text("akun.away"), text("akun.away_why"), AWAY, text)


def strange(found: Named, regions: Regions) -> Done:
    """Return why regions were refused; the nearest stand in the field instead, to be looked at."""
    line, why = [_name(code, regions) for code in found.codes], []
    for one in found.strange:
        near = [_name(code, regions) for code in one.near]
        is_clear = one.why == "unknown" and bool(near)
        line.append(near[0] if is_clear else one.word)
        key = one.why if near else "nothing"
        why.append(Why(f"akun.regions_wrong.{key}", {"word": one.word, "near": ", ".join(near)}))
    return Done("", {"regions": why}, {"regions": ", ".join(line)})


def _name(code: str, regions: Regions) -> str:
    return regions.by_code[code].name
