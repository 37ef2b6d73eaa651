"""The table [sql] of a source, and the query in it: every fault at once, no address in a file."""

import pytest

from etl.source import read_source
from etl.sql.statement import query_problem
from model.errors import ContractBroken
from tests.etl.small import toml as plain_toml
from tests.etl.sql.agency import documented, toml


@pytest.fixture
def described(tmp_path):
    def read(text):
        path = tmp_path / "kepesertaan.toml"
        path.write_text(text, "utf-8")
        return read_source(path)

    return read


@pytest.fixture
def problems(described):
    """What is wrong with a source, without its heading."""

    def read(text):
        with pytest.raises(ContractBroken) as broken:
            described(text)
        return [line.strip().partition(": ")[2] for line in str(broken.value).splitlines()[1:]]

    return read


def test_a_source_needs_no_publication_before_its_first_load(described):
    source = described(toml())
    assert (source.reader, source.origins) == ("sql", {})
    assert source.sql.names == ("bulan", "kode", "nama", "jumlah", "segmen")
    assert source.sql.key == ("bulan", "kode", "segmen")
    assert (source.sql.statement_timeout, source.sql.number_unit) == (60, 1)


def test_the_documented_source_is_one(described):
    view = described(documented("toml")).sql
    assert (view.view, view.code_system, view.missing) == (
        "laporan.peserta_bulanan",
        "kemendagri",
        "expected",
    )
    assert view.columns["programme"].constant == "total"


def test_an_address_in_the_file_is_refused_and_not_repeated(problems):
    (told,) = problems(toml(address='"postgresql://u:s3cret@host/db"'))
    assert told.startswith("sql.address must name the setting")
    assert "s3cret" not in told


def test_every_fault_of_the_table_is_said_at_once(problems):
    told = problems(
        toml(
            columns={"valeu": '"x"', "segment": '{ is = "PU" }'},
            types={"kode": '"date"', "tahun": '"text"', "jumlah": '"money"'},
            without=["value", "period_format"],
            query='"select 1"',
            code_system='"iso"',
            as_of='"May"',
            number_unit=12,
            statement_timeout=0,
            missing='"zero"',
            pasword='"x"',
        )
    )
    for fault in (
        "sql.pasword is not known; known are address, ",
        "sql needs either view or query",
        "sql.code_system must be one of bps, kemendagri",
        "sql.period_format is needed for a text or a number, and only for those",
        "sql.number_unit must be one of 1, 1000, 1000000",
        "sql.missing must be one of expected, suppressed, not_applicable",
        "sql.as_of must be a year, a month or a day, or a column of sql.columns",
        "sql.statement_timeout must be a whole number from 1 to 3600",
        "sql.columns.value is missing",
        "sql.columns.valeu is no column of a figure; those are period, ",
        'sql.columns.segment must be a column of the database or { constant = "…" }',
        "sql.types.kode of region_code must be one of text, integer, not date",
        "sql.types.tahun is not used by sql.columns",
        "sql.types.jumlah must be one of text, integer, number, date, timestamp, timestamptz",
    ):
        assert any(one.startswith(fault) for one in told), fault


def test_a_moment_with_a_zone_needs_the_zone_in_which_it_has_its_month(problems):
    moment = {"types": {"bulan": '"timestamptz"'}, "without": ["period_format"]}
    (told,) = problems(toml(**moment))
    assert told.startswith("sql.timezone is needed where a type is timestamptz")
    assert problems(toml(timezone='"Asia/Atlantis"', **moment)) == [
        "sql.timezone is no zone, such as Asia/Jakarta"
    ]


def test_the_table_belongs_to_its_reader_alone(problems):
    assert problems(toml().partition("[sql]")[0])[:1] == ["sql is missing"]
    other = plain_toml().replace("[origins", '[sql]\naddress = "x"\n[origins')
    assert problems(other) == ['sql is of the reader "sql" alone']
    assert problems(toml().partition("[sql]")[0] + "sql = 1") == ["sql must be a table: [sql]"]
    shapes = toml().partition("[sql]")[0] + "[sql]\ncolumns = 1\ntypes = 2"
    assert problems(shapes) == ["sql.columns must be a table", "sql.types must be a table"]


@pytest.mark.parametrize(
    "query",
    [
        "select a from b",
        "SELECT a FROM b; ",
        "with c as (select 1 as a) select a from c -- the end; delete",
        "select 'insert; into ''x'' (' as \"update)\" from b",
        "select updated_at, offset_days from setting",
    ],
)
def test_one_select_is_taken(query):
    assert query_problem(query) == ""


@pytest.mark.parametrize(
    "query",
    [
        "delete from b",
        "select 1; drop table b",
        "with gone as (delete from b returning *) select * from gone",
        "select * into c from b",
        "select 1) as asked; commit; select (1",
        "select 1) union (select 2",
        "select (1",
        "select 'open",
        "select $$a$$",
        "select e'\\'; drop table b; --'",
        "select 1 /* ' */ ; drop table b --'",
        "explain analyze select 1",
        "select 1\0",
    ],
)
def test_anything_else_is_refused(query):
    assert query_problem(query) != ""
