"""A file that others wait for: it appears whole under its name, or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from etl.durable import sync
from model.errors import UsageError

TOKEN = 4  # bytes in the name of the file while it is written


def write_whole(file: Path, pieces: Iterable[bytes]) -> None:
    """Write pieces beside a file, have the disk confirm them, then give them its name.

    What stood there before stays until then, and for good where the pieces break off. Raises
    UsageError where the folder takes no file.
    """
    part = file.with_name(f".{file.name}.{secrets.token_hex(TOKEN)}.part")
    try:
        with part.open("xb") as opened:
            for piece in pieces:
                opened.write(piece)
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(file)
        sync(file.parent)
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from None
    finally:
        part.unlink(missing_ok=True)
