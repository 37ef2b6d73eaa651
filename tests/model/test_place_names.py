"""Regions as people write them: each word to exactly one region, or to what it may mean."""

import pytest

from model.place_names import Names
from model.regions import Regions

TREE = [
    ("00", "nation", "", "Indonesia", ""),
    ("32", "province", "00", "Jawa Barat", ""),
    ("3201", "kabkota", "32", "Kabupaten Bogor", ""),
    ("3271", "kabkota", "32", "Kota Bogor", ""),
    ("64", "province", "00", "Kalimantan Timur", ""),
    ("6403", "kabkota", "64", "Kabupaten Kutai Kartanegara", ""),
    ("9499", "kabkota", "00", "Kalimantan Timur", "2012"),
]
REGIONS = Regions.of(
    [
        {"code": code, "level": level, "parent": above, "name": name, "valid_to": end}
        for code, level, above, name, end in TREE
    ],
    [("64", "Kaltim")],
)
NAMES = Names.of(REGIONS)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("", ()),
        (" , ;\n ", ()),
        ("64", ("64",)),
        ("kaltim", ("64",)),
        ("KUTAI  kartanegara", ("6403",)),
        ("Kalimantan Timur, Kota Bogor; 6403\n64", ("64", "3271", "6403")),
        ("Indonesia", ("00",)),
    ],
)
def test_names_codes_and_other_spellings_lead_to_one_region(words, codes):
    found = NAMES.named(words)
    assert (found.codes, found.strange) == (codes, ())


def test_a_word_for_two_regions_is_given_back_with_both():
    (strange,) = NAMES.named("64, Bogor").strange
    assert (strange.word, strange.why, strange.near) == ("Bogor", "several", ("3201", "3271"))


def test_an_unknown_word_is_given_back_with_the_nearest_if_there_is_one():
    near, none = NAMES.named("Kutai Kertanegara, qqqq").strange
    assert (near.why, near.near) == ("unknown", ("6403",))
    assert (none.why, none.near) == ("unknown", ())


def test_what_is_written_for_codes_is_read_as_those_codes():
    codes = ("3201", "3271", "64", "6403", "00", "9499")
    assert NAMES.named(NAMES.line(codes)).codes == codes
    assert NAMES.line(("64", "9499", "nothing")) == "Kalimantan Timur, 9499, nothing"


def test_endless_words_are_cut():
    found = NAMES.named("x" * 10_000 + "," + "64," * 5_000)
    assert (len(found.strange[0].word), found.codes) == (80, ("64",))
