"""Random words that open a door, and the hash by which the ledger knows them."""

from __future__ import annotations

import hashlib
import secrets

BYTES = 32  # 256 bits: nobody guesses one, so that a plain hash of it is enough


def new() -> str:
    """Return a word that nobody can guess, fit for a cookie, a header and a link."""
    return secrets.token_urlsafe(BYTES)


def hashed(word: str) -> str:
    """Return what is kept of such a word: it opens nothing."""
    return hashlib.sha256(word.encode("utf-8", "replace")).hexdigest()
