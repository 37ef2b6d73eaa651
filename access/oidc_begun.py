"""A sign-in that was begun in one browser: what must come back to it, within ten minutes, once.

It is kept in a cookie of that browser, signed with the secret of this installation: nobody else's
answer can be brought to it, and a stranger who begins thousands fills nothing here.
"""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import OrderedDict
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

HOLDS = timedelta(minutes=10)
LONGEST = 4 << 10  # characters of the cookie
MOST = 10_000  # used ones that are remembered
PURPOSE = b"cakupan: a sign-in elsewhere"  # a key made of the secret for this alone


@dataclass(frozen=True, slots=True)
class Begun:
    """What was sent along, and where its reader wanted to go."""

    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    to: str
    until: int  # seconds since 1970


class Seal:
    """Signs what was begun, and says of a cookie what it is, once."""

    def __init__(self, secret: bytes) -> None:
        self._key = hmac.digest(secret, PURPOSE, sha256)
        self._used: OrderedDict[str, int] = OrderedDict()

    def sealed(self, begun: Begun) -> str:
        """Return the cookie of a sign-in that was begun."""
        said = urlsafe_b64encode(json.dumps(asdict(begun)).encode()).decode()
        return f"{said}.{self._mark(said)}"

    def opened(self, word: str, state: str, now: datetime) -> Begun | None:
        """Return what was begun, None where it was not here, is another, is over or was used."""
        said, _, mark = word.partition(".")
        if len(word) > LONGEST or not hmac.compare_digest(mark.encode(), self._mark(said).encode()):
            return None
        begun = Begun(**json.loads(urlsafe_b64decode(said)))
        is_own = hmac.compare_digest(begun.state.encode(), state.encode())
        if not is_own or now.timestamp() >= begun.until or begun.state in self._used:
            return None
        self._used[begun.state] = begun.until
        while len(self._used) > MOST or next(iter(self._used.values())) < now.timestamp():
            self._used.popitem(last=False)
        return begun

    def _mark(self, said: str) -> str:
        digest = hmac.digest(self._key, said.encode("utf-8", "replace"), sha256)
        return urlsafe_b64encode(digest).decode().rstrip("=")
