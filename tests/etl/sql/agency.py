"""An agency's database for tests: a table of participants behind a view, and its source's TOML."""

import sqlite3
from contextlib import closing

import psycopg
import sqlalchemy

from tests.world import ROOT

SETTING = "CAKUPAN_SQL_KEPESERTAAN"
TABLE = (
    "create table peserta (bulan text, kode text, nama text, segmen text, jumlah integer)",
    "create view laporan as select * from peserta",
)
COLUMNS = {
    "period": '"bulan"',
    "region_code": '"kode"',
    "region_name": '"nama"',
    "measure": '{ constant = "participants_active" }',
    "segment": '"segmen"',
    "value": '"jumlah"',
}
ROWS = (
    ("2025-03", "64", "Kalimantan Timur", "PU", 700),
    ("2025-03", "64", "Kalimantan Timur", "BPU", 300),
    ("2025-03", "6403", "Kabupaten Kutai Kartanegara", "PU", 90),
)


class Database:
    """One database, written to by its owner on connections of their own."""

    def __init__(self, url):
        self.url = url
        self.name = sqlalchemy.make_url(url).database.rpartition("/")[2]
        self.is_sqlite = url.startswith("sqlite")

    def connect(self):
        if self.is_sqlite:
            return closing(sqlite3.connect(self.url.removeprefix("sqlite:///")))
        return psycopg.connect(self.url)

    def run(self, *statements):
        with self.connect() as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    def add(self, *rows):
        with self.connect() as connection:
            cells = ", ".join(["?" if self.is_sqlite else "%s"] * len(rows[0]))
            for row in rows:
                connection.execute(f"insert into peserta values ({cells})", row)
            connection.commit()

    def count(self, table="peserta"):
        with self.connect() as connection:
            return connection.execute(f"select count(*) from {table}").fetchone()[0]


def toml(columns=(), types=(), without=(), **settings):
    """The source of the view: settings are lines of [sql] as TOML writes them."""
    lines = {
        "address": f'"{SETTING}"',
        "view": '"laporan"',
        "period_format": '"YYYY-MM"',
        "code_system": '"bps"',
        "as_of": '"2025-03-31"',
    } | settings
    mapped = COLUMNS | dict(columns)
    tables = (
        (lines, "[sql]"),
        (mapped, "[sql.columns]"),
        (dict(types), "[sql.types]"),
    )
    text = "\n".join(
        "\n".join([head, *(f"{k} = {v}" for k, v in table.items() if k not in without), ""])
        for table, head in tables
    )
    return (
        'reader = "sql"\ntitle = "Peserta"\naccess = "restricted"\nlicence = "internal"\n'
        f'code_system = "bps"\n\n{text}\n[sql.origin]\nkind = "agency"\n'
        'publisher = "Kantor wilayah"\ntitle = "Basis data"\nurl = "https://example.org"\n'
    )


def documented(language):
    """The example in this language in the section on databases of docs/load.md."""
    page = (ROOT / "docs" / "load.md").read_text("utf-8").partition("## From a database")[2]
    return page.partition(f"```{language}\n")[2].partition("```")[0]
