"""A deck of wide slides in the house's colours, and its bytes, which depend on nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.util import Inches

from exports import pptx_look as look
from exports.pptx_words import holds

TITLE_ONLY = "Title Only"
SLOTS = {  # of the theme -> what the office program offers first when somebody edits
    "dk1": look.INK,
    "lt1": look.PAGE,
    "dk2": look.INK_2,
    "lt2": look.SOFT,
    "accent1": look.COVERED[0],
    "accent2": look.COVERED[1],
    "accent3": look.COVERED[2],
    "accent4": look.COVERED[3],
    "accent5": look.GAP,
    "accent6": look.HATCH,
    "hlink": look.COVERED_TEXT,
    "folHlink": look.INK_3,
}
THEME, THUMBNAIL, PRINTER = "theme1.xml", "thumbnail.jpeg", "printerSettings1.bin"
LONGEST = 255  # characters of a property of a file
EARLIEST = (1980, 1, 1, 0, 0, 0)  # of a file in a ZIP


def blank() -> Any:
    """Return a deck without slides, its one layout made wide."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(look.WIDE), Inches(look.HIGH)
    for layout in list(deck.slide_layouts):
        if layout.name != TITLE_ONLY:
            deck.slide_layouts.remove(layout)
    for form in (deck.slide_master, deck.slide_layouts[0]):
        for shape in list(form.placeholders):
            _place(shape, form)
    _dress(deck)
    _undo_template(deck)
    return deck


def bytes_of(deck: Any, title: str, created: str, language: str) -> bytes:
    """Return the deck as a file; its dates are those of the data version."""
    when = datetime.fromisoformat(created).replace(tzinfo=None)
    facts = deck.core_properties
    facts.title = holds(title)[:LONGEST]
    facts.author = facts.last_modified_by = "Cakupan"
    facts.subject = facts.keywords = facts.comments = facts.category = ""
    facts.created = facts.modified = when
    facts.language, facts.revision = language, 1
    out = io.BytesIO()
    deck.save(out)
    return _undated(out.getvalue())


def _place(shape: Any, form: Any) -> None:
    """Put the title where slides have it; what no slide shows goes."""
    if shape.placeholder_format.type.name != "TITLE":
        form.shapes._spTree.remove(shape._element)
        return
    shape.left, shape.top = Inches(look.LEFT), Inches(look.TOP)
    shape.width, shape.height = Inches(look.ACROSS), Inches(1.0)


def _dress(deck: Any) -> None:
    """Give the theme the house's colours and font, so that what is added later matches."""
    (theme,) = (part for part in _parts(deck) if part.partname.endswith(THEME))
    xml = theme.blob.decode("utf-8").replace("Calibri", look.FONT)
    for slot, colour in SLOTS.items():
        filled = f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>'
        xml = re.sub(rf"<a:{slot}>.*?</a:{slot}>", filled, xml, count=1, flags=re.DOTALL)
    theme._blob = xml.encode("utf-8")


def _undo_template(deck: Any) -> None:
    """Drop what the template brings and nobody asked for: a picture of it, a printer's settings."""
    for owner in (deck.part.package, deck.part):
        for key, one in list(owner._rels.items()):
            if not one.is_external and one.target_part.partname.endswith((THUMBNAIL, PRINTER)):
                owner._rels.pop(key)


def _parts(deck: Any) -> Sequence[Any]:
    return list(deck.part.package.iter_parts())


def _undated(raw: bytes) -> bytes:
    """Return the file with the same date on all of its parts, whenever it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as made, zipfile.ZipFile(out, "w") as kept:
        for one in made.infolist():
            facts = zipfile.ZipInfo(one.filename, EARLIEST)
            facts.external_attr = 0o644 << 16
            kept.writestr(facts, made.read(one), zipfile.ZIP_DEFLATED)
    return out.getvalue()
