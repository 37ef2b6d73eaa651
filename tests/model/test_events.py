"""Campaigns, rules and the app: marks with a date and a publication."""

import pytest

from model.errors import ContractBroken
from model.events import events, refuse
from model.scope import Scope

ALL = Scope.everything()


def test_the_marks_of_the_design_are_there(real):
    found = {event.code: event for event in events("KAL", ALL, real)}
    assert (found["inpres_2_2021"].date, found["inpres_2_2021"].month) == ("2021-03-25", "2021-03")
    assert found["kkbc_kalimantan_2022"].month == "2022-12"
    assert found["pp_50_2025"].month == "2026-01"
    assert {found[code].kind for code in ("jmo", "kkbc_2022", "pp_49_2020")} == {
        "app",
        "campaign",
        "rule",
    }


def test_marks_hold_for_the_region_and_what_lies_below(real):
    codes = {place: {e.code for e in events(place, ALL, real)} for place in ("00", "KAL", "6403")}
    assert "kkbc_kalimantan_2022" not in codes["00"]
    assert codes["00"] < codes["KAL"] < codes["6403"]  # the governor's rule of Kaltim


def test_every_mark_has_a_publication_in_order_of_time(real):
    found = events("6403", ALL, real)
    assert [event.date for event in found] == sorted(event.date for event in found)
    assert all(event.source.publisher and event.source.url for event in found)
    assert all(event.names["id"] and event.names["en"] for event in found)


def test_a_mark_of_a_known_publication_is_described_once(real):
    (campaign,) = [e for e in events("KAL", ALL, real) if e.code == "kkbc_kalimantan_2022"]
    assert campaign.source.origin == "ibukotakini-2022-12"
    assert "Ibukotakini" in campaign.source.publisher


GOOD = {
    "date": "2022-10-21",
    "kind": "campaign",
    "origin": "",
    "publisher": "Kantor",
    "title": "Judul",
    "url": "https://example.org",
}


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"date": "Oktober 2022"}, "date must be"),
        ({"kind": "party"}, "kind must be"),
        ({"url": ""}, "give the origin"),
    ],
)
def test_a_mark_without_date_kind_or_publication_is_refused(wrong, why):
    refuse(GOOD)
    refuse(GOOD | {"origin": "ibukotakini-2022-12", "url": ""})
    with pytest.raises(ContractBroken, match=why):
        refuse(GOOD | wrong)
