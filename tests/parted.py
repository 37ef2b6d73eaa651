"""A small world in which people are told apart by industry and programme.

Farmers have no base: no August tells them apart. A year before the counts an office published
participants, and those with JHT.
"""

from tests.counted import divided, release
from tests.world import active, august, publication, publish_world, stated, write

THEN, BEFORE = "2024-12", "2023-12"
ALONE = ("total", "total")


def counts(farmers, builders):
    """Farmers and builders, each with those of them who save for old age; all are insured."""
    (grown, saving), (built, also) = farmers, builders
    return {
        ALONE: grown + built,
        ("total", "JKK"): grown + built,
        ("total", "JHT"): saving + also,
        ("A", "total"): grown,
        ("A", "JKK"): grown,
        ("A", "JHT"): saving,
        ("F", "total"): built,
        ("F", "JKK"): built,
        ("F", "JHT"): also,
    }


PLACES = {
    "64": counts((30, 10), (40, 25)),
    "6403": counts((20, 6), (10, 5)),
    "6471": counts((10, 4), (30, 20)),
}
FEW = {("6403", "F", "JHT")}


def parted(data):
    """Publish that world in a folder and return the folder."""
    office = publication(
        "kaltim-2023-12",
        active("64", BEFORE, 60),
        stated("64", BEFORE, 90),
        active("64", BEFORE, 20, programme="JHT"),
    )
    workers = [
        table
        for code, builders, labour in (("64", 50, 100), ("6403", 8, 40), ("6471", 42, 60))
        for table in august("2024-08", code, builders=builders, labour_force=labour)
    ]
    write(data, office, *workers, *august("2023-08", "64", labour_force=80))
    release(data, divided(THEN, PLACES, FEW))
    publish_world(data)
    return data
