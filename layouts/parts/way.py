"""The way up: the regions above the chosen one, as links."""

from __future__ import annotations

from dash import html

from layouts.parts.attributes import aria
from layouts.parts.links import choice
from model.frame import Frame
from texts import Text


def way_up(frame: Frame, text: Text, least: int = 2) -> list[html.Nav]:
    """Return the breadcrumb; nothing where the menu of regions is as near: one level above."""
    above = frame.region_path[:-1]
    if len(above) < least:
        return []
    links = [html.Li(choice(frame.page, option.to, option.name)) for option in above]
    links.append(html.Li(html.B(frame.region_path[-1].name, **aria(current="page"))))
    return [html.Nav(html.Ol(links), className="way", **aria(label=text("frame.way")))]
