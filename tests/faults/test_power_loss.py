"""A power cut at any moment of a publish leaves the old version or the new one (hardening 33).

SIGKILL leaves the page cache, so it is no power cut. Here the calls of one publish are replayed
one by one, and after each the disk is made to hold only what had been confirmed by a sync
(`strict`), or the names as they were and only the confirmed bytes (`names first`, as a journal
of names may leave them). What a reader then finds must be whole.
"""

import copy
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.faults import strace
from tests.faults.toy import publish_toy, seen

pytestmark = pytest.mark.system
OLD, NEW = 1, 2
QUOTED, HANDLE = re.compile(r'"([^"]*)"'), re.compile(r"^\d+<([^>]*)>")


@dataclass
class Node:
    """A file or folder: what it holds now, and what a sync has confirmed."""

    content: bytes | None = None  # None: a folder
    names: dict = field(default_factory=dict)
    safe_content: bytes = b""
    safe_names: dict = field(default_factory=dict)

    def sync(self):
        self.safe_content, self.safe_names = self.content, dict(self.names)


def standing(path):
    """Return the node of what stands on the disk, all of it confirmed."""
    if path.is_file():
        node = Node(path.read_bytes())
    else:
        node = Node(names={child.name: standing(child) for child in path.iterdir()})
    node.sync()
    return node


class Disk:
    """The folder of a warehouse, to which the calls of a publish are applied."""

    def __init__(self, root, before):
        self.root, self.top = root, before

    def node(self, path):
        node = self.top
        for name in Path(path).relative_to(self.root).parts:
            node = node.names[name]
        return node

    def folder(self, path):
        return self.node(Path(path).parent).names

    def apply(self, call, arguments):
        """Change the disk as this call of the log did."""
        paths = [path for path in QUOTED.findall(arguments) if path.startswith(self.root)]
        if call == "openat":
            if "O_CREAT" in arguments:
                self.folder(paths[0]).setdefault(Path(paths[0]).name, Node(b""))
        elif call.startswith("mkdir"):
            self.folder(paths[0])[Path(paths[0]).name] = Node()
        elif call.startswith("rename"):
            self.folder(paths[1])[Path(paths[1]).name] = self.folder(paths[0]).pop(
                Path(paths[0]).name
            )
        elif call.startswith(("unlink", "rmdir")):
            del self.folder(paths[0])[Path(paths[0]).name]
        else:
            self.apply_to_open(call, HANDLE.search(arguments)[1])

    def apply_to_open(self, call, path):
        node = self.node(path)
        if call in {"fsync", "fdatasync"}:
            node.sync()
        else:
            # all bytes of the end, none of them safe: not even those of a sync before this write
            node.content, node.safe_content = self.final(path), b""

    def final(self, path):
        """Return what the file will hold in the end, under the name it has then."""
        renamed = Path(path.replace("/.tmp-2/", "/2/").replace("/.CURRENT.tmp", "/CURRENT"))
        return renamed.read_bytes() if renamed.exists() else b""


def write_out(node, path, names_first):
    """Make a folder hold what the disk would hold after the cut."""
    if node.content is not None:
        path.write_bytes(node.safe_content)
        return
    path.mkdir()
    for name, child in (node.names if names_first else node.safe_names).items():
        write_out(child, path / name, names_first)


@pytest.fixture(scope="module")
def published(tmp_path_factory, victims):
    """The warehouse before and after one publish, and the calls that led from one to the other."""
    strace.required()
    folder = tmp_path_factory.mktemp("power")
    data = folder / "data"
    publish_toy(data, OLD)
    before = standing(data)
    calls = strace.log_of(victims, folder / "log", data, NEW)
    ours = [(call, said) for call, said, result in calls if str(data) in said and result != "-1"]
    return data, before, ours


def cuts(published, tmp_path, skipped=()):
    """Return what a reader finds after a cut at each moment, the calls in `skipped` left out."""
    data, before, calls = published
    found, disk = [], Disk(str(data), copy.deepcopy(before))
    for number, (call, said) in enumerate(calls):
        if call not in skipped:
            disk.apply(call, said)
        for names_first in (False, True):
            cut = tmp_path / f"{number}-{names_first}"
            write_out(disk.top, cut, names_first)
            found.append(seen(cut))
    return found


def test_after_a_power_cut_at_any_moment_old_or_new_is_whole(published, tmp_path):
    found = cuts(published, tmp_path)
    assert set(found) == {OLD, NEW}
    assert found[0] == OLD
    assert found[-2:] == [NEW, NEW]


def test_without_syncs_the_same_cuts_tear_it(published, tmp_path):
    """Without this the test above could pass because it never loses anything."""
    assert "torn" in cuts(published, tmp_path, skipped={"fsync", "fdatasync"})
