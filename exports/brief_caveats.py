"""What to know before quoting a brief, and what is missing in it: the words of Ringkasan."""

from __future__ import annotations

from collections.abc import Iterator

from exports.brief_said import Caveat
from model.brief import Brief
from model.cell import OUTSIDE, Cell
from model.interval import Interval
from model.overview import Break, Overview, Rivals
from texts import naming
from texts.text import Text

KEPT_BACK = ("suppressed", OUTSIDE)  # known to somebody: nothing is missing
SEVERAL = 2  # stretches that a broken series has at least


def caveats(brief: Brief, text: Text) -> tuple[Caveat, ...]:
    """Return everything to know, disagreements first."""
    answer = brief.overview
    return tuple(
        [
            *(_rivals(one, text) for one in answer.rivals),
            *(_above(cell, text) for cell in _above_cells(brief)),
            *_breaks(answer, text),
            *_flags(brief, text),
            *(_series(code, text) for code in answer.series_breaks),
        ]
    )


def _above_cells(brief: Brief) -> list[Cell]:
    """Return the cells whose participants pass their base for certain."""
    found = brief.standing
    return [cell for cell in found if cell.coverage is not None and cell.coverage.low > 1]


def _above(cell: Cell, text: Text) -> Caveat:
    whole = cell.segment == "total"
    name = naming.when(cell, text) if whole else text.segment_short(cell.segment)
    heading = text("ringkasan.warnings.above", name=name, share=text.share(cell.coverage))
    kind = "JAKON" if cell.segment == "JAKON" else "usual"
    return Caveat(heading, text(f"ringkasan.warnings.above_why.{kind}"))


def _rivals(one: Rivals, text: Text) -> Caveat:
    """Return the figures of one cell that disagree, each with its publisher."""
    known = sorted((q.known for q, _ in one.figures if q.known), key=lambda known: known.value)
    apart: Interval | None = known[-1] - known[0] if len(known) >= SEVERAL else None
    heading = text(
        "ringkasan.warnings.rivals",
        period=text.period(one.period, one.period_kind),
        place=one.region_name,
        segment="" if one.segment == "total" else f", {text.segment_short(one.segment)}",
        count=len(one.figures),
        apart=text.people(apart),
    )
    said = "; ".join(f"{text.people(q.known)} – {publisher}" for q, publisher in one.figures)
    return Caveat(heading, f"{said}. {text('ringkasan.warnings.rivals_note')}")


def _breaks(answer: Overview, text: Text) -> Iterator[Caveat]:
    """Yield the bases of the series where their concept changes."""
    if len(answer.breaks) < SEVERAL:
        return
    said = " // ".join(_stretch(one, text) for one in answer.breaks)
    note = text("ringkasan.warnings.breaks_note")
    yield Caveat(text("ringkasan.warnings.breaks"), f"{said}. {note}")


def _stretch(one: Break, text: Text) -> str:
    known = one.denominator.known
    when = text.period(one.period, one.period_kind, short=True)
    implied = text("ringkasan.warnings.implied") if one.implied else ""
    about = text("number.about") if one.implied and known and not known.is_exact else ""
    return f"{when}{implied}: {about}{text.people(known).removeprefix(about)}"


def _series(code: str, text: Text) -> Caveat:
    return Caveat(text(f"ringkasan.series_break.{code}"), text(f"ringkasan.series_why.{code}"))


def _flags(brief: Brief, text: Text) -> Iterator[Caveat]:
    """Yield what the flags of the cells shown mean."""
    answer = brief.overview
    if _of_branch(brief):
        note = text("ringkasan.warnings.branch_note", place=brief.headline.region_name)
        yield Caveat(text("ringkasan.warnings.branch"), note)
    if brief.headline.segment == "PMI":
        note = text("ringkasan.warnings.abroad_note")
        yield Caveat(text("ringkasan.warnings.abroad"), note)
    if any("interval_inferred" in cell.flags for cell in (answer.headline, *answer.segments)):
        note = text("ringkasan.warnings.inferred_note")
        yield Caveat(text("ringkasan.warnings.inferred"), note)


def _of_branch(brief: Brief) -> bool:
    """Return whether a branch office counted, whose area is larger than the region."""
    return any("branch_office" in cell.flags for cell in brief.standing)


def wanting(brief: Brief, text: Text) -> tuple[str, ...]:
    """Return what is missing and where it could come from."""
    cell, said = brief.headline, []
    who = naming.place(brief.overview, text)
    if cell.participants.known is None and cell.participants.status not in KEPT_BACK:
        said.append(text("brief.participants", who=who))
    kept_back = cell.denominator.status in KEPT_BACK or _of_branch(brief)
    if cell.denominator.known is None and not kept_back:
        period = naming.when(cell, text)
        base = text.base_short(cell.base_words)
        said.append(text("brief.base", base=base, who=who, period=period))
    if not brief.told:
        said.append(text("brief.programmes.none", region=who))
    return tuple(said)
