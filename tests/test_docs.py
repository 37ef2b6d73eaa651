"""What the documents say is so: links, commands, settings, exit codes, examples."""

import csv
import io
import math
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import typer

from etl.build import build
from etl.cli import program
from model import errors
from model.cell import OUTSIDE
from model.contract import FIGURES
from model.denominators import BASES
from model.errors import CakupanError
from model.interval import Interval
from model.period import august_before
from model.settings import Settings
from model.wording import interval_of

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
MADE = ("data/warehouse/", "var/")  # by make, not in git
PAGES = sorted(
    page.relative_to(ROOT).as_posix()
    for page in [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "data").rglob("*.md")]
)
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))

FAMILIES = {  # a variable for each database, key of a registry, thing that sign-in elsewhere needs
    "CAKUPAN_SQL": "CAKUPAN_SQL_NAME",
    "CAKUPAN_OIDC": "CAKUPAN_OIDC_NAME",
    "CAKUPAN_ROLLUP": "CAKUPAN_ROLLUP_NAME",
}

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
FENCED = re.compile(r"```.*?```", re.DOTALL)
NAMED_BLOCK = re.compile(r"`(data/\S+)`:\n\n```\w+\n(.*?)```", re.DOTALL)


def read(page):
    return (ROOT / page).read_text("utf-8")


def code(page):
    """Everything that a page sets as code."""
    return "\n".join(CODE.findall(read(page)))


def table(page, head):
    """The rows of the table whose first header cells are these, backticks taken away."""
    lines = read(page).split(f"| {head} |")[1].splitlines()[2:]
    found = []
    for line in lines:
        if not line.startswith("|"):
            break
        found.append([cell.strip().strip("`") for cell in line.split("|")[1:-1]])
    return found


def number(text):
    """A number as the tables write it: 2 550 000, 44.065, open."""
    return math.inf if text == "open" else float(text.replace(" ", ""))


def slug(heading):
    """The anchor that a heading gets."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors(page):
    bare = FENCED.sub("", page.read_text("utf-8"))
    return {slug(heading) for heading in re.findall(r"^#+ (.+)$", bare, re.MULTILINE)}


def missing_links(page):
    for link in LINK.findall(FENCED.sub("", read(page))):
        path, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", link):
            continue
        target = (ROOT / page).parent / path if path else ROOT / page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            yield link


@pytest.mark.parametrize("page", PAGES)
def test_every_link_inside_the_project_leads_somewhere(page):
    assert list(missing_links(page)) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_exists(page):
    spans = re.findall(r"`([\w.-]+(?:/[\w.@-]+)*/?)`", read(page))
    named = {span for span in spans if "/" in span and (ROOT / span.split("/")[0]).is_dir()}
    absent = {n for n in named if not n.startswith(MADE) and not (ROOT / n).exists()}
    assert absent == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_that_a_page_names_exists(page):
    targets = set(re.findall(r"^([a-z-]+):.*  ## ", read("Makefile"), re.MULTILINE))
    named = re.findall(r"(?:^|`)(?:[A-Z_]+=\S+ )*make ([a-z-]+)", code(page), re.MULTILINE)
    assert set(named) <= targets


@pytest.mark.parametrize("page", PAGES)
def test_every_command_that_a_page_names_exists(page):
    commands = set(typer.main.get_command(program()).commands)
    assert set(re.findall(r"python -m etl ([a-z]+)", code(page))) <= commands
    modules = re.findall(r"python -m (etl\.[a-z.]+)", code(page))
    assert [m for m in modules if not (ROOT / f"{m.replace('.', '/')}.py").exists()] == []


def test_the_operations_page_names_every_command():
    commands = {command for command, *_ in table("docs/operations.md", "command | what")}
    etl = {f"python -m etl {name}" for name in typer.main.get_command(program()).commands}
    assert commands == etl | {"python -m etl.dictionary"}


@pytest.mark.parametrize("page", ["README.md", "docs/operations.md"])
def test_the_table_of_settings_names_every_setting_with_its_default(page):
    stated = {name: default for name, default, _ in table(page, "name | default | what")}
    fields = {f"CAKUPAN_{field.upper()}" for field in Settings.__slots__}
    assert set(stated) == {FAMILIES.get(name, name) for name in fields}
    assert Settings.from_environ(stated) == Settings()


def test_the_settings_that_are_documented_are_those_that_are_read():
    stated = {name for name, *_ in table("docs/operations.md", "name | default | what")}
    names = re.findall(r'"(CAKUPAN_\w+?)_?"', read("model/settings.py"))
    assert stated == {FAMILIES.get(name, name) for name in names}


def test_the_table_of_exit_codes_is_that_of_the_errors():
    known = {
        name: kind.exit_code
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, CakupanError)
    }
    rows = table("docs/operations.md", "code | name | what happened | do")
    assert {name: int(exit_code) for exit_code, name, *_ in rows if name} == known
    codes = [int(exit_code) for exit_code, *_ in rows]
    assert codes == sorted(set(codes))


def test_decisions_are_numbered_from_one_without_gaps():
    numbers = [path.name.split("-")[0] for path in DECISIONS]
    assert numbers == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_number_a_date_and_three_parts(path):
    text = path.read_text("utf-8")
    assert text.startswith(f"# {path.name.split('-')[0]} ")
    stated = re.search(r"^Date: (\S+)$", text, re.MULTILINE)
    assert date.fromisoformat(stated[1]) >= date(2026, 11, 22)
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == ["Context", "Decision", "Consequences"]


@pytest.mark.parametrize("row", table("docs/method.md", "as written | least"), ids=lambda r: r[0])
def test_a_wording_means_what_the_method_says(row):
    written, *bounds = row
    known = interval_of(written)
    assert (known.low, known.value, known.high) == pytest.approx([number(b) for b in bounds])


@pytest.mark.parametrize("row", table("docs/method.md", "share from | to"), ids="–".join)
def test_as_many_decimals_hold_as_the_method_says(row):
    low, high, decimals = (float(cell) for cell in row)
    assert Interval(low, (low + high) / 2, high).share_digits() == decimals


@pytest.mark.parametrize("row", table("docs/method.md", "period | as of"), ids=" ".join)
def test_a_period_is_divided_by_the_august_that_the_method_says(row):
    period, as_of, august = row
    assert august_before(period, as_of) == august


def test_the_method_names_every_base():
    rows = table("docs/method.md", "id | base")
    assert [base for base, *_ in rows] == [base.id for base in BASES]
    segments = {base.id: base.segments for base in BASES if base.segments}
    assert {base: (of,) for base, _, of in rows if base in segments} == segments


def test_the_method_explains_every_flag_of_the_contract():
    (flags,) = (column for column in FIGURES.columns if column.name == "flags")
    of_figures = set(flags.meaning.partition(";")[0].split(", "))
    explained = {flag for flag, _ in table("docs/method.md", "flag | says")}
    assert explained == of_figures | {"above_base"}


def test_the_method_explains_every_status():
    listed = csv.DictReader(io.StringIO(read("data/codelists/figure_statuses.csv")))
    explained = [status for status, *_ in table("docs/method.md", "status | meaning")]
    assert explained == [*(row["code"] for row in listed), OUTSIDE]


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The figures of the project's data with the example of docs/add-a-source.md put in anew."""
    data = tmp_path_factory.mktemp("example") / "data"
    for folder in ("sources", "releases", "codelists"):
        shutil.copytree(ROOT / "data" / folder, data / folder)
    blocks = NAMED_BLOCK.findall(read("docs/add-a-source.md"))
    assert [Path(name).suffix for name, _ in blocks] == [".toml", ".csv"]
    family = Path(blocks[0][0]).stem
    shutil.rmtree(data / "releases" / family)
    for name, content in blocks:
        target = data.parent / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(content, "utf-8")
    figures = build(data, lambda step: None).tables["figures"].to_pylist()
    return [row for row in figures if row["place"].startswith(f"{family}/")]


def test_the_example_of_adding_a_source_gives_its_three_figures(example):
    values = {row["measure"]: (row["low"], row["value"], row["high"]) for row in example}
    assert values == {
        "labour_force_bpjs_denominator": (1_873_899, 1_873_899, 1_873_899),
        "participants_active": (935_079, 935_079, 935_079),
        "coverage_share_bpjs": pytest.approx((50.88 - 0.005, 50.88, 50.88 + 0.01)),
    }


def test_the_example_of_adding_a_source_keeps_publication_place_and_note(example):
    assert {row["origin"] for row in example} == {"antara-bali-2025-03"}
    assert {row["place"] for row in example} == {
        f"bpjs_bali/2025-03.csv:{line}:value" for line in (2, 3, 4)
    }
    notes = {row["measure"]: row["note"] for row in example}
    assert "49,90" in notes["coverage_share_bpjs"]
    assert notes["participants_active"] is None
