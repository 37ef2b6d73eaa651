"""The snippets of docs/api.md, run as they stand there against a server of this project."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.world import ROOT

PATIENCE = 60  # seconds
SNIPPET = re.compile(r"^### (.+?)\n(.*?)(?=^##)", re.MULTILINE | re.DOTALL)
FENCED = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def snippets():
    """Every block of code of the part Clients: language and code, by the name of the client."""
    page = (ROOT / "docs" / "api.md").read_text("utf-8")
    part = page.split("\n## Clients\n")[1].split("\n## ")[0] + "\n##"
    return {name: FENCED.findall(body) for name, body in SNIPPET.findall(part)}


def only(name, language):
    (code,) = [code for spoken, code in snippets()[name] if spoken == language]
    return code


@pytest.fixture(scope="module")
def server(real_data, tmp_path_factory):
    """The address of a server on a free port, as `python app.py` serves."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    state = tmp_path_factory.mktemp("state")
    places = {"CAKUPAN_DATA": f"{real_data}", "CAKUPAN_STATE": f"{state}"}
    environ = os.environ | places | {"CAKUPAN_PORT": str(port)}
    command = [sys.executable, "app.py"]
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE) as running:
        try:
            running.stdout.readline()  # printed once the address can be opened
            yield answering(f"http://127.0.0.1:{port}")
        finally:
            running.terminate()


def answering(address):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/healthz"):
                return address
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


@pytest.fixture(scope="module")
def run(server, tmp_path_factory):
    """Run code of a language in one folder, with the server in its environment."""
    folder = tmp_path_factory.mktemp("client")
    shells = {"sh": ["sh", "-e", "-u", "-c"], "python": [sys.executable, "-W", "error", "-c"]}

    def done(language, code):
        environ = os.environ | {"SERVER": server}
        command = [*shells[language], code]
        found = subprocess.run(
            command, cwd=folder, env=environ, capture_output=True, text=True, check=False
        )
        assert (found.returncode, found.stderr) == (0, ""), found.stderr
        return found.stdout

    done.folder = folder
    return done


def test_every_client_that_the_issue_names_has_a_snippet():
    assert set(snippets()) == {"curl", "pandas", "DuckDB", "R", "Excel (Power Query)"}
    assert all(snippets().values())


def test_curl_fetches_a_file_once_and_keeps_it_while_nothing_is_new(run):
    run("sh", only("curl", "sh"))
    file, tag = run.folder / "figures.parquet", run.folder / "figures.etag"
    before, seen = file.read_bytes(), tag.read_text()
    assert before.startswith(b"PAR1")
    run("sh", only("curl", "sh"))
    assert (file.read_bytes(), tag.read_text()) == (before, seen)


def test_duckdb_reads_the_file_that_curl_fetched(run):
    file = run.folder / "figures.parquet"
    if not file.exists():
        run("sh", only("curl", "sh"))
    query = only("DuckDB", "sql")
    asked = f"import duckdb, json\nprint(json.dumps(duckdb.sql({query!r}).fetchall()))"
    rows = json.loads(run("python", asked))
    assert {row[0] for row in rows} == {"Kalimantan"}
    found = {row[4] for row in rows if row[1:3] == ["2022-12", "total"]}
    assert 2_600_000 in found


def test_pandas_reads_codes_as_text_and_follows_the_pages(run):
    checked = only("pandas", "python") + (
        "\nassert targets['region_code'].str.len().min() == 2"
        "\nassert len(claims) > 10 and claims['claim'].is_unique"
        "\nassert claims['computed_value'].notna().any()"
        "\nsame = pd.read_parquet(f'{server}/api/v1/targets?region=KAL&format=parquet')"
        "\nassert list(same['region_code']) == list(targets['region_code'])"
        "\nassert same['value'].equals(targets['value'])"
    )
    said = run("python", checked)
    assert "not_stated" in said
    assert "contradicts" in said


def test_snippets_that_no_test_runs_say_so():
    page = (ROOT / "docs" / "api.md").read_text("utf-8")
    for name in ("R", "Excel (Power Query)"):
        assert page.split(f"### {name}\n")[1].lstrip().startswith("Not run by a test.")
