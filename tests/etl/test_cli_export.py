"""`python -m etl export`: the files of the pages without a server, whole or not at all."""

import pytest
from fastapi import FastAPI

from callbacks import downloads, whole_data
from callbacks.asking import Source, home_of
from etl.cli import main
from exports.page_files import BY_NAME, PAGES
from model.settings import Settings
from model.warehouse import Warehouse
from tests.asgi import ask
from tests.world import active, august, publication, publish_world, stated, write

HOME = "region=KAL&period=2022-12"


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    write(
        folder / "data",
        publication(
            "kanwil-2022-12",
            stated("KAL", "2022-12", 5_900_000, written="5,9 juta"),
            active("KAL", "2022-12", 2_600_000, written="2,6 juta"),
            active("64", "2022-12", 70, "PU"),
        ),
        *august("2022-08", "KAL", labour_force=8_518_571, employed=8_095_127),
    )
    publish_world(folder / "data")
    return Settings(data=folder / "data", state=folder / "state", home=HOME)


@pytest.fixture(scope="module")
def server(settings):
    alone = FastAPI()
    warehouse = Warehouse(settings.data)
    source = Source(warehouse, home_of(settings, warehouse))
    whole_data.register(alone, source)
    downloads.register(alone, source, PAGES)
    return alone


@pytest.fixture
def export(settings, tmp_path, capsys):
    """Run the command: exit code, the file's bytes or None, what was said."""

    def run(*arguments, name="out.csv"):
        out = tmp_path / name
        environ = {
            "CAKUPAN_DATA": str(settings.data),
            "CAKUPAN_STATE": str(settings.state),
            "CAKUPAN_HOME": HOME,
        }
        code = main(["export", *arguments, "--out", str(out)], environ)
        said = capsys.readouterr()
        assert not list(tmp_path.glob("*.part"))
        return code, out.read_bytes() if out.exists() else None, said.out + said.err

    return run


@pytest.mark.parametrize("form", ["csv", "csv-id", "xlsx", "parquet"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_whole_data_are_those_of_the_page(export, server, form, lang):
    ending = form.removesuffix("-id")
    code, raw, said = export("--format", form, "--lang", lang, name=f"out.{ending}")
    page = ask(server, f"/unduh/data/semua.{ending}?format={form}&lang={lang}")
    assert (code, page.status) == (0, 200)
    assert "5 rows, version 1" in said
    if form in ("csv", "csv-id"):  # the others name the address that they were asked at
        assert raw == page.body
    assert len(raw) > 1000


@pytest.mark.parametrize(
    "what",
    [
        f"{page}/{chart}"
        for page, files in BY_NAME.items()
        for chart in files.charts
        if page != "pekerja-rentan"  # its list of programmes names publications of the real data
    ],
)
def test_every_chart_is_written_as_its_page_gives_it(export, server, what):
    code, raw, _ = export(what, "--choice", HOME)
    page = ask(server, f"/unduh/{what}.csv?{HOME}&lang=id")
    assert (code, page.status) == (0, 200)
    assert raw == page.body


def test_figures_are_chosen_as_in_an_address(export):
    _, raw, said = export("data", "--choice", "region=KAL&measure=participants_active")
    assert "1 rows" in said
    assert raw.count(b"\r\n") == 1 + 1
    assert b"2600000" in raw


@pytest.mark.parametrize(
    ("arguments", "name", "code", "said"),
    [
        (["data", "--choice", "regoin=64"], "o.csv", 2, "nearest: region"),
        (["data", "--choice", "measure=actives"], "o.csv", 2, "nearest: participants_active"),
        (["data", "--choice", "region=64&region=61"], "o.csv", 2, "nearest: region"),
        (["ringkasan/segmn"], "o.csv", 2, "nearest: ringkasan/segmen"),
        (["ringkasan/segmen"], "o.arrow", 2, "has no format arrow"),
        (["ringkasan/segmen", "--choice", "region=99"], "o.csv", 2, "region='99' does not exist"),
        ([], "o.txt", 2, "Give --format"),
        (["--version", "7"], "o.csv", 14, "Version 7"),
        ([], "missing/o.csv", 2, "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_refused_and_leaves_no_file(export, arguments, name, code, said):
    exit_code, raw, told = export(*arguments, name=name)
    assert (exit_code, raw) == (code, None)
    assert said in told


def test_a_file_that_stood_there_stays_where_the_new_one_cannot_be_made(export, tmp_path):
    (tmp_path / "out.csv").write_bytes(b"of last month")
    code, raw, _ = export("data", "--choice", "measure=nothing")
    assert (code, raw) == (2, b"of last month")
    assert export()[1] != b"of last month"
