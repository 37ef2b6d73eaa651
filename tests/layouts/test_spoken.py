"""A sentence of the checks as words of the page: told again, or English and marked as such."""

from layouts.parts.data_words import spoken
from texts import of


def test_a_sentence_that_is_told_again_needs_no_mark_of_its_language():
    assert spoken("is less than 0", of("id")) == {"children": "kurang dari 0"}


def test_what_nobody_told_yet_and_every_sentence_in_english_is_marked():
    unknown = "has never been told"
    assert spoken(unknown, of("id")) == {"children": unknown, "lang": "en"}
    assert spoken("is less than 0", of("en")) == {"children": "is less than 0", "lang": "en"}
