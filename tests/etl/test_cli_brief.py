"""`python -m etl brief`: a page, slides or a pack, whole or not at all."""

import io
import zipfile

import pypdf
import pytest
from pptx import Presentation

from etl.cli import main
from etl.whole import write_whole
from model.errors import UsageError


@pytest.fixture
def environ(real_data, tmp_path):
    return {"CAKUPAN_DATA": str(real_data), "CAKUPAN_STATE": str(tmp_path / "state")}


@pytest.fixture
def told(environ, capsys):
    """Run the command: exit code, what it printed, what it complained about."""

    def command(*arguments, **more):
        code = main(("brief", *arguments), {**environ, **more})
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


def test_a_brief_is_a_page_in_indonesian_unless_asked_else(told, tmp_path):
    page, deck = tmp_path / "page.pdf", tmp_path / "deck.pptx"
    assert told("KAL", "--out", str(page)) == (0, f"{page}: Kalimantan, version 1\n", "")
    assert "belum" in pypdf.PdfReader(page).pages[0].extract_text()
    assert told("KAL", "--lang", "en", "--format", "pptx", "--out", str(deck))[0] == 0
    first = Presentation(str(deck)).slides[0]
    assert first.shapes.title.text_frame.text.startswith("2.6\u00a0million of 5.9\u00a0million")


def test_a_pack_holds_every_place_below(told, tmp_path):
    file = tmp_path / "all.zip"
    code, printed, _ = told("KAL", "--pack", "province", "--format", "pptx", "--out", str(file))
    assert (code, printed) == (0, f"{file}: 5 briefs, version 1\n")
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as files:
        assert [name[:2] for name in files.namelist()] == ["61", "62", "63", "64", "65"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("KALI",), "region='KALI' does not exist; nearest: KAL"),
        (("64", "--pack", "province"), "level='province' does not exist; nearest: kabkota"),
        (("64", "--lang", "de"), "'de' is not one of"),
        (("64", "--format", "docx"), "'docx' is not one of"),
    ],
)
def test_what_does_not_exist_is_refused_with_the_nearest_and_no_file(
    told, tmp_path, arguments, said
):
    file = tmp_path / "none"
    code, printed, complaint = told(*arguments, "--out", str(file))
    assert (code, printed, said in complaint) == (2, "", True)
    assert list(tmp_path.iterdir()) == []


def test_without_data_a_brief_ends_with_14(told, tmp_path):
    code, _, complaint = told("KAL", "--out", str(tmp_path / "a.pdf"), CAKUPAN_DATA=str(tmp_path))
    assert (code, "make data" in complaint) == (14, True)


def test_a_file_that_breaks_off_leaves_what_stood_there(tmp_path):
    file = tmp_path / "brief.zip"
    file.write_bytes(b"of last month")

    def breaking():
        yield b"half"
        raise UsageError("no more")

    with pytest.raises(UsageError, match="no more"):
        write_whole(file, breaking())
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"of last month", [file])
    write_whole(file, [b"a", b"b"])
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"ab", [file])


def test_a_folder_that_takes_no_file_is_named(tmp_path):
    with pytest.raises(UsageError, match="cannot be written"):
        write_whole(tmp_path / "none" / "brief.pdf", [b"a"])
