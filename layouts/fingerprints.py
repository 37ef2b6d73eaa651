"""The address of an asset, which names its content: a browser may keep what it finds there."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path

ASSETS = Path(__file__).parent / "assets"
DATED = re.compile(
    r"/assets/([\w.-]+)\?m=[\d.]+(?=[\"'])"
)  # as Dash writes it: the time of the file
LENGTH = 16  # hexadecimal digits


def asset(name: str) -> str:
    """Return the address of an asset; it changes with the content, and with nothing else."""
    return f"/assets/{name}?m={fingerprint(name)}"


def fingerprint(name: str) -> str | None:
    """Return what an address must say for an asset to be kept; None where there is no such file."""
    file = ASSETS / name
    if Path(name).name != name or not file.is_file():
        return None
    return _hash(name, file.stat().st_mtime_ns)


def renamed(html: str) -> str:
    """Return a page with the content of assets in their addresses, where Dash wrote a time.

    A time is not enough: files may be unpacked with one and the same, whatever is in them.
    """
    return DATED.sub(lambda found: asset(found[1]), html)


@lru_cache(256)
def _hash(name: str, _changed: int) -> str:
    return hashlib.sha256((ASSETS / name).read_bytes()).hexdigest()[:LENGTH]
