"""JSON as bytes from outside: whatever it holds, parsed or refused in one line."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from model.errors import UnreadableFile


def parsed(raw: bytes, name: str) -> dict[str, Any]:
    """Return the GeoJSON FeatureCollection in these bytes, its features a list of objects."""
    try:
        content = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:  # also text that is no UTF-8, a million brackets
        raise UnreadableFile(f"{name} is not JSON: {error}") from None
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or content.get("type") != "FeatureCollection":
        raise UnreadableFile(f"{name} is not a GeoJSON FeatureCollection.")
    if not features:
        raise UnreadableFile(f"{name} holds no feature.")
    if not all(isinstance(feature, dict) for feature in features):
        raise UnreadableFile(f"{name} holds something else than features.")
    found: dict[str, Any] = content
    return found


def written(content: dict[str, Any]) -> bytes:
    """Return the one way in which this content is written."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="surrogatepass")  # half a character from outside is no crash


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")
