"""The formats of a brief by the name that links, commands and the API give them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from model.brief import Brief
from texts.text import Text


@dataclass(frozen=True, slots=True)
class BriefFormat:
    """How a brief is written, and what its file is called."""

    ending: str
    media_type: str
    write: Callable[[Brief, Text, str], bytes]  # words; what stands before its link


def name_of(brief: Brief) -> str:
    """Return the stem of a brief's file: cakupan_kalimantan_2022-12_ringkasan_v12."""
    headline = brief.headline
    chosen = brief.chosen.but(period=headline.period)
    return chosen.file_name(headline.region_name, "ringkasan", brief.version.stem)


def _pdf(brief: Brief, text: Text, site: str) -> bytes:
    from exports.brief_pdf import write  # noqa: PLC0415  # a server starts without waiting for typst

    return write(brief, text, site)


def _pptx(brief: Brief, text: Text, site: str) -> bytes:
    from exports.brief_pptx import write  # noqa: PLC0415  # nor for python-pptx

    return write(brief, text, site)


SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
BRIEF_FORMATS: Mapping[str, BriefFormat] = {
    "pdf": BriefFormat("pdf", "application/pdf", _pdf),
    "pptx": BriefFormat("pptx", SLIDES, _pptx),
}
