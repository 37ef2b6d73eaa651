"""Workbooks of many rows: kept for the next who asks, since making one takes seconds."""

from __future__ import annotations

import os
import tempfile
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from threading import Lock
from typing import IO

MOST = 2  # kept
AT_ONCE = 1 << 20  # bytes

Write = Callable[[IO[bytes]], None]


class Workbooks:
    """The workbooks that were made last."""

    def __init__(self) -> None:
        self._lock = Lock()  # one is made at a time: two would only take turns
        self._kept: OrderedDict[Hashable, _Book] = OrderedDict()

    def pieces(self, key: Hashable, write: Write) -> Iterator[bytes]:
        """Yield a workbook in pieces; `write` makes it where nobody has yet."""
        with self._lock:
            book = self._kept.get(key)
            if book is None:
                book = self._kept[key] = _Book(write)
                if len(self._kept) > MOST:
                    self._kept.popitem(last=False)
        at = 0
        while piece := os.pread(book.descriptor, AT_ONCE, at):  # wherever others read meanwhile
            at += len(piece)
            yield piece


class _Book:
    """A file without a name: gone with the last who reads it."""

    def __init__(self, write: Write) -> None:
        with tempfile.TemporaryFile() as file:
            write(file)
            file.flush()
            self.descriptor = os.dup(file.fileno())

    def __del__(self) -> None:
        if hasattr(self, "descriptor"):  # not where writing it failed
            os.close(self.descriptor)
