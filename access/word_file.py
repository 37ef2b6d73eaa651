"""A secret that somebody else made, in the first line of a file that its owner alone may read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from model.errors import UsageError
from model.settings import OIDC, Settings

OTHERS = 0o077
LARGEST = 4_096  # bytes


def word_in(file: Path, setting: str, least: int) -> str:
    """Return the word, or raise UsageError that names the setting and what to do."""
    try:
        with file.open("rb") as opened:
            facts, raw = os.fstat(opened.fileno()), opened.read(LARGEST)
    except OSError as error:
        raise UsageError(f"{setting}: {file} cannot be read: {error.strerror}.") from None
    if not stat.S_ISREG(facts.st_mode) or facts.st_mode & OTHERS:
        raise UsageError(
            f"{setting}: {file} can be read by others than its owner. Have another secret made, "
            f"because somebody may have read this one, and chmod 600 {file}."
        )
    word = raw.partition(b"\n")[0].strip()
    if len(word) < least or not word.isascii() or not word.decode("ascii").isprintable():
        raise UsageError(
            f"{setting}: the first line of {file} must hold the secret, {least} or more characters "
            "of ASCII."
        )
    return word.decode("ascii")


def known_to(settings: Settings) -> Iterator[str]:
    """Yield the words of all such files that can be read: no log may hold them."""
    of_office = settings.oidc.get(f"{OIDC}CLIENT_SECRET_FILE")
    for file in (Path(of_office) if of_office else None, settings.proxy_secret_file):
        try:
            yield word_in(file, "", 1) if file else ""
        except UsageError:
            continue
