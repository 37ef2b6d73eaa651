"""Many readers at once, and what the server keeps of what it did; `make load` measures it whole."""

import pytest

from tests.asgi import finished
from tests.benchmarks.load import people_in, served
from tests.benchmarks.load_memory import AT_ONCE, called, held
from tests.benchmarks.load_readers import Reader, visited

pytestmark = pytest.mark.slow

READERS, SECONDS = 40, 5
WARMING, CALLBACKS = 100, 300
KEPT = 40_000  # bytes of a callback: an answer is more than that


@pytest.fixture(scope="module")
def server(real_data, tmp_path_factory):
    """The real server with sign-in: its process, and its readers."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "data").symlink_to(real_data)
    words = people_in(folder / "state", READERS)
    with served(folder, 1) as (port, pid):
        yield pid, [Reader(port, word, at) for at, word in enumerate(words)]


def test_item_73_readers_who_do_not_think_wait_but_get_no_error(server):
    _, readers = server
    found = finished(visited(readers, SECONDS, 0))
    assert not found.errors, found.said
    assert set(found.times) == {"page", "frame", "callback", "csv", "api"}


def test_item_74_callbacks_leave_no_file_no_thread_and_no_answer_behind(server):
    pid, (reader, *_) = server
    finished(called(reader, pid, WARMING))
    before = held(pid)
    finished(called(reader, pid, CALLBACKS))
    after = held(pid)
    assert after.files <= before.files + AT_ONCE
    assert after.threads <= before.threads + AT_ONCE
    assert after.memory - before.memory < KEPT * CALLBACKS
