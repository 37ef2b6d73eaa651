"""In which encoding a text file is, by proof or declaration; never by guess."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from etl.intake.limits import Encoding, TextStyle
from model.errors import UnreadableFile

# bytes that Windows-1252 uses for quotes, dashes, dots, spaces, °, ², ³, ·, ½ and é: where a file
# holds no others beyond ASCII and is no UTF-8, every other reading would be nonsense
TYPOGRAPHY = frozenset(b"\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xb0\xb2\xb3\xb7\xbd\xe9")
HIGH = re.compile(rb"[\x80-\xff]")
UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
UTF16_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CODECS = {"utf-8": "utf-8-sig", "utf-16": "utf-16", "cp1252": "cp1252"}
SAVE = "save it as UTF-8"


def text_of(path: Path, declared: TextStyle) -> str:
    """Return the whole text of a file."""
    with path.open(encoding=CODECS[encoding_of(path, declared)], newline="") as opened:
        return opened.read()


def encoding_of(path: Path, declared: TextStyle) -> Encoding:
    """Return the encoding that was proved or declared; the whole file decodes in it.

    Refused with the line: bytes of another encoding, a null character.
    """
    raw = path.read_bytes()
    encoding: Encoding = "utf-16"
    if raw.startswith(UTF16_BOMS):
        raw = _from_utf16(raw)
    else:
        encoding = _narrow(raw, declared.encoding)
    if declared.encoding not in (None, encoding):
        raise UnreadableFile(f"is {encoding}, not {declared.encoding} as its source declares")
    _refuse_null(raw)
    return encoding


def _from_utf16(raw: bytes) -> bytes:
    try:
        return raw.decode("utf-16").encode()
    except UnicodeError as error:  # half a character at the end, or in the middle
        raise UnreadableFile(f"is no UTF-16 although it begins so ({error}); {SAVE}") from None


def _narrow(raw: bytes, declared: Encoding | None) -> Encoding:
    """Return utf-8 or cp1252."""
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error.start, declared)
    return "cp1252" if declared == "cp1252" and raw.isascii() else "utf-8"


def _not_utf8(raw: bytes, at: int, declared: Encoding | None) -> Encoding:
    line = _line(raw, at)
    if raw.startswith(codecs.BOM_UTF8) or UTF8_LETTER.search(raw):
        raise UnreadableFile(f"mixes encodings: line {line} is no UTF-8, others are; {SAVE}")
    if declared == "cp1252":
        try:
            raw.decode("cp1252")
        except UnicodeDecodeError as error:
            line = _line(raw, error.start)
            raise UnreadableFile(f"is no Windows-1252 in line {line}; {SAVE}") from None
        return "cp1252"
    if {found[0] for found in HIGH.findall(raw)} <= TYPOGRAPHY:
        return "cp1252"
    raise UnreadableFile(
        f"is no UTF-8 in line {line}; {SAVE}, or declare its encoding (cp1252) in the source"
    )


def _refuse_null(raw: bytes) -> None:
    at = raw.find(b"\0")
    if at >= 0:
        raise UnreadableFile(f"holds a null character in line {_line(raw, at)}; {SAVE}")


def _line(raw: bytes, at: int) -> int:
    return raw.count(b"\n", 0, at) + 1
