"""`python -m etl load`: from files as they were handed in to a version, or nothing at all."""

import json

import pytest

from etl.cli import main
from model.warehouse import Warehouse
from tests.etl.small import row

KEYS = ("thn", "lvl_wil", "kd_prov", "nm_prov", "kd_kabkot", "nm_kabkot")
PLACES = (
    ("6271", "Kota Palangka Raya"),
    ("6201", "Kotawaringin Barat"),
    ("6202", "Kotawaringin Timur"),
    ("6203", "Kapuas"),
)
EMPLOYED, UNEMPLOYED = (600, 300, 200, 100), (60, 30, 20, 10)
LABOUR_FORCE = tuple(a + b for a, b in zip(EMPLOYED, UNEMPLOYED, strict=True))


def sheet(total, values, whole=None):
    """A tabulation of Kalimantan Tengah as CSV: its four places, then the province."""
    rows = [(*KEYS, total)]
    for (code, name), value in zip(PLACES, values, strict=True):
        rows.append(("2022", "Kabupaten", "62", "Kalimantan Tengah", code, name, value))
    province = ("2022", "Provinsi", "62", "Kalimantan Tengah", "0", "Kalimantan Tengah")
    rows.append((*province, sum(values) if whole is None else whole))
    return "\n".join(",".join(map(str, cells)) for cells in rows) + "\n"


@pytest.fixture
def told(capsys, tmp_path):
    """Run a command in this process: exit code, what it printed, what it complained about."""

    def command(data, *arguments):
        environ = {"CAKUPAN_DATA": str(data), "CAKUPAN_STATE": str(tmp_path / "state")}
        code = main([str(one) for one in arguments], environ)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


@pytest.fixture
def given(tmp_path):
    """Write the three files of a tabulation; AK may be given in another order."""

    def write(labour_force=LABOUR_FORCE, unemployed=UNEMPLOYED, whole=None):
        files = {"AK": (labour_force, whole), "PT": (unemployed, None), "PYB": (EMPLOYED, None)}
        paths = []
        for total, (values, province) in files.items():
            path = tmp_path / f"{total}.csv"
            path.write_text(sheet(total, values, province), "utf-8")
            paths.append(path)
        return paths

    return write


def everything(data):
    """Every file below a data folder with its bytes."""
    files = (path for path in sorted(data.rglob("*")) if path.is_file())
    return {str(path): path.read_bytes() for path in files if path.name != ".lock"}


def published(data):
    """The labour force of the version in force, by region, and its flags and notes."""
    table = Warehouse(data).current().table("figures").to_pandas()
    mine = table[table["measure"] == "labour_force"].set_index("region_code")
    return mine[["value", "flags", "note", "cell"]]


def test_a_sound_tabulation_becomes_a_version_that_names_its_files(data, told, given):
    folder = data(row())
    code, out, err = told(folder, "load", *given())
    assert (code, err) == (0, "")
    assert "Published as version 1." in out
    assert published(folder)["value"].to_dict() == {
        "62": 660 + 330 + 220 + 110,
        "6271": 660,
        "6201": 330,
        "6202": 220,
        "6203": 110,
    }
    origins = Warehouse(folder).current().table("origins").to_pandas().set_index("origin")
    files = set(origins.loc[origins["source"] == "kemnaker", "file"])
    assert files == {"AK.csv", "PT.csv", "PYB.csv"}


def test_a_dry_run_says_what_would_change_and_touches_nothing(data, told, given):
    folder = data(row())
    before = everything(folder)
    code, out, _ = told(folder, "load", *given(), "--dry-run")
    assert code == 0
    assert "15 figures for kemnaker/2022-08" in out
    assert "Against the version in force: 16 added, 0 changed, 0 removed." in out
    assert out.rstrip().endswith("Dry run: nothing was kept or published.")
    assert everything(folder) == before


def test_rows_at_the_wrong_names_are_proposed_and_nothing_is_published(data, told, given, tmp_path):
    folder, report = data(row()), tmp_path / "report.json"
    before = everything(folder)
    moved = (*LABOUR_FORCE[1:], LABOUR_FORCE[0])
    code, out, _ = told(folder, "load", *given(moved), "--json", report)
    assert code == 12
    assert "add --accept permutation if that is right" in out
    (proposal,) = json.loads(report.read_text("utf-8"))["proposals"]
    assert {name: proposal[name] for name in ("rule", "region", "period", "shift")} == {
        "rule": "permutation",
        "region": "62",
        "period": "2022-08",
        "shift": 1,
    }
    assert everything(folder) == before


def test_an_accepted_permutation_is_put_right_and_every_repaired_figure_is_marked(
    data, told, given
):
    folder = data(row())
    moved = (*LABOUR_FORCE[1:], LABOUR_FORCE[0])
    code, _, _ = told(folder, "load", *given(moved), "--accept", "permutation")
    assert code == 0
    found = published(folder)
    assert [found["value"][place] for place, _ in PLACES] == list(LABOUR_FORCE)
    assert all("repaired" in found["flags"][place] for place, _ in PLACES)
    assert "330" in found["note"]["6271"]
    assert "repaired" not in found["flags"]["62"]


def test_a_wrong_cell_that_nobody_accepted_is_kept_back_not_shown_wrong(data, told, given):
    folder = data(row())
    moved = (*LABOUR_FORCE[1:], LABOUR_FORCE[0])
    files = given(moved, whole=1_230)  # 1 320 by its parts and by employed + unemployed
    code, _, _ = told(folder, "load", *files, "--accept", "permutation")
    assert code == 0
    found = published(folder)
    assert found["value"].isna().to_dict()["62"]
    assert "1230" in found["note"]["62"]
    assert "1320" in found["note"]["62"]


def test_the_same_files_again_change_nothing_and_say_so(data, told, given):
    folder = data(row())
    assert told(folder, "load", *given())[0] == 0
    before = everything(folder / "warehouse")
    code, _, err = told(folder, "load", *given())
    assert (code, everything(folder / "warehouse")) == (13, before)
    assert "Nothing new: these files were loaded on " in err
    assert "as version 1" in err


def test_a_restated_history_needs_acceptance(data, told, given):
    folder = data(row())
    told(folder, "load", *given())
    restated = tuple(value + 1 for value in LABOUR_FORCE)
    more = tuple(value + 1 for value in UNEMPLOYED)
    code, out, _ = told(folder, "load", *given(restated, more))
    assert code == 12
    assert "--accept restated" in out
    assert "→" in out
    code, _, _ = told(folder, "load", *given(restated, more), "--accept", "restated")
    assert code == 0
    assert published(folder)["value"]["6271"] == 661


def test_a_file_of_no_known_layout_is_refused_with_what_to_do(data, told, tmp_path):
    folder, file = data(row()), tmp_path / "dinas.csv"
    file.write_text("Kecamatan,Jumlah\nBasarang,12\n", "utf-8")
    code, _, err = told(folder, "load", file)
    assert code == 10
    assert "dinas.csv is of no layout that is known" in err
    assert "python -m etl inspect" in err


def test_faults_are_all_told_at_once_and_nothing_is_published(data, told, given, tmp_path):
    folder, report = data(row()), tmp_path / "report.json"
    files = given()
    text = files[0].read_text("utf-8").replace("Kapuas", "Katingan").replace(",660", ",-660")
    files[0].write_text(text, "utf-8")
    before = everything(folder)
    code, out, _ = told(folder, "load", *files, "--json", report)
    assert (code, everything(folder)) == (11, before)
    faults = json.loads(report.read_text("utf-8"))["faults"]
    assert {fault["value"] for fault in faults} >= {"-660"}
    assert all(fault["rule"] and fault["suggestion"] and fault["row"] for fault in faults)
    assert "the faults come first" in out


def test_a_file_given_twice_is_refused(data, told, given):
    ak, *_ = given()
    code, _, err = told(data(row()), "load", ak, ak)
    assert code == 2
    assert "given twice" in err


def test_the_report_is_also_a_page_whose_words_are_only_words(data, told, given, tmp_path):
    page = tmp_path / "report.html"
    folder = data(row())
    told(folder, "load", *given(), "--dry-run", "--html", page)
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert "<script" not in page.read_text("utf-8")
