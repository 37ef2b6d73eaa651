"""A world with restricted publications, every number of which is its own: a leak is found by it.

Kalimantan in December 2024. The survey and a newspaper are public; an office's table of
participants, its base and targets, and its own survey of the kabupaten are not.
"""

import csv
import re

from etl.codelists import CLAIMS
from model.scope import Scope
from tests.claimed import claim
from tests.world import (
    active,
    august,
    fact,
    opened,
    publication,
    publish_world,
    restricted,
    share,
    stated,
    write,
)

WHEN, AUGUST = "2024-12", "2024-08"
PROVINCES = ("61", "62", "63", "64", "65")
EAST = ("6401", "6402", "6403", "6404", "6405", "6409", "6411", "6471", "6472", "6474")
PUBLIC = {"61": 500_000, "62": 300_000}  # participants that a newspaper printed
LABOUR = 9_000_000  # labour force of each province
LOCAL = {code: 710_007 + 1_301 * at for at, code in enumerate(EAST)}  # participants of a kabupaten
MADE = {code: 7_000_001 + 1_013 * at for at, code in enumerate(PROVINCES)}
MADE["64"] = sum(LOCAL.values())
MADE["KAL"] = sum(MADE.values())
MADE["00"] = 90_000_017
PU = {code: 3_100_003 + 2_003 * at for at, code in enumerate(PROVINCES)}
PU["KAL"] = sum(PU.values())  # as the build adds it up
OWN_BASE = {"64": 8_200_013, "65": 8_300_017}
FORCE = {code: 910_009 + 1_709 * at for at, code in enumerate(EAST)}  # labour force of a kabupaten
INDUSTRY = {code: 120_011 + 907 * at for at, code in enumerate(EAST)}
LAPSED = {"64": 1_230_019, "65": 1_340_021}
PEOPLE = {"64": 12_400_019, "65": 12_600_023}
TARGET = {"64": 8_800_027, "65": 8_900_029}
SHARE = {"64": "61.0137", "65": "62.0139"}
NUMBERS = (MADE, PU, LOCAL, OWN_BASE, FORCE, INDUSTRY, LAPSED, PEOPLE, TARGET)
TITLE, PUBLISHER = "office-2024-12 title", "office-2024-12 publisher"
PUBLICATIONS = (
    publication(f"paper-{WHEN}", *(active(c, WHEN, n) for c, n in PUBLIC.items()), kind="press"),
    *(t for c in PROVINCES for t in august(AUGUST, c, labour_force=LABOUR, employed=8_900_000)),
    restricted(
        f"office-{WHEN}",
        *(active(c, WHEN, n) for c, n in (MADE | LOCAL).items()),
        *(active(c, WHEN, PU[c], "PU") for c in PROVINCES),
        *(stated(c, WHEN, n) for c, n in OWN_BASE.items()),
        *(fact(c, WHEN, n, "participants_inactive") for c, n in LAPSED.items()),
        *(fact(c, "2026-12", n, "participants_target") for c, n in TARGET.items()),
        *(share(c, WHEN, n) for c, n in SHARE.items()),
        kind="official_table",
    ),
    restricted(
        f"count-{AUGUST}",
        *(fact(c, AUGUST, n, "labour_force") for c, n in FORCE.items()),
        *(fact(c, AUGUST, n, "employed", industry="C") for c, n in INDUSTRY.items()),
        *(fact(c, AUGUST, n, "population") for c, n in PEOPLE.items()),
        kind="official_table",
    ),
)
CLAIM = claim("east", f"office-{WHEN}", ("sum", "1.010.003|2.020.007", "3.030.010"), ("64", WHEN))
KALIMANTAN = set(PROVINCES)
ALL_PROVINCES = [
    "11",
    "12",
    "13",
    "14",
    "15",
    "16",
    "17",
    "18",
    "19",
    "21",
    "31",
    "32",
    "33",
    "34",
    "35",
    "36",
    "51",
    "52",
    "53",
    "61",
    "62",
    "63",
    "64",
    "65",
    "71",
    "72",
    "73",
    "74",
    "75",
    "76",
    "81",
    "82",
    "91",
    "92",
    "94",
    "95",
    "96",
    "97",
]
# scope -> the regions with numbers of which it sees what restricted publications say
SCOPES = {
    (): set(),
    ("6403",): {"6403", "64", "KAL", "00"},
    ("64",): {"64", *EAST, "KAL", "00"},
    ("51",): {"00"},  # nothing of its own in this world; the nation holds 38 others
    ("61", "62", "63"): {"61", "62", "63", "KAL", "00"},
    ("61", "62", "63", "64"): {"61", "62", "63", "64", *EAST, "00"},
    tuple(code for code in EAST if code != "6403"): {*EAST, "KAL", "00"} - {"6403"},
    tuple(c for c in ALL_PROVINCES if c != "65"): {"61", "62", "63", "64", *EAST},
    tuple(c for c in ALL_PROVINCES if c not in ("64", "65")): {"61", "62", "63", "KAL", "00"},
    ("KAL",): {*PROVINCES, *EAST, "KAL", "00"},
    ("00",): {*PROVINCES, *EAST, "KAL", "00"},
}


def kept_back(seen):
    """The numbers of regions of which a reader sees no restricted figure."""
    return {number for table in NUMBERS for code, number in table.items() if code not in seen}


def named(codes):
    """A short name of a scope for the id of a test."""
    return "+".join(codes[:4]) + f"-{len(codes)}"


def scope_of(codes):
    return Scope(frozenset(codes))


def published(folder):
    """Publish this world in a folder and return the folder of its data."""
    data = folder / "data"
    write(data, *PUBLICATIONS)
    with (data / "codelists" / "claims.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, CLAIMS, lineterminator="\n")
        rows.writeheader()
        rows.writerow(CLAIM)
    publish_world(data)
    return data


def restricted_world(folder):
    return opened(published(folder))


def derived(numbers):
    """What a page would make of these: the gap to a labour force, and the share of it."""
    return {LABOUR - number for number in numbers if LABOUR - number > LABOUR / 100}


def found_in(text, numbers):
    """Which of these numbers stand in a text, with or without signs between their digits."""
    plain = re.sub(r"(?<=\d)[.,'\u00a0\u202f](?=\d{3})", "", text)
    written = {int(word) for word in re.findall(r"\d{6,9}", plain)}
    return sorted(written & set(numbers))
