"""Places to map, made short for the tests, and all places of the project's border files."""

import csv
import json
from dataclasses import replace
from functools import cache
from pathlib import Path

from charts.map_ask import MapAsk
from model.cell import Quantity
from model.extent import Extent, around, extents
from model.interval import Interval
from model.places import Place
from model.selection import Selection
from model.tile import Tile
from tests.charts.places import place as cell_of
from tests.charts.places import quantity

DATA = Path(__file__).parents[2] / "data"


def place(region, rate, base=1_000, status=None, **more):
    """A place covered at this rate of its base; None is unknown with its status."""
    name = more.pop("name", f"P{region}")
    participants = None if rate is None else rate * base
    cell = cell_of(name, participants, base, status, region=region)
    people = Quantity(None, status) if cell.uncovered is None else Quantity(cell.uncovered)
    found = Place(
        region, name, people, cell.denominator, cell.coverage, cell.status, Selection(), cell
    )
    return replace(found, **{"at": (0.0, 110.0), **more})


def workers(region, share, base=1_000, **more):
    """A place where this share of the employed are workers of the kind that is mapped."""
    name = more.pop("name", f"P{region}")
    people, rate = quantity(share * base), Interval.exact(share)
    found = Place(region, name, people, quantity(base), rate, "computed", Selection())
    return replace(found, **{"at": (0.0, 110.0), **more})


def ask(measure="uncovered", **more):
    given = {"when": "2023", "box": Extent(108.0, -5.0, 119.0, 5.0), "borders": "/b.geojson"}
    return MapAsk(measure, **{**given, **more})


@cache
def borders(name):
    """One of the project's border files: "kalimantan_kabkota"."""
    return json.loads((DATA / "boundaries" / f"approx_{name}.geojson").read_text("utf-8"))


@cache
def regions():
    with (DATA / "codelists" / "regions.csv").open(encoding="utf-8") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


@cache
def tiles():
    """The project's tiles, of provinces and of Kalimantan's kab/kota."""
    with (DATA / "codelists" / "tiles.csv").open(encoding="utf-8") as file:
        return {
            row["code"]: Tile(int(row["row"]), int(row["col"]), row["short"])
            for row in csv.DictReader(file)
        }


def everywhere(name, rates):
    """A place for every feature of a border file, its rate the next of a cycle."""
    found = []
    for at, feature in enumerate(borders(name)["features"]):
        row = regions()[feature["id"]]
        where = (float(row["label_lat"]), float(row["label_lon"]))
        more = {"name": row["name"], "at": where, "parent": row["parent"]}
        found.append(place(feature["id"], rates[at % len(rates)], **more))
    return found


def box_of(name, codes):
    return around(codes, extents(borders(name)))
