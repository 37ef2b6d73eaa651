"""The sentence of a brief and the line under it: the words of Ringkasan, as plain text."""

from __future__ import annotations

from exports.brief_said import Run
from model.cell import OUTSIDE, Cell
from model.interval import Interval
from model.overview import Overview
from texts import naming
from texts.text import Text

OPEN, CLOSE = "\ue000", "\ue001"  # around what is coloured: in no text
PERCENT = 100
UNKNOWN = {"suppressed": "withheld", OUTSIDE: "outside"}  # status -> sentence


def case(cell: Cell) -> str:
    """Return which sentence fits a cell."""
    participants, gap = cell.participants.known, cell.gap
    if participants is None:
        return UNKNOWN.get(cell.participants.status or "", "unknown")
    if gap is None:
        return "base_outside" if cell.status == OUTSIDE else "without_base"
    if gap.high < 0 or (gap.is_exact and gap.value < 0):
        return "above"
    if participants.is_open or gap.is_open:
        return "open"
    return "about_all" if gap.low <= 0 else "usual"


def sentence(answer: Overview, text: Text) -> tuple[Run, ...]:
    """Return the sentence, what is covered and what is not told apart."""
    cell = answer.headline
    kind = case(cell)
    pieces = _pieces(answer, text)
    pieces["covered"] = f"{OPEN}covered|{pieces['covered']}{CLOSE}"
    if kind != "above":  # an excess is nobody left uncovered
        pieces["gap"] = f"{OPEN}gap|{pieces['gap']}{CLOSE}"
    return tuple(_runs(text(f"ringkasan.sentence.{kind}", **pieces)))


def _runs(words: str) -> list[Run]:
    found = []
    for stretch in words.split(OPEN):
        marked, has_end, rest = stretch.partition(CLOSE)
        if has_end:
            tone, _, inside = marked.partition("|")
            found.append(Run(inside, tone))
        found.append(Run(rest if has_end else marked))
    return [run for run in found if run.words]


def _pieces(answer: Overview, text: Text) -> dict[str, str]:
    cell = answer.headline
    inside = "" if cell.segment == "total" else text.segment_short(cell.segment)
    counted = "JAKON" if cell.segment == "JAKON" else "segment" if inside else "total"
    return {
        "covered": text.people(cell.participants.known),
        "base": text.people(cell.denominator.known),
        "noun": naming.noun(cell, text),
        "place": naming.place(answer, text),
        "period": naming.when(cell, text),
        "as": text("ringkasan.as_segment", segment=inside) if inside else "",
        "counted": text(f"ringkasan.counted.{counted}", segment=inside),
        "whose": text.whose,  # nothing: a brief is of everybody
        "segment": inside,
        "gap": _gap(cell, text),
    }


def _gap(cell: Cell, text: Text) -> str:
    """Return the people who are not covered, or by how many the base is passed."""
    gap = cell.gap
    if gap is not None and case(cell) == "above":
        gap = Interval(-gap.high, -gap.value, -gap.low)
    return text.people(gap)


def spoken(answer: Overview, text: Text) -> str:
    """Return the sentence with its base, its interval and what the base is not."""
    cell = answer.headline
    said = ["".join(run.words for run in sentence(answer, text))]
    if cell.coverage is not None:
        base = text.base_short(cell.base_words)
        said.append(text("ringkasan.by_base", base=base, **shares(cell, text)))
    if other := _unlike(answer, text):
        said.append(text("ringkasan.unlike", sakernas=other))
    return " ".join(said)


def shares(cell: Cell, text: Text) -> dict[str, str]:
    """Return a cell's coverage and, where it has two bounds, both in brackets."""
    known = cell.coverage
    if known is None:
        return {"share": text.share(None), "range": ""}
    return {
        "share": text.share(known),
        "range": f" ({text.share_range(known)})" if known.has_range else "",
    }


def _unlike(answer: Overview, text: Text) -> str:
    """Return "8.518.571; ≈ 30–32 %": what the same participants are of the labour force."""
    other = answer.comparison
    if other is None or other.coverage is None or answer.headline.coverage is None:
        return ""
    return f"{text.people(other.denominator.known)}; {_whole_percents(other.coverage, text)}"


def _whole_percents(known: Interval, text: Text) -> str:
    low, high = (x if known.is_open else round(x * PERCENT) for x in (known.low, known.high))
    if low == high or known.is_open:
        return text.share(known)
    return text("ringkasan.about_range", low=text.number(low), high=text.percent(high))


def meta(answer: Overview, text: Text) -> tuple[str, ...]:
    """Return the facts under the sentence: as of when, which base, how sure, what is newer."""
    facts = (
        text("ringkasan.meta.as_of", date=as_of(answer, text)),
        _base(answer, text),
        _grade(answer, text),
        _context(answer, text),
        _newer(answer, text),
    )
    return tuple(fact for fact in facts if fact)


def as_of(answer: Overview, text: Text) -> str:
    """Return the day that the publication gives where it lies in the period, else the period."""
    cell = answer.headline
    first = next(iter(cell.participants.origins), "")
    day = {source.origin: source.as_of for source in answer.sources}.get(first, "")
    return text.date(day) if day.startswith(cell.period) else naming.when(cell, text)


def _base(answer: Overview, text: Text) -> str:
    cell, of = answer.headline, ""
    if cell.base != "stated" and cell.base_period is not None:
        of = f" ({naming.vintage(cell, text)})"
    said = text("ringkasan.meta.base", base=text.base_short(cell.base_words), vintage=of)
    if cell.coverage is not None:
        share = shares(cell, text)
        said += f": {share['share']}{share['range']}"
    if "implied" in cell.flags:
        said += text("ringkasan.meta.implied")
    other = _unlike(answer, text)
    return said + (text("ringkasan.meta.unlike", sakernas=other) if other else "")


def _grade(answer: Overview, text: Text) -> str:
    grade = answer.grade
    if grade is None:
        return ""
    reasons = ", ".join(text(f"grade.reason.{code}") for code in grade.reasons)
    why = text("grade.why", reasons=reasons) if reasons else ""
    return text("grade.line", letter=grade.letter, why=why)


def _context(answer: Overview, text: Text) -> str:
    known, counted = answer.population.known, answer.population_period
    if known is None:
        return ""
    about = "" if known.is_exact else text("number.about")
    other = counted and counted[:4] != answer.headline.period[:4]
    return text(
        "ringkasan.meta.context",
        people=f"{about}{text.people(known).removeprefix(about)}",
        when=f" ({text.date(counted)})" if other else "",
    )


def _newer(answer: Overview, text: Text) -> str:
    cell = answer.newer
    if cell is None:
        return ""
    period, known = naming.when(cell, text, short=True), cell.coverage
    if known is None:
        people = text.people(cell.participants.known)
        link = text("ringkasan.meta.newer_count", period=period, people=people)
        return text("ringkasan.meta.newer", link=link)
    share = text.percent(known.value * PERCENT, 2) if known.is_exact else text.share(known)
    base = text.people(cell.denominator.known)
    link = text("ringkasan.meta.newer_share", period=period, share=share, base=base)
    return text("ringkasan.meta.newer", link=link)
