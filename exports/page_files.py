"""The files behind the charts of every page: for the server and the command line alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exports import cost_rows, programme_sheets, sheets, split_rows, target_sheets
from exports.chart_files import Chart, Files, of_cells
from model import shown
from model.cell import Cell
from model.clock import this_month
from model.costing import Costing
from model.costing_answer import costing
from model.on_track import OnTrack
from model.overview import Overview
from model.protected import Protected
from model.protected_answer import protected
from model.regional import regional
from model.scope import Scope
from model.sectoral import sectors
from model.sectors import Sectors
from model.selection import Selection
from model.summary import overview
from model.tracking import on_track
from model.trust import Trust, trust
from model.warehouse import Version

YEAR = 4  # characters of a period that say its year


def published(asked: Selection, home: Selection, scope: Scope, version: Version) -> OnTrack:
    """Return the course of time from publications alone, as of the month in which it is asked."""
    return on_track(asked, home, scope, version, this_month())


def _ranking(page: Overview) -> Sequence[Cell]:
    return page.ranking


def _bases(page: Overview) -> Sequence[Cell]:
    return page.bases


def _standing(page: Sectors) -> str | None:
    return page.enrolment.standing.period if page.enrolment else page.chosen.period


def _newest(page: OnTrack) -> str | None:
    return page.last.period if page.last else None


def _split(page: OnTrack) -> list[Any]:
    return [page.change.first, page.change.last] if page.change else []


def _paid(page: Costing) -> str:
    """Return the year that a file of costs is about."""
    return page.terms.first[:YEAR]


def _stated(page: Trust) -> str | None:
    return _span([one.claim.period for one in page.shown]) or page.headline.period


def _told(page: Protected) -> str | None:
    return _span([one.told.period for one in page.programmes])


def _span(periods: Sequence[str]) -> str | None:
    """Return the first and the last year of periods."""
    years = sorted({period[:YEAR] for period in periods})
    return "-".join(dict.fromkeys((years[0], years[-1]))) if years else None


PAGES = (
    Files(
        "ringkasan",
        overview,
        lambda page: page.headline.region_name,
        {
            "segmen": of_cells("per-segmen", shown.lead),
            "dasar": of_cells("per-dasar-sendiri", shown.cards),
            "wilayah": of_cells("per-wilayah", _ranking),
            "pembagi": of_cells("per-penyebut", _bases),
        },
    ),
    Files(
        "wilayah",
        regional,
        lambda page: page.whole.name,
        {"peringkat": Chart("per-wilayah", sheets.places)},
    ),
    Files(
        "sektor",
        sectors,
        lambda page: page.region_name,
        {
            "segmen": Chart("per-segmen", lambda p, t: sheets.coverage(shown.segments(p), t)),
            "tahun": Chart("per-tahun", lambda p, t: sheets.coverage(shown.years(p), t)),
            "lapangan-usaha": Chart(
                "per-lapangan-usaha",
                lambda p, t: sheets.workers(shown.workers(p), t),
                lambda p: p.august,
            ),
            "terdaftar": Chart(
                "terdaftar", lambda p, t: sheets.standings(p.enrolment, t), _standing
            ),
            "peserta-lapangan-usaha": Chart(
                "peserta-per-lapangan-usaha", split_rows.industries, split_rows.month
            ),
            "program": Chart("peserta-per-program", split_rows.programmes, split_rows.month),
        },
    ),
    Files(
        "target",
        published,
        lambda page: page.region_name,
        {
            "tren": Chart("tren", target_sheets.points, _newest),
            "dasar": Chart("dasar-penerbit", target_sheets.columns, _newest),
            "perubahan": of_cells("perubahan", _split),
            "target": Chart("target", target_sheets.targets, _newest),
        },
    ),
    Files(
        "pekerja-rentan",
        protected,
        lambda page: page.region_name,
        {
            "program": Chart("program-pekerja-rentan", programme_sheets.programmes, _told),
            "pembayar": Chart("pekerja-rentan-per-pembayar", programme_sheets.payers, _told),
            "pertentangan": Chart("pekerja-rentan-pertentangan", programme_sheets.conflicts, _told),
            "belum-terbit": Chart("pekerja-rentan-belum-terbit", programme_sheets.silent, _told),
        },
    ),
    Files(
        "biaya",
        costing,
        lambda page: page.region_name,
        {
            "pembayar": Chart("biaya-per-pembayar", cost_rows.payers, _paid),
            "bulan": Chart("biaya-per-bulan", cost_rows.months, _paid),
            "tarif": Chart("tarif", cost_rows.rates, _paid),
            "asumsi": Chart("asumsi", cost_rows.swings, _paid),
            "anggaran": Chart("anggaran", sheets.claims, _paid),
        },
    ),
    Files(
        "kepercayaan",
        trust,
        lambda page: page.headline.region_name,
        {"pernyataan": Chart("pernyataan", sheets.claims, _stated)},
    ),
)
BY_NAME: Mapping[str, Files] = {files.page: files for files in PAGES}
