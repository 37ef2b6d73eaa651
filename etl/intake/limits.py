"""What a file may weigh and what its publisher says about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MB = 10**6
Encoding = Literal["utf-8", "utf-16", "cp1252"]
Delimiter = Literal[",", ";", "\t", "|"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost before it is refused; the child process is held to the last four."""

    file: int = 200 * MB  # bytes on the disk
    entries: int = 1_000  # parts of a zip
    inflated: int = 200 * MB  # bytes of all parts together
    ratio: int = 100  # inflated to packed, once a zip inflates to more than ratio_above
    ratio_above: int = 10 * MB
    cells: int = 5_000_000  # of a workbook, from A1 to the last cell of each sheet
    text_cells: int = 30_000_000  # of a text file
    document: int = 50 * MB  # bytes of a JSON answer, which is handed over whole
    columns: int = 10_000
    field: int = 100_000  # characters in one cell of a text file
    depth: int = 100  # brackets within brackets of a JSON file
    memory: int = 1_000 * MB
    cpu_seconds: int = 60
    wall_seconds: float = 120.0
    open_files: int = 64


@dataclass(frozen=True, slots=True)
class TextStyle:
    """What a source declares about its text files; None: only what the bytes prove is taken."""

    encoding: Encoding | None = None
    delimiter: Delimiter | None = None
