"""An old Office file (.xls) looked at from outside: the names in its directory, nothing parsed."""

from __future__ import annotations

from pathlib import Path

from model.errors import UnreadableFile

ENTRY, NAME_LENGTH, ENTRY_TYPE = 128, 64, 66  # bytes of a directory entry, and places within it
STORAGE = 1
REFUSED = {
    "EncryptedPackage": "is protected by a password; save it without one",
    "_VBA_PROJECT_CUR": "holds macros; save it as plain .xlsx",
    "_VBA_PROJECT": "holds macros; save it as plain .xlsx",
    "\x01Ole10Native": "holds embedded objects; save it as plain .xlsx",
}
EMBEDDED = "MBD"  # storages of embedded objects are called MBD and a number
WORKBOOKS = ("Workbook", "Book", "WORKBOOK", "BOOK")


def check_ole(path: Path) -> None:
    """Refuse an Office file that is encrypted, holds macros or objects, or is no workbook."""
    raw = path.read_bytes()
    for name, words in REFUSED.items():
        if _holds(raw, name):
            raise UnreadableFile(words)
    if _holds(raw, EMBEDDED, storage=True):
        raise UnreadableFile("holds embedded objects; save it as plain .xlsx")
    if not any(_holds(raw, name) for name in WORKBOOKS):
        raise UnreadableFile("is an Office file, but no workbook; save the table as .xlsx")


def _holds(raw: bytes, name: str, storage: bool = False) -> bool:
    """Return whether the directory has an entry of this name, or a storage that begins so."""
    wanted = name.encode("utf-16-le")
    at = raw.find(wanted)
    while at >= 0:
        if at % ENTRY == 0 and len(raw) >= at + ENTRY:
            length = int.from_bytes(raw[at + NAME_LENGTH : at + NAME_LENGTH + 2], "little")
            whole = length == len(wanted) + 2
            if raw[at + ENTRY_TYPE] == STORAGE if storage else whole:
                return True
        at = raw.find(wanted, at + 2)
    return False
