"""Many files as one, handed out while the later ones are still being made."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Self

EARLIEST = 1980  # a ZIP knows no year before


class Pack:
    """A ZIP in pieces: each file whole behind a header that says its sizes, the list at the end.

    Until `close` it has no list of its files, so that a broken one opens nowhere.
    """

    def __init__(self, when: str) -> None:
        """Date every file as of a moment (ISO), so that equal files make equal packs."""
        moment = datetime.fromisoformat(when)
        self._date = (max(EARLIEST, moment.year), *moment.timetuple()[1:6])
        self._out = _Outgoing()
        self._zip = zipfile.ZipFile(self._out, "w", zipfile.ZIP_STORED)  # they are packed already

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._zip.close()  # else it does so when nobody expects it

    def add(self, name: str, raw: bytes) -> bytes:
        """Return the piece that holds one more file."""
        facts = zipfile.ZipInfo(name, self._date)
        facts.external_attr = 0o644 << 16
        self._zip.writestr(facts, raw)
        return self._out.taken()

    def close(self) -> bytes:
        """Return the last piece: the list of all files."""
        self._zip.close()
        return self._out.taken()


class _Outgoing(io.BytesIO):
    """A file whose beginning is gone already; what is left of it can be written over.

    A ZIP that cannot go back to a file's header leaves the sizes out of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._gone = 0

    def tell(self) -> int:
        return self._gone + super().tell()

    def seek(self, to: int, whence: int = io.SEEK_SET) -> int:
        return self._gone + super().seek(to - self._gone if whence == io.SEEK_SET else to, whence)

    def taken(self) -> bytes:
        """Return what has been written since the last time, and forget it."""
        piece = self.getvalue()
        self._gone += len(piece)
        super().seek(0)
        self.truncate()
        return piece
