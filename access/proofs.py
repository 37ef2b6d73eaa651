"""Length and checksum of files, kept once one was written whole: the next reader is told before."""

from __future__ import annotations

import base64
import hashlib
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

MOST = 256  # files


@dataclass(frozen=True, slots=True)
class Proof:
    """By what a reader knows that a file came whole."""

    bytes: int
    sha256: str  # hexadecimal

    @property
    def headers(self) -> dict[str, str]:
        """Return the proof as RFC 9110 and RFC 9530 write it; packed, a file would be neither."""
        digest = base64.b64encode(bytes.fromhex(self.sha256)).decode("ascii")
        return {
            "content-length": str(self.bytes),
            "repr-digest": f"sha-256=:{digest}:",
            "content-encoding": "identity",
        }


def proof_of(raw: bytes) -> Proof:
    """Return the proof of a file that is in memory."""
    return Proof(len(raw), hashlib.sha256(raw).hexdigest())


class Proofs:
    """The proofs of the files that were written last, by all that their bytes depend on."""

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, Proof] = OrderedDict()

    def of(self, key: Hashable) -> Proof | None:
        """Return the proof of a file, None while it was never written whole."""
        return self._known.get(key)

    def proved(self, key: Hashable, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """Yield the pieces as they are; with the last one their proof is kept."""
        if key in self._known:
            yield from pieces
            return
        said, length = hashlib.sha256(), 0
        for piece in pieces:
            said.update(piece)
            length += len(piece)
            yield piece
        self._known[key] = Proof(length, said.hexdigest())
        if len(self._known) > MOST:
            self._known.popitem(last=False)
