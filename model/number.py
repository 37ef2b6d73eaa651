"""Numbers as publications print them: 5.900.000, 5 414 390,00, 1,425,104, 44,07 %, - … .

One parser for all of them. It never guesses: a text that two conventions read differently
is refused with both readings, unless the source declares its style.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from model.errors import ContractBroken

Style = Literal["id", "en", "plain"]
STYLES: tuple[Style, ...] = ("id", "en", "plain")
NOTHING = frozenset({"", "-", "–", "—", "...", "…", "na", "n/a", "n.a."})
MOST_DIGITS = 18  # beyond this a double no longer holds every count
GROUPED = {
    "id": re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?|-?\d+(,\d+)?"),
    "en": re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?|-?\d+(\.\d+)?"),
    "plain": re.compile(r"-?\d+(\.\d+)?"),
}
SPACED = re.compile(r"-?\d{1,3}( \d{3})+([.,]\d+)?")


class NotANumber(ContractBroken):
    """A text that is no number, or more than one."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed: its value and the place of its last printed digit (0.01 for 44,07)."""

    value: Decimal
    place: Decimal


def is_nothing(text: str) -> bool:
    """Return whether the cell says that there is no number; what that means the source declares."""
    return _plain(text).lower() in NOTHING or bool(re.fullmatch(r"\(\d+\)", _plain(text)))


def parse(text: str, style: Style | None = None) -> Printed:
    """Return the printed number, or raise NotANumber.

    Without a declared style both conventions are tried; where they disagree (`1.500` is
    1500 in Indonesian and 1,5 in English) the text is refused with both readings.
    """
    bare = _plain(text).removesuffix("%").strip().removeprefix("Rp").strip()
    if SPACED.fullmatch(bare):
        return _printed(bare.replace(" ", "").replace(",", "."), text)
    if style is not None:
        return _read(bare, style, text)
    readings = {s: _printed_or_none(bare, s) for s in ("id", "en")}
    found = {number.value for number in readings.values() if number is not None}
    if len(found) > 1:
        both = " or ".join(f"{value:f}" for value in sorted(found))
        raise NotANumber(f"{text!r} is ambiguous: {both}; declare the number style of its column")
    for number in readings.values():
        if number is not None:
            return number
    raise NotANumber(f"{text!r} is not a number")


def _read(bare: str, style: Style, text: str) -> Printed:
    number = _printed_or_none(bare, style)
    if number is None:
        raise NotANumber(f"{text!r} is not a number in the declared style {style!r}")
    return number


def _printed_or_none(bare: str, style: Style | str) -> Printed | None:
    if not GROUPED[style].fullmatch(bare):
        return None
    if style == "id":
        bare = bare.replace(".", "").replace(",", ".")
    return _printed(bare.replace(",", "") if style == "en" else bare, bare)


def _printed(digits: str, text: str) -> Printed:
    if sum(c.isdigit() for c in digits) > MOST_DIGITS:
        raise NotANumber(f"{text[:40]!r} has more than {MOST_DIGITS} digits")
    value = Decimal(digits)
    exponent = value.as_tuple().exponent
    return Printed(value, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0))


def _plain(text: str) -> str:
    """Return the text with exotic spaces, minus signs and full-width digits made plain."""
    folded = unicodedata.normalize("NFKC", text).replace("\u2212", "-")
    return re.sub(r"\s+", " ", folded).strip()
