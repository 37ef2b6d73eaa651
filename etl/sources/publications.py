"""The kinds of publications that can be loaded as they are handed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from etl.cells import Book
from etl.reading import Declared, Evidence, Read
from etl.sources import bps_table, bps_webapi, branch_report, kemnaker, participants, template
from model.tables import PUBLIC


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a publication's source where data/sources does not describe it yet."""

    title: str
    kind: str  # official_table, agency or press
    publisher: str
    url: str
    licence: str = "tidak dinyatakan"
    regions_as_of: str = ""  # the day whose regions all periods were recomputed for
    access: str = PUBLIC


@dataclass(frozen=True, slots=True)
class Publication:
    """One layout: how it is recognised, read and put together, and whose it is."""

    name: str
    recognise: Callable[[Book], Evidence | None]
    read: Callable[[Book, Declared], Read]
    together: Callable[[Iterable[pd.DataFrame]], pd.DataFrame]
    about: About
    is_series: bool = False  # its files belong to one source, a vintage each


def publications() -> Sequence[Publication]:
    """Return every layout that is known, in the order in which they are tried."""
    asked_first = (_template(), _kemnaker(), _bps_webapi(), _branch_report())
    return (*asked_first, _participants(), _bps_table())


def _template() -> Publication:
    about = About("Templat Cakupan", "agency", "", "")  # a filled one says whose figures it holds
    return Publication(template.NAME, template.recognise, template.read, _joined, about)


def _kemnaker() -> Publication:
    about = About(
        "Tabulasi Sakernas Agustus oleh Kemnaker",
        "official_table",
        "BPS (Sakernas Agustus), tabulasi Kemnaker",
        "https://satudata.kemnaker.go.id",
        regions_as_of="2025-08-31",
    )
    return Publication(
        kemnaker.NAME, kemnaker.recognise, kemnaker.read, kemnaker.together, about, True
    )


def _bps_webapi() -> Publication:
    about = About("Jawaban WebAPI BPS", "official_table", "BPS", "https://webapi.bps.go.id")
    return Publication(bps_webapi.NAME, bps_webapi.recognise, bps_webapi.read, _joined, about)


def _bps_table() -> Publication:
    about = About("Tabel BPS", "official_table", "BPS", "https://www.bps.go.id")
    return Publication(bps_table.NAME, bps_table.recognise, bps_table.read, _joined, about)


def _branch_report() -> Publication:
    about = About(
        "Laporan kepesertaan kantor wilayah menurut kantor cabang",
        "agency",
        "BPJS Ketenagakerjaan (kantor wilayah)",
        "https://www.bpjsketenagakerjaan.go.id",
    )
    return Publication(
        branch_report.NAME, branch_report.recognise, branch_report.read, _joined, about, True
    )


def _participants() -> Publication:
    about = About(
        "Tabel peserta jaminan sosial ketenagakerjaan",
        "official_table",
        "BPJS Ketenagakerjaan",
        "https://www.bpjsketenagakerjaan.go.id",
    )
    return Publication(participants.NAME, participants.recognise, participants.read, _joined, about)


def _joined(tables: Iterable[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(list(tables), ignore_index=True)
