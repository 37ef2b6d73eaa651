"""Releases to the tables of a version: every figure with its publication, every fault at once."""

import hashlib
import json

import pyarrow as pa
import pytest

from etl.build import build
from model.contract import CODELISTS, FIGURES, ORIGINS
from model.errors import ContractBroken
from tests.etl.small import PUB, row, sakernas_row, toml, written


def quiet(_step):
    """Progress that nobody watches."""


def rows_of(built, table):
    return built.tables[table].to_pylist()


def refusal(folder):
    with pytest.raises(ContractBroken) as broken:
        build(folder, quiet)
    return str(broken.value).splitlines()


def test_the_tables_are_those_of_the_contract(data):
    built = build(data(row()), quiet)
    assert set(built.tables) == {"figures", "origins", *CODELISTS}
    for table in (FIGURES, ORIGINS):
        assert built.tables[table.name].schema.equals(table.arrow(), check_metadata=False)
    units = [field.metadata[b"unit"].decode() for field in built.tables["figures"].schema]
    meanings = [field.metadata[b"meaning"].decode() for field in built.tables["figures"].schema]
    assert units == [column.unit for column in FIGURES.columns]
    assert meanings == [column.meaning for column in FIGURES.columns]


def test_a_figure_comes_out_as_it_was_published_with_its_place(data):
    quoted = row(value="2600000", as_written="2,6 juta", note="dibulatkan")
    (figure,) = rows_of(build(data(quoted), quiet), "figures")
    assert figure == {
        "period": "2022-12", "period_kind": "month", "region_code": "64",
        "measure": "participants_active", "segment": "total", "industry": "total",
        "employment_status": "total", "programme": "total",
        "low": 2_550_000, "value": 2_600_000, "high": 2_700_000, "unit": "persons",
        "status": "published", "origin": PUB, "as_of": "2022-12-01", "flags": "approximate",
        "as_written": "2,6 juta", "note": "dibulatkan", "place": "kaltim/2022-12.csv:2:value",
        "cell": None,
    }  # fmt: skip


def test_what_is_unknown_is_null_and_never_0(data):
    hidden = row(value="", status="suppressed")
    (figure,) = rows_of(build(data(hidden), quiet), "figures")
    assert (figure["low"], figure["value"], figure["high"]) == (None, None, None)
    assert figure["status"] == "suppressed"


def test_figures_stand_in_the_order_of_their_key_whatever_the_order_of_the_release(data):
    rows = row("65"), row("64", "2021-12"), row("64", segment="PU"), row("64", segment="BPU")
    keys = [
        (f["period"], f["region_code"], f["segment"])
        for f in rows_of(build(data(*rows), quiet), "figures")
    ]
    assert keys == [
        ("2021-12", "64", "total"), ("2022-12", "64", "BPU"), ("2022-12", "64", "PU"),
        ("2022-12", "65", "total"),
    ]  # fmt: skip


def test_derived_figures_stand_among_the_others(data):
    built = build(data(*(row(place) for place in ("61", "62", "63", "64", "65"))), quiet)
    whole = rows_of(built, "figures")[-1]
    assert (whole["region_code"], whole["value"], whole["status"]) == ("KAL", 5 * 100, "computed")


def test_every_publication_that_figures_come_from_is_described_with_its_release(data):
    release = written([row()])
    folder = data(releases={"kaltim/2022-12": release})
    (origin,) = rows_of(build(folder, quiet), "origins")
    assert origin == {
        "origin": PUB, "source": "kaltim", "kind": "agency", "access": "public",
        "publisher": f"Kantor {PUB}", "title": f"Siaran {PUB}", "licence": "made up",
        "family": "Angka buatan", "url": f"https://example.org/{PUB}", "as_of": "2022-12-01",
        "file": None, "sha256": None, "sheet": None,
        "release": "kaltim/2022-12.csv", "release_sha256": hashlib.sha256(release).hexdigest(),
    }  # fmt: skip


def test_a_publication_without_a_figure_is_not_listed(data):
    folder = data(
        row(), sources={"kaltim": toml() + toml("b-2021-12").partition("\n[")[2].join("[ ")}
    )
    assert [o["origin"] for o in rows_of(build(folder, quiet), "origins")] == [PUB]


def test_the_publications_stand_in_the_footer_of_every_table(data):
    built = build(data(row()), quiet)
    footer = {name: table.schema.metadata for name, table in built.tables.items()}
    (origin,) = json.loads(footer["figures"][b"origins"])
    assert (origin["origin"], origin["publisher"]) == (PUB, f"Kantor {PUB}")
    assert footer["figures"][b"table"].decode() == FIGURES.meaning
    assert json.loads(footer["origins"][b"origins"]) == rows_of(built, "origins")
    for name in CODELISTS:
        assert json.loads(footer[name][b"origins"]) == [{"release": f"codelists/{name}.csv"}]


def test_a_yearly_publication_has_one_origin_a_year(data):
    columns = "".join(
        f'[columns.{name}]\norigin = "sak"\n' for name in sakernas_row() if name not in NOT_COUNTED
    )
    source = toml("sak", columns).replace('"facts"', '"sakernas"')
    source = source.replace('as_of = "2022-12-01"', "per_vintage = true")
    csv = {f"sak/{year}-08": written([sakernas_row()], sakernas_row()) for year in (2021, 2022)}
    built = build(data(sources={"sak": source}, releases=csv), quiet)
    origins = {o["origin"]: (o["as_of"], o["release"]) for o in rows_of(built, "origins")}
    assert origins == {
        "sak-2021-08": ("2021-08", "sak/2021-08.csv"),
        "sak-2022-08": ("2022-08", "sak/2022-08.csv"),
    }


NOT_COUNTED = ("region_code", "region_name", "raw_row", "notes")


def test_codes_and_code_lists_stay_text(data):
    built = build(data(row("00")), quiet)
    assert built.tables["regions"].schema.types == [pa.string()] * 16
    assert "00" in built.tables["regions"]["code"].to_pylist()


def test_a_summary_says_what_was_loaded(data):
    rows = (
        row("64"), row("63"), row("63"), row("63", "2021-12"),
        row("62", value="", status="expected"),
    )  # fmt: skip
    assert build(data(*rows), quiet).summary == {
        "figures": 4,
        "publications": 1,
        "regions": 3,
        "periods": 2,
        "missing": 1,
        "warnings": 1,  # 63 stands twice
        "borders": {},  # no data/boundaries: no map
    }


def test_the_inputs_are_every_file_a_version_is_made_from(data):
    folder = data(row())
    inputs = build(folder, quiet).inputs
    assert set(inputs) == {
        "sources/kaltim.toml",
        "releases/kaltim/2022-12.csv",
        *(f"codelists/{name}.csv" for name in CODELISTS),
    }
    raw = (folder / "sources" / "kaltim.toml").read_bytes()
    assert inputs["sources/kaltim.toml"] == hashlib.sha256(raw).hexdigest()


def test_progress_names_each_step(data):
    steps = []
    build(data(row()), steps.append)
    assert steps == [
        "sources and code lists",
        "counts of a registry",
        "1 releases",
        "contract of 1 figures",
        "sums and history",
        "derived figures",
    ]


def test_every_fault_of_every_release_is_said_at_once(data):
    """A cell, a name, a code, a sum and a slip of unit, in two releases."""
    head, *faults = refusal(
        data(
            releases={
                "kaltim/2021-12": [
                    row(value="5.900.000", period="2021-12"),
                    row("6402", "2021-12", region_name="Kabupaten Kutai Kartanegara"),
                    row("63", "2021-12", value="500"),
                ],
                "kaltim/2022-12": [
                    row(measure="participant_active"),
                    row("63", value="500000"),
                    row(period="2022-08", measure="labour_force", value="101"),
                    row(period="2022-08", measure="employed", value="60"),
                    row(period="2022-08", measure="unemployed", value="40"),
                ],
            }
        )
    )
    assert head == "5 faults; nothing was published, what was in force stays:"
    assert [fault.strip().partition(": ")[0] for fault in faults] == [
        "kaltim/2021-12.csv row 2 column value",
        "kaltim/2021-12.csv row 3 column region_name",
        "kaltim/2022-12.csv row 2 column measure",
        "kaltim/2022-12.csv row 3 column value",
        "kaltim/2022-12.csv row 4 column value",
    ]
    assert faults[1].strip() == (
        "kaltim/2021-12.csv row 3 column region_name: 'Kabupaten Kutai Kartanegara': does not "
        "belong to code 6402. Code 6402 is Kabupaten Kutai Barat; correct the code or the name"
    )
    assert "'participant_active': is not in codelists/measures.csv. Nearest: p" in faults[2]


def test_a_release_that_is_no_table_does_not_hide_the_faults_of_the_others(data):
    lines = refusal(data(releases={"kaltim/a": b"no,table\n", "kaltim/b": [row(value="x")]}))
    assert any("a.csv row 1 column period: 'period': column is missing" in line for line in lines)
    assert any("kaltim/b.csv row 2 column value: 'x'" in line for line in lines)


SUM = (
    row(period="2022-08", measure="labour_force", value="101"),
    row(period="2022-08", measure="employed", value="80"),
    row(period="2022-08", measure="unemployed", value="20"),
)


def test_a_contradiction_that_its_source_accepts_is_a_warning_with_the_reason(data):
    accepted = '[accepted]\n"2022-08 64 labour_force" = "dicetak begitu"'
    built = build(data(*SUM, sources={"kaltim": toml(more=accepted)}), quiet)
    (warning,) = built.warnings
    assert "labour_force is not employed + unemployed (100). dicetak begitu" in str(warning)


def test_another_source_cannot_accept_it(data):
    sources = {
        "kaltim": toml(),
        "other": toml("b-2022-12", '[accepted]\n"2022-08 64 labour_force" = "not mine"'),
    }
    other = [row("63", origin="b-2022-12")]
    folder = data(sources=sources, releases={"kaltim/2022": SUM, "other/2022": other})
    assert refusal(folder)[0].startswith("1 faults")


def test_warnings_never_stop(data):
    odd = (
        row(period="2022-08", measure="labour_force", value="39"),
        row(period="2022-08", measure="working_age", value="100"),
    )
    assert len(build(data(*odd), quiet).warnings) == 1


def test_a_reader_that_does_not_exist_is_refused_with_those_that_do(data):
    sources = {"kaltim": toml().replace('"facts"', '"magic"')}
    (_, line) = refusal(data(row(), sources=sources))
    assert line.strip().startswith("kaltim/2022-12.csv row - column -: 'magic': is no reader")
    assert line.endswith("Use one of facts, sakernas, sql")
