"""A roll-up from CONFIG to release: checked, counted unit by unit, protected, written, recorded."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from etl import durable
from etl.places import read_regions
from etl.record import operator
from etl.rollup import record, release, work
from etl.rollup.check import Checked, Place, checked
from etl.rollup.counting import Tally, count_all, months, refuse_repeated, units
from etl.rollup.earlier import hidden_before
from etl.rollup.engine import Engine, Registry
from etl.rollup.expression import Unit
from etl.rollup.files import refuse_changed
from etl.rollup.header import csv_header, kinds
from etl.rollup.opened import Opened, state_of
from etl.rollup.spells import Spells, raw_rows
from etl.rollup.tree import Tree
from model.errors import NothingNew
from model.registry import Mask, Month
from model.settings import Settings

DRAFT = "record.json"  # what the record will say, until it says it
DUCKDB, SPARK = "duckdb", "spark"
Shown = Callable[[int, int], None]  # units done, units in all
Protected = Callable[[Month, Mapping[str, str], int, Mask | None, int | None], Month]


@dataclass(frozen=True, slots=True)
class Asked:
    """One run of the command."""

    root: Path  # of work folders
    opened: Opened
    secret: bytes
    settings: Settings
    engine: str
    master: str
    started: datetime
    fault: Callable[[str], None]
    shown: Shown
    protected: Protected

    @property
    def file(self) -> Path:
        """Return where the release will stand."""
        config = self.opened.config
        return release.path_of(self.settings.data, config.family, config.vintage)


def roll_up(asked: Asked, clock: Callable[[], datetime]) -> Mapping[str, Any]:
    """Write the release and return what the record says of the run."""
    state, key = state_of(asked.settings), asked.opened.key
    with work.work_folder(asked.root, key) as folder:
        asked.fault("rollup.work")
        if release.stands(asked.file, key) and record.is_recorded(state, key):
            shutil.rmtree(folder)
            raise NothingNew(f"{asked.file} holds what these files and this CONFIG give.")
        if not release.stands(asked.file, key):
            _count_and_write(asked, folder, clock)
        told: dict[str, Any] = json.loads((folder / DRAFT).read_text("utf-8"))
        asked.fault("rollup.record")
        if not record.is_recorded(state, key):
            record.append(state, told)
        asked.fault("rollup.clear")
        shutil.rmtree(folder)
    return told


def _count_and_write(asked: Asked, folder: Path, clock: Callable[[], datetime]) -> None:
    tree = Tree.of(read_regions(asked.settings.data))
    tally, config = Tally(), asked.opened.config
    found, todo = _counted(asked, folder, tree)
    refuse_repeated(config, folder, todo)
    refuse_changed(asked.opened.inputs)
    asked.fault("rollup.merge")
    whole = months(tree, folder, todo, tally)
    asked.fault("rollup.protect")
    table = release.table_of(
        (
            asked.protected(
                month,
                tree.parents,
                config.k,
                hidden_before(asked.file, month.period, tree.axes),
                config.attacked,
            )
            for month in whole
        ),
        _about(asked),
    )
    told = _told(asked, found, tally) | {
        "cells": table.num_rows,
        "suppressed": table["persons"].null_count,
        "ended": clock().isoformat(timespec="seconds"),
    }
    (folder / DRAFT).unlink(missing_ok=True)
    durable.write(folder / DRAFT, json.dumps(told).encode())
    release.write(asked.file, table, asked.fault)


def _counted(asked: Asked, folder: Path, tree: Tree) -> tuple[Checked, tuple[Unit, ...]]:
    """Count every unit that is not counted yet."""
    config, paths = asked.opened.config, asked.opened.paths
    types = kinds(config, paths)
    spells = Spells(raw_rows(config, types), types, config.date_format, {}, {}, asked.secret)
    place = Place(config, read_regions(asked.settings.data), tree, paths)
    columns = tuple(config.columns.theirs.values())
    header = csv_header(config, paths)
    with _engine(asked, folder) as engine:
        engine.read(Registry(paths, columns, header, config.where.delimiter))
        asked.fault("rollup.check")
        found = checked(engine, spells, place)
        is_text = types["person"] == "text" or bool(asked.secret)
        todo = units(config, found.rows, is_text=is_text, is_local=asked.engine == DUCKDB)
        done = 0
        for step in count_all(engine, found, tree, folder, todo):
            if step:
                asked.fault(step)
            else:
                done += 1
                asked.shown(done, len(todo))
    return found, todo


@contextmanager
def _engine(asked: Asked, folder: Path) -> Iterator[Engine]:
    memory = asked.opened.config.memory
    with work.spill_folder(folder) as spill:
        if asked.engine == SPARK:
            module = import_module("etl.rollup.spark")
            engine: Engine = module.Spark(asked.master, spill, memory)
        else:
            engine = import_module("etl.rollup.duck").Duck(spill, memory)
        try:
            yield engine
        finally:
            engine.close()


def _about(asked: Asked) -> dict[str, object]:
    """Return what stands in the footer of the release: nothing that another run would not say."""
    config = asked.opened.config
    return {
        release.KEY: asked.opened.key,
        "k": config.k,
        "attacked": config.attacked,
        "purpose": config.purpose,
        "who": config.who,
        "rule": "stock on the last day of the month",
        "synthetic": config.is_synthetic,
        "files": asked.opened.told,
        "rules": asked.opened.rules,
    }


def _told(asked: Asked, found: Checked, tally: Tally) -> dict[str, Any]:
    config = asked.opened.config
    return {
        release.KEY: asked.opened.key,
        "release": f"{config.family}/{config.vintage}",
        "operator": operator(),
        "who": config.who,
        "purpose": config.purpose,
        "started": asked.started.isoformat(timespec="seconds"),
        "engine": asked.engine,
        "files": asked.opened.told,
        "rows": found.rows,
        "rows_in_totals_alone": found.unknown,
        "rows_repeated": tally.repeated,
        "persons": tally.persons,
        "k": config.k,
        "attacked": config.attacked,
        "rules": asked.opened.rules,
    }
