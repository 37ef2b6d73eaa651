"""A small registry in a private folder, its CONFIG, and a count of it by other means."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from model import registry
from model.registry import Axes

ROOT = Path(__file__).parents[3]
CODELISTS = ROOT / "data" / "codelists"
REGIONS = pd.read_csv(CODELISTS / "regions.csv", dtype=str, keep_default_na=False)
KEY = "k" * 40

CONFIG = """
family = "registri"
vintage = "{vintage}"
purpose = "uji"
who = "kedeputian uji"
code_system = "bps"
attacked = {attacked}
{more}
[months]
from = "{first}"
to = "{last}"
[source]
{source}
[person]
{person}
[columns]
kabkota = "kab"
industry = "kbli"
segment = "segmen"
{programmes}
from = "mulai"
to = "akhir"
{tables}
"""
USUAL = {
    "vintage": "2024",
    "more": "",
    "attacked": 0,  # linear programmes take seconds; tests/etl/disclosure tries them
    "first": "2024-03",
    "last": "2024-03",
    "person": 'column = "peserta"\nalready_hashed = true',
    "programmes": 'programmes = "program"',
    "tables": "",
}


class Place:
    """A folder with data, state, registry and CONFIG of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.data, self.state, self.raw = folder / "data", folder / "state", folder / "raw"
        (self.data / "sources").mkdir(parents=True)
        (self.data / "codelists").symlink_to(CODELISTS)
        self.raw.mkdir(mode=0o700)
        self.config = folder / "config.toml"

    def declare(self, **given):
        told = {"source": f'files = "{self.raw}/*.parquet"', **USUAL, **given}
        self.config.write_text(CONFIG.format(**told), "utf-8")

    def spells(self, rows, name="spells.parquet"):
        """Write spells: a table, or (person, kab, kbli, segment, programmes, from, to) rows."""
        columns = ["peserta", "kab", "kbli", "segmen", "program", "mulai", "akhir"]
        table = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows, columns=columns)
        if name.endswith(".csv"):
            table.to_csv(self.raw / name, index=False)
        else:
            table.to_parquet(self.raw / name, index=False)

    def environ(self, **more):
        ours = {"CAKUPAN_DATA": str(self.data), "CAKUPAN_STATE": str(self.state)}
        return {**ours, "CAKUPAN_ROLLUP_KEY": KEY, **more}

    def run(self, *arguments, **more):
        """Run the command in a process of its own, and return it when it has ended."""
        return subprocess.run(
            [sys.executable, "-m", "etl", "rollup", str(self.config), *arguments],
            cwd=ROOT,
            env={**os.environ, **self.environ(**more)},
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def release(self):
        return self.data / "releases" / "registri" / "2024.parquet"

    def records(self):
        file = self.state / "rollups.jsonl"
        return [json.loads(line) for line in file.read_text("utf-8").splitlines()]

    def left(self):
        """Everything that a run left in the state folder but its record and its lock."""
        kept = {"rollups.jsonl", "rollup", ".lock"}
        return sorted(p.name for p in self.state.rglob("*") if p.name not in kept)


def months(file):
    """The months of a release, by period."""
    axes = Axes.of(REGIONS.to_dict("records"))
    return {month.period: month for month in registry.months_of(pq.read_table(file), axes)}


def cell(month, region="00", industry="total", segment="total", programme="total"):
    """The persons of one cell."""
    where = zip(month.axes.codes, (region, industry, segment, programme), strict=True)
    return int(month.persons[tuple(codes.index(code) for codes, code in where)])


def drawn(persons, seed=1, most=6):
    """Seeded spells: some persons hold several, some industries are blank or unknown."""
    rng = np.random.default_rng(seed)
    spells = 1 + rng.geometric(0.75, persons).clip(1, most) - 1
    who = np.repeat(np.arange(persons), spells)
    kabs = REGIONS.loc[REGIONS["level"] == "kabkota", "code"].to_numpy()
    start = pd.Timestamp("2023-01-15") + pd.to_timedelta(rng.integers(0, 500, len(who)), "D")
    until = start + pd.to_timedelta(rng.integers(0, 500, len(who)), "D")
    sets = ["JKK|JKM", "JKK|JKM|JHT", "JKK|JKM|JHT|JP|JKP", "JHT", ""]
    table = pd.DataFrame(
        {
            "peserta": [f"{seed}-{number * 7919 % 1_000_003:x}" for number in who],
            # few places, so that many share one
            "kab": kabs[(who * 31 + rng.integers(0, 3, len(who)) * 17) % len(kabs)],
            "kbli": rng.choice(["A", "C", "M", "N", "S", "F", "", "??"], len(who)),
            "segmen": rng.choice(["PU", "PU", "BPU", "JAKON", "PMI"], len(who)),
            "program": rng.choice(sets, len(who)),
            "mulai": start.strftime("%Y-%m-%d"),
            "akhir": until.strftime("%Y-%m-%d"),
        }
    )
    table.loc[rng.random(len(who)) < 0.4, "akhir"] = ""
    return table.drop_duplicates(ignore_index=True)


GROUPS = {**{c: c for c in "ABCDEFGHIJKLOPQ"}, **dict.fromkeys("MN", "MN"),
          **dict.fromkeys("RSTU", "RSTU")}  # fmt: skip


def naive(table, period):
    """Persons of every cell and total, by listing every cell of every person once."""
    last = pd.Period(period).end_time.strftime("%Y-%m-%d")
    held = table[(table["mulai"] <= last) & ((table["akhir"] == "") | (table["akhir"] >= last))]
    parents = dict(zip(REGIONS["code"], REGIONS["parent"], strict=True))

    def above(code):
        return [code, *above(parents[code])] if code else []

    listed = pd.DataFrame(
        {
            "person": held["peserta"],
            "region": held["kab"].map({code: above(code) for code in held["kab"].unique()}),
            "industry": [["total", *([GROUPS[c]] if c in GROUPS else [])] for c in held["kbli"]],
            "segment": [["total", code] for code in held["segmen"]],
            "programme": [["total", *filter(None, c.split("|"))] for c in held["program"]],
        }
    )
    for name in ("region", "industry", "segment", "programme"):
        listed = listed.explode(name)
    keys = ["region", "industry", "segment", "programme"]
    return listed.drop_duplicates().groupby(keys).size().to_dict()


def told(month):
    """The persons of every cell that holds somebody."""
    found = {}
    for at in np.argwhere(month.persons):
        key = tuple(codes[i] for codes, i in zip(month.axes.codes, at, strict=True))
        found[key] = int(month.persons[tuple(at)])
    return found
