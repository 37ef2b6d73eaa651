"""The trend of a brief in words: what changed between years that compare, and which do not."""

from __future__ import annotations

from collections.abc import Sequence

from exports.brief_said import Trend, YearLabel
from model.brief import Brief
from model.brief_trend import Year
from texts import naming
from texts.text import Text

RECENT = 2  # years: an older change is no finding


def trend(brief: Brief, text: Text) -> Trend | None:
    """Return the years in words; None where nobody published any."""
    known = [year for year in brief.years if year.participants.known is not None]
    if not known:
        return None
    labels = tuple(_label(year, text) for year in brief.years)
    title = _title(known, brief, text)
    told = (text("brief.trend.of", when=one.when, people=one.people) for one in labels)
    return Trend(title, _about(brief, text), labels, f"{title}. {'; '.join(told)}.")


def _title(known: Sequence[Year], brief: Brief, text: Text) -> str:
    """Return the newest change that may be told, else how little compares."""
    if len(known) == 1:
        people = text.people(known[0].participants.known)
        return text("brief.trend.one", people=people, when=naming.due(known[0].period, text))
    like = next((year for year in reversed(known[-RECENT:]) if year.change is not None), None)
    if like is not None:
        first, last = (naming.due(one, text, short=True) for one in (like.since, like.period))
        return text("brief.trend.change", last=last, first=first, change=text.change(like.change))
    kind = "some" if any(year.compares for year in known) else "none"
    who = naming.place(brief.overview, text)
    return text(f"target.trend.{kind}_joined", who=who, count=len(known))


def _about(brief: Brief, text: Text) -> str:
    """Return what is drawn, and why neighbours are kept apart."""
    segment = naming.segment(str(brief.chosen.segment), text)
    said = text("brief.trend.about", segment=segment)
    codes = dict.fromkeys(code for year in brief.years for code in year.reasons)
    if not codes:
        return said
    reasons = ", ".join(text(f"target.apart.{code}") for code in codes)
    return f"{said} {text('brief.trend.apart', reasons=reasons)}"


def _label(year: Year, text: Text) -> YearLabel:
    known = year.participants.known
    if known is None:
        return YearLabel(year.period[:4], text("ringkasan.no_data"), "unknown")
    return YearLabel(text.period(year.period, year.period_kind, short=True), text.about(known))
