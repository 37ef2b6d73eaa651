"""Files of the spool under their owner's names, which readers show: as links in a folder."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ledger import spool
from ledger.loads import File
from model.errors import UnreadableFile, UsageError
from model.manifest import sha256_of

LONGEST = 120  # bytes of a name; a file system takes 255, and readers add to it


@contextmanager
def named(files: Sequence[File], state: Path) -> Iterator[list[Path]]:
    """Give a path for each file, refused where its bytes are not those that were handed in."""
    with TemporaryDirectory(prefix="cakupan-work-") as folder:
        paths = []
        for position, file in enumerate(files):
            place = Path(folder) / str(position)  # two files may have one name
            place.mkdir()
            link = place / plain(file.name)
            link.symlink_to(_same(file, state))
            paths.append(link)
        yield paths


def plain(name: str) -> str:
    """Return a name that is one, whatever its owner wrote: no path, no control character."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(c for c in last if unicodedata.category(c)[0] != "C").strip(" .")
    stem, dot, ending = shown.rpartition(".")
    room = LONGEST - len(ending.encode()) - 1
    if dot and room > 0:
        return f"{_cut(stem, room)}.{ending}"
    return _cut(shown, LONGEST) or "file"


def remove(files: Sequence[File], state: Path) -> None:
    """Remove the bytes of files that nobody needs any more."""
    for file in files:
        if file.spool:
            spool.discard(state, file.spool)


def _cut(words: str, most: int) -> str:
    return words.encode()[:most].decode("utf-8", "ignore")


def _same(file: File, state: Path) -> Path:
    if not file.spool:
        raise UsageError(
            f"{plain(file.name)} was loaded by a command, which keeps no copy: publish it there."
        )
    kept = spool.path(state, file.spool).absolute()
    try:
        found = sha256_of(kept)
    except OSError as error:
        raise UnreadableFile(
            f"{plain(file.name)} is not kept any more ({error.strerror}): hand it in again."
        ) from None
    if found != file.sha256:
        raise UnreadableFile(
            f"{plain(file.name)} is not as it was handed in: its bytes changed. Hand it in again."
        )
    return kept
