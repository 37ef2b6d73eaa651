"""Totals beside the sum of their parts as rows of a file, the worst first."""

from __future__ import annotations

from exports.rows import JOINT, bounds, of_quantity
from exports.sheet import Sheet, Value
from exports.total_columns import TOTALS_FILE
from model.totals import Total
from model.trust import Trust
from texts.text import Text


def totals(page: Trust, text: Text) -> Sheet:
    """Return one row per total with the chosen verdict, without one all, in the page's order."""
    chosen = page.asked.verdict
    shown = (one for one in page.totals if chosen in (None, one.verdict))
    return Sheet.of(TOTALS_FILE, (_total(one, page, text) for one in shown))


def _total(one: Total, page: Trust, text: Text) -> dict[str, Value]:
    known = dict(one.known)
    values: dict[str, Value] = {
        "region_code": page.headline.region,
        "region_name": page.headline.region_name,
        "measure": one.measure,
        "of": one.of,
        "period": one.period,
        "period_kind": one.period_kind,
        "verdict": one.verdict,
        "verdict_name": text(f"verdict.{one.verdict}"),
        **of_quantity("total", one.total),
        **bounds("summed", one.summed),
        "parts_known": len(one.known),
        "parts_all": len(one.parts),
        "parts": JOINT.join(known),
        "missing": JOINT.join(code for code, _ in one.parts if code and code not in known) or None,
    }
    return {name: values[name] for name in TOTALS_FILE.names}
