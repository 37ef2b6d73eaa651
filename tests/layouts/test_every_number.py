"""Every number on every page can be asked where it comes from, and its answer is that number.

The texts of these tests set a sign around each number of a figure that they format. A page then
shows no such sign outside an element with a key: a new page cannot forget one.
"""

import re

import pytest

from app import VIEWS
from callbacks.asking import Reader, Source, home_of
from callbacks.pages import answered
from charts import theme
from layouts import ids
from layouts.parts import figure
from layouts.parts.origin import origin
from model.provenance import provenance
from model.scope import Scope
from model.settings import Settings
from model.warehouse import Warehouse
from texts import Text, of

ALL = Scope.everything()
BEGIN, END = "\ue010", "\ue011"
NUMBER = re.compile(f"{BEGIN}([^{BEGIN}{END}]*){END}")  # the innermost: a change has a count in it
FORMATS = (
    "people",
    "label",
    "about",
    "short",
    "share",
    "printed",
    "change",
    "points",
)
# A link leads to the page where its number is asked; a caption is only heard, as is .aloud; the
# sentences of a comparison have their numbers in the table below. Bounds stand beside a number.
ELSEWHERE = {"A", "Caption"}
HEARD = {"aloud", "said", "beside"}
PARTIAL = "sisanya"  # a sum over the smaller places of a table, which has every term
WITHOUT_CELLS = {"/data"}  # loads and versions, no figure of a cell
CHOICES = [
    ("/", ""),
    ("/", "region=64&period=2023-12"),
    ("/", "region=KAL&period=2024-11&compare=2025-12"),
    ("/", "region=00"),
    ("/", "region=6403&period=2024&segment=BPU"),
    ("/wilayah", ""),
    ("/wilayah", "region=00&level=kabkota"),
    ("/wilayah", "region=KAL&compare=00"),
    ("/wilayah", "region=64&measure=employed_formal"),
    ("/wilayah", "region=KAL&measure=employed_informal&compare=64"),
    ("/sektor", ""),
    ("/sektor", "region=00"),
    ("/sektor", "region=KAL&base=labour_force"),
    ("/target", ""),
    ("/target", "region=00"),
    ("/target", "region=00&compare=51&lapse=5"),
    ("/target", "region=61"),
    ("/target", "region=64&compare=2022-11"),
    ("/target", "region=6303"),
    ("/target", "region=63&target=ucj-target-2024-antara-kalsel-ucj-2024"),
    ("/kepercayaan", ""),
    ("/kepercayaan", "region=00"),
    ("/definisi", ""),
    ("/pekerja-rentan", ""),
    ("/pekerja-rentan", "region=6403&compare=64"),
    ("/pekerja-rentan", "region=00"),
    ("/biaya", ""),
    ("/biaya", "region=61&compare=KAL"),
    ("/biaya", "region=00&enrol=6&budget=3000000000"),
    ("/biaya", "segment=PU&region=KAL"),
    ("/biaya", "region=6403"),
]


class Signed(Text):
    """The texts with a sign around every number of a figure."""


def _signed(name):
    usual = getattr(Text, name)

    def formatted(self, known):
        return usual(self, known) if known is None else f"{BEGIN}{usual(self, known)}{END}"

    return formatted


for _name in FORMATS:
    setattr(Signed, _name, _signed(_name))


@pytest.fixture(scope="module")
def source(real_data):
    settings = Settings(data=real_data, state=real_data.parent / "state")
    warehouse = Warehouse(settings.data)
    return Source(warehouse, home_of(settings, warehouse))


@pytest.fixture(scope="module")
def pages(source):
    reader = Reader(Signed("id"), theme.of("light"))
    views = {view.path: view for view in VIEWS}
    return {
        (path, query): answered(views[path], f"?{query}", source, ALL, reader)
        for path, query in CHOICES
    }


def kind_of(part):
    return part["type"] if isinstance(part, dict) else type(part).__name__


def given(part, name, default=None):
    if isinstance(part, dict):
        return part["props"].get(name, default)
    return getattr(part, name, default)


def is_part(part):
    return hasattr(part, "to_plotly_json") or (isinstance(part, dict) and "props" in part)


def inside(part):
    children = given(part, "children")
    return children if isinstance(children, (list, tuple)) else [children]


def numbers(part, key=None, sides=()):
    """Yield each text with a sign, and the key of what it stands in: None where it has none."""
    if isinstance(part, (list, tuple)):
        for child in part:
            yield from numbers(child, key, sides)
    elif isinstance(part, str):
        yield from ((part, key) for _ in NUMBER.findall(part))
    elif is_part(part):
        classes = set((given(part, "className") or "").split())
        if kind_of(part) in ELSEWHERE or classes & HEARD:
            return
        key = given(part, "data-ask") or key
        if kind_of(part) == "Table":
            sides = heads(part)
        row = given(part, "data-row")
        for at, child in enumerate(inside(part)):
            side = sides[at] if row and at < len(sides) else None
            yield from numbers(child, f"{row}~{side}" if side else key, sides)


def heads(table):
    """The side that each column of a table shows."""
    for group in inside(table):
        if is_part(group) and kind_of(group) == "Thead":
            first = next(one for one in inside(group) if is_part(one))
            return [given(one, "data-side") for one in inside(first)]
    return []


def shown(page):
    return [part for name, part in page.items() if name not in (ids.FILTERS, ids.TITLE)]


@pytest.mark.parametrize("choice", CHOICES, ids="?".join)
def test_every_number_of_a_page_can_be_asked(pages, choice):
    found = list(numbers(shown(pages[choice])))
    without = {said for said, key in found if key is None}
    assert [said for said in without if PARTIAL not in said] == []
    assert found or choice[0] == "/definisi"


@pytest.mark.parametrize("choice", CHOICES, ids="?".join)
def test_every_number_that_is_asked_is_answered_with_itself(pages, choice, source):
    version, text = source.warehouse.current(), of("id")
    asked = {}
    for said, key in numbers(shown(pages[choice])):
        if key is not None:
            found = (words.replace("\u00a0", " ") for words in NUMBER.findall(said))
            asked.setdefault(key, set()).update(found)
    for key in sorted(asked)[:: max(1, len(asked) // 60)]:
        answer = provenance(key, ALL, version)
        assert asked[key] & every_form(answer.number.known, text), (key, asked[key])
        origin(answer, text)


def every_form(known, text):
    """Every way in which the texts say a number."""
    scaled = type(known)(known.low / 100, known.value / 100, known.high / 100)
    minus = type(known)(-known.high, -known.value, -known.low)
    usual = {getattr(text, name)(known) for name in FORMATS if name != "short"}
    in_percent = {text.share(scaled), text.printed(scaled)}
    every = usual | in_percent | {text.short(known.value), text.people(minus), text.change(minus)}
    return {words.replace("\u00a0", " ") for words in every}


@pytest.mark.parametrize("choice", CHOICES, ids="?".join)
def test_no_mark_of_a_key_is_left_in_words_or_attributes(pages, choice):
    said = "".join(every_text(list(pages[choice].values())))
    assert not {figure.OPEN, figure.KEY, figure.CLOSE} & set(said)


def every_text(part):
    """Yield all words and attributes of a tree, those of figures too."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from every_text(value)
    elif isinstance(part, (list, tuple)):
        for child in part:
            yield from every_text(child)
    elif hasattr(part, "to_plotly_json"):
        yield from every_text(part.to_plotly_json())


def test_a_number_without_a_key_is_found():
    bare = [f"{BEGIN}2,6 juta{END} pekerja"]
    row = {"type": "Tr", "props": {"children": [{"type": "Td", "props": {"children": bare[0]}}]}}
    assert [key for _, key in numbers([bare, row])] == [None, None]


def test_every_page_is_looked_through():
    """A new page adds its choices above, and finds out which of its numbers have no key."""
    assert {view.path for view in VIEWS} <= {path for path, _ in CHOICES} | WITHOUT_CELLS
