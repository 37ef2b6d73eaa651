"""The small plotly.js: what is in it, when it is served, and what is served instead."""

import ast
import hashlib
import json
import logging
import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from plotly.offline import get_plotlyjs, get_plotlyjs_version
from plotly.validator_cache import ValidatorCache

from callbacks import plotly_script
from tests.asgi import ask

ROOT = Path(__file__).parents[1]
RECIPE = ROOT / "layouts" / "bundle"
TRACES = set(ValidatorCache.get_validator("", "data").class_strs_map)


def in_the_bundle():
    """The traces that the recipe names."""
    return set(re.findall(r'require\("plotly\.js/lib/(\w+)"\)', (RECIPE / "traces.js").read_text()))


def types(source):
    """Every value that stands under "type" in a dict of a module; None where it is not a word."""
    for node in ast.walk(ast.parse(source)):
        pairs = []
        if isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
        elif isinstance(node, ast.Call):
            pairs = [(ast.Constant(one.arg), one.value) for one in node.keywords]
        for key, value in pairs:
            if isinstance(key, ast.Constant) and key.value == "type":
                yield value.value if isinstance(value, ast.Constant) else None


@pytest.fixture
def recipe(tmp_path):
    """A bundle of three lines, and the hash that a recipe gives it."""
    built, pinned = tmp_path / "plotly.min.js", tmp_path / "plotly.sha256"
    built.write_bytes(b"var Plotly = {};\n" * 3)
    pinned.write_text(f"{hashlib.sha256(built.read_bytes()).hexdigest()}  plotly.min.js\n")
    return built, pinned


def served(script):
    """What a server answers at the script's address."""
    server = FastAPI()
    plotly_script.serve(server, script)
    return ask(server, script.path)


def test_every_trace_of_our_charts_is_in_the_bundle():
    assert {"bar", "pie", "scattergl"} <= TRACES
    assert list(types('a = {"type": "pie"}; b = dict(type="box"); c = {"type": d}')) == [
        "pie",
        "box",
        None,
    ]
    drawn = set()
    for file in (ROOT / "charts").rglob("*.py"):
        drawn |= set(types(file.read_text("utf-8")))
    assert None not in drawn
    assert {"bar", "choropleth", "scatter", "scattergeo"} <= drawn & TRACES <= in_the_bundle()


def test_the_bundle_is_of_the_plotly_js_that_the_package_brings():
    package = json.loads((RECIPE / "package.json").read_text())
    lock = json.loads((RECIPE / "package-lock.json").read_text())["packages"]
    version = get_plotlyjs_version()
    assert package["dependencies"] == {"plotly.js": version}
    assert lock["node_modules/plotly.js"]["version"] == version
    assert f"plotly.js {version}" in package["scripts"]["build"]


def test_every_package_of_the_recipe_has_a_hash_and_none_an_address():
    lock = json.loads((RECIPE / "package-lock.json").read_text())["packages"]
    installed = {name: one for name, one in lock.items() if name}
    assert len(installed) > 100
    assert [name for name, one in installed.items() if "integrity" not in one] == []
    assert [name for name, one in installed.items() if "resolved" in one] == []


def test_the_bundle_is_served_where_its_hash_is_that_of_the_recipe(recipe):
    built, pinned = recipe
    script = plotly_script.chosen(built, pinned)
    assert script.is_bundle
    assert script.path.endswith(f"/plotly-{pinned.read_text()[:16]}.js")
    answer = served(script)
    assert (answer.status, answer.body) == (200, built.read_bytes())
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"].startswith("text/javascript")
    built.write_text("changed while it is served")
    assert served(script).body == b"var Plotly = {};\n" * 3


def test_a_changed_bundle_is_refused_and_the_whole_plotly_js_served(recipe, caplog):
    built, pinned = recipe
    built.write_bytes(built.read_bytes() + b"fetch('/')")
    script = plotly_script.chosen(built, pinned)
    assert not script.is_bundle
    assert served(script).text == get_plotlyjs()
    (said,) = caplog.records
    assert said.levelno == logging.WARNING
    assert pinned.read_text()[:16] in said.getMessage()


def test_without_a_bundle_the_whole_plotly_js_is_served_under_its_own_hash(recipe, caplog):
    built, pinned = recipe
    built.unlink()
    with caplog.at_level(logging.INFO):
        script = plotly_script.chosen(built, pinned)
    assert not script.is_bundle
    whole = hashlib.sha256(get_plotlyjs().encode()).hexdigest()
    assert script.path == f"/_dash-component-suites/plotly/plotly-{whole[:16]}.js"
    assert "make bundle" in caplog.text


def test_the_hash_of_the_recipe_is_one_of_the_file_that_is_made():
    assert re.fullmatch(r"[0-9a-f]{64}  plotly\.min\.js\n", plotly_script.PINNED.read_text())
    if plotly_script.BUILT.is_file():  # made by `make bundle`, outside the repository
        assert plotly_script.chosen(plotly_script.BUILT, plotly_script.PINNED).is_bundle
