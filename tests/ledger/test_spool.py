"""The bytes of an upload: kept whole under a name that we made up, or not at all."""

import os
import stat
from hashlib import sha256

import pytest

from ledger import spool
from model.errors import UsageError


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def kept(state, raw=b"abc"):
    with spool.receive(state) as receiving:
        receiving.write(raw)
        return receiving.keep()


def test_what_is_kept_is_found_under_its_name_with_its_hash_and_size(tmp_path):
    with spool.receive(tmp_path) as receiving:
        receiving.write(b"satu,")
        receiving.write(b"dua")
        name = receiving.keep()
    assert spool.path(tmp_path, name).read_bytes() == b"satu,dua"
    assert (receiving.sha256, receiving.size) == (sha256(b"satu,dua").hexdigest(), 8)
    assert [one.name for one in (tmp_path / "spool").iterdir()] == [name]


def test_what_is_not_kept_leaves_nothing(tmp_path):
    with spool.receive(tmp_path) as receiving:
        receiving.write(b"half")
        assert len(list((tmp_path / "spool").iterdir())) == 1
    assert list((tmp_path / "spool").iterdir()) == []


def test_an_upload_that_breaks_off_leaves_nothing(tmp_path):
    with pytest.raises(ConnectionError), spool.receive(tmp_path) as receiving:
        receiving.write(b"half")
        raise ConnectionError
    assert list((tmp_path / "spool").iterdir()) == []


def test_the_folder_is_for_its_owner_alone(tmp_path):
    before = os.umask(0)
    try:
        name = kept(tmp_path / "var")
    finally:
        os.umask(before)
    assert mode(tmp_path / "var" / "spool") == 0o700
    assert mode(spool.path(tmp_path / "var", name)) == 0o640


def test_where_server_and_worker_share_a_group_the_folder_is_open_to_it(tmp_path):
    state = tmp_path / "var"
    state.mkdir()
    state.chmod(0o2770)
    kept(state)
    assert mode(state / "spool") == 0o2770


@pytest.mark.parametrize(
    "name",
    ["", ".", "../ledger.sqlite", "a" * 31, "a" * 33, "A" * 32, "/" + "a" * 31, "a" * 32 + "\n"],
)
def test_a_name_that_was_not_made_up_here_opens_and_removes_nothing(tmp_path, name):
    (tmp_path / "ledger.sqlite").write_bytes(b"ledger")
    for does in (spool.path, spool.discard):
        with pytest.raises(UsageError):
            does(tmp_path, name)
    assert (tmp_path / "ledger.sqlite").read_bytes() == b"ledger"


def test_what_is_discarded_is_gone_and_may_be_gone_already(tmp_path):
    name = kept(tmp_path)
    spool.discard(tmp_path, name)
    spool.discard(tmp_path, name)
    assert not spool.path(tmp_path, name).exists()


def test_halves_that_a_killed_server_left_are_swept_and_those_still_coming_are_not(tmp_path):
    name = kept(tmp_path)
    old = tmp_path / "spool" / f"{'b' * 32}.part"
    old.write_bytes(b"left")
    os.utime(old, (1_000_000, 1_000_000))
    with spool.receive(tmp_path) as receiving:
        assert spool.sweep(tmp_path, now=old.stat().st_mtime + spool.ABANDONED + 1) == 1
        receiving.write(b"still coming")
        receiving.keep()
    assert spool.path(tmp_path, name).exists()
    assert not old.exists()
