"""Published statements as rows of a file: what they say, what their own numbers come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from exports.columns import CLAIMS_FILE
from exports.rows import JOINT, bounds
from exports.sheet import Value
from model.claims import Checked
from model.frame import Source
from texts.text import Text


class Statements(Protocol):
    """A page with published statements on it."""

    @property
    def shown(self) -> Sequence[Checked]:
        """Return the statements, in the order of the page."""

    @property
    def names(self) -> Mapping[str, str]:
        """Return the name of each region that they are about."""

    @property
    def publications(self) -> Mapping[str, Source]:
        """Return the publications behind them."""


def claim_row(one: Checked, page: Statements, text: Text) -> dict[str, Value]:
    """Return the values of a statement by column; None where nothing was worked out."""
    claim, source = one.claim, page.publications[one.claim.source]
    values: dict[str, Value] = {
        "claim": claim.id,
        "region_code": claim.region,
        "region_name": page.names[claim.region],
        "period": claim.period,
        "verdict": one.verdict,
        "verdict_name": text(f"verdict.{one.verdict}"),
        "why": one.why or None,
        "quote": claim.quote,
        "relation": claim.relation,
        "operands": JOINT.join(operand.written for operand in claim.operands),
        "stated_as_written": claim.stated.written,
        **bounds("stated", one.stated),
        "stated_unit": claim.stated.unit,
        **bounds("computed", one.computed),
        "computed_unit": one.unit or None,
        "origin": claim.source,
        "operand_origins": JOINT.join(operand.origin for operand in claim.operands),
        "publisher": source.publisher,
        "url": source.url,
        "as_of": source.as_of,
        "note": (claim.note_id if text.language == "id" else claim.note_en) or None,
    }
    return {name: values[name] for name in CLAIMS_FILE.names}
