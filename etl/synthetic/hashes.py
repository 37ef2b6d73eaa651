"""Keys of persons who do not exist: as long and as shapeless as hashes, without hashing."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Words = npt.NDArray[np.uint64]

# SplitMix64 (Steele, Lea and Flood, 2014): each number gets another one, no two the same
GAMMA, FIRST, SECOND = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
SHIFTS = (30, 27, 31)
WORDS, DIGITS = 2, 32  # 128 bits


def keys(numbers: Words, seed: int) -> pa.Array:
    """Return 32 hexadecimal digits for each number, different for different numbers."""
    salts = np.random.default_rng([seed, DIGITS]).integers(0, 1 << 63, WORDS, np.uint64)
    words = np.stack([scrambled(numbers ^ salt) for salt in salts], axis=1)
    raw = words.astype(">u8").view(np.uint8)
    pairs = np.frombuffer(b"".join(b"%02x" % byte for byte in range(256)), np.uint16)
    letters = pairs[raw.ravel()]
    ends = np.arange(len(numbers) + 1, dtype=np.int32) * DIGITS
    buffers = [None, pa.py_buffer(ends), pa.py_buffer(letters)]
    return pa.Array.from_buffers(pa.string(), len(numbers), buffers)


def scrambled(numbers: Words) -> Words:
    """Return SplitMix64 of each number."""
    mixed = (numbers + np.uint64(1)) * np.uint64(GAMMA)
    mixed = (mixed ^ (mixed >> np.uint64(SHIFTS[0]))) * np.uint64(FIRST)
    mixed = (mixed ^ (mixed >> np.uint64(SHIFTS[1]))) * np.uint64(SECOND)
    return np.asarray(mixed ^ (mixed >> np.uint64(SHIFTS[2])))
