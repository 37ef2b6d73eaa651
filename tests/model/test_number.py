from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import ContractBroken
from model.number import STYLES, NotANumber, is_nothing, parse

SEPARATORS = {"id": (".", ","), "en": (",", "."), "plain": ("", ".")}


@pytest.mark.parametrize(
    ("text", "style", "value", "place"),
    [
        ("5.900.000", None, "5900000", "1"),
        ("1.234.567", None, "1234567", "1"),
        ("5 414 390,00", None, "5414390.00", "0.01"),
        ("1 234", None, "1234", "1"),
        ("1\u00a0234", None, "1234", "1"),
        ("1\u202f234\u202f567", None, "1234567", "1"),
        ("1,425,104", None, "1425104", "1"),
        ("5,9", None, "5.9", "0.1"),
        ("5.900,50", None, "5900.50", "0.01"),
        ("44,07%", None, "44.07", "0.01"),
        ("44,07 %", None, "44.07", "0.01"),
        ("41.30", "plain", "41.30", "0.01"),
        ("5.900", "id", "5900", "1"),
        ("5.900", "en", "5.900", "0.001"),
        ("5.900", "plain", "5.900", "0.001"),
        ("1,425", "en", "1425", "1"),
        ("1,425", "id", "1.425", "0.001"),
        ("Rp 5.900", "id", "5900", "1"),
        ("Rp5.900.000", None, "5900000", "1"),
        ("5900", None, "5900", "1"),
        ("0", None, "0", "1"),
        ("-5", None, "-5", "1"),
        ("\u22125", None, "-5", "1"),  # a typographic minus
        ("\uff15\uff19\uff10\uff10", None, "5900", "1"),  # full-width digits
        ("  12  ", None, "12", "1"),
    ],
)
def test_a_number_is_read_as_its_style_says_with_the_place_of_its_last_digit(
    text, style, value, place
):
    printed = parse(text, style)
    assert (str(printed.value), printed.place) == (value, Decimal(place))


@pytest.mark.parametrize("text", ["5.900", "1.500", "1,425", "Rp 5.900", "12.345 %", "-1.500"])
def test_hardening_16_a_number_with_two_readings_is_refused_without_a_declared_style(text):
    with pytest.raises(NotANumber, match="ambiguous"):
        parse(text)


def test_an_ambiguous_number_is_refused_with_both_readings_and_the_way_out():
    with pytest.raises(NotANumber) as refused:
        parse("1.500")
    assert str(refused.value) == (
        "'1.500' is ambiguous: 1.500 or 1500; declare the number style of its column"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "...",
        "n/a",
        "(5)",
        "5-",
        "--5",
        "1e400",
        "1e3",
        "inf",
        "NaN",
        "9223372036854775808",  # 2^63: beyond what a double counts
        "1.23.456",
        "1,23,456",
        "12,34.56",
        "1 23 456",
        "1 234 56",
        "5,",
        ",5",
        "5 900 orang",
        "0x10",
        "1_000",
        "5\x00",
        "½",
        "Rp",
        "%",
        "5'900",
    ],
)
@pytest.mark.parametrize("style", [None, *STYLES])
def test_hardening_16_what_is_no_number_is_refused_in_every_style(text, style):
    with pytest.raises(NotANumber):
        parse(text, style)


def test_a_text_that_is_no_number_breaks_the_contract_of_its_column():
    assert issubclass(NotANumber, ContractBroken)
    with pytest.raises(NotANumber, match="'abc' is not a number in the declared style 'id'"):
        parse("abc", "id")


def test_a_long_text_is_not_repeated_whole_in_the_message():
    with pytest.raises(NotANumber) as refused:
        parse("9" * 10_000)
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    "text", ["", " ", "-", "–", "—", "...", "…", "NA", "n/a", "N/A", "na", "(1)", "(17)"]
)
def test_a_mark_for_nothing_is_known_as_such_and_never_read_as_zero(text):
    assert is_nothing(text)
    with pytest.raises(NotANumber):
        parse(text)


@pytest.mark.parametrize("text", ["0", "0,0", "-1", "1", "(1,5)", "nol", "tidak ada"])
def test_zero_and_words_are_not_nothing(text):
    assert not is_nothing(text)


def printed_in(style, whole, decimals):
    group, point = SEPARATORS[style]
    return f"{whole:,}".replace(",", group) + (point + decimals if decimals else "")


@given(
    st.sampled_from(STYLES),
    st.integers(-(10**12), 10**12),
    st.text("0123456789", min_size=0, max_size=5),
)
def test_what_a_style_prints_it_reads_back_to_the_last_digit(style, whole, decimals):
    printed = parse(printed_in(style, whole, decimals), style)
    sign = "-" if whole < 0 else ""
    assert printed.value == Decimal(f"{sign}{abs(whole)}.{decimals or 0}")
    assert printed.place == Decimal(10) ** -len(decimals)


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_refused_and_nothing_else(text):
    for style in (None, *STYLES):
        try:
            assert parse(text, style).value.is_finite()
        except NotANumber:
            continue


@given(st.integers(1, 999), st.integers(0, 999))
def test_one_group_of_three_after_one_separator_is_never_guessed(first, group):
    for separator in ".,":
        with pytest.raises(NotANumber, match="ambiguous"):
            parse(f"{first}{separator}{group:03}")
