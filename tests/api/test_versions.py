"""Answers and publishing: pages stay in their version, and one that is gone says which stand."""

import json
import shutil

import pytest

from api.problems import STATUS, refusal
from app import create_app
from model.selection import VersionGone
from model.settings import Settings
from tests.asgi import ask
from tests.world import active, publication, publish_world, write


def test_a_publish_in_between_does_not_mix_two_versions(tmp_path):
    data = tmp_path / "data"
    first = publication("first-2022-12", active("61", "2022-12", 10), active("62", "2022-12", 20))
    write(data, first)
    publish_world(data)
    server = create_app(Settings(data=data, state=tmp_path / "var")).server

    def figures(path):
        answer = json.loads(ask(server, path).body)
        return answer, [(row["region"], row["figure"]["value"]) for row in answer["rows"]]

    one, found = figures("/api/v1/figures?period=2022-12&limit=1")
    assert (one["version"], found) == (1, [("61", 10)])
    tag = ask(server, "/api/v1/figures?limit=1").headers["etag"]
    for folder in ("codelists", "sources", "releases"):
        shutil.rmtree(data / folder)
    write(data, first, publication("second-2023-12", active("61", "2023-12", 30)))
    publish_world(data)
    two, found = figures(one["next"])
    assert (two["version"], found, two["next"]) == (1, [("62", 20)], None)
    assert figures("/api/v1/figures?limit=1")[0]["version"] == 2
    assert ask(server, "/api/v1/figures?limit=1", if_none_match=tag).status == 200
    standing = json.loads(ask(server, "/api/v1/versions").body)["rows"]
    assert [(row["version"], row["in_force"]) for row in standing] == [(2, True), (1, False)]


@pytest.mark.parametrize(("asked", "status"), [("2", 410), ("9", 404)])
def test_a_version_that_stands_no_longer_names_those_that_do(asked, status):
    refused = refusal(VersionGone(asked, (3, 4), 4))
    assert STATUS[refused.kind] == status
    assert (refused.parameter, refused.nearest, refused.possible) == ("v", "4", ("3", "4"))
