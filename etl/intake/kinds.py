"""What a file is by its first bytes; its name is not asked."""

from __future__ import annotations

import codecs
import re
from typing import Literal

from model.errors import UnreadableFile

Content = Literal["zip", "ole", "json", "html", "csv"]
LOOKED_AT = 4_096  # bytes from the beginning
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHERS = {
    b"%PDF": "a PDF; ask its publisher for the table as a spreadsheet",
    b"\x1f\x8b": "packed with gzip; unpack it first",
    b"7z\xbc\xaf": "a 7z archive; unpack it first",
    b"Rar!": "a RAR archive; unpack it first",
    b"PAR1": "a Parquet file",
    b"SQLite format 3\0": "a database; declare it as a SQL source",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "a text document (RTF)",
    b"\x09\x00\x04\x00": "a spreadsheet of Excel 2; save it as .xlsx",
    b"\x09\x02\x06\x00": "a spreadsheet of Excel 3; save it as .xlsx",
    b"\x09\x04\x06\x00": "a spreadsheet of Excel 4; save it as .xlsx",
}
COMMENT = re.compile(r"\s*<!--.*?(-->|$)", re.DOTALL)
MARKUP = re.compile(r"\s*<[!?a-zA-Z]")
SPREADSHEET_XML = re.compile(r"<\?mso-application|schemas-microsoft-com:office:spreadsheet")
WEB_PAGE = re.compile(r"<(!doctype\s+html|html|head|body|table|meta|title|div|style)\b", re.I)


def kind_of(head: bytes) -> Content:
    """Return what the first bytes of a file say it is; refused where nothing here reads it."""
    if head.startswith(ZIP):
        return "zip"
    if head.startswith(OLE):
        return "ole"
    for magic, words in OTHERS.items():
        if head.startswith(magic):
            raise UnreadableFile(f"is {words}")
    return _kind_of_text(_text(head))


def _text(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    return head.decode("utf-8-sig", errors="replace")


def _kind_of_text(text: str) -> Content:
    bare = text
    while found := COMMENT.match(bare):
        bare = bare[found.end() :]
    if bare.lstrip()[:1] in ("{", "["):
        return "json"
    if not MARKUP.match(bare):
        return "csv"
    if SPREADSHEET_XML.search(text):
        raise UnreadableFile("is an XML spreadsheet of 2003; save it as .xlsx")
    if WEB_PAGE.search(bare):
        return "html"
    raise UnreadableFile("is XML, which no reader knows; ask for .xlsx, .csv or the WebAPI's JSON")
