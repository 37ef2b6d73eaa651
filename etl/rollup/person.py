"""Who a spell is of: a key that is no number of a citizen, made inside the engine."""

from __future__ import annotations

import hashlib

import ibis
from ibis.expr.types import Column, StringValue

from etl.rollup.functions import hexed, left, unhexed

BLOCK = 64  # bytes that SHA-256 takes at once
INNER, OUTER = 0x36, 0x5C  # of HMAC, RFC 2104
KEPT = 32  # hexadecimal digits of a key: 128 bits, in which no two persons meet


def key_of(person: Column, secret: bytes) -> Column:
    """Return the first half of the HMAC-SHA-256 of a person, or what is hashed already."""
    if not secret:
        return person
    inner, outer = pads(secret)
    text = hexed(person.cast("string").strip())
    digest: StringValue = unhexed(ibis.literal(inner) + text).hexdigest("sha256")
    return left(unhexed(ibis.literal(outer) + digest).hexdigest("sha256"), KEPT)


def pads(secret: bytes) -> tuple[str, str]:
    """Return what stands before the text and before the inner hash, in hexadecimal."""
    short = hashlib.sha256(secret).digest() if len(secret) > BLOCK else secret
    block = short.ljust(BLOCK, b"\0")
    inner, outer = (bytes(byte ^ pad for byte in block).hex() for pad in (INNER, OUTER))
    return inner, outer
