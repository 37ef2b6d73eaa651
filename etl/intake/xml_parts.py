"""The XML parts of a workbook: streamed, counted while inflated, refused with a DTD."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from etl.intake.container import BAD_ZIP
from etl.intake.limits import Limits
from model.errors import UnreadableFile

CHUNK = 1 << 16
Start = Callable[[str, dict[str, str]], None]
Text = Callable[[str], None]


@dataclass(slots=True)
class Parts:
    """An opened zip and how many more bytes may come out of it."""

    opened: zipfile.ZipFile
    limits: Limits
    inflated: int = field(default=0)

    def parse(self, name: str, start: Start | None = None, text: Text | None = None) -> None:
        """Stream one part through expat; entities are never defined, so none can grow or fetch."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = _refuse_dtd
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.CharacterDataHandler = text
        try:
            with self.opened.open(name) as part:
                while chunk := part.read(CHUNK):
                    self._count(len(chunk))
                    parser.Parse(chunk, False)
                parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise UnreadableFile(f"is damaged: {name} is no XML ({error})") from None
        except (*BAD_ZIP, KeyError) as error:
            raise UnreadableFile(f"is damaged: {name} cannot be unpacked ({error})") from None

    def check_others(self, known: set[str]) -> None:
        """Parse every XML part that was not asked for, only to refuse a DTD or damage in it."""
        for entry in self.opened.namelist():
            if entry.endswith((".xml", ".rels")) and entry not in known:
                self.parse(entry)

    def _count(self, size: int) -> None:
        self.inflated += size
        if self.inflated > self.limits.inflated:
            most = self.limits.inflated // 10**6
            raise UnreadableFile(f"inflates to more than {most} MB")


def _refuse_dtd(*_: object) -> None:
    raise UnreadableFile("declares XML entities (a DTD), as no spreadsheet program writes")
