"""What can be chosen on the page Pekerja rentan: region, payer, package, a second region."""

from __future__ import annotations

from model.frame import Choices, Option
from model.index import Index, index_of
from model.initiative import PAYERS, Initiative
from model.initiatives import initiatives
from model.rates import PACKAGE, PACKAGES
from model.regions import NATION
from model.scope import Scope
from model.selection import BadChoice, Selection, nearest
from model.warehouse import Version


def checked(asked: Selection, version: Version, scope: Scope) -> None:
    """Refuse a payer, a package or a comparison that does not exist."""
    for name, known in (("payer", tuple(PAYERS)), ("programme", PACKAGES)):
        value = getattr(asked, name)
        if value is not None and value not in known:
            raise BadChoice(name, value, nearest(value, known) or known[0])
    index, beside = index_of(version, scope), asked.compare
    if beside is None or beside in index.regions.by_code:
        return
    near = index.nearest_region(beside) if beside[:1].isalpha() else NATION
    raise BadChoice("compare", beside, near)


def with_programmes(scope: Scope, version: Version) -> frozenset[str]:
    """Return the places that a publication names a programme for, and all above them."""
    index = index_of(version, scope)
    return frozenset(
        above.code
        for one in initiatives(scope, version)
        for place in one.places
        for above in index.regions.path(place)
    )


def can_be_chosen(scope: Scope, version: Version) -> frozenset[str]:
    """Return the regions that the page has anything to say of: also by their informal workers."""
    return with_programmes(scope, version) | index_of(version, scope).with_bases


def choices(
    region: str, asked: Selection, here: tuple[Initiative, ...], scope: Scope, version: Version
) -> Choices:
    """Return the options of the filters; a payer whom nobody names here stays visible."""
    index = index_of(version, scope)
    paying = {one.payer for one in here}
    payers = [
        Option(payer, payer, payer in paying, to=asked.but(payer=payer))
        for payer in PAYERS
        if payer in paying or payer in ("csr", "sertakan")
    ]
    return Choices(
        payers=(Option("", "", to=asked.but(payer=None)), *payers),
        programmes=tuple(
            Option(one, one, to=asked.but(programme=None if one == PACKAGE else one))
            for one in PACKAGES
        ),
        compares=_compares(region, asked, index, with_programmes(scope, version)),
    )


def _compares(
    region: str, asked: Selection, index: Index, found: frozenset[str]
) -> tuple[Option, ...]:
    """Return the regions near this one that have programmes; the first leads back to one alone."""
    near = [
        *index.regions.path(region)[:-1],
        *index.regions.siblings(region),
        *index.regions.children(region),
    ]
    places = [
        Option(one.code, one.name, depth=1, to=asked.but(compare=one.code))
        for one in {one.code: one for one in near}.values()
        if one.code != region and one.code in found
    ]
    return (Option("", "", to=asked.but(compare=None)), *places)
