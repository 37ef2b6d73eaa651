"""A data folder like the project's own, without its published participants."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

from etl.source import read_file
from model.errors import UsageError

COPIED = ("codelists", "boundaries")
MADE = (*COPIED, "releases", "sources")
OFFICIAL = "official"  # borders that a user loaded for this machine alone
MARK = "SINTETIS"  # a file that says what the folder is
PARTICIPANTS = frozenset(
    {
        "participants_active",
        "participants_inactive",
        "participants_registered",
        "coverage_share_bpjs",
        "coverage_gap_bpjs",
        "labour_force_bpjs_denominator",
        "ucj_coverage",
    }
)


def prepare(data: Path, out: Path) -> None:
    """Write code lists, borders and every release but participants into a folder of its own."""
    for name in MADE:
        shutil.rmtree(out / name, ignore_errors=True)
    (out / MARK).write_text("DATA SINTETIS: docs/synthetic.md\n", "utf-8")
    for name in COPIED:
        shutil.copytree(data / name, out / name, ignore=shutil.ignore_patterns(OFFICIAL))
    (out / "sources").mkdir()
    for source in sorted((data / "sources").glob("*.toml")):
        kept = [_kept(release, out) for release in sorted(_releases(data, source.stem))]
        if any(kept):
            shutil.copy(source, out / "sources")


def refuse_strange(data: Path, out: Path) -> None:
    """Raise UsageError unless a folder is new, empty, or written by an earlier run."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        is_strange = any(out.iterdir()) and not (out / MARK).exists()
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror}") from None
    if is_strange or data.resolve() in (out.resolve(), *out.resolve().parents):
        raise UsageError(
            f"{out} holds data of its own: a synthetic registry is written into a folder "
            "that is empty or was made by `python -m etl synthesize`"
        )


def _releases(data: Path, source: str) -> list[Path]:
    return list((data / "releases" / source).glob("*.csv"))


def _kept(release: Path, out: Path) -> bool:
    """Copy a release without its figures of participants; return whether any are left."""
    raw = read_file(release)
    lines = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))
    if "measure" in lines[0]:
        at = lines[0].index("measure")
        lines = [lines[0], *(line for line in lines[1:] if line[at] not in PARTICIPANTS)]
    if not lines[1:]:
        return False
    target = out / "releases" / release.parent.name
    target.mkdir(parents=True, exist_ok=True)
    with (target / release.name).open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows(lines)
    return True
