"""No text in our files can run in a spreadsheet, and the text is not lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.formula import guarded, unguarded

NBSP, ZERO_WIDTH, FULL_WIDTH = "\u00a0", "\u200b", "\uff1d"


@pytest.mark.parametrize(
    "words",
    [
        "=cmd|' /C calc'!A0",
        "+62 541",
        "-5 %",
        "@SUM(A1)",
        "%0A",
        "|calc",
        "\t=1",
        "\tindent",
        "\0=1",
        "\nKutai",
        "\rKutai",
        " =1",
        f"{NBSP}=1",
        f"{NBSP} {NBSP}+1",
        f"{ZERO_WIDTH}=1",
        "\ufeff=1",
        f"{FULL_WIDTH}1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20SUM",
        "'=1",
    ],
)
def test_what_a_spreadsheet_could_run_gets_a_mark(words):
    assert guarded(words) == "'" + words
    assert unguarded(guarded(words)) == words


@pytest.mark.parametrize("break_", ["\n", "\r"])
def test_a_break_before_a_formula_is_marked_and_so_is_the_formula(break_):
    assert guarded(f"{break_}=1") == f"'{break_}'=1"


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_a_formula_in_the_second_line_gets_a_mark_there(break_):
    assert guarded(f"Kutai{break_}=1") == f"Kutai{break_}'=1"
    assert unguarded(f"Kutai{break_}'=1") == f"Kutai{break_}=1"


@pytest.mark.parametrize(
    "words",
    [
        "Kutai Timur",
        "66–67 %",
        "a=b",
        "2,6 juta",
        "'Aisyiyah",
        "O'Brien",
        "",
        " ",
        "Kutai\nTimur",
        "−5",
    ],
)
def test_other_text_stays_as_it_is(words):
    assert guarded(words) == unguarded(words) == words


LIKE_FORMULAS = st.text(st.sampled_from("=+-@%|'\t\r\n\0 \u00a0\uff1d\u200b\u2028aB1"), max_size=8)


@given(LIKE_FORMULAS | st.text())
def test_every_text_comes_back(words):
    assert unguarded(guarded(words)) == words


@given(LIKE_FORMULAS)
def test_no_line_starts_a_formula(words):
    for line in guarded(words).splitlines():
        visible = line.lstrip("\0\u200b \u00a0\t")
        assert not visible.startswith(("=", "+", "-", "@", "%", "|", "\uff1d"))
