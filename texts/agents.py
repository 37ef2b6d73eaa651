"""Browsers and systems by the names that people know, from what a browser says that it is."""

from __future__ import annotations

import re

# the first that fits: most browsers also claim to be others
BROWSERS = (
    ("Edge", r"\bEdg(e|A|iOS)?/"),
    ("Opera", r"\bOPR/"),
    ("Samsung Internet", r"\bSamsungBrowser/"),
    ("Firefox", r"\b(Firefox|FxiOS)/"),
    ("Chrome", r"\b(Chrome|CriOS|HeadlessChrome)/"),
    ("Safari", r"\bVersion/.*\bSafari/"),
)
SYSTEMS = (
    ("Windows", r"\bWindows\b"),
    ("Android", r"\bAndroid\b"),
    ("iOS", r"\b(iPhone|iPad)\b"),
    ("macOS", r"\bMac OS X\b"),
    ("Linux", r"\bLinux\b"),
)


def named(said: str) -> tuple[str, str]:
    """Return browser and system, "" for either that is not known."""
    return _first(BROWSERS, said), _first(SYSTEMS, said)


def _first(known: tuple[tuple[str, str], ...], said: str) -> str:
    return next((name for name, sign in known if re.search(sign, said)), "")
