"""How the inputs and results of a scenario are said: a split in shares, rupiah with its bounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dash import html

from layouts.parts import biaya_words
from model.comparing import in_points
from model.interval import Interval
from model.kept import UNITS, Kept
from model.months import YEAR
from model.scenario import Moved, Reckoned
from model.selection import Selection
from texts import Text, counts, naming, shares
from texts.rupiah import rupiah, rupiah_range

FIRST_STRONG, POP = "\u2068", "\u2069"  # begin and end of an isolated run of text
SHORT = ("people", "gross", "net")  # results in the line of a list


def isolated(said: str) -> str:
    """Return a stranger's words for a sentence: marks that turn the reading order end with them."""
    return f"{FIRST_STRONG}{said}{POP}"


def name(kept: Kept) -> html.Bdi:
    """Return a scenario's name; words that run from right to left turn nothing around them."""
    return html.Bdi(kept.name, className="named")


def value(result: str, known: Interval | None, text: Text) -> str:
    """Return a result with the digits that hold."""
    match UNITS[result]:
        case "rupiah":
            return rupiah(known, text)
        case "share":
            return shares.share(known, text.numerals)
    return counts.people(known, text.numerals)


def bounds(result: str, known: Interval | None, text: Text) -> str:
    """Return both bounds of a result; of an exact one nothing."""
    if known is None or not known.has_range:
        return ""
    match UNITS[result]:
        case "rupiah":
            return rupiah_range(known, text)
        case "share":
            return shares.share_range(known, text.numerals) + text("number.percent")
    return counts.people_range(known, text.numerals)


def told(result: str, known: Interval | None, text: Text) -> str:
    """Return a result and, where it has them, its bounds."""
    said, span = value(result, known, text), bounds(result, known, text)
    return f"{said} ({span})" if span else said


def difference(moved: Moved, text: Text) -> str:
    """Return by how much a result differs, with its sign."""
    change = moved.change
    if change is None:
        return text.number(None)
    if UNITS[moved.name] == "share":
        return text("compare.points", points=text.points(in_points(change)))
    said = value(moved.name, change, text)
    return f"+{said}" if change.value > 0 else said


def input_name(parameter: str, text: Text) -> str:
    """Return what an input is called."""
    return text(f"skenario.input.{parameter}")


def input_value(parameter: str, said: str | None, place: str, text: Text) -> str:
    """Return an input in words; `place` is the name of the region of its side."""
    if said is None:
        return text(f"skenario.unset.{'transport' if parameter == 'transport' else 'other'}")
    if parameter == "region":
        return place
    return WORDS[parameter](said, text) if parameter in WORDS else said


def split(said: str, text: Text) -> str:
    """Return who pays for how many of a hundred, as a link has it, in words."""
    parts = []
    for pair in said.split(","):
        payer, _, percent = pair.partition(":")
        parts.append(f"{text(f'biaya.step.{payer}')} {_percent(percent, text)}")
    return ", ".join(parts)


def _percent(said: str, text: Text) -> str:
    return text.percent(float(said), 0 if float(said).is_integer() else 1)


def _count(said: str, text: Text) -> str:
    return text.number(int(said))


WORDS: Mapping[str, Callable[[str, Text], str]] = {
    "segment": lambda said, text: text.segment_short(said),
    "period": naming.due,
    "base": lambda said, text: text.base_short(said),
    "programme": biaya_words.package,
    "split": split,
    "transport": _percent,
    "start": lambda said, text: text.period(said, "month"),
    "months": _count,
    "enrol": _count,
    "reach": _percent,
    "budget": lambda said, text: rupiah(Interval.exact(float(said)), text),
}


def choice_line(now: Reckoned, text: Text) -> str:
    """Return a choice in one line: place, segment, package, months."""
    chosen = now.chosen
    months = str(chosen.months or YEAR)
    first = text.period(str(chosen.start), "month", short=True)
    return text(
        "skenario.line",
        place=now.place,
        segment=text.segment_short(str(chosen.segment)),
        package=biaya_words.package(str(chosen.programme), text),
        months=text.number(int(months)),
        first=first,
    )


def result_line(results: Mapping[str, Interval], text: Text) -> str:
    """Return what a choice comes to in one line; that there is nothing, where nothing is."""
    said = [
        text(f"skenario.short.{one}", n=value(one, results[one], text))
        for one in SHORT
        if one in results
    ]
    return " · ".join(said) if said else text("skenario.no_result")


def change_lines(moved: Sequence[Moved], text: Text) -> list[Any]:
    """Return each result that moved: from, to, and how far beyond the old bounds."""
    return [html.Li(_moved(one, text)) for one in moved]


def _moved(one: Moved, text: Text) -> str:
    said = {
        "result": text(f"skenario.result.{one.name}"),
        "before": told(one.name, one.before, text),
        "after": told(one.name, one.after, text),
    }
    if one.before is None or one.after is None:
        return text("skenario.moved.from_nothing", **said)
    if not one.beyond:
        return text("skenario.moved.within", **said, change=difference(one, text))
    if one.before.is_exact:
        return text("skenario.moved.exact", **said, change=difference(one, text))
    beyond = Interval.exact(one.beyond)
    far = value(one.name, beyond, text)
    if UNITS[one.name] == "share":
        far = text("compare.points", points=text.points(in_points(beyond)))
    return text("skenario.moved.beyond", **said, far=far)


def fault(parameter: str, said: str, text: Text) -> str:
    """Return which part of a choice is none any more."""
    known = parameter in Selection.__slots__
    what = input_name(parameter, text) if known else parameter
    return text("skenario.gone", what=what, value=said)
