"""Loads and tasks in words: what became of them, who did it, and what stands in the way."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dash import html

from layouts.parts.attributes import aria
from model.clock import WITA
from model.loads import Load, Task, shown_name
from model.selection import Selection
from texts import Text, findings, naming

KNOWN = ("permutation", "single_cell", "reordered_codes", "restated")
STEPS = ("begun", "reading", "proposals", "checking", "comparing", "publishing")
MOST_NAMED = 3  # files of a load in one sentence
HEAD, TAIL = 8, 3  # letters of a fingerprint


def files(load: Load, text: Text) -> str:
    """Return the names of a load's files in one line; many are counted."""
    return listed([file.name for file in load.files], text) or f"{load.source} {load.vintage}"


def listed(names: list[str], text: Text) -> str:
    """Return names of strangers' files in one line."""
    shown = [shown_name(name) for name in names[:MOST_NAMED]]
    if len(names) > MOST_NAMED:
        shown.append(text("data.loads.more", count=len(names) - MOST_NAMED))
    return ", ".join(shown)


def passed(load: Load, text: Text) -> str:
    """Return how many checks failed."""
    told = text(
        f"data.passed.{_passed(load)}",
        faults=text.number(load.faults),
        warnings=text.number(load.warnings),
    )
    if not load.proposals:
        return told
    return text("data.passed.proposed", passed=told, proposals=text.number(load.proposals))


def _passed(load: Load) -> str:
    if load.faults:
        return "both" if load.warnings else "faults"
    return "warnings" if load.warnings else "all"


def badge(load: Load, text: Text) -> html.Span:
    """Return the outcome of the checks in ink and shape: failed, proposed or passed."""
    if load.faults:
        return _badge("✕", text("data.badge.faults", count=text.number(load.faults)), "faults")
    if load.proposals:
        words = text("data.badge.proposed", count=text.number(load.proposals))
        return _badge("◐", words, "proposed")
    return _badge("✓", text("data.badge.passed"), "passed")


def _badge(sign: str, words: str, kind: str) -> html.Span:
    shape = html.Span(sign, className="sign", **aria(hidden="true"))
    return html.Span([shape, words], className=f"verdict is-{kind}")


def rule_named(rule: str, text: Text) -> str:
    """Return a rule that a person may accept, by its name."""
    return text(f"data.rule.{rule}") if rule in KNOWN else rule


def spoken(sentence: str, text: Text) -> dict[str, Any]:
    """Return a sentence of the checks as an element's words, marked where it is still English."""
    words, english = findings.told(sentence, text)
    return {"children": words, "lang": findings.SPOKEN} if english else {"children": words}


def by(who: str, at: datetime, text: Text) -> str:
    """Return who did something, and when."""
    return text("data.by", who=who, when=naming.local(at.isoformat(), WITA, text))


def short(sha256: str) -> str:
    """Return a fingerprint as it can be compared by eye."""
    return f"{sha256[:HEAD]}…{sha256[-TAIL:]}"


def task_said(task: Task, now: datetime, text: Text) -> str:
    """Return how far a task is."""
    names = listed(list(task.files), text)
    what = text(f"data.task.{task.kind}", files=names, load=task.load, version=task.version)
    if task.failed:
        return text("data.task.failed", what=what, error=findings.told(task.error, text)[0])
    if task.is_stuck(now):
        return text("data.task.idle", what=what)
    if task.is_old:
        return text("data.task.old", what=what, load=task.load)
    return text(f"data.task.{task.state}", what=what, progress=progress(task.progress, text))


def progress(step: str, text: Text) -> str:
    """Return the worker's step in the reader's language; the many steps of a check are one."""
    known = step or STEPS[0]
    return text(f"data.progress.{known if known in STEPS else 'checking'}")


def listing(asked: Selection) -> Selection:
    """Return the choice of the page without a load or a comparison."""
    return asked.but(load=None, a=None, b=None, part=None)
