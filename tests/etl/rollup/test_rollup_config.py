"""What a CONFIG may not say, each in words that name the key."""

import copy

import pytest

from etl.rollup.declared import read_config
from etl.rollup.problems import problems
from model.errors import ContractBroken, UnreadableFile

GOOD = {
    "family": "registri",
    "vintage": "2024",
    "purpose": "uji",
    "who": "kedeputian uji",
    "code_system": "bps",
    "months": {"from": "2024-01", "to": "2024-12"},
    "source": {"files": "/srv/registri/*.parquet"},
    "person": {"column": "nik", "already_hashed": True},
    "columns": {"kabkota": "a", "segment": "b", "programmes": "c", "from": "d", "to": "e"},
}


def changed(where, value):
    """GOOD with another value at a path such as "source.files"; None takes it away."""
    about = copy.deepcopy(GOOD)
    *above, name = where.split(".")
    table = about
    for one in above:
        table = table.setdefault(one, {})
    if value is None:
        del table[name]
    else:
        table[name] = value
    return about


def test_a_config_that_says_all_that_is_needed_has_no_problem():
    assert problems(GOOD) == []


@pytest.mark.parametrize(
    ("where", "value", "words"),
    [
        ("source", "x", "source must be a table: [source]"),
        ("who", None, "who is missing"),
        ("purpose", "  ", "purpose is missing"),
        ("family", "Registri Pusat", "family must be a name of small letters"),
        ("vintage", "2024/1", "vintage must be a name of small letters"),
        ("attacked", -1, 'attacked must be "all" or a whole number'),
        ("attacked", "some", 'attacked must be "all" or a whole number'),
        ("attacked", True, 'attacked must be "all" or a whole number'),
        ("memory", 100, "memory must be a whole number from 200"),
        ("buckets", 8_192, "buckets must be a whole number from 1 to 4096"),
        ("buckets", 6, "buckets must be 1, 2, 4, 8 or another power of two"),
        ("code_system", "pos", "code_system must be one of"),
        ("repeats", "twice", "repeats must be one of refuse, count once"),
        ("synthetic", "yes", "synthetic must be true or false"),
        ("separator", "", "separator must be what stands between two programmes"),
        ("months.from", "2024-13", "months must be {"),
        ("months.from", "1924-01", "months are more than 600"),
        ("source.files", 7, "source.files must be a pattern"),
        ("source.files", None, "source needs either files or address"),
        ("source.format", "xlsx", "source.format must be parquet or csv"),
        ("source.delimiter", "||", "source.delimiter must be one letter"),
        ("source.upah", "x", "source.upah is not known; known are files"),
        ("person.column", None, "person.column is missing"),
        ("person.hash", "md5", 'person needs either hash = "hmac-sha256"'),
        ("columns.kabkota", None, "columns.kabkota is missing"),
        ("columns.kabkota", 5, "columns: every column must be a name"),
        ("columns.kabkota", "b", "columns: one column is named twice"),
        ("columns.programmes", 5, "columns.programmes must be a column, or a table"),
        ("columns.programmes", {"JKX": "c"}, "columns.programmes: JKX is none of JKK"),
        ("industries.47", "ZZ", "industries: ZZ is none of A"),
        ("regions.9101", 9501, "regions must map a code to the code of today"),
    ],
)
def test_what_is_wrong_is_told_with_its_key(where, value, words):
    found = problems(changed(where, value))
    assert [one for one in found if one.startswith(words)], found


def test_a_view_needs_the_name_of_a_setting_and_of_a_view():
    about = changed("source", {"address": "CAKUPAN_SQL_X", "view": "a; drop table b"})
    assert problems(about) == ["source.view must be the name of a view, with or without its schema"]


def test_a_key_of_persons_stands_in_a_setting_of_roll_ups():
    about = changed("person", {"column": "nik", "hash": "hmac-sha256", "key_env": "rahasia"})
    (found,) = problems(about)
    assert found.startswith("person.key_env must name the setting that holds the key")


@pytest.mark.parametrize("content", [b"family = ", b"\xff\xfe"])
def test_a_config_that_is_no_toml_is_told(tmp_path, content):
    (tmp_path / "config.toml").write_bytes(content)
    with pytest.raises(UnreadableFile, match=r"config\.toml is not TOML"):
        read_config(tmp_path / "config.toml")


def test_every_problem_of_a_file_is_told_at_once(tmp_path):
    (tmp_path / "config.toml").write_text('family = "X"\n', "utf-8")
    with pytest.raises(ContractBroken) as told:
        read_config(tmp_path / "config.toml")
    for words in (
        "family must be",
        "vintage is missing",
        "months must be",
        "columns.from is missi",
    ):
        assert words in str(told.value)
