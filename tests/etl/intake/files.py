"""Files as strangers make them, written by the tests: workbooks, old workbooks, and bombs."""

import struct
import zipfile
from itertools import zip_longest
from xml.sax.saxutils import escape, quoteattr

from etl.intake.addresses import address
from etl.intake.child import told_lines
from etl.intake.frames import Gathered, decoded
from etl.intake.kinds import kind_of
from etl.intake.limits import Limits, TextStyle
from etl.intake.open_book import open_book
from model.errors import UnreadableFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TABLE = [["Provinsi", "Bekerja"], ["Kalimantan Timur", 1840712], ["Kalimantan Utara", 352301]]


def cell(value, row, column, style=""):
    """One cell as XML; a text that begins with < is taken as it stands."""
    at, styled = address(row, column), f' s="{style}"' if style else ""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith("<"):
        return f'<c r="{at}"{styled}>{value}</c>'
    if isinstance(value, str):
        return f'<c r="{at}" t="inlineStr"{styled}><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{at}"{styled}><v>{value}</v></c>'


def sheet(rows, before="", after="", style=""):
    """The XML of one sheet."""
    body = "".join(
        f'<row r="{r}">' + "".join(cell(v, r, c, style) for c, v in enumerate(row, 1)) + "</row>"
        for r, row in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{body}</sheetData>{after}</worksheet>'


def parts(sheets=None, workbook="", states=()):
    """The parts of a workbook by name; `sheets` maps names to XML."""
    sheets = sheets or {"Sheet1": sheet(TABLE)}
    names = [
        f"<sheet name={quoteattr(name)} sheetId='{n}' r:id='r{n}' {state}/>"
        for n, (name, state) in enumerate(zip_longest(sheets, states, fillvalue=""), 1)
    ]
    types = f'<Types xmlns="{PACKAGE}/content-types"/>'
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{workbook}'
        f"<sheets>{''.join(names)}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{relations}</Relationships>",
        **{f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets.values(), 1)},
    }


def packed(path, entries):
    """Write a zip of these entries."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in entries.items() if isinstance(entries, dict) else entries:
            opened.writestr(name, content)
    return path


def xlsx(path, sheets=None, more=None, **about):
    """Write a workbook, with more parts or other contents for them."""
    return packed(path, parts(sheets, **about) | (more or {}))


def ole(path, streams):
    """Write an old Office file with these streams; storages have the content None."""
    sectors, entries = [], [_entry("Root Entry", 5, 0xFFFFFFFE, 0)]
    fat = [0xFFFFFFFD, 0xFFFFFFFE]  # the table itself, the directory
    for name, content in streams.items():
        if content is None:
            entries.append(_entry(name, 1, 0, 0))
            continue
        blocks = [content[at : at + 512].ljust(512, b"\0") for at in range(0, len(content), 512)]
        entries.append(_entry(name, 2, len(fat), len(content)))
        fat += [*range(len(fat) + 1, len(fat) + len(blocks)), 0xFFFFFFFE]
        sectors += blocks
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<9L", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109L", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128L", *fat, *[0xFFFFFFFF] * (128 - len(fat)))
    directory = b"".join(entries).ljust(512, b"\0")
    path.write_bytes(b"".join([header, table, directory, *sectors]))
    return path


def _entry(name, kind, start, size):
    written = name.encode("utf-16-le")
    siblings = (0xFFFFFFFF, 0xFFFFFFFF, 1 if kind == 5 else 0xFFFFFFFF)
    return b"".join(
        [
            written.ljust(64, b"\0"),
            struct.pack("<HBB3L", len(written) + 2, kind, 1, *siblings),
            bytes(36),
            struct.pack("<LQ", start, size),
        ]
    )


def xls(path, rows):
    """Write an old workbook (BIFF8) of texts and numbers, its first two cells merged."""

    def record(kind, content):
        return struct.pack("<2H", kind, len(content)) + content

    def begin(kind):
        return record(0x809, struct.pack("<2H", 0x600, kind) + struct.pack("<2H2L", 0, 0, 0, 6))

    body = begin(0x10)
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, str):
                text = value.encode("utf-16-le")
                about = struct.pack("<4HB", r, c, 0, len(value), 1)
                body += record(0x204, about + text)
            elif value is not None:
                body += record(0x203, struct.pack("<3Hd", r, c, 0, value))
    body += record(0xE5, struct.pack("<5H", 1, 0, 0, 0, 1)) + record(0x0A, b"")
    begun, end = begin(0x05), record(0x0A, b"")
    size = len(begun) + len(record(0x85, bytes(14))) + len(end)
    bound = record(0x85, struct.pack("<LBB", size, 0, 0) + struct.pack("<BB", 6, 0) + b"Sheet1")
    return ole(path, {"Workbook": (begun + bound + end + body).ljust(5000, b"\0")})


def opened(path, limits=None, declared=None):
    """Open a file through the child process, and once more beside the test: both must agree."""
    there = outcome(lambda: shape(open_book(path, limits, declared)))
    here = outcome(lambda: read_here(path, limits or Limits(), declared or TextStyle()))
    if isinstance(there, UnreadableFile):
        if isinstance(here, UnreadableFile):
            assert str(here).partition(":")[0] in str(there)
        raise there
    assert here == there
    return open_book(path, limits, declared)


def shape(book):
    return book.sheets, book.document


def outcome(tried):
    try:
        return tried()
    except UnreadableFile as error:
        return error


def read_here(path, limits=None, declared=None):
    """Sheets and document as the child tells them, read in this process."""
    limits, declared = limits or Limits(), declared or TextStyle()
    with path.open("rb") as begun:
        content = kind_of(begun.read(4096))
    gathered = Gathered(limits.text_cells)
    for line in told_lines(path, content, limits, declared):
        gathered.add(decoded(line))
    assert gathered.ended
    return gathered.sheets(), gathered.document
