"""A brief on paper: one page, the figures of the screen, whatever a publication wrote."""

import io
import re
import time
from dataclasses import replace

import pypdf
import pytest

from charts import theme
from exports import brief_look
from exports.brief_pdf import content, write
from exports.brief_sentence import case
from exports.brief_words import words
from layouts.parts import figure, ranking, sentence
from layouts.parts.table import row
from model import shown
from model.brief import brief
from model.cell import Quantity
from model.interval import Interval
from model.scope import Scope
from model.selection import Selection
from tests import components
from texts import LANGUAGES, naming, of

HOME, ALL = Selection(region="KAL", period="2022-12"), Scope.everything()
PROVINCES = "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74"
PROVINCES = [*PROVINCES.split(), "75", "76", "81", "82", "91", "92", "94", "95", "96", "97"]
CHOICES = [  # figures below, none below, over 100 %, a segment, a year, nothing known, a long name
    {"region": "KAL"},
    {"region": "00"},
    {"region": "64"},
    {"region": "51"},
    {"region": "31"},
    {"region": "6404", "segment": "BPU"},
    {"region": "6404", "segment": "BPU", "base": "stated"},
    {"region": "KAL", "period": "2024-11"},
    {"region": "KAL", "segment": "JAKON"},
    {"region": "6471", "period": "2020-06"},
    {"region": "9702"},
    {"region": "1208"},
]
HOSTILE = [
    '#eval("1") #read("/etc/passwd") $x^2$ *b* _i_ `r` <label> @ref \\ // /* */ [c] {d}',
    "=1+1 \" ' “ ” ’ -- --- ... ~ https://example.org/a?b=c#d",
    "قصر الملك \u202eabc\u202c עברית 中文 😀 \u0000\u0007 \ue000x\ue001",
    "A" * 5_000,
    "Kabupaten " + "Tanah Laut " * 60,
    "",
]


def of_choice(version, **choice):
    return brief(Selection(**choice), HOME, ALL, version)


def opened(raw):
    return pypdf.PdfReader(io.BytesIO(raw))


def flat(said):
    """The words without their spaces: a line may break where a space stands."""
    return re.sub(r"[\s\u00a0\u2060]+", "", figure.plain(said))


def read(raw):
    return flat(opened(raw).pages[0].extract_text())


@pytest.mark.parametrize(
    ("choice", "language"),
    [*((one, "id") for one in CHOICES), *((one, "en") for one in CHOICES[:6])],
    ids=lambda one: one if isinstance(one, str) else "-".join(one.values()),
)
def test_the_page_says_what_the_screen_says(real, choice, language):
    made, text = of_choice(real, **choice), of(language)
    raw = write(made, text)
    page, answer = read(raw), made.overview
    assert len(opened(raw).pages) == 1
    assert flat(sentence.plain(answer, text)) in page
    for cell in shown.cards(answer):
        said = [components.words(one.children) for one in components.parts(row(cell, "", text))][1:]
        _, _, people, between, _, of_whom, _, share, bounds, *_ = said
        for figures in (people, between, of_whom, share, bounds):
            assert flat(figures) in page or figures == "–"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", ["KAL", "00"])
def test_the_ranking_is_the_pages(real, region, language):
    made, text = of_choice(real, region=region), of(language)
    page, said = read(write(made, text)), words(made, text).places
    assert said.title == figure.plain(ranking.finding(made.overview, text))
    assert said.about == ranking.subtitle(made.overview, text)
    assert len(said.rows) == len(made.overview.ranking)
    for note in said.notes:
        assert flat(note) in page
    for cell in made.overview.ranking[:5]:
        assert flat(text.about(cell.participants.known) + text.about(cell.gap)) in page
    for name in made.overview.left_out:
        assert flat(naming.bare(name, text)) in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_is_the_pages_wherever_it_stands(real, language):
    text = of(language)
    for choice in CHOICES:
        answer = of_choice(real, **choice).overview
        assert case(answer.headline) == sentence.case(answer.headline)
        assert words(of_choice(real, **choice), text).spoken == sentence.spoken(answer, text)


@pytest.mark.parametrize("region", PROVINCES)
def test_every_province_fits_on_one_page_within_a_second(real, region):
    made, text = of_choice(real, region=region), of("id")
    start = time.process_time()
    raw = write(made, text)
    assert time.process_time() - start < 1
    assert len(opened(raw).pages) == 1
    assert flat(words(made, text).link) in read(raw)  # the last line of the page is not cut away


def test_the_page_is_tagged_titled_told_aloud_and_its_fonts_are_inside(real):
    made, text = of_choice(real, region="KAL"), of("id")
    document = opened(write(made, text))
    root = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "id"
    assert document.metadata.title == words(made, text).title
    kinds, told = tags(root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure"} <= kinds
    assert words(made, text).spoken in told
    fonts = document.pages[0]["/Resources"]["/Font"].values()
    inside = [font.get_object()["/DescendantFonts"][0].get_object() for font in fonts]
    assert inside
    assert all("/FontFile2" in one["/FontDescriptor"] for one in inside)


def tags(node):
    """The kinds of a tree of tags, and what is told instead of its pictures."""
    kinds, told = set(), set()
    waiting = [node]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, list):
            waiting.extend(part for part in one if not isinstance(part, int))
        elif isinstance(one, dict):
            kinds.add(one.get("/S"))
            told.add(one.get("/Alt"))
            waiting.extend(part for part in [one.get("/K")] if part is not None)
    return kinds, told


def test_the_same_brief_gives_the_same_bytes(real):
    made = of_choice(real, region="KAL")
    assert write(made, of("id")) == write(of_choice(real, region="KAL"), of("id"))


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_what_a_publication_wrote_is_shown_and_never_run(real, name):
    made, text = of_choice(real, region="KAL"), of("id")
    headline = replace(made.headline, region_name=name)
    ranked = tuple(replace(cell, region_name=name) for cell in made.overview.ranking)
    told = tuple(replace(one, publisher=name, title=name, url=name) for one in made.sources)
    answer = replace(made.overview, headline=headline, ranking=ranked, sources=told)
    raw = write(replace(made, overview=answer, sources=told), text)
    assert len(opened(raw).pages) == 1
    assert "root:" not in read(raw)
    if name and name.isascii() and len(name) < 200:
        assert flat(name) in read(raw)


def test_a_link_of_a_source_leads_to_the_web_or_nowhere(real):
    made = of_choice(real, region="KAL")
    first, *others = made.sources
    told = (replace(first, url="javascript:alert(1)", publisher="X"), *others)
    urls = content(replace(made, sources=told), of("id"))["urls"]
    assert urls[0] == ""
    assert all(url.startswith("http") for url in urls if url)


@pytest.mark.parametrize("status", ["suppressed", "outside_scope"])
def test_what_is_kept_back_is_not_told_as_missing(real, status):
    made, text = of_choice(real, region="9702"), of("id")
    held = replace(made.headline, participants=Quantity(None, status))
    kept = replace(made, overview=replace(made.overview, headline=held))
    page = read(write(kept, text))
    assert content(kept, text)["marks"]["bar"] == {"kind": "empty", "status": status}
    assert flat(text(f"state.{status}")) in page
    assert flat(sentence.plain(kept.overview, text)) in page
    assert flat(text("brief.participants", who=held.region_name)) not in page
    assert flat(text("brief.participants", who=held.region_name)) in read(write(made, text))


def test_a_place_without_a_figure_has_no_bar_and_one_of_nought_has(real):
    made = of_choice(real, region="KAL")
    first, second, *others = made.overview.ranking
    nobody = Quantity(Interval.exact(0), "published", first.participants.origins)
    ranked = (replace(first, participants=nobody), replace(second, participants=Quantity()))
    changed = replace(made, overview=replace(made.overview, ranking=(*ranked, *others)))
    nought, missing, *_ = content(changed, of("id"))["marks"]["places"]["rows"]
    assert nought["left"]["value"] == 0
    assert (missing["left"], missing["right"]) == (None, None)
    assert flat(of("id")("state.unknown")) in read(write(changed, of("id")))


def test_what_a_list_leaves_out_is_counted_under_it(real):
    made, text = of_choice(real, region="00"), of("id")
    said = words(made, text).programmes
    assert len(said.rows) == len(made.told)
    left = [int(found) for found in re.findall(r"…dan(\d+)lainnya", read(write(made, text)))]
    assert len(made.overview.ranking) - 12 in left
    assert any(0 < len(made.told) - count < 9 for count in left)


def test_no_length_leaves_the_page(real):
    for choice in CHOICES:
        marks = content(of_choice(real, **choice), of("id"))["marks"]
        bar = marks["bar"]
        ends = [one["start"] + one["length"] for one in bar.get("parts", [])]
        sides = [row[side] for row in marks["places"]["rows"] for side in ("left", "right")]
        ends += [side["value"] for side in sides if side]
        ends += [one["bar"]["value"] for one in marks["trend"] if one["bar"]]
        assert all(0 <= end <= 1 + 1e-9 for end in ends)


def test_paper_has_the_colours_of_the_screen():
    for name, colour in brief_look.COLOURS.items():
        if name not in ("paper", "base"):
            assert getattr(theme.LIGHT, name) == colour
    assert brief_look.COLOURS["paper"] == theme.LIGHT.card
    assert brief_look.COLOURS["base"] in theme.LIGHT.rates_base
    assert theme.LIGHT.covered == brief_look.COVERED
