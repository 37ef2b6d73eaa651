"""Item 2, seen by the kernel: a workbook that asks for files and hosts gets none."""

import subprocess
import sys

import pytest

from tests.etl.intake.files import sheet, xlsx
from tests.world import DATA

BAIT = "/etc/hostname"
OPEN = "import sys, pathlib; sys.path.insert(0, sys.argv[1]); from etl.intake.open_book import \
open_book; open_book(pathlib.Path(sys.argv[2]))"


def traced(path, log):
    """What the kernel was asked for while a file was opened, by the parent and its child."""
    calls = "trace=openat,open,connect"
    command = ["strace", "-f", "-qq", "-e", calls, "-o", log]
    done = subprocess.run(
        [*command, sys.executable, "-c", OPEN, str(DATA.parent), str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr, log.read_text(errors="replace")


@pytest.mark.system
@pytest.mark.parametrize("address", [f"file://{BAIT}", "http://127.0.0.1:9/x.dtd"])
def test_item_2_an_external_entity_opens_no_file_and_no_connection(tmp_path, address):
    xml = sheet([["a"], ["b"]]).replace(">b<", ">&x;<")
    xml = f'<!DOCTYPE worksheet [<!ENTITY x SYSTEM "{address}">]>{xml}'
    path = xlsx(tmp_path / "a.xlsx", {"S": xml})
    said, calls = traced(path, tmp_path / "calls.log")
    assert "declares XML entities" in said
    assert "etc/hostname" not in calls
    assert "connect(" not in calls and "AF_INET" not in calls


@pytest.mark.system
def test_item_7_a_link_to_another_workbook_is_not_followed(tmp_path):
    link = '<externalLink xmlns="x"><externalBook/></externalLink>'
    rels = f'<Relationships xmlns="y"><Relationship Target="{BAIT}" TargetMode="External"/>'
    more = {
        "xl/externalLinks/externalLink1.xml": link,
        "xl/externalLinks/_rels/externalLink1.xml.rels": rels + "</Relationships>",
    }
    table = sheet([["a"], ["<f>[1]S!A1</f><v>5</v>"]])
    said, calls = traced(xlsx(tmp_path / "a.xlsx", {"S": table}, more), tmp_path / "calls.log")
    assert said == ""
    assert "etc/hostname" not in calls
    assert "connect(" not in calls
