"""Everything that a brief says, as plain text in one language; paper and slides only place it."""

from __future__ import annotations

from collections.abc import Sequence

from exports.brief_caveats import caveats, wanting
from exports.brief_places import places
from exports.brief_said import Label, Said, left_out
from exports.brief_sentence import as_of, meta, sentence, spoken
from exports.brief_tables import programmes, standing, targets
from exports.brief_trend_words import trend
from model.adding import Part
from model.brief import Brief
from model.clock import WITA
from model.frame import Source
from texts import naming
from texts.text import Text


def words(brief: Brief, text: Text, site: str = "") -> Said:
    """Return what the brief says; `site` is the public address of the server, if it has one."""
    answer, cell = brief.overview, brief.headline
    version, sources = brief.version, brief.sources
    place, period = cell.region_name, naming.when(cell, text)
    segment = naming.segment(cell.segment, text)
    return Said(
        language=text.language,
        title=text("frame.tab", place=place, period=period),
        line=text("brief.line", place=place, period=period, segment=segment),
        sentence=sentence(answer, text),
        spoken=spoken(answer, text),
        meta=meta(answer, text),
        labels=labels(brief, text),
        bracket=_bracket(brief, text),
        notes=_notes(brief, text),
        standing=standing(brief, text),
        places=places(brief, text),
        trend=trend(brief, text),
        targets=targets(brief, text),
        programmes=programmes(brief, text),
        wanting=wanting(brief, text),
        caveats_title=text("ringkasan.warnings.title"),
        caveats=caveats(brief, text),
        sources_title=text("frame.sources"),
        sources=tuple(words for words, _ in published(sources, text)),
        sources_more=left_out(len(published(sources, text)), text),
        version=naming.version(version, text),
        loaded=text("frame.loaded", when=naming.local(version.created, WITA, text)),
        as_of=text("frame.as_of", date=as_of(answer, text)),
        signs=text("frame.signs"),
        link_title=text("frame.link"),
        link=f"{site}{link(brief)}",
    )


def link(brief: Brief) -> str:
    """Return the address of the page that shows the same choice."""
    return f"{brief.page}{brief.chosen.query}"


def published(sources: Sequence[Source], text: Text) -> list[tuple[str, str]]:
    """Return each publisher with the dates of its publications, and the address of the first."""
    by_publisher: dict[str, list[Source]] = {}
    for one in sources:
        by_publisher.setdefault(one.publisher, []).append(one)
    return [
        (", ".join(dict.fromkeys([name, *(text.date(one.as_of) for one in mine)])), mine[0].url)
        for name, mine in by_publisher.items()
    ]


def labels(brief: Brief, text: Text) -> tuple[Label, ...]:
    """Return what stands over the parts of the bar, or beside each of several bars."""
    return tuple(_label(part, text) for part in brief.bar.parts)


def _label(part: Part, text: Text) -> Label:
    people, share = text.people(part.people), text.share(part.share)
    if part.kind == "gap":
        return Label("gap", people, text("ringkasan.uncovered"), share)
    if part.kind == "unnamed":
        return Label("unnamed", people, text("chart.unnamed"), share)
    code = part.cell.segment
    return Label(code, people, text("ringkasan.covered") if code == "total" else code, share)


def _bracket(brief: Brief, text: Text) -> tuple[str, str]:
    """Return what stands under the boundary; nothing under an exact share."""
    known = brief.headline.coverage
    if known is None or not known.has_range or not brief.bar.is_one:
        return ("", "")
    share = text("ringkasan.bracket.share", share=text.share(known))
    return (share, text("ringkasan.bracket.why", range=text.share_range(known)))


def _notes(brief: Brief, text: Text) -> tuple[str, ...]:
    """Return what must be known to read the parts of the bar: they may overlap."""
    known = [cell for cell in brief.overview.segments if cell.participants.known is not None]
    return (text("ringkasan.sum.overlap"),) if len(known) > 1 else ()
