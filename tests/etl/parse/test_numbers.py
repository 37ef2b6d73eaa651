"""Numbers as written: every form in one table, and what no form may do."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.parse.number_columns import Found, Unit, percentages, style_of, unit_of
from etl.parse.numbers import STYLES, Ambiguous, Bad, Missing, Number, is_column_number, parse

AMBIGUOUS, MISSING, BAD = Ambiguous, Missing, Bad
# item 16: what each text is without a declared style, and in the style "id"
FORMS = [
    ("5.900", AMBIGUOUS, 5900),
    ("5,900", AMBIGUOUS, Decimal("5.9")),
    ("5,9", Decimal("5.9"), Decimal("5.9")),
    ("5.9", Decimal("5.9"), BAD),
    ("1.234.567", 1234567, 1234567),
    ("1,425,104", 1425104, BAD),
    ("1 234", 1234, 1234),
    ("1\u00a0234", 1234, 1234),
    ("1\u202f234,5", Decimal("1234.5"), Decimal("1234.5")),
    ("5 414 390,00", 5414390, 5414390),
    ("5.900,50", Decimal("5900.50"), Decimal("5900.50")),
    ("5,900.50", Decimal("5900.50"), BAD),
    ("Rp 5.900", AMBIGUOUS, 5900),
    ("Rp5.900.000", 5900000, 5900000),
    ("Rp. 5.900.000", 5900000, 5900000),
    ("Rp1,78 miliar", 1780000000, 1780000000),
    ("5,9 juta", 5900000, 5900000),
    ("73 ribu", 73000, 73000),
    ("44,07%", Decimal("44.07"), Decimal("44.07")),
    ("44,07 persen", Decimal("44.07"), Decimal("44.07")),
    ("12,3*", Decimal("12.3"), Decimal("12.3")),
    ("12,3 r", Decimal("12.3"), Decimal("12.3")),
    ("(5)", BAD, BAD),
    ("5-", BAD, BAD),
    ("-5", -5, -5),
    ("\u22125", -5, -5),
    ("\u20135", -5, -5),
    ("+10,35", Decimal("10.35"), Decimal("10.35")),
    ("--5", BAD, BAD),
    ("1e400", BAD, BAD),
    ("1,5E+06", BAD, BAD),
    ("inf", BAD, BAD),
    ("NaN", BAD, BAD),
    ("-", MISSING, MISSING),
    ("\u2013", MISSING, MISSING),
    ("...", MISSING, MISSING),
    ("\u2026", MISSING, MISSING),
    ("n/a", MISSING, MISSING),
    ("NA", MISSING, MISSING),
    ("", MISSING, MISSING),
    (" ", MISSING, MISSING),
    ("\uff15\uff19\uff10\uff10", 5900, 5900),
    ("\u0665\u0669", BAD, BAD),
    ("9223372036854775808", BAD, BAD),
    ("999999999999999999", 999999999999999999, 999999999999999999),
    ("0110", 110, 110),
    ("1.2345", Decimal("1.2345"), BAD),
    ("12.34.567", BAD, BAD),
    ("1 23", BAD, BAD),
    ("#ERROR!", BAD, BAD),
    ("ACEH", BAD, BAD),
    ("5.900 orang", BAD, BAD),
    ("x" * 10_000, BAD, BAD),
]


def meaning(found):
    return found.value if isinstance(found, Number) else type(found)


@pytest.mark.parametrize(("text", "bare", "declared"), FORMS, ids=lambda x: repr(x)[:24])
def test_item_16_each_form_is_a_value_or_a_refusal(text, bare, declared):
    assert meaning(parse(text)) == bare
    assert meaning(parse(text, "id")) == declared


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("5,900", "en", 5900),
        ("5.900", "en", Decimal("5.9")),
        ("5.900", "plain", Decimal("5.9")),
        ("5,9", "plain", BAD),
        ("1 234,5", "space", Decimal("1234.5")),
        ("45,5", "space", Decimal("45.5")),
        ("1.234", "space", BAD),
    ],
)
def test_a_declared_style_decides(text, style, value):
    assert meaning(parse(text, style)) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (5900, 5900),
        (5.9, Decimal("5.9")),
        (1.498, Decimal("1.498")),
        (-5, -5),
        (2**63, BAD),
        (1e22, BAD),
        (float("inf"), BAD),
        (float("nan"), BAD),
        (True, BAD),
        (date(2022, 8, 1), BAD),
        (None, MISSING),
    ],
)
def test_a_number_of_a_spreadsheet_is_never_ambiguous(cell, value):
    assert {meaning(parse(cell, style)) for style in (None, *STYLES)} == {value}


def test_both_readings_of_an_ambiguous_text_are_shown():
    assert str(parse("5.900")) == (
        "'5.900' is ambiguous: 5900 (id) or 5.900 (en); declare the number style of its column"
    )


def test_a_number_knows_its_last_printed_place_its_sign_and_its_mark():
    assert parse("44,07 %*") == Number(Decimal("44.07"), Decimal("0.01"), True, "*")
    assert parse("5,9 juta").place == 100_000
    assert parse("135296,71", "id").times(1_000) == Number(Decimal(135296710), Decimal(10))


def test_the_numbers_of_columns_are_told_from_figures():
    assert [is_column_number(cell) for cell in ("(1)", " (12) ", "(1.5)", "1", 1)] == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (["5.096,2", "88", "5.900"], Found("id", ("5.096,2",))),
        (["1,425,104", "5,900", "-"], Found("en", ("1,425,104",))),
        (["5.75", "6"], Found("en", ("5.75",))),
        (["44,07%", "5.900"], Found("id", ("44,07%",))),
        (["629 905,00", "45,5"], Found("space", ("629 905,00", "45,5"))),
        (["12", None, "ACEH", 1.5], Found("plain")),
        ([], Found("plain")),
    ],
)
def test_the_style_of_a_column_is_proved_by_its_texts(values, found):
    assert style_of(values) == found


def test_a_column_whose_texts_prove_nothing_stays_ambiguous_with_both_readings():
    assert style_of(["5.900", "1.200"]) == Ambiguous("5.900", {"id": 5900, "en": Decimal("5.9")})
    assert isinstance(style_of(["1 234", "5.900"]), Ambiguous)


def test_a_column_in_two_styles_is_refused():
    found = style_of(["1,5", "2.5"])
    assert str(found) == "'2.5' is written in another style than '1,5' above or below"


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Jumlah (Ribu orang)", Unit(1_000)),
        ("juta\rorang", Unit(10**6)),
        ("jutaorang", Unit(10**6)),
        ("Penduduk (000)", Unit(1_000)),
        ("dalam ribuan", Unit(1_000)),
        ("Iuran (miliar rupiah)", Unit(10**9)),
        ("Thousands", Unit(1_000)),
        ("Persentase (%)", Unit(1, True)),
        ("TPT (Persen)", Unit(1, True)),
        ("Seribu Pulau", Unit()),
        ("Bekerja", Unit()),
    ],
)
def test_units_are_read_from_labels(label, unit):
    assert unit_of(label) == unit


def test_a_label_with_two_units_is_refused():
    assert isinstance(unit_of("Ribu orang", "juta rupiah"), Bad)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (["0.59", "59", "59%"], "with and without a percent sign"),
        (["0,59", "59"], "a share among percentages"),
        ([0.59, 59], "a share among percentages"),
        (["0,59", "0,61"], "may be a share"),
        (["5.900", "1"], "is ambiguous"),
        (["x"], "is no number"),
    ],
)
def test_item_17_shares_and_percentages_in_one_column_are_refused(cells, words):
    assert words in str(percentages(cells))


def test_item_17_a_column_of_percentages_may_hold_small_ones():
    assert [n.value for n in percentages(["0,62%", "59%"])] == [Decimal("0.62"), 59]
    assert [n.value for n in percentages([0.9, 5.75, None, 0])] == [
        Decimal("0.9"),
        Decimal("5.75"),
        0,
    ]
    assert percentages(["-"]) == []


def grouped(number, style):
    whole, _, decimals = f"{number:f}".partition(".")
    mark, point = {"id": (".", ","), "en": (",", "."), "space": (" ", ",")}.get(style, ("", "."))
    whole = f"{int(whole):,}".replace(",", mark)
    return whole + (point + decimals if decimals else "")


NUMBERS = st.decimals(-(10**12), 10**12, places=2).map(lambda n: n if n else abs(n))


@given(NUMBERS.filter(lambda n: abs(n) >= 1), st.sampled_from(STYLES))
def test_a_number_written_in_a_style_is_read_back_in_it(number, style):
    found = parse(grouped(number, style), style)
    assert (found.value, found.place) == (number, Decimal("0.01"))


@given(NUMBERS.filter(lambda n: abs(n) >= 1), st.sampled_from(["id", "en", "space"]))
def test_without_a_style_the_right_value_is_among_the_readings(number, style):
    found = parse(grouped(number, style))
    assert number in ([found.value] if isinstance(found, Number) else found.readings.values())


CELLS = st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.none(), st.dates())


@given(CELLS, st.sampled_from([None, *STYLES]))
def test_any_cell_is_answered_and_nothing_is_raised(cell, style):
    found = parse(cell, style)
    assert isinstance(found, Number | Missing | Ambiguous | Bad)
    assert str(found)
    if isinstance(found, Number):
        assert found.value.is_finite()


@given(st.lists(CELLS), st.lists(st.text(alphabet="0123456789.,-% "), max_size=5))
def test_any_column_is_answered_and_nothing_is_raised(cells, texts):
    assert isinstance(style_of([*cells, *texts]), Found | Ambiguous | Bad)
    assert isinstance(percentages([*cells, *texts]), list | Bad)
    assert isinstance(unit_of(*texts), Unit | Bad)
