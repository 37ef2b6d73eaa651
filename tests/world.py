"""Small worlds for tests: a few figures, published and opened as the product does it.

    world(
        publication("kanwil-2022-12", stated("KAL", "2022-12", 5_900_000, written="5,9 juta"),
                    active("KAL", "2022-12", 2_600_000, written="2,6 juta")),
        *august("2022-08", "KAL", labour_force=8_518_571, employed=8_000_000),
    )

Codes and names of regions are the project's own code lists.
"""

import csv
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from etl.build import build
from etl.publish import publish
from etl.sources.facts import COLUMNS
from etl.store import build_store
from model.warehouse import Warehouse
from tests.shelf import SHELF

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
CLOCK = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
STATED = "labour_force_bpjs_denominator"
STATUS = {"employed_formal": "formal", "employed_informal": "informal"}


@dataclass(frozen=True)
class Publication:
    key: str
    kind: str
    as_of: str
    family: str
    facts: tuple
    access: str = "public"


def publication(key, *facts, kind="agency", as_of=None, family=None, access="public"):
    """One publication; its key ends in its date (2022-12) unless as_of says otherwise."""
    date = as_of or "-".join(part for part in key.split("-") if part.isdigit())
    return Publication(key, kind, date, family or key.replace("-", "_"), facts, access)


def fact(region, period, value, measure="participants_active", **cells):
    """One figure; cells: segment, industry, status, written, flags, unit, as_of, note, name …"""
    cells["as_written"] = cells.pop("written", "")
    cells.setdefault("region_name", names().get(region, "?"))
    given = {"period": period, "region_code": region, "measure": measure}
    return dict.fromkeys(COLUMNS, "") | {"unit": "persons", "value": str(value)} | given | cells


def active(region, period, value, segment="", **cells):
    return fact(region, period, value, segment=segment, **cells)


def stated(region, period, value, segment="", **cells):
    return fact(region, period, value, STATED, segment=segment, **cells)


def share(region, period, percent, segment="", **cells):
    return fact(
        region, period, percent, "coverage_share_bpjs", segment=segment, unit="percent", **cells
    )


def restricted(key, *facts, **told):
    """One publication of a restricted source: not every reader sees what it says."""
    return publication(key, *facts, access="restricted", **told)


def august(period, region, builders=None, **workers):
    """One August of one region, as publications: builders alone are not all industries.

    workers: labour_force, employed, unemployed, working_age, employed_formal, employed_informal
    """
    place = f"{region.lower()}-{period}"
    facts = [
        fact(region, period, count, measure, employment_status=STATUS.get(measure, ""))
        for measure, count in workers.items()
    ]
    table = publication(f"sakernas-{place}", *facts, kind="official_table", as_of=period)
    if builders is None:
        return (table,)
    construction = fact(region, period, builders, "employed", industry="F")
    beside = publication(f"builders-{place}", construction, kind="official_table", as_of=period)
    return (table, beside)


def write(data, *publications):
    """Write sources and releases of a world into an empty data folder."""
    shutil.copytree(DATA / "codelists", data / "codelists")
    (data / "sources").mkdir()
    for family in {p.family for p in publications}:
        mine = [p for p in publications if p.family == family]
        (data / "sources" / f"{family}.toml").write_text(_source(family, mine), "utf-8")
        release = data / "releases" / family / "2026.csv"
        release.parent.mkdir(parents=True)
        with release.open("w", encoding="utf-8", newline="") as opened:
            rows = csv.DictWriter(opened, COLUMNS, lineterminator="\n")
            rows.writeheader()
            for p in mine:
                rows.writerows(_dated(f, p) for f in p.facts)


def publish_world(data):
    """Build and publish what stands in a data folder; return its number."""
    return SHELF.filled(data, published)


def published(data):
    built = build(data, lambda _: None)
    draft = built.draft
    return publish(draft, data, clock=lambda: CLOCK, fault=lambda _: None, build_store=build_store)


def opened(data):
    """Return the version in force of a data folder."""
    return Warehouse(data).current()


@cache
def names():
    with (DATA / "codelists" / "regions.csv").open(encoding="utf-8", newline="") as lists:
        return {row["code"]: row["name"] for row in csv.DictReader(lists)}


def _dated(fact, publication):
    return fact | {"origin": publication.key, "as_of": fact["as_of"] or publication.as_of}


def _source(family, publications):
    origins = "".join(
        f'[origins.{p.key}]\nkind = "{p.kind}"\npublisher = "{p.key} publisher"\n'
        f'title = "{p.key} title"\nurl = "https://example.org/{p.key}"\nas_of = "{p.as_of}"\n'
        for p in publications
    )
    return (
        f'reader = "facts"\ntitle = "{family}"\naccess = "{publications[0].access}"\n'
        f'licence = "made up"\ncode_system = "bps"\n{origins}'
    )
