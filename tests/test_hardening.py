"""Every item of docs/hardening.md is proved by tests that exist."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ITEMS = [
    *range(1, 43),
    43,
    44,
    45,
    46,
    47,
    48,
    49,
    50,
    51,
    52,
    53,
    54,
    55,
    56,
    57,
    58,
    59,
    60,
    61,
    62,
    63,
    64,
    65,
    66,
    67,
    68,
    69,
    70,
    71,
    72,
    73,
    74,
    75,
    76,
    77,
    78,
    79,
    80,
    81,
    84,
    85,
    86,
]
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+) \|$", re.MULTILINE)


def rows():
    page = (ROOT / "docs" / "hardening.md").read_text("utf-8")
    return {int(item): (said, re.findall(r"`([^`]+)`", tests)) for item, said, tests in
            ROW.findall(page)}  # fmt: skip


@cache
def names_in(file):
    """Every test of a file: functions, classes and what is assigned to the name of a test."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    named = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    assigned = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return {name for name in named | assigned if name.lower().startswith("test")}


def test_every_item_has_one_row_in_order():
    assert list(rows()) == ITEMS


@pytest.mark.parametrize("item", ITEMS)
def test_an_item_says_what_is_expected_and_names_tests_that_exist(item):
    said, tests = rows()[item]
    assert said.strip()
    assert tests
    for one in tests:
        file, _, name = one.partition("::")
        assert (ROOT / file).is_file(), one
        assert name in names_in(file), one
