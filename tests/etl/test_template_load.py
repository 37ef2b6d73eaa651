"""From a filled template to a version, by the commands that a person types."""

import pytest

from etl.cli import main
from model.warehouse import Warehouse
from tests.etl.small import row as kept
from tests.etl.template import filled, row


@pytest.fixture
def told(capsys, tmp_path):
    """Run a command in this process: its exit code and what it printed."""

    def command(data, *arguments):
        environ = {"CAKUPAN_DATA": str(data), "CAKUPAN_STATE": str(tmp_path / "state")}
        code = main([str(one) for one in arguments], environ)
        return code, capsys.readouterr().out

    return command


def published(data):
    table = Warehouse(data).current().table("figures").to_pandas()
    return table[table["measure"] == "vulnerable_workers_covered"].set_index("region_code")


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_filled_template_becomes_a_version_with_its_own_origin(data, told, tmp_path, ending):
    folder = data(kept())
    balikpapan = {"region_code": "6471", "region_name": "Kota Balikpapan"}
    rows = row(value="35,4 ribu"), row(**balikpapan, value="", status="Ditunggu")
    path = filled(tmp_path / f"isian{ending}", *rows)
    assert "reader template" in told(folder, "inspect", path)[1]
    code, out = told(folder, "load", path, "--source", "dinas")
    assert (code, "Published as version 1." in out) == (0, True)
    figures = published(folder)
    assert figures.loc["6403", ["low", "value", "high"]].tolist() == [35_350, 35_400, 35_500]
    assert figures["value"].isna()["6471"]
    assert figures["status"]["6471"] == "expected"
    origins = Warehouse(folder).current().table("origins").to_pandas().set_index("source")
    about = origins.loc["dinas"]
    assert about[["publisher", "kind", "licence", "file"]].tolist() == [
        "Dinas Tenaga Kerja Contoh", "agency", "tidak dinyatakan", path.name,
    ]  # fmt: skip
    assert about["sheet"] == ("Isi" if ending == ".xlsx" else "")


def test_an_unfilled_origin_is_refused_and_nothing_is_kept(data, told, tmp_path):
    folder = data(kept())
    path = filled(tmp_path / "isian.xlsx", row(), publisher="")
    code, out = told(folder, "load", path)
    assert code == 11
    assert "'penerbit': is not filled in: a figure without an origin is nothing" in out
    assert not (folder / "releases" / "isian").exists()


def test_templates_of_two_publications_are_loaded_each_alone(data, told, tmp_path, capsys):
    one = filled(tmp_path / "satu.xlsx", row())
    other = filled(tmp_path / "dua.xlsx", row(), publisher="Dinas lain")
    assert told(data(kept()), "load", one, other)[0] == 2
