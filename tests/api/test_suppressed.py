"""Suppressed is not zero and not missing: a status of its own and no number, in every form."""

import pytest

from app import create_app
from model.settings import Settings
from tests.asgi import ask
from tests.counted import month, release
from tests.disclosed.gathered import rows_of
from tests.world import active, august, publication, publish_world, write

WHEN, AUGUST = "2024-12", "2024-08"
HOME = f"region=64&period={WHEN}"
FORMS = ("json", "csv", "csv-id", "parquet", "arrow", "xlsx")
PU, HIDDEN = 40, (("64", "BPU"), ("6403", "BPU"), ("6471", "BPU"))
OF_BPU = f"period={WHEN}&segment=BPU"
PATHS = {  # one row per place or segment; of these, so many are suppressed
    f"figures?origin=registri&industry=total&programme=total&{OF_BPU}": 3,
    f"coverage?region=64&{OF_BPU}": 1,
    f"coverage?region=64&by=region&{OF_BPU}": 2,
    f"coverage?region=64&by=segment&period={WHEN}": 1,
    f"coverage?region=6403&by=industry&{OF_BPU}": 1,
    f"coverage?region=6403&by=programme&{OF_BPU}": 1,
    f"coverage?region=64&by=period&{OF_BPU}": 1,
    f"gaps?region=64&{OF_BPU}": 2,
}
OF_THE_SECOND = ("content-length", "repr-digest")
NUMBERS = ("participants", "value", "figure", "gap", "uncovered", "coverage")
BESIDE = ("participants_as_written", "as_written", "participants_origin", "rank", "coverage_digits")


def served(folder, few):
    """A province of which one kabupaten counts `few` persons, its city four, both hidden."""
    data = folder / "data"
    bases = (
        table
        for code in ("64", "6403", "6471", "6472")
        for table in august(AUGUST, code, labour_force=1_000, employed=900, employed_informal=300)
    )
    paper = publication("paper-2023-12", active("65", "2023-12", 50))
    write(data, paper, *bases)
    places = {
        "64": {"PU": 3 * PU, "BPU": few + 4, "total": 3 * PU + 5},
        "6403": {"PU": PU, "BPU": few},
        "6471": {"PU": PU, "BPU": 4},
        "6472": {"PU": PU},
    }
    release(data, month(WHEN, places, hidden=set(HIDDEN)))
    publish_world(data)
    return create_app(Settings(data=data, state=folder, home=HOME)).server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    return served(tmp_path_factory.mktemp("three"), few=3)


@pytest.fixture(scope="module")
def other(tmp_path_factory):
    """The same world, but for one person whom the mask hides."""
    return served(tmp_path_factory.mktemp("two"), few=2)


def got(server, path, form):
    answer = ask(server, f"/api/v1/{path}&format={form}")
    assert answer.status == 200, answer.text
    return answer


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", PATHS)
def test_hardening_85_a_suppressed_number_is_empty_and_has_a_status_of_its_own(server, path, form):
    rows = rows_of(got(server, path, form), form)
    hidden = [row for row in rows if "suppressed" in row.values()]
    assert len(hidden) == PATHS[path]
    for row in hidden:
        bounds = [f"{name}{end}" for name in NUMBERS for end in ("", "_low", "_high")]
        for name in (*bounds, *BESIDE, "low", "high"):
            assert row.get(name) in (None, ""), name


@pytest.mark.parametrize("form", FORMS)
def test_hardening_85_nobody_is_zero_and_published(server, form):
    (nobody,) = rows_of(got(server, f"coverage?region=6472&{OF_BPU}", form), form)
    assert (float(nobody["participants"]), nobody["participants_status"]) == (0, "published")
    assert (float(nobody["gap"]), float(nobody["coverage"])) == (300, 0)
    assert nobody["status"] == "computed"


@pytest.mark.parametrize("form", FORMS)
def test_hardening_85_what_nobody_counted_is_unknown_and_not_suppressed(server, form):
    (earlier,) = rows_of(got(server, "coverage?region=64&period=2023-12", form), form)
    assert earlier["status"] == "unknown"
    assert earlier["participants"] is None


@pytest.mark.parametrize("form", FORMS)
def test_hardening_85_the_number_beside_a_suppressed_one_is_told(server, form):
    path = f"coverage?region=64&by=region&period={WHEN}&segment=PU"
    rows = rows_of(got(server, path, form), form)
    counts = {row["region_code"]: float(row["participants"]) for row in rows if row["participants"]}
    assert {counts[code] for code in ("6403", "6471", "6472")} == {PU}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", PATHS)
def test_hardening_85_neither_body_nor_headers_nor_etag_depend_on_the_number(
    server, other, path, form
):
    one, same = (got(which, path, form) for which in (server, other))
    assert one.body == same.body
    assert one.headers["etag"] == same.headers["etag"]
    assert _lasting(one.headers) == _lasting(same.headers)


def _lasting(headers):
    """Headers without those of a file's length and hash, which its second reader is told."""
    return {name: said for name, said in headers.items() if name not in OF_THE_SECOND}
