"""The kinds of publications that can be loaded as they are handed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from etl.cells import Book
from etl.reading import Declared, Evidence, Read
from etl.sources import kemnaker


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a publication's source where data/sources does not describe it yet."""

    title: str
    kind: str  # official_table, agency or press
    publisher: str
    url: str
    licence: str = "tidak dinyatakan"
    regions_as_of: str = ""  # the day whose regions all periods were recomputed for


@dataclass(frozen=True, slots=True)
class Publication:
    """One layout: how it is recognised, read and put together, and whose it is."""

    name: str
    recognise: Callable[[Book], Evidence | None]
    read: Callable[[Book, Declared], Read]
    together: Callable[[Iterable[pd.DataFrame]], pd.DataFrame]
    about: About


def publications() -> Sequence[Publication]:
    """Return every layout that is known, in the order in which they are tried."""
    return (
        Publication(
            kemnaker.NAME,
            kemnaker.recognise,
            kemnaker.read,
            kemnaker.together,
            About(
                "Tabulasi Sakernas Agustus oleh Kemnaker",
                "official_table",
                "BPS (Sakernas Agustus), tabulasi Kemnaker",
                "https://satudata.kemnaker.go.id",
                regions_as_of="2025-08-31",
            ),
        ),
    )
