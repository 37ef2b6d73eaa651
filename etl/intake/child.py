"""The child process: `child CONTENT FILE TOLD`, frames on its output (etl/intake/process.py)."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from etl.intake import delimited, html_tables, json_text, workbook
from etl.intake.frames import encoded
from etl.intake.limits import MB, Limits, TextStyle
from model.errors import UnreadableFile

READERS: Mapping[str, workbook.Reads] = {
    "zip": workbook.read_xlsx,
    "ole": workbook.read_xls,
    "json": json_text.read,
    "html": html_tables.read,
    "csv": delimited.read,
}
LARGEST_WRITTEN = MB  # bytes in any file: only complaints are written


def main(arguments: list[str], output: BinaryIO) -> None:
    """Take up the limits, then read the file and tell what it holds."""
    content, name, told = arguments
    limits_told, style_told = json.loads(told)
    limits, declared = Limits(**limits_told), TextStyle(**style_told)
    _hold_to(limits)
    for line in told_lines(Path(name), content, limits, declared):
        output.write(line)
    output.flush()


def told_lines(path: Path, content: str, limits: Limits, declared: TextStyle) -> Iterator[bytes]:
    """Return the frames of a file as lines; the last one is the end or a refusal."""
    try:
        for frame in READERS[content](path, limits, declared):
            yield encoded(frame)
        yield encoded(["end"])
    except UnreadableFile as error:
        yield encoded(["refused", str(error)])
    except RecursionError:
        yield encoded(["refused", "holds brackets within brackets beyond counting"])
    except MemoryError:
        allowed = limits.memory // MB
        yield encoded(["refused", f"needs more memory than is allowed ({allowed} MB)"])


def _hold_to(limits: Limits) -> None:
    """Give up memory, time, files and core dumps beyond the limits, for good."""
    ceilings = {
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_FSIZE: LARGEST_WRITTEN,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in ceilings.items():
        resource.setrlimit(kind, (most, most))
    # the soft limit ends the process with a signal that says why
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))


if __name__ == "__main__":
    main(sys.argv[1:], sys.stdout.buffer)
