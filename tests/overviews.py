"""Answers of the overview page with real figures, put together by hand."""

from dataclasses import replace

from model.cell import Cell, Quantity
from model.frame import Choices, Option, Source, VersionFacts
from model.interval import Interval
from model.overview import (
    Break,
    Overview,
    Rivals,
)
from model.selection import Selection

PRESS = "ibukotakini-2022-12"
SURVEY = "sakernas-2022-08"


def known(low, value, high, origin=PRESS):
    return Quantity(Interval(low, value, high), "published", (origin,))


def exact(value, origin=SURVEY):
    return Quantity(Interval.exact(value), "published", (origin,))


def cell(participants, denominator, base="stated", **more):
    """Return a cell of Kalimantan, December 2022, unless `more` says else."""
    given = {
        "region": "KAL",
        "region_name": "Kalimantan",
        "period": "2022-12",
        "period_kind": "month",
        "segment": "total",
        "base_period": "2022-12" if base == "stated" else "2022-08",
        **more,
    }
    return Cell(base=base, participants=participants, denominator=denominator, **given)


TOTAL = known(2_550_000, 2_600_000, 2_700_000)
PU, BPU = known(1_450_000, 1_500_000, 1_600_000), known(395_500, 396_000, 397_000)
JAKON = known(695_000, 700_000, 710_000)
STATED, LABOUR_FORCE = known(5_850_000, 5_900_000, 6_000_000), exact(8_518_571)
FORMAL, INFORMAL, CONSTRUCTION = exact(3_754_105), exact(4_341_022), exact(441_170)

PROVINCES = (  # participants December 2023, labour force August 2023
    ("61", "Kalimantan Barat", 729_270, 2_922_819),
    ("63", "Kalimantan Selatan", 634_862, 2_173_257),
    ("62", "Kalimantan Tengah", 686_023, 1_407_637),
    ("64", "Kalimantan Timur", 1_323_233, 1_950_860),
    ("65", "Kalimantan Utara", 245_948, 387_823),
)


def place(code, name, participants, people):
    """Return a province in December 2023; None: not published."""
    mine = Quantity() if participants is None else exact(participants, "kemnaker-2023-12")
    return cell(
        mine,
        exact(people),
        "labour_force",
        region=code,
        region_name=name,
        period="2023-12",
        base_period="2023-08",
    )


def ranking_total(places):
    gaps = [one.uncovered for one in places if one.uncovered]
    return Quantity(sum(gaps[1:], start=gaps[0]), "computed") if gaps else Quantity()


SEGMENTS = (
    cell(PU, STATED, segment="PU"),
    cell(BPU, STATED, segment="BPU"),
    cell(JAKON, STATED, segment="JAKON"),
)
OWN = (
    cell(PU, FORMAL, "employed_formal", segment="PU"),
    cell(BPU, INFORMAL, "employed_informal", segment="BPU"),
    cell(JAKON, CONSTRUCTION, "employed_construction", segment="JAKON"),
)
OVER_BASES = (
    cell(TOTAL, STATED),
    cell(TOTAL, LABOUR_FORCE, "labour_force"),
    cell(TOTAL, exact(8_095_127), "employed"),
)
RANKED = tuple(place(*one) for one in PROVINCES)
MONTHS = ("2019-12", "2020-12", "2021-12", "2022-12")

REGIONS = (
    Option("00", "Indonesia", search="indonesia 00", to=Selection(region="00")),
    Option("KAL", "Kalimantan", depth=1, search="kalimantan kal", to=Selection(region="KAL")),
    Option("64", "Kalimantan Timur", depth=2, to=Selection(region="64")),
)
CHOICES = Choices(
    periods=(
        Option("2025-12", "month", to=Selection(period="2025-12")),
        Option("2022-12", "month", to=Selection(period="2022-12")),
        Option("2021", "year", available=False),
    ),
    bases=tuple(Option(one.base, one.base, cell=one, to=Selection()) for one in OVER_BASES),
    segments=(
        Option("total", "total", to=Selection()),
        Option("PU", "PU", to=Selection(segment="PU")),
        Option("PMI", "PMI", available=False),
    ),
)

KALIMANTAN = Overview(
    chosen=Selection(region="KAL", period="2022-12", base="stated", segment="total"),
    asked=Selection(),
    version=VersionFacts(12, "2026-11-21T22:10:00+00:00", None),
    headline=cell(TOTAL, STATED),
    comparison=cell(TOTAL, LABOUR_FORCE, "labour_force"),
    segments=SEGMENTS,
    own=OWN,
    decembers={
        "total": tuple((month, TOTAL if month == "2022-12" else Quantity()) for month in MONTHS)
    },
    bases=OVER_BASES,
    ranking=RANKED,
    ranking_total=ranking_total(RANKED),
    population=known(14_500_000, 15_000_000, 16_000_000),
    newer=cell(exact(3_302_762), exact(7_996_826), period="2025-12", base_period="2025-12"),
    breaks=(
        Break("2022-12", "month", STATED, False),
        Break("2024-11", "month", known(7_240_000, 7_250_000, 7_260_000), True),
        Break("2025-12", "month", exact(7_996_826), False),
    ),
    rivals=(
        Rivals(
            "Kalimantan",
            "2023-12",
            "month",
            "total",
            (
                (exact(3_619_336), "Kemnaker"),
                (known(2_450_000, 2_500_000, 2_600_000), "Kanwil"),
            ),
        ),
    ),
    sources=(
        Source(PRESS, "Kanwil Kalimantan", "Sasar Pekerja Rentan", "https://a.id", "2022-12-01"),
        Source(SURVEY, "BPS", "Sakernas", "tabulasi", "2022-08"),
    ),
    choices=CHOICES,
    region_path=REGIONS[:2],
)

BY_LABOUR_FORCE = replace(
    KALIMANTAN,
    chosen=KALIMANTAN.chosen.but(base="labour_force"),
    headline=cell(TOTAL, LABOUR_FORCE, "labour_force"),
    comparison=None,
    segments=tuple(
        replace(one, base="labour_force", base_period="2022-08", denominator=LABOUR_FORCE)
        for one in SEGMENTS
    ),
)

NOTHING = replace(
    KALIMANTAN,
    chosen=Selection(region="64", period="2020-12", base="labour_force", segment="total"),
    headline=cell(
        Quantity(),
        exact(1_812_000),
        "labour_force",
        region="64",
        region_name="Kalimantan Timur",
        period="2020-12",
        base_period="2020-08",
    ),
    comparison=None,
    segments=(),
    own=tuple(replace(one, participants=Quantity()) for one in OWN),
    bases=(),
    ranking=(),
    ranking_total=Quantity(),
    population=Quantity(),
    newer=None,
    breaks=(),
    rivals=(),
    sources=(),
    region_path=REGIONS,
)

NATION_KNOWN = (("32", "Jawa Barat", 4_855_121, 25_391_885), ("51", "Bali", 1_027_234, 2_690_237))
NATION_RANKED = (
    *(place(*one) for one in (*NATION_KNOWN, *PROVINCES)),
    place("31", "DKI Jakarta", 7_498_532, 5_427_233),
    *(place(str(code), f"Provinsi {code}", None, 500_000) for code in range(91, 101)),
)
NATION = replace(
    NOTHING,
    chosen=Selection(region="00", period="2023-12", base="labour_force", segment="total"),
    headline=cell(
        known(41_555_000, 41_560_000, 41_570_000),
        exact(147_707_452),
        "labour_force",
        region="00",
        region_name="Indonesia",
        period="2023-12",
        base_period="2023-08",
    ),
    ranking=NATION_RANKED,
    ranking_total=ranking_total(NATION_RANKED),
    bases=(),
    region_path=REGIONS[:1],
)

CONSTRUCTION_ONLY = replace(
    KALIMANTAN,
    chosen=KALIMANTAN.chosen.but(base="employed_construction", segment="JAKON"),
    headline=OWN[2],
    comparison=None,
    segments=(),
)
