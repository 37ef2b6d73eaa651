"""A zip looked at from outside: what it holds, how large it says it is; nothing is parsed."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from pathlib import Path

from etl.intake.kinds import OLE, ZIP
from etl.intake.limits import Limits
from model.errors import UnreadableFile

END = struct.Struct("<4s4H2LH")  # the end record of a zip: sizes of its directory
END_MAGIC, LONGEST_COMMENT = b"PK\x05\x06", 65_535
LARGEST_DIRECTORY = 10**6  # bytes; a thousand entries need a tenth of it
ENCRYPTED = 0x1  # flag of an entry
BAD_ZIP = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError)
PLAIN_NAME = re.compile(r"(?!/)(?!.*(^|/)\.\.(/|$))[^\\:\x00-\x1f]+")
FORBIDDEN = {
    re.compile(r"(^|/)vbaProject|/macrosheets/|/dialogsheets/", re.I): "holds macros",
    re.compile(r"/(embeddings|activeX|ctrlProps)/", re.I): "holds embedded objects",
}
OTHERS = {
    "xl/workbook.bin": "is a binary workbook (.xlsb); save it as .xlsx",
    "word/document.xml": "is a text document (.docx)",
    "ppt/presentation.xml": "is a presentation (.pptx)",
    "content.xml": "is an OpenDocument file; save it as .xlsx",
}
WORKBOOK = "xl/workbook.xml"


def check_zip(path: Path, limits: Limits) -> None:
    """Refuse a zip that is no plain workbook or would grow too large; reads only its directory.

    What the directory says of sizes may be a lie: the child counts again while it inflates.
    """
    _check_directory(path)
    try:
        with zipfile.ZipFile(path) as opened:
            entries = opened.infolist()
            _check_names(entries, limits)
            _check_sizes(entries, limits)
            for entry in entries:
                _check_start(opened, entry)
    except BAD_ZIP as error:
        raise UnreadableFile(f"is damaged: {error}") from None
    _check_workbook({entry.filename for entry in entries})


def _check_directory(path: Path) -> None:
    """Refuse a directory too large to be read before it is counted."""
    size = path.stat().st_size
    with path.open("rb") as opened:
        opened.seek(max(0, size - END.size - LONGEST_COMMENT))
        tail = opened.read()
    at = tail.rfind(END_MAGIC)
    if at < 0 or len(tail) - at < END.size:
        raise UnreadableFile("is damaged or cut short: a zip without its end")
    length = END.unpack_from(tail, at)[5]
    if length > LARGEST_DIRECTORY:
        raise UnreadableFile(f"lists more parts than a workbook has ({length} bytes of names)")


def _check_names(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    names = [entry.filename for entry in entries]
    if len(names) > limits.entries:
        raise UnreadableFile(f"holds {len(names)} parts; at most {limits.entries} are read")
    if len(set(map(str.casefold, names))) < len(names):
        raise UnreadableFile("holds two parts of the same name")
    for entry in entries:
        if not PLAIN_NAME.fullmatch(entry.orig_filename):
            raise UnreadableFile(
                f"holds a part with a name that is no plain one: {entry.filename!r}"
            )
        if entry.flag_bits & ENCRYPTED:
            raise UnreadableFile("is protected by a password; save it without one")
        for pattern, words in FORBIDDEN.items():
            if pattern.search(entry.filename):
                raise UnreadableFile(f"{words} ({entry.filename}); save it as plain .xlsx")


def _check_sizes(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    packed = sum(entry.compress_size for entry in entries)
    inflated = sum(entry.file_size for entry in entries)
    if inflated > limits.inflated:
        raise UnreadableFile(
            f"would inflate to {inflated // 10**6} MB; at most {limits.inflated // 10**6} are read"
        )
    if inflated > limits.ratio_above and inflated > limits.ratio * packed:
        raise UnreadableFile(
            f"would inflate to {inflated // max(packed, 1)} times its size; no real workbook does"
        )


def _check_start(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuse a part that is itself an archive or an Office object, whatever it is called."""
    with opened.open(entry) as part:
        start = part.read(len(OLE))
    if start.startswith(ZIP):
        raise UnreadableFile(f"holds another zip inside ({entry.filename})")
    if start.startswith(OLE):
        raise UnreadableFile(f"holds macros or embedded objects ({entry.filename})")


def _check_workbook(names: set[str]) -> None:
    if WORKBOOK in names:
        return
    for name, words in OTHERS.items():
        if name in names:
            raise UnreadableFile(words)
    raise UnreadableFile("is a zip, but holds no workbook; unpack it and load what is inside")
