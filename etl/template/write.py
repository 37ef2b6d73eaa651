"""The empty template as a file, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from etl import durable
from etl.codelists import read_codelists
from etl.template.text import text
from etl.template.words import words
from etl.template.workbook import workbook
from model.errors import UnreadableFile, UsageError

ENDINGS = (".xlsx", ".csv")


def write_template(path: Path, data: Path, force: bool) -> None:
    """Write the template where it was asked for; a file that stands there stays, unless forced."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise UsageError(f"A template is written as {' or '.join(ENDINGS)}, not {path.name!r}.")
    if path.exists() and not force:
        raise UsageError(f"{path} is there already; add --force to write over it.")
    content = (
        text(words()) if ending == ".csv" else workbook(words(), read_codelists(data / "codelists"))
    )
    aside = path.with_name(f".{path.name}.tmp")
    try:
        aside.unlink(missing_ok=True)
        durable.write(aside, content)
        aside.replace(path)
        durable.sync(path.parent)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise UnreadableFile(f"{path} cannot be written: {error.strerror}") from None
