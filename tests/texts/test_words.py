"""A key always has words, and a slip in one is named."""

import pytest

from texts import LANGUAGES, MissingText, of
from texts.words import FOLDER, merged


def test_a_key_without_words_is_named_with_the_nearest():
    with pytest.raises(MissingText, match=r"texts/id has no words for 'chart.gapp'.*'chart.gap'"):
        of("id")("chart.gapp")


def test_a_blank_without_a_value_is_named():
    with pytest.raises(MissingText, match=r"'chart.share_of' has a blank without a value: 'share'"):
        of("id")("chart.share_of", base="1")


def test_all_files_of_a_language_are_one(tmp_path):
    (tmp_path / "a.toml").write_text('[chart]\ngap = "Belum"\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text('[segment]\n"PU+BPU" = "PU dan BPU"\n', encoding="utf-8")
    assert merged(tmp_path) == {"chart.gap": "Belum", "segment.PU+BPU": "PU dan BPU"}


def test_a_key_in_two_files_is_refused(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text('[chart]\ngap = "x"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"b\.toml repeats 'chart\.gap'"):
        merged(tmp_path)


def test_every_folder_is_a_language_and_is_read_once():
    assert {file.name for file in FOLDER.iterdir() if list(file.glob("*.toml"))} == set(LANGUAGES)
    assert of("id") is of("id")


def test_codes_have_names_in_both_languages():
    indonesian, english = of("id"), of("en")
    assert indonesian.segment("BPU") == "Bukan penerima upah (BPU)"
    assert english.base("labour_force") == "Labour force (Sakernas)"
    assert indonesian.base_short("stated") == "basis penerbit"
    assert indonesian.base_short("stated_by_office") == "basis kantor wilayah"
    assert english.programme("JHT") == "Old-age savings (JHT)"
