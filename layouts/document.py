"""The HTML around the app: what is seen before any script has run, and the plain pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from layouts.fingerprints import ASSETS, asset, renamed
from texts import Text

EARLY = "early.js"  # runs before the first paint, so that a dark page never flashes white
MARK = '<span class="mark" aria-hidden="true"><span></span><span></span></span>'
WAITING = re.compile(r'<div class="_dash-loading">.*?</div>', re.DOTALL)  # says "Loading..."
SKELETON = (
    f'<header><div class="wide"><span class="brand">{MARK}Cakupan</span></div></header>'
    '<div class="filters"></div><div class="wide"><div class="bone title"></div>'
    '<div class="bone title"></div><div class="bone line"></div><div class="bone bar"></div></div>'
)
LANGUAGE = "{%language%}"
TITLE = "{%document_title%}"
NO_SCRIPT = "{%no_script%}"
FONT = "/fonts/manrope.ttf"


def template(scripts: Sequence[str]) -> str:
    """Return Dash's page; language and title are filled in per request.

    `scripts` are what figures are drawn by: fetched from the start, run by figures.js.
    """
    drawing = "\n".join(
        f'<link rel="preload" href="{one}" as="script" fetchpriority="low" data-drawing>'
        for one in scripts
    )
    return f"""<!DOCTYPE html>
<html lang="{LANGUAGE}">
<head>
{{%metas%}}
<meta name="color-scheme" content="light dark">
<title>{TITLE}</title>
<link rel="icon" type="image/svg+xml" href="{asset("favicon.svg")}">
<script src="{asset(EARLY)}"></script>
<link rel="preload" href="{FONT}" as="font" type="font/ttf" crossorigin>
{drawing}
{{%css%}}
</head>
<body>
{{%app_entry%}}
<noscript><p class="wide">{NO_SCRIPT}</p></noscript>
{{%config%}}
{{%scripts%}}
{{%renderer%}}
</body>
</html>"""


def filled(index: str, text: Text) -> str:
    """Return the page in the reader's language, with a skeleton until the scripts have run."""
    index = renamed(WAITING.sub(SKELETON, index)).replace(LANGUAGE, text.language)
    index = index.replace(TITLE, escape(text("frame.title")))
    return index.replace(NO_SCRIPT, escape(text("frame.no_script")))


def plain(heading: str, why: str, text: Text) -> str:
    """Return a page without scripts: a heading, a reason, and the way home."""
    sheets = "".join(f'<link rel="stylesheet" href="{asset(name)}">' for name in sheets_of(ASSETS))
    return f"""<!DOCTYPE html>
<html lang="{text.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{escape(heading)} – Cakupan</title>
<link rel="icon" type="image/svg+xml" href="{asset("favicon.svg")}">
<script src="{asset(EARLY)}"></script>{sheets}</head>
<body><header><div class="wide"><a class="brand" href="/">{MARK}Cakupan</a></div></header>
<main class="wide"><div class="card panel-error"><div><h1>{escape(heading)}</h1>
<p>{escape(why)}</p><p class="row"><a class="button" href="/">{escape(text("error.home"))}</a></p>
</div></div></main></body></html>"""


def sheets_of(folder: Path) -> Sequence[str]:
    """Return the style sheets in the order that Dash links them."""
    return sorted(file.name for file in folder.glob("*.css"))
