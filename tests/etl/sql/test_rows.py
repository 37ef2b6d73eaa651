"""Rows of a view: what is taken, and what is refused by row, column, value and rule."""

import pytest

from etl.source import read_source
from etl.sql.read import answer
from tests.etl.sql.agency import SETTING, toml

KALTIM = "Kalimantan Timur"


@pytest.fixture
def asked(tmp_path, codelists):
    """Read the view of a source as a TOML describes it, without loading what comes."""

    def ask(agency, text=None):
        path = tmp_path / "kepesertaan.toml"
        path.write_text(text or toml(), "utf-8")
        return answer(read_source(path), codelists, {SETTING: agency.url})

    return ask


def told(answered):
    """Every fault as (row, column, value, rule)."""
    found = []
    for one in answered.findings:
        view, row, column = one.place.split(":")
        assert view == "laporan"
        found.append((row, column, one.value, one.rule))
    return found


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (("2025-03", None, KALTIM, "PU", 5), ("kode", "NULL", "is NULL")),
        (("2025-03", "64", None, "PU", 5), ("nama", "NULL", "is NULL")),
        (("2025-03", "64", KALTIM, None, 5), ("segmen", "NULL", "is NULL")),
        ((None, "64", KALTIM, "PU", 5), ("bulan", "NULL", "is NULL")),
        (("2025-03", "64", KALTIM, "PU", None), ("jumlah", "NULL", "is NULL")),
        (("2025", "64", KALTIM, "PU", 5), ("bulan", "2025", "is not written as YYYY-MM")),
        (("2025-13", "64", KALTIM, "PU", 5), ("bulan", "2025-13", "is no year or month")),
        (
            ("2025-03", "64", KALTIM, "XX", 5),
            ("segmen", "XX", "is not in codelists/segments.csv"),
        ),
        (
            ("2025-03", "6402", "Kabupaten Kutai Kartanegara", "PU", 5),
            (
                "kode",
                "6402 Kabupaten Kutai Kartanegara",
                "is code 6402 of Kabupaten Kutai Barat: code and name disagree",
            ),
        ),
        (
            ("2025-03", "99", "Atlantis", "PU", 5),
            ("kode", "99 Atlantis", "is no code of a region in the system of bps"),
        ),
    ],
)
def test_a_row_that_is_wrong_is_named_with_its_key(agency, asked, row, fault):
    agency.add(row)
    key = " ".join(str(cell) for cell in (row[0], row[1], row[3]))
    assert told(asked(agency)) == [(f"1 ({key})", *fault)]


def test_all_faults_are_named_at_once(filled, asked):
    filled.add(("2025-03", "99", "Atlantis", "PU", 5), ("2025-03", "64", "Kalbar", "XX", None))
    assert sorted(one[:2] for one in told(asked(filled))) == [
        ("3 (2025-03 64 XX)", "jumlah"),
        ("3 (2025-03 64 XX)", "kode"),
        ("3 (2025-03 64 XX)", "segmen"),
        ("5 (2025-03 99 PU)", "kode"),
    ]


def test_a_column_wrong_throughout_is_told_a_thousand_times_and_counted(agency, asked):
    agency.add(*[("2025-03", "64", "Kalimantan Timur", f"X{one}", 1) for one in range(1_003)])
    found = told(asked(agency))
    assert len(found) == 1_001
    assert found[-1][:2] == ("", "segmen")


def test_a_view_without_a_row_is_refused(agency, asked):
    assert told(asked(agency)) == [("", "", "", "gives no row")]


def test_more_rows_than_figures_can_be_are_refused(filled, asked):
    found = told(asked(filled, toml(most_rows=2)))
    assert found == [("", "", "3", "gives more than 2 rows")]


def test_a_column_that_became_text_is_refused_row_by_row(filled, asked):
    filled.run(
        "drop view laporan",
        "create view laporan as select bulan, kode, nama, segmen, "
        "cast(jumlah as text) as jumlah from peserta",
    )
    found = told(asked(filled))
    assert {one[1:] for one in found} == {
        ("jumlah", value, "is of type text, declared is number") for value in ("700", "300", "90")
    }


def test_a_constant_that_is_on_no_list_is_a_fault_of_the_source(filled, asked):
    text = toml(columns={"measure": '{ constant = "peserta" }'})
    assert told(asked(filled, text)) == [
        ("", "sql.columns.measure", "peserta", "is not in codelists/measures.csv")
    ]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("2022-06", "94", "Papua", "PU", 5), "94@2021"),
        (("2022-12", "94", "Papua", "PU", 5), "94"),
        (("2012-06", "65", "Kalimantan Utara", "PU", 5), None),
    ],
)
def test_a_code_means_the_region_that_bore_it_in_the_period(agency, asked, row, code):
    agency.add(row)
    answered = asked(agency)
    assert (list(answered.figures["region_code"]), len(answered.findings)) == (
        [code or ""],
        0 if code else 1,
    )
    for one in answered.findings:
        assert "founded on" in one.rule


def test_a_source_that_means_the_regions_of_one_day_keeps_todays_codes(agency, asked):
    agency.add(("2018-12", "94", "Papua", "PU", 5))
    text = toml().replace("[sql]", 'regions_as_of = "2025-08-31"\n\n[sql]', 1)
    assert list(asked(agency, text).figures["region_code"]) == ["94"]


def periods(answered):
    return sorted(set(answered.figures["period"]))


@pytest.mark.parametrize(
    ("stored", "form", "period"),
    [
        ("'2025-03'", "YYYY-MM", "2025-03"),
        ("'202503'", "YYYYMM", "2025-03"),
        ("'2025'", "YYYY", "2025"),
        ("'2025-03-31'", "YYYY-MM-DD", "2025-03"),
    ],
)
def test_a_period_is_read_in_its_declared_format_alone(agency, asked, stored, form, period):
    agency.run(f"insert into peserta values ({stored}, '64', 'Kalimantan Timur', 'PU', 5)")
    assert periods(asked(agency, toml(period_format=f'"{form}"'))) == [period]
    other = "YYYY" if form != "YYYY" else "YYYY-MM"
    (fault,) = told(asked(agency, toml(period_format=f'"{other}"')))
    assert fault[1:] == ("bulan", stored.strip("'"), f"is not written as {other}")


def test_a_day_that_no_calendar_has_is_refused(agency, asked):
    agency.add(("2025-02-30", "64", "Kalimantan Timur", "PU", 5))
    (fault,) = told(asked(agency, toml(period_format='"YYYY-MM-DD"')))
    assert fault[1:] == ("bulan", "2025-02-30", "is no day of the calendar")


def test_years_as_numbers_are_taken_where_they_are_declared(agency, asked):
    agency.add(("2025", "64", "Kalimantan Timur", "PU", 5))
    agency.run(
        "drop view laporan",
        "create view laporan as select cast(bulan as integer) as bulan, kode, nama, segmen, "
        "jumlah from peserta",
    )
    settings = {"period_format": '"YYYY"'}
    assert periods(asked(agency, toml(types={"bulan": '"integer"'}, **settings))) == ["2025"]
    (fault,) = told(asked(agency, toml(**settings)))
    assert fault[1:] == ("bulan", "2025", "is of type integer, declared is text")


MOMENTS = {
    "date": "date '2025-03-31'",
    "timestamp": "timestamp '2025-03-31 23:30'",
    "timestamptz": "timestamptz '2025-03-31 23:30+00'",
}


def view_of_a(agency, kind):
    """The view with its period as a date or moment; only PostgreSQL has such types."""
    agency.run(
        "create table peserta (kode text, nama text, segmen text, jumlah integer)",
        "insert into peserta values ('64', 'Kalimantan Timur', 'PU', 5)",
        f"create view laporan as select {MOMENTS[kind]} as bulan, peserta.* from peserta",
    )


@pytest.mark.parametrize("stored", MOMENTS)
@pytest.mark.parametrize("declared", MOMENTS)
def test_dates_and_moments_are_taken_only_as_declared(of_postgres, asked, stored, declared):
    view_of_a(of_postgres, stored)
    zone = {"timezone": '"Asia/Makassar"'} if declared == "timestamptz" else {}
    text = toml(types={"bulan": f'"{declared}"'}, without=["period_format"], **zone)
    answered = asked(of_postgres, text)
    if stored == declared:
        # half past eleven at night in London is the first of April in Makassar
        assert periods(answered) == ["2025-04" if stored == "timestamptz" else "2025-03"]
        return
    ((_, column, _, rule),) = told(answered)
    assert (column, rule) == ("bulan", f"is of type {stored}, declared is {declared}")


@pytest.mark.parametrize("cell", ["'NaN'", "'Infinity'", "1e300"])
def test_a_number_that_counts_nothing_is_refused(of_postgres, asked, cell):
    of_postgres.run(
        "create view laporan as select '2025-03' as bulan, '64' as kode, "
        f"'Kalimantan Timur' as nama, 'PU' as segmen, cast({cell} as float8) as jumlah"
    )
    ((_, column, _, rule),) = told(asked(of_postgres))
    assert (column, rule.startswith(("is no finite", "is beyond"))) == ("jumlah", True)


@pytest.mark.parametrize("cell", ["true", "array[1]", "'{}'::jsonb", "interval '1 day'"])
def test_what_is_no_number_is_refused_whatever_type_it_has(of_postgres, asked, cell):
    of_postgres.run(
        "create view laporan as select '2025-03' as bulan, '64' as kode, "
        f"'Kalimantan Timur' as nama, 'PU' as segmen, {cell} as jumlah"
    )
    ((_, column, _, rule),) = told(asked(of_postgres))
    assert (column, rule.endswith("declared is number")) == ("jumlah", True)


def test_the_hash_is_that_of_the_rows_and_does_not_depend_on_their_parts(
    filled, asked, monkeypatch
):
    whole = asked(filled)
    monkeypatch.setattr("etl.sql.rows.PART", 2)
    assert asked(filled).sha256 == whole.sha256
    filled.run("update peserta set jumlah = 91 where jumlah = 90")
    assert asked(filled).sha256 != whole.sha256
