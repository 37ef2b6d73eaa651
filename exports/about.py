"""What travels beside the rows of a file: the choice, its sources, the version, the way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from exports.version_headers import SYNTHETIC
from model.frame import Frame, Source
from texts.text import Text


@dataclass(frozen=True, slots=True)
class About:
    """Where a file comes from, in the language of its reader."""

    title: str  # what is inside, as its name says it
    link: str  # the page that shows the same rows
    version: int
    loaded: str  # ISO, UTC: when the version was published
    choice: tuple[tuple[str, str], ...]  # name and value of each parameter of the link
    sources: tuple[Source, ...]
    synthetic: bool = False  # nobody was counted

    @classmethod
    def of(cls, frame: Frame, title: str, link: str) -> About:
        """Return what is known about a file of a page."""
        version = frame.version
        chosen = tuple(frame.chosen.but(lang=None).named)
        return cls(
            title=title,
            link=link,
            version=version.number,
            loaded=version.created,
            choice=chosen,
            sources=frame.sources,
            synthetic=version.synthetic,
        )

    @property
    def facts(self) -> dict[str, object]:
        """Return the same for programs: beside the rows of a Parquet or Arrow file."""
        told = asdict(self)
        return told | {"notice": SYNTHETIC} if told.pop("synthetic") else told

    def lines(self, text: Text) -> Iterator[tuple[str, str]]:
        """Yield name and value of every line of the sheet Info, but for the columns' meanings."""
        if self.synthetic:
            yield text("file.synthetic"), text("frame.synthetic_why")
        yield text("file.title"), self.title
        yield text("file.link"), self.link
        yield text("file.version"), str(self.version)
        yield text("file.loaded"), self.loaded
        for name, value in self.choice:
            yield text("file.choice", name=name), value
        for one in self.sources:
            yield text("file.source", origin=one.origin), source_line(one)
        yield text("file.missing"), text("file.missing_why")


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes a file away: in which language, and from which public address, if there is one."""

    text: Text
    site: str = ""  # before links in files


def source_line(one: Source) -> str:
    """Return a publication in one line."""
    return " · ".join(part for part in (one.publisher, one.title, one.as_of, one.url) if part)
