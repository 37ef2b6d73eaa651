"""`python -m etl`: what a person at the terminal and a scheduler get to see."""

import json
import os
import pty
import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from etl.cli import main
from etl.lock import held
from tests.etl.small import put, row
from tests.world import ROOT

LOADED = "figures from 1 publications, 1 regions, 1 periods, 0 missing cells, 0 warnings."


def places(data):
    return {"CAKUPAN_DATA": str(data), "CAKUPAN_STATE": str(data.parent / "state")}


def run(data, *arguments, **environ):
    """Run a command as its own process, as a scheduler does."""
    done = subprocess.run(
        [sys.executable, "-m", "etl", *arguments],
        cwd=ROOT,
        env={**os.environ, **places(data), **environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def told(capsys):
    """Run a command in this process: exit code, what it printed, what it complained about."""

    def command(data, *arguments, **environ):
        code = main(arguments, {**places(data), **environ})
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


def bytes_of(data):
    """Every file of the warehouse with its bytes and the time it was last written."""
    files = [path for path in sorted((data / "warehouse").rglob("*")) if path.is_file()]
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_a_build_publishes_ends_with_what_it_loaded_and_0(data):
    folder = data(row())
    done = run(folder, "build")
    assert (done.returncode, done.stdout) == (0, f"Version 1: 1 {LOADED}\n")
    assert (folder / "warehouse" / "CURRENT").read_text() == "1\n"


def test_the_same_releases_again_are_nothing_new_13(told, data):
    folder = data(row())
    told(folder, "build")
    before = bytes_of(folder)
    done = run(folder, "build")
    assert (done.returncode, done.stdout) == (13, "")
    assert done.stderr == "Version 1 already holds these releases.\n"
    before.pop(str(folder / "warehouse" / ".lock"))
    after = bytes_of(folder)
    assert {path: after[path] for path in before} == before


def test_a_broken_release_changes_nothing_that_is_published_11(told, data):
    folder = data(row())
    told(folder, "build")
    before = bytes_of(folder)
    put(folder, "kaltim/2023", [row("63", value="5.900.000"), row("6402", region_name="Paser")])
    done = run(folder, "build")
    assert (done.returncode, done.stdout) == (11, "")
    head, *faults = done.stderr.splitlines()
    assert head == "2 faults; nothing was published, what was in force stays:"
    assert faults[0].startswith("  kaltim/2023.csv row 2 column value: '5.900.000'")
    assert faults[1].startswith("  kaltim/2023.csv row 3 column region_name: 'Paser'")
    assert bytes_of(folder) == before


def test_another_run_at_the_same_time_is_told_who_holds_the_lock_75(told, data):
    folder = data(row())
    (folder / "warehouse").mkdir()
    with held(folder / "warehouse", datetime(2026, 1, 2, tzinfo=UTC)):
        done = run(folder, "build")
    assert done.returncode == 75
    assert f"process {os.getpid()} on " in done.stderr
    assert not (folder / "warehouse" / "CURRENT").exists()
    assert told(folder, "build")[0] == 0


def test_a_warehouse_that_cannot_be_read_is_damaged_14(data):
    folder = data(row())
    (folder / "warehouse").mkdir()
    (folder / "warehouse" / "versions").write_text("no folder")
    done = run(folder, "versions")
    assert (done.returncode, done.stdout) == (14, "")
    assert "cannot be read" in done.stderr


def test_a_build_on_a_terminal_shows_its_progress(data):
    screen, terminal = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "etl", "build"],
        cwd=ROOT,
        env={**os.environ, **places(data(row())), "TERM": "xterm", "COLUMNS": "80"},
        stdout=subprocess.PIPE,
        stderr=terminal,
    ) as process:
        os.close(terminal)
        seen = b""
        while chunk := _read(screen):
            seen += chunk
        printed, _ = process.communicate(timeout=120)
    os.close(screen)
    assert process.returncode == 0
    assert "publishing" in seen.decode()
    assert printed.decode().endswith(f"{LOADED}\n")


def _read(screen):
    try:
        return os.read(screen, 4096)
    except OSError:  # the program has closed its side
        return b""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["biuld"], "No such command 'biuld'"),
        (["build", "--fast"], "No such option"),
        (["build", "extra"], "unexpected extra argument"),
    ],
)
def test_a_command_that_does_not_exist_is_a_slip_of_usage_2(told, data, arguments, said):
    code, printed, complaint = told(data(row()), *arguments)
    assert (code, printed) == (2, "")
    assert said in complaint


def test_a_setting_that_cannot_be_is_named_2(data):
    done = run(data(row()), "build", CAKUPAN_PORT="eighty")
    assert done.returncode == 2
    assert done.stderr == "CAKUPAN_PORT must be a whole number from 1 to 65535, not 'eighty'.\n"


def test_a_step_to_fail_at_that_is_none_is_refused_before_anything_is_written(told, data):
    folder = data(row())
    code, _, complaint = told(folder, "build", CAKUPAN_FAULT="publish.nowhere:kill")
    assert code == 2
    assert complaint.startswith("CAKUPAN_FAULT must be STEP:kill")
    assert not (folder / "warehouse").exists()


def test_no_command_at_all_shows_the_commands_2(told, data):
    code, printed, _ = told(data(row()))
    assert (code, "build" in printed) == (2, True)


def test_a_person_who_interrupts_gets_130_and_nothing_published(told, data):
    def interrupt(_signal, _frame):
        raise KeyboardInterrupt

    folder, before = data(row()), signal.signal(signal.SIGALRM, interrupt)
    source = folder / "sources" / "kaltim.toml"
    source.unlink()
    os.mkfifo(source)  # nobody writes into it: the build still waits when the signal comes
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.3)
        assert told(folder, "build")[0] == 130
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert not (folder / "warehouse").exists()


def test_help_is_0_and_names_the_commands(told, data):
    code, printed, _ = told(data(row()), "--help")
    assert code == 0
    assert all(command in printed for command in ("build", "versions", "sources"))


def test_warnings_are_said_and_do_not_stop(told, data):
    code, printed, complaint = told(data(row(), row()), "build")
    assert code == 0
    assert printed.endswith("0 missing cells, 1 warnings.\n")
    assert "kaltim/2022-12.csv row 3 column value: '100.0': stands twice" in complaint


def test_a_folder_without_data_is_told_what_is_missing_11(told, tmp_path):
    code, printed, complaint = told(tmp_path / "nowhere", "build")
    assert (code, printed) == (11, "")
    assert "code lists are missing" in complaint


def test_words_in_brackets_of_a_release_are_printed_as_they_are(told, data):
    _, _, complaint = told(data(row(value="[red]x[/red]")), "build")
    assert "'[red]x[/red]'" in complaint


def test_versions_come_newest_first_with_the_one_in_force_marked(told, data):
    folder = data(row())
    told(folder, "build")
    put(folder, "kaltim/2021", [row(period="2021-12")])
    told(folder, "build")
    code, printed, _ = told(folder, "versions")
    newest, oldest = printed.splitlines()
    assert code == 0
    assert newest.startswith("*    2  ")
    assert newest.endswith("2 figures")
    assert oldest.startswith("     1  ")


def test_versions_as_json_are_for_programs(told, data):
    folder = data(row())
    told(folder, "build")
    (version,) = json.loads(run(folder, "versions", "--json").stdout)
    assert (version["number"], version["in_force"], version["fault"]) == (1, True, None)
    assert (version["figures"], version["regions"]) == (1, 1)
    assert datetime.fromisoformat(version["created"]).utcoffset().total_seconds() == 0


def test_a_damaged_version_is_listed_with_what_is_wrong(told, data):
    folder = data(row())
    told(folder, "build")
    (folder / "warehouse" / "versions" / "1" / "figures.parquet").write_bytes(b"PAR1")
    code, printed, _ = told(folder, "versions")
    assert code == 14  # it is the one in force
    assert "figures.parquet: 4 bytes instead of" in printed
    (version,) = json.loads(told(folder, "versions", "--json")[1])
    assert (version["created"], "figures.parquet" in version["fault"]) == (None, True)


def test_no_versions_yet_is_an_empty_list(told, data):
    folder = data(row())
    assert told(folder, "versions") == (0, "", "")
    assert told(folder, "versions", "--json") == (0, "[]\n", "")


def test_sources_are_listed_with_reader_access_and_publications(told, data):
    code, printed, _ = told(data(row()), "sources")
    assert code == 0
    assert printed.split() == ["kaltim", "facts", "public", "1", "Angka", "buatan"]


def test_a_file_that_cannot_be_read_exits_10_and_says_which(told, data):
    folder = data(row())
    (folder / "sources" / "folder.toml").mkdir()
    code, _, said = told(folder, "build")
    assert code == 10
    assert "folder.toml cannot be read: Is a directory" in said


class Odd(dict):
    """An environment with a bug."""

    def get(self, *_):
        raise ZeroDivisionError


def test_what_nobody_foresaw_keeps_its_traceback():
    with pytest.raises(ZeroDivisionError):
        main(["versions"], Odd())
