"""Industries and employment statuses in a figure: their names, their places, their boxes."""

from __future__ import annotations

from collections.abc import Sequence

from charts import hover, marks
from charts.theme import Figure, Theme
from model.workforce import Workers, Workforce
from texts.text import Text

SPACE = 1.1  # rows or columns between the two cuts
Kinds = Sequence[tuple[Workers, float]]  # an industry or status, and where it stands


def steps(first: Workforce, step: float = 1.0) -> list[tuple[Workers, float]]:
    """Return each industry and status with its place; a gap keeps the two cuts apart."""
    many = len(first.industries)
    places = [float(at) for at in range(many)]
    places += [many + SPACE + step * at for at in range(len(first.statuses))]
    return list(zip(first.every, places, strict=True))


def label(workers: Workers, text: Text) -> str:
    """Return the short name of an industry or status."""
    if workers.industry == "total":
        return text(f"sektor.status.{workers.code}")
    return text(f"sektor.industry.{workers.code}")


def letters(code: str) -> str:
    """Return the letters of an industry in KBLI: RSTU is R,S,T,U."""
    return ",".join(code)


def lettered(workers: Workers, text: Text, look: Theme) -> str:
    """Return the short name of an industry with its letters, of a status alone."""
    if workers.industry == "total":
        return label(workers, text)
    code = f'<span style="color:{look.ink_3};font-size:11px">{letters(workers.code)}</span>'
    return f"{label(workers, text)} {code}"


def state(workers: Workers) -> str:
    return workers.people.status or "unknown"


def box(workers: Workers, text: Text) -> str:
    return text(
        "sektor.hover_workers",
        title=hover.plain(workers.region_name),
        name=label(workers, text),
        people=text.people(workers.people.known),
        share=text.share(workers.share),
        employed=text.people(workers.employed.known),
        when=text.period(workers.august, "august"),
    )


def apart(kinds: Kinds, text: Text, look: Theme) -> list[Figure]:
    """Return that the second cut is published apart from the first."""
    first = next((at for workers, at in kinds if workers.industry == "total"), None)
    if first is None:
        return []
    font = {"color": look.ink_2, "size": 12}
    return [marks.note(text("sektor.apart"), 0, first - (1 + SPACE) / 2, font=font)]
