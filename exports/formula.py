"""Text that no spreadsheet takes for a formula; reversible, so our own files read back the same."""

from __future__ import annotations

import re
from collections.abc import Callable

GUARD = "'"
BREAKS = re.compile("(\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])")
# = + - @ % | and their full-width and small forms, TAB and NUL …
STARTS = "\t\0=+\\-@%|\uff1d\uff0b\uff0d\uff20\uff05\uff5c\ufe66\ufe62\ufe63\ufe6b\ufe6a"
# … behind any spaces and marks that are not seen, such as NBSP or a zero-width space
UNSEEN = "\\s\0\u200b-\u200f\u202a-\u202e\u2060\ufeff"
RISKY = re.compile(f"{GUARD}*[{UNSEEN}]*[{STARTS}]")


def guarded(words: str) -> str:
    """Return words with ' before every line that a spreadsheet could run."""
    return _each_line(words, lambda line, opens: GUARD + line if _risky(line, opens) else line)


def unguarded(words: str) -> str:
    """Return the words that `guarded` was given."""
    return _each_line(words, _bare)


def _bare(line: str, opens: bool) -> str:
    rest = line.removeprefix(GUARD)
    return rest if rest != line and _risky(rest, opens) else line


def _risky(line: str, opens: bool) -> bool:
    """Return whether a line starts a formula; `opens`: it is the first, and a line break follows.

    A cell must not start with CR or LF either: some readers take what follows for a new cell.
    """
    return bool(RISKY.match(line)) or (opens and not line.strip(GUARD))


def _each_line(words: str, changed: Callable[[str, bool], str]) -> str:
    parts = BREAKS.split(words)
    several = len(parts) > 1
    return "".join(
        part if index % 2 else changed(part, several and index == 0)
        for index, part in enumerate(parts)
    )
