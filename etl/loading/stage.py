"""The folder data/ as it would be after a load: everything linked, the new release written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from etl import durable
from etl.loading.release import Draft
from model.errors import PublishFailed

LINKED = ("codelists", "boundaries")


@contextmanager
def staged(data: Path, draft: Draft) -> Iterator[Path]:
    """Yield a folder like data/ with the draft in it; data/ itself is not touched."""
    folder = Path(mkdtemp(prefix="cakupan-load-"))
    try:
        for name in LINKED:
            if (data / name).exists():
                (folder / name).symlink_to((data / name).resolve())
        _link_files(data / "sources", folder / "sources", "*.toml")
        (folder / "sources" / f"{draft.source}.toml").unlink(missing_ok=True)
        (folder / "sources" / f"{draft.source}.toml").write_text(draft.toml, "utf-8")
        for family in sorted((data / "releases").iterdir()):
            _link_files(family, folder / "releases" / family.name, "*.csv")
        release = folder / "releases" / draft.name
        release.parent.mkdir(parents=True, exist_ok=True)
        release.unlink(missing_ok=True)
        release.write_bytes(draft.csv)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _link_files(source: Path, target: Path, pattern: str) -> None:
    target.mkdir(parents=True)
    for file in source.glob(pattern):
        (target / file.name).symlink_to(file.resolve())


def keep(data: Path, draft: Draft) -> None:
    """Put the draft into data/: each file stands whole or as it was; the source comes first."""
    targets = (
        (data / "sources" / f"{draft.source}.toml", draft.toml.encode("utf-8")),
        (data / "releases" / draft.name, draft.csv),
    )
    try:
        for target, raw in targets:
            target.parent.mkdir(parents=True, exist_ok=True)
            aside = target.with_name(f".{target.name}.tmp")
            aside.unlink(missing_ok=True)
            durable.write(aside, raw)
            aside.rename(target)
            durable.sync(target.parent)
    except OSError as error:
        raise PublishFailed(f"The release was not kept, nothing was published: {error}") from None
