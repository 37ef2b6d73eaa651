import string
from datetime import date
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UsageError
from model.selection import (
    BASES,
    LANGUAGES,
    LEVELS,
    PARAMETERS,
    BadChoice,
    Selection,
    nearest,
)

INTERFACE = ("region", "period", "base", "segment", "industry", "programme", "level")
CODES = st.from_regex(r"[A-Za-z][A-Za-z+]{0,15}", fullmatch=True, alphabet=string.printable)
CHOICES = {
    "region": st.from_regex(r"[0-9]{2}|[0-9]{4}|KAL|[0-9]{2}@[0-9]{4}", fullmatch=True),
    "period": st.from_regex(r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?", fullmatch=True),
    "base": st.sampled_from(BASES),
    "segment": CODES,
    "industry": CODES,
    "programme": CODES,
    "level": st.sampled_from(LEVELS),
    "target": st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True),
    "scenario": st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True),
    "beside": st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True),
    "split": st.sampled_from(["self:100", "self:60,apbd:25.5,dbh:10,csr:4.5"]),
    "reach": st.from_regex(r"[0-9]{1,2}(\.[0-9])?", fullmatch=True),
    "start": st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(lambda day: f"{day:%Y-%m}"),
    "months": st.integers(1, 99).map(str),
    "budget": st.integers(1, 10**15).map(str),
    "load": st.integers(1, 999_999_999).map(str),
    "a": st.integers(1, 999_999_999).map(str),
    "b": st.integers(1, 999_999_999).map(str),
    "part": st.integers(1, 999_999).map(str),
    "v": st.integers(1, 999_999_999).map(str),
    "lang": st.sampled_from(LANGUAGES),
}
CHOSEN = st.fixed_dictionaries({}, optional=CHOICES)


@given(CHOSEN)
def test_a_link_opens_as_it_was_sent(chosen):
    link = "?" + urlencode([(n, chosen[n]) for n in PARAMETERS if n in chosen]) if chosen else ""
    assert Selection.of(link).query == link


@given(CHOSEN)
def test_a_choice_survives_the_way_through_a_link(chosen):
    selection = Selection(**chosen)
    assert Selection.of(selection.query) == selection


@given(CHOSEN, st.randoms())
def test_the_order_of_a_links_parameters_does_not_matter(chosen, random):
    pairs = list(chosen.items())
    random.shuffle(pairs)
    assert Selection.of(urlencode(pairs)) == Selection(**chosen)


@given(st.text(max_size=200))
def test_any_text_as_a_query_is_a_selection_or_a_bad_choice(text):
    try:
        Selection.of(text)
    except BadChoice as refused:
        assert len(str(refused)) < 300


def test_the_parameters_are_those_that_links_of_others_use():
    assert set(INTERFACE) <= set(PARAMETERS)
    assert {"v", "lang"} <= set(PARAMETERS)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("?region=", "region"),
        ("?region=64%00", "region"),
        ("?region=64%0A", "region"),
        ("?region=%D9%A6%D9%A4", "region"),  # Arabic-Indic digits
        ("?region=64,61", "region"),
        ("?region=*", "region"),
        ("?region=6", "region"),
        ("?region=%7B%22%24ne%22%3A1%7D", "region"),
        ("?region=' OR 1=1--", "region"),
        ("?region=" + "6" * 10_000, "query"),
        ("?period=2024-131", "period"),
        ("?period=1832-12", "period"),
        ("?period=Q5", "period"),
        ("?period=2022-12-01", "period"),
        ("?base=population", "base"),
        ("?base=Stated", "base"),
        ("?segment=", "segment"),
        ("?segment=a b", "segment"),
        ("?segment='; COPY", "segment"),
        ("?industry=1", "industry"),
        ("?programme=JKK%00", "programme"),
        ("?level=desa", "level"),
        ("?v=0", "v"),
        ("?v=-1", "v"),
        ("?v=1e3", "v"),
        ("?lang=fr", "lang"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_the_name_of_its_parameter(query, parameter):
    with pytest.raises(BadChoice) as refused:
        Selection.of(query)
    assert refused.value.parameter == parameter
    assert len(refused.value.value) <= 40


@pytest.mark.parametrize(
    "query", ["?region=Kutai+Timur", "?region=null", "?period=2024-13", "?segment=bpu"]
)
def test_what_may_be_a_slip_or_a_name_is_kept_until_the_data_can_say_what_is_nearest(query):
    assert Selection.of(query).query == query


def test_hardening_44_a_parameter_given_twice_is_refused_even_with_one_value():
    with pytest.raises(BadChoice) as refused:
        Selection.of("?region=64&region=61")
    assert (refused.value.parameter, refused.value.nearest) == ("region", "64")
    with pytest.raises(BadChoice):
        Selection.of("?region=64&region=64")


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("regoin", "region"),
        ("regions", "region"),
        ("Region", "region"),
        ("perod", "period"),
        ("bases", "base"),
        ("segmen", "segment"),
        ("program", "programme"),
    ],
)
def test_a_slip_of_a_parameters_name_is_refused_and_not_passed_over(slip, meant):
    with pytest.raises(BadChoice) as refused:
        Selection.of(f"?{slip}=64")
    assert refused.value.nearest == meant


@pytest.mark.parametrize(
    "tracking",
    [
        "utm_source=wa",
        "utm_campaign=x&utm_medium=y",
        "fbclid=IwAR0",
        "gclid=1",
        "_ga=2",
        "mc_eid=3",
    ],
)
def test_what_mail_and_chat_programs_hang_onto_a_link_is_passed_over(tracking):
    assert Selection.of(f"?{tracking}&region=64") == Selection(region="64")


def test_an_unknown_base_offers_the_one_most_like_it():
    with pytest.raises(BadChoice, match="nearest: labour_force"):
        Selection.of("?base=labor_force")


def test_nothing_chosen_is_an_empty_link():
    assert Selection.of("") == Selection.of("?") == Selection()
    assert Selection().query == ""


def test_a_plus_in_a_code_comes_back_as_a_plus():
    assert Selection.of(Selection(programme="JKK+JKM").query).programme == "JKK+JKM"
    assert "%2B" in Selection(programme="JKK+JKM").query


def test_a_choice_can_be_changed_and_taken_back():
    chosen = Selection(region="64", base="stated")
    assert chosen.but(base=None, period="2022-12") == Selection(region="64", period="2022-12")
    assert chosen == Selection(region="64", base="stated")


def test_a_bad_choice_is_the_askers_to_put_right():
    assert issubclass(BadChoice, UsageError)
    assert str(BadChoice("region", "99")) == "region='99' does not exist"
    assert str(BadChoice("region", "99", "94")) == "region='99' does not exist; nearest: 94"


def test_a_file_is_named_after_what_is_inside():
    chosen = Selection(period="2022-12", segment="total")
    name = chosen.file_name("Kalimantan", "per-provinsi", "v12")
    assert name == "cakupan_kalimantan_2022-12_per-provinsi_v12"
    other = Selection(segment="BPU").file_name("Kabupaten Kutai Timur", "segmen", "v3")
    assert other == "cakupan_kabupaten-kutai-timur_terbaru_bpu_segmen_v3"


def test_a_file_name_holds_nothing_that_a_folder_could_misread():
    name = Selection(period="2022-12").file_name("../../etc/x\x00\n=cmd|", "total", "v1")
    assert name == "cakupan_etc-x-cmd_2022-12_v1"


def test_nothing_is_near_to_nothing():
    assert nearest("zzz", ("stated", "employed")) is None
