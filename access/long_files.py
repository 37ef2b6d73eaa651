"""Files of any length, sent while they are made: all readers together cost little at a time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import IO

from starlette.responses import Response

from access.proofs import Proof, Proofs
from access.streaming import Streamed, threads
from access.workbooks import Workbooks


@dataclass(frozen=True, slots=True)
class LongFile:
    """One file: made piece by piece, or, where it must be whole before it is sent, written."""

    key: Hashable  # all that its bytes depend on
    media_type: str
    pieces: Callable[[], Iterator[bytes]] | None
    write: Callable[[IO[bytes]], None]  # taken where there are no pieces


@dataclass(frozen=True, slots=True)
class LongFiles:
    """What makes and remembers long files of one server."""

    proofs: Proofs = field(default_factory=Proofs)
    workbooks: Workbooks = field(default_factory=Workbooks)
    pool: ThreadPoolExecutor = field(default_factory=threads)
    # one is made at a time; in the pool of all, a second would hold up the pieces of the others
    making: ThreadPoolExecutor = field(default_factory=partial(threads, 1))

    def answer(self, file: LongFile, headers: Mapping[str, str], is_head: bool) -> Response:
        """Return the file with its proof, where that is known, in the headers; or these alone."""
        proof = self.proofs.of(file.key)
        said = dict(headers) | ({} if proof is None else proof.headers)
        if is_head:
            return head(file.media_type, said)
        first = self.making if file.pieces is None else None
        return Streamed(self._pieces(file), self.pool, file.media_type, said, first)

    def proof(self, file: LongFile) -> Proof:
        """Return length and checksum; a file that nobody has asked for yet is written for it."""
        while (found := self.proofs.of(file.key)) is None:
            for _ in self._pieces(file):
                pass
        return found

    def _pieces(self, file: LongFile) -> Iterator[bytes]:
        """Yield the file in pieces; once it was whole its proof is known."""
        if file.pieces is not None:
            made = file.pieces()
        else:
            made = self.workbooks.pieces(file.key, file.write)
        return self.proofs.proved(file.key, made)


def head(media_type: str, headers: Mapping[str, str]) -> Response:
    """Return an answer without a body that does not claim to have an empty one."""
    answer = Response(headers=dict(headers), media_type=media_type)
    if "content-length" not in headers:
        del answer.headers["content-length"]
    return answer
