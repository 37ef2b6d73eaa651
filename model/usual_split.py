"""What a plan begins with: an assumed split by payer, and how many self-payers drive for a living.

The split is nobody's figure; it is a place to begin, to be changed by the reader. The share of
transport is that of the region's employed in transport and storage, Sakernas.
"""

from __future__ import annotations

from dataclasses import dataclass

from model import queries
from model.cell import Quantity
from model.denominators import EMPLOYED
from model.index import index_of
from model.interval import Interval
from model.plan import Split
from model.rates import SELF
from model.scope import Scope
from model.warehouse import Version

TRANSPORT_INDUSTRY = "H"  # KBLI: transport and storage
SHARES = {SELF: 0.60, "apbd": 0.25, "dbh": 0.10, "csr": 0.05}


@dataclass(frozen=True, slots=True)
class Transport:
    """The employed in transport beside all employed, of one August."""

    region: str  # that asked for, or one above it
    august: str
    workers: Quantity  # persons
    employed: Quantity  # persons

    @property
    def share(self) -> Interval | None:
        """Return the share of transport among the employed; None where a side is unknown."""
        if self.workers.known is None or self.employed.known is None:
            return None
        return self.workers.known.over(self.employed.known)


def transport_of(region: str, scope: Scope, version: Version) -> Transport | None:
    """Return the newest August with both numbers, of the region or of what lies above it."""
    index = index_of(version, scope)
    if region not in index.regions.by_code:
        return None
    for place in reversed(index.regions.path(region)):
        augusts = sorted((a for code, a in index.workers if code == place.code), reverse=True)
        for august in augusts:
            workers = dict(index.workers[place.code, august]).get(TRANSPORT_INDUSTRY, Quantity())
            employed = queries.base_of(place.code, EMPLOYED.id, august, scope, version)
            found = Transport(place.code, august, workers, employed)
            if found.share is not None:
                return found
    return None


def usual_split(region: str, scope: Scope, version: Version) -> Split:
    """Return the split that a plan begins with; no transport where nobody counted it."""
    transport = transport_of(region, scope, version)
    share = transport.share if transport else None
    return Split(SHARES, 0.0 if share is None else share.value)
