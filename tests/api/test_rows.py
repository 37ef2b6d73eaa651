"""What the API answers: the figures of the pages, unrounded, with bounds and publications."""

import json

import pytest

from api.resources import RESOURCES

NUMBER = {"low", "value", "high", "status"}


def test_kalimantan_in_december_2022_is_26_of_59_million(rows):
    """Ibukotakini quotes the regional office: 2,6 juta of 5,9 juta workers, press printing."""
    participants = {"low": 2_550_000, "value": 2_600_000, "high": 2_700_000}
    denominator = {"low": 5_850_000, "value": 5_900_000, "high": 6_000_000}
    (row,) = rows("coverage?region=KAL&period=2022-12")
    assert row == {
        "region": "KAL",
        "region_name": "Kalimantan",
        "period": "2022-12",
        "segment": "total",
        "industry": "total",
        "programme": "total",
        "base": "stated",
        "base_period": "2022-12",
        "participants": participants | {"status": "published"},
        "denominator": denominator | {"status": "published"},
        "coverage": {
            "low": 2_550_000 / 6_000_000,
            "value": 2_600_000 / 5_900_000,
            "high": 2_700_000 / 5_850_000,
            "digits": 2,
            "status": "computed",
        },
        "gap": {
            "low": 5_850_000 - 2_700_000,
            "value": 5_900_000 - 2_600_000,
            "high": 6_000_000 - 2_550_000,
            "status": "computed",
        },
        "flags": ["approximate"],
        "origins": ["ibukotakini-2022-12"],
    }


def test_a_choice_left_open_is_that_of_the_first_page_and_every_row_says_it(rows):
    (row,) = rows("coverage")
    assert (row["region"], row["period"], row["base"]) == ("KAL", "2022-12", "stated")


def test_an_answer_names_its_version_and_what_follows(get):
    answer = get("coverage?region=64")
    said = json.loads(answer.body)
    assert list(said) == ["rows", "version", "next", "notice"]
    assert said["next"] is None
    assert str(said["version"]) == answer.headers["x-data-version"]


def test_what_nobody_published_is_null_with_a_reason_and_never_0(rows):
    missing = [row for row in rows("coverage?by=industry&region=64") if row["industry"] == "F"]
    nothing = {"low": None, "value": None, "high": None, "status": "unknown"}
    assert [row["participants"] for row in missing] == [nothing]
    assert missing[0]["denominator"]["value"] > 0
    assert missing[0]["coverage"] == nothing | {"digits": None}


@pytest.mark.parametrize(
    ("query", "member", "least"),
    [
        ("by=region&region=KAL&period=2023-12", "region", 5),
        ("level=province&region=00", "region", 38),
        ("by=segment&region=64", "segment", 5),
        ("by=industry&region=64", "industry", 17),
        ("by=programme&region=00", "programme", 3),
        ("by=period&region=KAL&base=stated", "period", 4),
    ],
)
def test_each_row_is_about_another_member_of_by(rows, query, member, least):
    found = [row[member] for row in rows(f"coverage?{query}")]
    assert len(found) == len(set(found)) >= least


def test_what_a_choice_is_compared_with_follows_over_the_same_base(rows):
    first, other = rows("coverage?region=KAL&period=2022-12&compare=2023-12")
    assert (first["period"], other["period"]) == ("2022-12", "2023-12")
    assert first["base"] == other["base"]


def test_gaps_are_ranked_from_the_most_uncovered_with_the_unknown_last(rows):
    found = rows("gaps?region=00&period=2023-12")
    known = [row for row in found if row["rank"]]
    people = [row["uncovered"]["value"] for row in known]
    assert people == sorted(people, reverse=True)
    assert [row["rank"] for row in known] == list(range(1, len(known) + 1))
    assert all(row["uncovered"]["value"] is None for row in found[len(known) :])


def test_regions_come_with_both_codes_and_everything_in_them(rows):
    kalimantan = {row["region"]: row for row in rows("regions?region=KAL")}
    assert {"KAL", "61", "62", "63", "64", "65", "6472"} <= set(kalimantan)
    assert kalimantan["6402"]["kemendagri"] == "64.07"  # Kutai Barat
    assert {row["region"] for row in rows("regions?region=KAL&level=province")} == {
        "61",
        "62",
        "63",
        "64",
        "65",
    }


def test_periods_bases_measures_and_sources_name_what_rows_are_made_of(rows):
    told = {row["origin"] for row in rows("sources")}
    (row,) = rows("coverage?region=KAL&period=2022-12&base=labour_force")
    assert set(row["origins"]) <= told
    assert row["base"] in {base["base"] for base in rows("denominators")}
    known = {(one["period"], one["segment"]) for one in rows("periods?region=KAL")}
    assert (row["period"], row["segment"]) in known
    measures = {one["measure"]: one for one in rows("measures?lang=en")}
    assert measures["participants_active"]["measure_name"] == "Active participants"
    assert measures["coverage"]["formula"] == "C = N ÷ D"


def test_the_version_in_force_is_among_those_that_stand(rows):
    assert [row["version"] for row in rows("versions") if row["in_force"]] == [1]


def test_figures_are_filtered_by_everything_that_tells_them_apart(rows):
    query = "region=KAL&period=2022-12&measure=participants_active&segment=total"
    (one,) = [r for r in rows(f"figures?{query}") if r["origin"] == "ibukotakini-2022-12"]
    assert one["figure"] == {
        "low": 2_550_000,
        "value": 2_600_000,
        "high": 2_700_000,
        "status": "published",
    }
    assert one["unit"] == "persons"


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda one: one.name)
def test_every_resource_answers_without_a_choice_and_with_its_example(get, resource):
    for query in ("", f"?{resource.example}"):
        answer = get(resource.name + query)
        assert answer.status == 200, answer.text
        assert json.loads(answer.body)["rows"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_names_are_in_the_readers_language(get, language):
    answer = get("denominators?base=employed", accept_language=language)
    (row,) = json.loads(answer.body)["rows"]
    words = {"id": "Penduduk yang bekerja (Sakernas)", "en": "Employed people (Sakernas)"}
    assert row["base_name"] == words[language]
