"""A load that may be killed: checked once, then kept and published as often as a test wants.

`python -m tests.faults.loads FOLDER` makes FOLDER/data, FOLDER/PYB.csv and FOLDER/checked: a small
tabulation that nothing stands against. The check runs apart, since a program that forks wants a
single thread.
"""

import pickle
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from etl.loading import publishing
from model.errors import WarehouseDamaged
from model.settings import Settings
from model.warehouse import Warehouse
from tests.faults.toy import build_store

ROOT = Path(__file__).parents[2]
OLD, NEW = "old", "new"
PLACES = (("6271", "Kota Palangka Raya"), ("6201", "Kotawaringin Barat"))
HEADER = "thn,lvl_wil,kd_prov,nm_prov,kd_kabkot,nm_kabkot,pyb\n"


def tabulation(year):
    """The employed of two places, as Kemnaker prints them."""
    lines = [
        f"{year},Kabupaten,62,Kalimantan Tengah,{code},{name},{600 + number}\n"
        for number, (code, name) in enumerate(PLACES)
    ]
    return HEADER + "".join(lines)


def prepared(folder):
    """Make the folder in a process of its own and return its data and what was checked there."""
    command = [sys.executable, "-m", "tests.faults.loads", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder / "data", folder / "checked"


def load_again(data, checked, fault="", writer="ours"):
    """Keep and publish what was checked, as the command and the worker do."""
    found = pickle.loads(checked.read_bytes())
    places = {"CAKUPAN_DATA": str(data), "CAKUPAN_STATE": str(data.parent / "state")}
    settings = Settings.from_environ({**places, "CAKUPAN_FAULT": fault})
    publishing.build_store = build_store  # 18 times less to write at every interruption
    if writer == "naive":
        publishing.keep = keep_in_place
    return publishing.published(found, settings, lambda: datetime.now(UTC)).version


def keep_in_place(data, draft):
    """Keep a release as it is often kept; the kill tests must find it torn."""
    (data / "sources" / f"{draft.source}.toml").write_text(draft.toml, "utf-8")
    (data / "releases" / draft.name).parent.mkdir(exist_ok=True)
    with (data / "releases" / draft.name).open("wb", buffering=0) as opened:
        for line in draft.csv.splitlines(keepends=True):
            opened.write(line)


def kept(data, checked):
    """Return what stands of source and release: old (none), new (as drafted) or torn, each."""
    draft = pickle.loads(checked.read_bytes()).draft
    wanted = (
        (data / "sources" / f"{draft.source}.toml", draft.toml.encode()),
        (data / "releases" / draft.name, draft.csv),
    )
    return tuple(
        OLD if not path.exists() else NEW if path.read_bytes() == raw else "torn"
        for path, raw in wanted
    )


def served(data):
    """Return which figures a reader finds: old, new, or torn."""
    try:
        version = Warehouse(data).current()
        codes = set(version.table("figures").column("region_code").to_pylist())
    except WarehouseDamaged:
        return "torn"
    return "torn" if version.degraded else NEW if "6271" in codes else OLD


def litter(data):
    """Return what an interrupted load left behind."""
    return sorted(path.name for path in data.rglob(".*") if path.name not in {".lock"})


def main(folder):
    """Make the data of one figure, publish it, and check a load of two more."""
    from etl.loading.run import Asked, check  # noqa: PLC0415 (its threads stay in this process)
    from tests.etl.small import folder as data_folder  # noqa: PLC0415
    from tests.etl.small import row, toml  # noqa: PLC0415
    from tests.world import publish_world  # noqa: PLC0415

    folder.mkdir(exist_ok=True)
    data = data_folder(folder, {"kaltim": toml()}, {"kaltim/2022-12": [row()]})
    publish_world(data)
    (folder / "PYB.csv").write_text(tabulation(2022), "utf-8")
    found = check([folder / "PYB.csv"], data, Asked(), lambda step: None)
    assert found.may_publish, found.report.text()
    (folder / "checked").write_bytes(pickle.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
