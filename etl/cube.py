"""The releases of a registry as the arrays of a version: model/cube.py reads them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt

from etl.codelists import Codelists
from etl.findings import Finding
from etl.registry_release import RegistryRelease, months, registry_releases
from etl.source import Source
from model.cube import CELL, EXPECTED, FACTS, HIDDEN, TOTALS, WHOLE
from model.registry import Axes, Month

IN_BLOCKS = frozenset({WHOLE})
AS_STORED = (0, 2, 3, 1)  # region, industry, segment, programme -> industries together at the end


@dataclass(frozen=True, slots=True)
class Counted:
    """What a data folder holds of a registry; nothing where it has none."""

    files: Mapping[str, bytes | memoryview] = field(default_factory=dict)
    releases: Sequence[RegistryRelease] = ()
    periods: tuple[str, ...] = ()
    is_synthetic: bool = False

    @property
    def summary(self) -> dict[str, object]:
        """Return what a version says of its counts: nothing where there are none."""
        if not self.periods:
            return {}
        told = {"months_counted": len(self.periods), "first_month": self.periods[0]}
        return told | {"last_month": self.periods[-1], "synthetic": self.is_synthetic}


def counted(
    data: Path, sources: Mapping[str, Source], codelists: Codelists
) -> tuple[Counted, list[Finding]]:
    """Return the arrays of the registry in a data folder, and everything wrong with its releases.

    Units   distinct persons per month; HIDDEN where suppressed, EXPECTED where no release covers
    """
    releases, findings = registry_releases(data, sources)
    if not releases or findings:
        return Counted(), findings
    regions = codelists.tables["regions"].to_dict("index").values()
    axes = Axes.of(cast(Iterable[Mapping[str, str]], regions))
    found: dict[str, npt.NDArray[np.int32]] = {}
    is_synthetic = False
    for release in releases:
        read, about, faults = months(release, axes)
        findings += faults or _twice(release, read, found)
        found |= {month.period: _as_stored(month) for month in read}
        is_synthetic |= about.get("synthetic") is True
    if findings:
        return Counted(), findings
    periods = tuple(sorted(found))
    files = _files(found, periods, axes, releases[-1])
    return Counted(files, releases, periods, is_synthetic), []


def _twice(
    release: RegistryRelease, read: Sequence[Month], found: Mapping[str, object]
) -> list[Finding]:
    rule, hint = "is a month that another release counts too", "Keep one of the two files"
    twice = [month.period for month in read if month.period in found]
    return [Finding(f"{release.name}::", period, rule, hint) for period in twice]


def _as_stored(month: Month) -> npt.NDArray[np.int32]:
    return np.where(month.hidden, HIDDEN, month.persons).astype(CELL).transpose(AS_STORED)


def _files(
    found: Mapping[str, npt.NDArray[np.int32]],
    periods: tuple[str, ...],
    axes: Axes,
    newest: RegistryRelease,
) -> dict[str, bytes | memoryview]:
    regions, *rest = next(iter(found.values())).shape
    whole = np.full((regions, len(periods), *rest), EXPECTED, CELL)
    for at, period in enumerate(periods):
        whole[:, at] = found[period]
    origin = next(iter(newest.source.origins.values()))
    totals = np.ascontiguousarray(whole[:, :, :, 0, 0])
    facts = {name: getattr(axes, name) for name in Axes.__slots__} | {
        "origin": origin.key,
        "as_of": origin.as_of,
        "place": newest.name,
        "periods": periods,
        "blocks": [hashlib.sha256(block).hexdigest() for block in whole],
    }
    return {
        WHOLE: whole.data.cast("B"),
        TOTALS: totals.tobytes(),
        FACTS: json.dumps(facts, indent=1).encode(),
    }
