"""What a run says when it ends."""

from etl.findings import Finding
from etl.report import MOST_WARNINGS, loaded, warned

SUMMARY = {"figures": 4, "publications": 1, "regions": 3, "periods": 2, "missing": 1, "warnings": 5}


def warning(row, rule):
    return Finding(f"a.csv:{row:02}:value", "1", rule, "Look", "warning")


def test_the_closing_line_says_what_was_loaded():
    assert loaded(7, SUMMARY) == (
        "Version 7: 4 figures from 1 publications, 3 regions, 2 periods, "
        "1 missing cells, 5 warnings."
    )


def test_a_warning_is_said_in_full():
    assert warned([warning(2, "is odd")]) == f"  {warning(2, 'is odd')}"


def test_outliers_are_counted_and_do_not_push_the_others_away():
    outliers = [warning(row, "is far from its own history (median 9)") for row in range(20)]
    assert warned([*outliers, warning(30, "is odd")]).splitlines() == [
        f"  {warning(30, 'is odd')}",
        "  20 × outlier against its own history",
    ]


def test_of_many_warnings_the_rest_is_counted():
    many = [warning(row, "is odd") for row in range(MOST_WARNINGS + 3)]
    lines = warned(many).splitlines()
    assert (len(lines), lines[-1]) == (MOST_WARNINGS + 1, "  … and 3 more")


def test_no_warning_is_no_line():
    assert warned([]) == ""
