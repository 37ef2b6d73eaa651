"""What a reader carries out of the room: the brief of the region, and those of all places below."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from dash import html

from layouts.parts.attributes import aria, data
from layouts.parts.rich import icon
from model.frame import Frame, part_of
from model.part import WHOLE
from model.selection import Selection
from texts import Text
from texts.naming import ABOVE_PROVINCES, KABKOTA

FORMATS = ("pdf", "pptx")
WITHOUT = ("/data", "/definisi")  # pages about no region
COUNTED = ("/", "/wilayah")  # pages whose figures are those of a brief
UNCOVERED = "uncovered"


def carry(frame: Frame, text: Text) -> list[Any]:
    """Return the files of the region on the screen; links name the version that is on it.

    They work without scripts; with them a pack tells how far it is.
    """
    region = frame.chosen.region
    if frame.page in WITHOUT or not region or part_of(frame) != WHOLE:
        return []  # a brief is about everybody: it would not be what the page shows
    chosen = _choice(frame, text)
    links = [_brief(region, form, chosen, text) for form in FORMATS]
    if level := _below(region):
        links += [_pack(region, form, level, chosen, text) for form in FORMATS]
    summary = html.Summary([icon("download"), text("carry.title")])
    return [html.Div(html.Details([summary, html.Ul(links)], className="files"), className="under")]


def _choice(frame: Frame, text: Text) -> Selection:
    """Return what goes along: all of it from a page of coverage, else what the link names."""
    measured = frame.chosen.measure in (None, UNCOVERED)
    whole = frame.page in COUNTED and measured
    shown = frame.chosen if whole else Selection()
    return Selection(
        period=shown.period,
        base=shown.base,
        segment=shown.segment,
        v=str(frame.version.number),
        lang=text.language,
    )


def _below(region: str) -> str:
    """Return the level of the places of a pack; nothing where none lies below today."""
    if region in ABOVE_PROVINCES:
        return "province"
    return "kabkota" if len(region) < KABKOTA else ""  # 6403 and 91@2021 have none


def _brief(region: str, form: str, chosen: Selection, text: Text) -> html.Li:
    address = f"/unduh/brief/{region}.{form}{chosen.query}"
    return html.Li(html.A(_words(form, text), href=address, download=""))


def _pack(region: str, form: str, level: str, chosen: Selection, text: Text) -> html.Li:
    """Return the link to a pack; each place has its own period and base."""
    asked = urlencode({"level": level, "format": form})
    along = chosen.but(period=None, base=None).query.removeprefix("?")
    address = f"/unduh/brief/{region}.zip?{asked}&{along}"
    words = _words(f"{level}.{form}", text)
    return html.Li(html.A(words, href=address, download="", **data(pack=form)))


def _words(key: str, text: Text) -> list[Any]:
    return [html.B(text(f"carry.{key}.name")), html.Span(text(f"carry.{key}.about"))]


def carrying(text: Text) -> html.Div:
    """Return the notice of a pack that is being made; the browser fills it in."""
    words = html.P(
        [html.B(text("carry.making")), html.Span(className="count", **aria(hidden="true"))]
    )
    bar = html.Progress(max="1", value="0", **aria(label=text("carry.making")))
    stop = html.Button(text("carry.stop"), **data(unpack=""))
    said = html.Span(className="aloud", role="status")
    told = data(  # the browser fills these blanks
        count=text("carry.count", files="{files}", all="{all}"),
        begun=text("carry.begun", all="{all}"),
        kept=text("carry.kept", all="{all}"),
        failed=text("carry.failed"),
        stopped=text("carry.stopped"),
    )
    shown = html.Div([words, bar, stop], className="notice making", hidden=True)
    return html.Div([shown, said], className="carrying", **told)
