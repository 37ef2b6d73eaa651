"""Rates, programmes and events are refused at the build, row by row."""

import csv
import shutil

import pytest

from etl.codelists import read_codelists
from model.errors import ContractBroken
from tests.world import DATA


@pytest.fixture
def refused(tmp_path):
    def of(name, **cells):
        lists = tmp_path / "codelists"
        shutil.copytree(DATA / "codelists", lists)
        with (lists / f"{name}.csv").open(encoding="utf-8", newline="") as opened:
            first, *others = csv.DictReader(opened)
        with (lists / f"{name}.csv").open("w", encoding="utf-8", newline="") as opened:
            written = csv.DictWriter(opened, list(first), lineterminator="\n")
            written.writeheader()
            written.writerows([first | cells, *others])
        with pytest.raises(ContractBroken) as broken:
            read_codelists(lists)
        return str(broken.value)

    return of


@pytest.mark.parametrize(
    ("name", "cells", "why"),
    [
        ("rates", {"payer": "pemkab"}, "row 2 column id"),
        ("rates", {"rupiah": "Rp10.000"}, "could not convert"),
        ("rates", {"id": "jkm"}, "repeated"),
        ("initiatives", {"places": "6403|6499"}, "'6499': is no region"),
        ("initiatives", {"payer": "pemkab"}, "payer must be among"),
        ("events", {"region": "KALSEL"}, "'KALSEL': is no region"),
        ("events", {"date": "2020-13"}, "date must be"),
    ],
)
def test_a_row_that_a_page_would_stumble_over_stops_the_build(refused, name, cells, why):
    assert why in refused(name, **cells)


def test_publications_of_rates_and_programmes_are_those_of_the_sources(origins):
    known = set(origins)
    lists = read_codelists(DATA / "codelists").tables
    for name in ("rates", "initiatives"):
        assert set(lists[name]["origin"]) <= known
    assert set(lists["events"]["origin"]) - {""} <= known


@pytest.fixture(scope="module")
def origins(real):
    return real.table("origins")["origin"].to_pylist()
