"""The tables behind Sektor: the employed by industry, and participants by standing."""

import pytest

from tests.world import active, fact, publication


@pytest.fixture(scope="module")
def version(world_of):
    return world_of(
        publication(
            "sakernas-2023-08",
            fact("64", "2023-08", 60, "employed", industry="A"),
            fact("64", "2023-08", 40, "employed", industry="G"),
            fact("64", "2023-08", 100, "employed"),
            kind="official_table",
        ),
        publication(
            "press-2023-08", fact("64", "2023-08", 61, "employed", industry="A"), kind="press"
        ),
        publication(
            "kemnaker-2023-12",
            active("64", "2023-12", 300),
            fact("64", "2023-12", 150, "participants_inactive"),
        ),
        publication("other-2023-12", active("64", "2023-12", 310), kind="press"),
        publication(
            "town-2023-12",
            fact("6471", "2023-12", 80, "participants_registered", segment="PU"),
        ),
    )


def rows(version, table, columns):
    found = version.cursor().sql(f"select {columns} from {table} order by all").fetchall()
    return [
        tuple(str(value) if isinstance(value, str) else value for value in row) for row in found
    ]


def test_one_figure_for_each_industry_is_in_force_and_the_total_is_none(version):
    found = rows(version, "workers", "region_code, august, industry, value")
    assert found == [("64", "2023-08", "A", 60.0), ("64", "2023-08", "G", 40.0)]


def test_only_publications_that_tell_who_lapsed_are_kept_and_only_of_all_segments(version):
    found = rows(version, "enrolment", "region_code, measure, value, origin")
    assert found == [
        ("64", "participants_active", 300.0, "kemnaker-2023-12"),
        ("64", "participants_inactive", 150.0, "kemnaker-2023-12"),
    ]
