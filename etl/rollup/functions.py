"""Functions that both engines have under one name and that Ibis does not know of both."""

from __future__ import annotations

import ibis


def _of_numbers(number: int) -> int:
    raise NotImplementedError(number)  # the engine has it


def _of_text(text: str) -> str:
    raise NotImplementedError(text)


def _number_of_text(text: str) -> int:
    raise NotImplementedError(text)


def _part_of_text(text: str, digits: int) -> str:
    raise NotImplementedError(text, digits)


# what is left where every number that comes twice goes away; all bits of several numbers
bit_xor = ibis.udf.agg.builtin(_of_numbers, name="bit_xor")
bit_or = ibis.udf.agg.builtin(_of_numbers, name="bit_or")

# an engine's own hash: it parts persons into buckets and is kept nowhere
hashed_number = ibis.udf.scalar.builtin(_of_numbers, name="hash")
hashed_text = ibis.udf.scalar.builtin(_number_of_text, name="hash")

# bytes in hexadecimal and back; Ibis takes bytes for text, both engines hash either
hexed = ibis.udf.scalar.builtin(_of_text, name="hex")
unhexed = ibis.udf.scalar.builtin(_of_text, name="unhex")
left = ibis.udf.scalar.builtin(_part_of_text, name="left")
