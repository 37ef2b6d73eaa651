"""What a link assumes about a cost: package, payers, months, and the way round it is asked.

A link names only what its reader changed; everything else is the page's own assumption, which is
nobody's figure. What cannot be is refused with the nearest that can.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from model.months import YEAR, month_after
from model.plan import Split
from model.rates import PACKAGE, PACKAGES, PAYERS, SELF, Rates
from model.selection import BadChoice, Selection, nearest
from model.usual_split import SHARES, Transport

HUNDRED = 100
SLACK = 1e-6  # percent that written shares may be off a hundred
LONGEST = 60  # months
RICHEST = 10**16  # rupiah, some hundred times what Indonesia's gap costs in a year


class BadShares(BadChoice):
    """Shares of payers that do not make a hundred; says what they make."""

    def __init__(self, value: str, total: float, scaled: str | None) -> None:
        super().__init__("split", value, scaled)
        self.total = total


@dataclass(frozen=True, slots=True)
class Terms:
    """The assumptions behind a cost."""

    package: str
    split: Split
    first: str  # month paid for
    months: int
    enrol_over: int  # months until everybody has joined
    reach: float | None  # share to be covered
    budget: float | None  # rupiah; never together with `reach`

    @property
    def last(self) -> str:
        """Return the last month paid for."""
        return month_after(self.first, self.months - 1)

    @property
    def years(self) -> tuple[str, ...]:
        """Return the calendar years that are paid for."""
        return tuple(dict.fromkeys((self.first[:4], self.last[:4])))


def terms_of(asked: Selection, transport: Transport | None, rates: Rates) -> Terms:
    """Return the assumptions of a link with every gap filled in, or raise BadChoice."""
    months = _whole(asked, "months", YEAR, LONGEST)
    if asked.reach is not None and asked.budget is not None:
        raise BadChoice("budget", asked.budget)  # one follows from the other
    return Terms(
        package=_package(asked),
        split=Split(_shares(asked.split), _transport(asked, transport)),
        first=_first(asked, rates),
        months=months,
        enrol_over=_whole(asked, "enrol", 1, months),
        reach=None if asked.reach is None else _percent(asked, "reach"),
        budget=_budget(asked),
    )


def written(split: Split) -> str:
    """Return shares as a link has them: self:60,apbd:40."""
    return ",".join(f"{payer}:{_short(share)}" for payer, share in split.shares.items())


def _package(asked: Selection) -> str:
    package = asked.programme or PACKAGE
    if package not in PACKAGES:
        raise BadChoice("programme", package, nearest(package, PACKAGES) or PACKAGE)
    return package


def _shares(link: str | None) -> dict[str, float]:
    """Return the shares of a link in the order of payers, or raise BadChoice."""
    if link is None:
        return dict(SHARES)
    pairs = [part.split(":") for part in link.split(",")]
    given = {payer: float(percent) for payer, percent in pairs}
    if strange := sorted(set(given) - set(PAYERS)):
        like = nearest(strange[0], PAYERS) or SELF
        raise BadChoice("split", link, link.replace(f"{strange[0]}:", f"{like}:", 1))
    whole = math.fsum(given.values())
    if len(given) < len(pairs):  # a payer named twice: whatever the shares make together
        raise BadChoice("split", link, _scaled(given))
    if abs(whole - HUNDRED) > SLACK:
        raise BadShares(link, whole, _scaled(given))
    return {payer: given[payer] / HUNDRED for payer in PAYERS if payer in given}


def _scaled(given: dict[str, float]) -> str | None:
    """Return the same shares made a hundred, the largest taking what rounding leaves."""
    whole = math.fsum(given.values())
    if not whole:
        return None
    tenths = {payer: round(10 * HUNDRED * share / whole) for payer, share in given.items()}
    largest = max(tenths, key=lambda payer: tenths[payer])
    tenths[largest] += 10 * HUNDRED - sum(tenths.values())
    return ",".join(f"{payer}:{_short(share / 10 / HUNDRED)}" for payer, share in tenths.items())


def _short(share: float) -> str:
    return f"{HUNDRED * share:.1f}".removesuffix(".0")


def _transport(asked: Selection, counted: Transport | None) -> float:
    if asked.transport is not None:
        return _percent(asked, "transport")
    share = counted.share if counted else None
    return 0.0 if share is None else share.value


def _percent(asked: Selection, name: str) -> float:
    """Return a percentage of a link as a share."""
    percent = float(getattr(asked, name))
    if percent > HUNDRED:
        raise BadChoice(name, getattr(asked, name), str(HUNDRED))
    return percent / HUNDRED


def _whole(asked: Selection, name: str, usual: int, most: int) -> int:
    """Return a number of months of a link."""
    found = int(getattr(asked, name) or usual)
    if not 1 <= found <= most:
        raise BadChoice(name, str(found), str(min(max(found, 1), most)))
    return found


def _budget(asked: Selection) -> float | None:
    """Return the rupiah of a link."""
    if asked.budget is None:
        return None
    rupiah = int(asked.budget)
    if not 1 <= rupiah <= RICHEST:
        raise BadChoice("budget", asked.budget, str(min(max(rupiah, 1), RICHEST)))
    return float(rupiah)


def _first(asked: Selection, rates: Rates) -> str:
    """Return the first month paid for: January of the last year whose tariffs are known."""
    if asked.start is None:
        return f"{rates.last_known(PACKAGE, 'apbd')[:4]}-01"
    known = max(row.first for row in rates.rows if row.is_for("JKK", "apbd", "other"))
    if asked.start < known:
        raise BadChoice("start", asked.start, known)
    return asked.start
