"""What was built from the same files earlier in this run: copied, since building takes seconds.

Both workers of a run share it. The same files give the same version wherever they stand, which
tests/test_shelf.py holds the build to.
"""

import fcntl
import shutil
from contextlib import contextmanager
from hashlib import sha256

WAREHOUSE = "warehouse"


class Shelf:
    """A folder of warehouses by what they were built from; without one everything is built."""

    folder = None

    def filled(self, data, build):
        """Return what `build` returns; the warehouse of a data folder comes from the shelf.

        Where versions stand in it already, they too are what the next one is built from.
        """
        if self.folder is None:
            return build(data)
        kept = self.folder / _digest(data)
        with _alone(kept.with_suffix(".lock")):
            if not (kept / "number").exists():
                number = build(data)
                shutil.copytree(data / WAREHOUSE, kept / WAREHOUSE, dirs_exist_ok=True)
                (kept / "number").write_text(str(number))
                return number
        _bring(kept / WAREHOUSE, data / WAREHOUSE)
        return int((kept / "number").read_text())


SHELF = Shelf()


def _bring(kept, warehouse):
    """Put a kept warehouse in place; a version that stands is left alone: somebody may read it."""
    standing, versions = warehouse / "versions", kept / "versions"

    def there(folder, names):
        known = [name for name in names if folder == str(versions) and (standing / name).exists()]
        return [*known, "CURRENT"]

    shutil.copytree(kept, warehouse, ignore=there, dirs_exist_ok=True)
    for gone in {one.name for one in standing.iterdir()} - {one.name for one in versions.iterdir()}:
        shutil.rmtree(standing / gone)
    shutil.copy(kept / "CURRENT", warehouse / ".CURRENT")
    (warehouse / ".CURRENT").rename(warehouse / "CURRENT")


def _digest(data):
    """Return one word for every name and byte of a folder."""
    found = sha256()
    for file in sorted(data.rglob("*")):
        if file.is_file():
            found.update(f"{file.relative_to(data)}\0{file.stat().st_size}\0".encode())
            found.update(file.read_bytes())
    return found.hexdigest()


@contextmanager
def _alone(lock):
    """Let the other worker wait until what it needs too is built."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
