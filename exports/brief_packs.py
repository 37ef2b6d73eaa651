"""The briefs of many places as one ZIP, in pieces: each is made when the one before is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exports.about import Taker
from exports.brief_formats import BriefFormat, name_of
from exports.pack import Pack as Zip
from model.brief import Brief, brief
from model.brief_pack import Pack, Part
from model.scope import Scope
from model.selection import Selection


@dataclass(frozen=True, slots=True)
class How:
    """How each brief of a pack is written."""

    form: BriefFormat
    taker: Taker

    def bytes_of(self, made: Brief) -> bytes:
        """Return a brief as a file."""
        return self.form.write(made, self.taker.text, self.taker.site)


def pieces(
    found: Pack, parts: Iterable[Part], home: Selection, scope: Scope, how: How
) -> Iterator[bytes]:
    """Yield the ZIP of these parts of a pack; what breaks leaves it without its list of files."""
    with Zip(found.version.created) as zipped:
        for part in parts:
            made = brief(part.asked, home, scope, found.opened)
            name = f"{part.region.code}_{name_of(made)}.{how.form.ending}"
            yield zipped.add(name, how.bytes_of(made))
        yield zipped.close()
