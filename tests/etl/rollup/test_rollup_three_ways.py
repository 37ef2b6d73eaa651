"""A million persons counted by DuckDB, by Spark on two workers, and by pandas in this file."""

import gc
from datetime import UTC, datetime

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from etl.disclosure.protect import protected
from etl.rollup import work
from etl.rollup.declared import read_config
from etl.rollup.leftovers import alone
from etl.rollup.opened import opened
from etl.rollup.run import Asked, roll_up
from model.settings import Settings
from tests.etl.rollup.cluster import cluster
from tests.etl.rollup.registry import GROUPS, REGIONS, Place, drawn

# Spark's client leaves a socket to the garbage collector, in this process and not in the command's
LEFT_OPEN = "ignore:.*unclosed <socket:ResourceWarning"
UNRAISED = "ignore:.*<socket.socket:pytest.PytestUnraisableExceptionWarning"
pytestmark = [
    pytest.mark.system,
    pytest.mark.filterwarnings(LEFT_OPEN),
    pytest.mark.filterwarnings(UNRAISED),
]

PERSONS, PERIOD, LAST = 1_000_000, "2024-03", "2024-03-31"
NOW = datetime(2024, 5, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """The registry, and of each engine: the month before anything is hidden, and the release."""
    folder = tmp_path_factory.mktemp("million")
    place, table = Place(folder), drawn(PERSONS, seed=13)
    place.spells(table)
    place.declare()
    with cluster(tmp_path_factory.mktemp("spark")) as master:
        found = {name: counted(place, name, at) for name, at in (("duckdb", ""), ("spark", master))}
    gc.collect()  # here, where it may warn
    return table, found


def counted(place, engine, master):
    """Roll up in this process; the months as they were counted, and the table released."""
    settings, seen = Settings.from_environ(place.environ()), []
    place.state.mkdir(mode=0o700, exist_ok=True)

    def protect(month, parents, k, before, _attacked):
        seen.append((month, parents))
        return protected(month, parents, k, before)

    with alone(place.state, NOW) as root, work.spill_folder(root):
        found = opened(read_config(place.config), engine, place.data)
        roll_up(
            Asked(
                root, found, b"", settings, engine, master, NOW,
                lambda step: None, lambda done, units: None, protect,
            ),
            lambda: NOW,
        )  # fmt: skip
    table = pq.read_table(place.release)
    place.release.unlink()
    return *seen[0], table


def by_hand(table, axes, parents):
    """Persons of every cell and total: for each combination of totals, who is in what, once."""
    held = table[(table["mulai"] <= LAST) & ((table["akhir"] == "") | (table["akhir"] >= LAST))]
    person = pd.factorize(held["peserta"])[0].astype(np.int64)
    industry = held["kbli"].map(GROUPS).map({code: at for at, code in enumerate(axes.industries)})
    segment = held["segmen"].map({code: at for at, code in enumerate(axes.segments)})
    persons = np.zeros(axes.shape, np.int64)
    regions = list(levels(held["kab"], axes, parents))
    for programme, code in enumerate(axes.programmes):
        named = held["program"].str.split("|").map(lambda names, code=code: code in names)
        for region in regions:
            holds = region.notna() & (named | (programme == 0))
            for own_industry, own_segment in ((0, 0), (0, 1), (1, 0), (1, 1)):
                rows = holds & (industry.notna() if own_industry else True)
                cell = (
                    region[rows] * axes.shape[1] + (industry[rows] if own_industry else 0)
                ) * axes.shape[2] + (segment[rows] if own_segment else 0)
                pairs = pd.unique(person[rows] * persons.size + cell.astype(np.int64).to_numpy())
                counts = np.bincount(pairs % persons.size, minlength=np.prod(axes.shape[:3]))
                persons[..., programme] += counts.reshape(axes.shape[:3])
    return persons


def levels(kab, axes, parents):
    """The region of each row at each level of regions; none where a province is in no kanwil."""
    level = dict(zip(REGIONS["code"], REGIONS["level"], strict=True))
    at = {code: position for position, code in enumerate(axes.regions)}
    for name in REGIONS["level"].unique():
        of = {}
        for code in kab.unique():
            above = code
            while above and level[above] != name:
                above = parents.get(above)
            of[code] = at.get(above)
        yield kab.map(of)


def test_a_million_persons_are_the_same_on_duckdb_on_spark_and_by_hand(runs):
    table, found = runs
    (duckdb, parents, _), (spark, _, _) = found["duckdb"], found["spark"]
    hand = by_hand(table, duckdb.axes, parents)
    assert hand[0, 0, 0, 0] > 500_000
    assert (duckdb.persons == hand).all()  # every cell and every total
    assert (spark.persons == hand).all()


def test_the_releases_of_a_million_persons_hide_the_same_cells_and_no_other_number_differs(runs):
    _, found = runs
    (duckdb, parents, released), (_, _, by_spark) = found["duckdb"], found["spark"]
    assert released.equals(by_spark)
    hidden = protected(duckdb, parents).hidden
    assert released["persons"].null_count == np.count_nonzero(hidden) > 0
    assert released.num_rows == np.count_nonzero(duckdb.persons)
    shown = sum(filter(None, released["persons"].to_pylist()))
    assert shown == duckdb.persons[~hidden].sum()
    assert set(REGIONS.loc[REGIONS["level"] == "kabkota", "code"]) >= set(
        released["region_code"].to_pylist()) - set(parents.values())  # fmt: skip
