"""The shape of the tree: who may import whom, where things may stand, how large they may grow.

The tables are those of docs/architecture.md; a folder that does not exist yet is passed over.
"""

import ast
import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
MAY_IMPORT = {
    "model": set(),
    "texts": set(),
    "ledger": {"model"},
    "etl": {"model", "ledger"},
    "charts": {"model", "texts"},
    "exports": {"model", "texts"},
    "layouts": {"model", "texts"},
    "access": {"model", "ledger", "texts"},
    "api": {"model", "texts", "exports", "access", "ledger"},
    "callbacks": {"charts", "exports", "layouts", "model", "texts", "access", "ledger"},
}
# the dictionary describes the files that exports writes
TALKS_TO_PEOPLE = {
    "etl/cli.py",
    "etl/report.py",
    "etl/work.py",
    "etl/dictionary.py",
    "etl/commands/accounts.py",
    "etl/commands/audit.py",
    "etl/commands/brief.py",
    "etl/commands/doctor.py",
    "etl/commands/export.py",
}
FOR_PEOPLE = {"access", "exports", "texts"}
FILES = {"glob", "os", "pathlib", "shutil", "socket", "subprocess", "tempfile", "urllib.request"}
NEVER = {
    "model": {"dash", "plotly", "typer", "sqlalchemy"},
    "texts": {"dash", "plotly"},
    "ledger": {"dash", "plotly"},
    "etl": {"dash", "plotly", "charts", "layouts", "callbacks", "api"},
    "charts": {"dash", "duckdb", "sqlalchemy", *FILES},
    "exports": {"dash", "duckdb", "sqlalchemy", *FILES},
    "layouts": {"callbacks", "charts", "plotly", "pandas", "pyarrow", "duckdb"},
    "access": {"dash", "plotly", "pandas"},
    "api": {"dash", "plotly"},
    "callbacks": {"etl", "pandas"},
}
OURS = {*MAY_IMPORT, "app", "tests"}
FOLDERS = [folder for folder in MAY_IMPORT if (ROOT / folder).is_dir()]
MODULES = sorted([ROOT / "app.py", *(f for d in FOLDERS for f in (ROOT / d).rglob("*.py"))])
READS_THE_ENVIRONMENT = {"app.py", "etl/__main__.py"}
LONGEST_FUNCTION, LONGEST_FILE = 45, 250
LEAST_FIGURE = 1_000
# years, powers of ten, the last port, seconds of an hour, EPSG:4326: some count may equal them
NO_FIGURE = {*range(1_900, 2_101), *(10**power for power in range(3, 19)), 65_535, 3_600, 4_326}
GROUPED = re.compile(r"(?<![\w.#-])\d{1,3}(?:[ ._,]?\d{3})+(?![\w-])")


def name_of(file):
    return file.relative_to(ROOT).as_posix()


def tree(file):
    return ast.parse(file.read_text("utf-8"))


def imports(file):
    """Every module that a file imports anywhere, with the packages above it."""
    for node in ast.walk(tree(file)):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(file)}: imports are absolute"
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            parts = name.split(".")
            yield from (".".join(parts[:count]) for count in range(1, len(parts) + 1))


def test_the_tree_has_the_folders_that_these_tests_speak_of():
    assert {"model", "texts", "etl", "charts", "exports", "layouts", "callbacks"} <= set(FOLDERS)
    assert len(MODULES) > 50


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_imports_only_what_it_may(folder):
    strangers = (OURS - MAY_IMPORT[folder] - {folder}) | NEVER[folder]
    found = {
        (name_of(file), name)
        for file in (ROOT / folder).rglob("*.py")
        for name in imports(file)
        if name in strangers
    }
    allowed = {(file, name) for file in TALKS_TO_PEOPLE for name in FOR_PEOPLE}
    assert found - allowed == set()


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_the_environment_is_read_once_and_handed_on(file):
    if name_of(file) in READS_THE_ENVIRONMENT:
        return
    found = [
        node.attr
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "environb", "getenv"}
    ]
    assert found == []
    assert not {"os.environ", "os.getenv"} & set(imports(file))


def stands_still(node):
    """Whether a statement of a module only names things."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)  # the docstring
    if isinstance(node, ast.If):
        tested = ast.unparse(node.test)
        return tested in {"TYPE_CHECKING", "__name__ == '__main__'"}
    named = (ast.Import, ast.ImportFrom, *FUNCTIONS, ast.ClassDef, ast.Assign, ast.AnnAssign)
    return isinstance(node, named)


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_a_module_only_names_things_when_it_is_imported(file):
    assert [ast.unparse(node)[:60] for node in tree(file).body if not stands_still(node)] == []


WATCHED_IMPORT = """
import importlib, sys, threading
root, *names = sys.argv[1:]
sys.path.insert(0, root)
seen = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and arguments[0].startswith(root):
        ours = "__pycache__" not in arguments[0] and "site-packages" not in arguments[0]
        if ours and not arguments[0].endswith((".py", ".pyc")):
            seen.append("open " + arguments[0])
    if event in {"socket.connect", "socket.bind", "subprocess.Popen", "os.mkdir", "os.remove"}:
        seen.append(event)
for third_party in ("dash", "plotly", "pandas", "pyarrow.parquet", "duckdb", "uvicorn", "fastapi"):
    importlib.import_module(third_party)
threads = threading.active_count()
sys.addaudithook(watch)
for name in names:
    importlib.import_module(name)
if threading.active_count() != threads:
    seen.append("threads " + str(threading.enumerate()))
print("\\n".join(seen), end="")
"""


def test_importing_everything_opens_no_file_and_starts_no_thread(tmp_path):
    modules = [
        name_of(file).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for file in MODULES
    ]
    command = [sys.executable, "-B", "-c", WATCHED_IMPORT, str(ROOT), *modules]
    # from an empty folder: what lies beside a checkout must not be taken for a package
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_no_function_and_no_file_grows_too_long(file):
    functions = [n for n in ast.walk(tree(file)) if isinstance(n, FUNCTIONS)]
    long = {f.name: f.end_lineno - f.lineno + 1 for f in functions}
    assert {name: size for name, size in long.items() if size > LONGEST_FUNCTION} == {}
    assert len(file.read_text("utf-8").splitlines()) <= LONGEST_FILE


def released():
    """Every number of the releases that is large enough to be recognised."""
    for release in (ROOT / "data" / "releases").rglob("*.csv"):
        with release.open(encoding="utf-8", newline="") as opened:
            for row in csv.DictReader(opened):
                codes = {"period", "region_code", "raw_row", "as_of"}
                cells = (cell for column, cell in row.items() if column not in codes)
                yield from (float(cell) for cell in cells if re.fullmatch(r"\d{4,}(\.\d+)?", cell))


@pytest.fixture(scope="module")
def figures():
    return {number for number in released() if number >= LEAST_FIGURE} - NO_FIGURE


def numbers_in(file):
    """The numbers of a file's code and of its texts; examples in docstrings are no data."""
    nodes = list(ast.walk(tree(file)))
    docs = {id(n.value) for n in nodes if isinstance(n, ast.Expr)}
    values = [n.value for n in nodes if isinstance(n, ast.Constant) and id(n) not in docs]
    for value in values:
        if isinstance(value, int | float):
            yield float(value)
        elif isinstance(value, str):
            for written in GROUPED.findall(value):
                yield float(re.sub(r"\D", "", written))


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_no_figure_of_the_data_stands_in_the_code(file, figures):
    assert len(figures) > 10_000
    assert {number for number in numbers_in(file) if number in figures} == set()


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_no_folder_is_a_drawer_for_everything(file):
    drawers = {"utils", "helpers", "common", "constants.py", "utils.py", "helpers.py", "misc.py"}
    assert not drawers & set(file.relative_to(ROOT).parts)


def test_no_test_keeps_its_state_in_the_checkout():
    """Else its ledger is made in var/, and the next run finds what this one left."""
    found = []
    for file in sorted((ROOT / "tests").rglob("*.py")):
        if "benchmarks" in file.parts:
            continue
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Settings":
                given = {part.arg for part in node.keywords}
                where = ("data", "state")
            elif isinstance(node, ast.Dict):
                given = {getattr(key, "value", None) for key in node.keys}
                where = ("CAKUPAN_DATA", "CAKUPAN_STATE")
            else:
                continue
            if where[0] in given and where[1] not in given:
                found.append(f"{name_of(file)}:{node.lineno}")
    assert found == []


def test_no_folder_shadows_the_package_that_measures_coverage():
    assert not (ROOT / "coverage").exists()


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_bad_data_is_refused_in_words_and_nothing_is_left_to_do(file):
    nodes = list(ast.walk(tree(file)))
    asserted = [node.lineno for node in nodes if isinstance(node, ast.Assert)]
    bare = [n.lineno for n in nodes if isinstance(n, ast.ExceptHandler) and n.type is None]
    printed = [n.lineno for n in nodes if isinstance(n, ast.Name) and n.id in {"print", "eval"}]
    assert (asserted, bare, printed) == ([], [], [])
    assert not re.search(r"\b(TODO|FIXME|XXX)\b", file.read_text("utf-8"))
