"""A brief as slides: native charts whose workbooks hold the figures of the page."""

import io
import time
import zipfile
from dataclasses import replace

import openpyxl
import pypdf
import pytest
from pptx import Presentation

from exports import brief_pptx
from exports.brief_words import words
from exports.pptx_chart import grouped
from exports.pptx_data import Data, Series, Table
from model.brief import brief
from model.scope import Scope
from model.selection import Selection
from tests import office
from texts import LANGUAGES, of

HOME, ALL = Selection(region="KAL", period="2022-12"), Scope.everything()
PLACES = ("KAL", "00", "64", "31", "6403", "9702")
HOSTILE = '=1+1 <&"> \x00\x0b \ud800 \uff1dcmd|calc @x https://' + "a" * 3_000


@pytest.fixture(scope="module")
def made(real):
    """A brief, its words and its deck, each made once."""
    kept = {}

    def of_place(region, language="id"):
        if (region, language) not in kept:
            found = brief(Selection(region=region, lang=language), HOME, ALL, real)
            raw = brief_pptx.write(found, of(language))
            kept[region, language] = (found, words(found, of(language)), raw)
        return kept[region, language]

    return of_place


def slides(raw):
    return list(Presentation(io.BytesIO(raw)).slides)


def charts(slide):
    return [shape for shape in slide.shapes if shape.has_chart]


def sheet(shape):
    """The workbook behind a chart: rows under their heads."""
    raw = shape.chart.part.chart_workbook.xlsx_part.blob
    rows = openpyxl.load_workbook(io.BytesIO(raw)).active.iter_rows(values_only=True)
    heads = next(rows)
    return {row[0]: dict(zip(heads[1:], row[1:], strict=True)) for row in rows}


def shown(slide):
    """All words of a slide but those of its charts."""
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            texts += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(texts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", PLACES)
def test_a_deck_has_four_wide_slides_with_titles_notes_and_sources(made, region, language):
    found, said, raw = made(region, language)
    deck = Presentation(io.BytesIO(raw))
    assert deck.slide_width * 9 == pytest.approx(deck.slide_height * 16, rel=0.001)
    first, second, third, fourth = deck.slides
    assert first.shapes.title.text_frame.text == said.headline
    assert said.standing.title in shown(fourth)
    assert {bool(one.shapes.title.text_frame.text) for one in deck.slides} == {True}
    for slide in (first, second, third, fourth):
        notes = slide.notes_slide.notes_text_frame.text
        assert all(one.publisher in notes for one in found.sources)
        assert {said.version in notes, said.as_of in notes, said.link in notes} == {True}
        assert said.version in shown(slide)


@pytest.mark.parametrize("region", ["KAL", "00", "64", "31"])
def test_the_workbook_of_the_bar_holds_the_parts_and_their_bounds(made, region):
    found, said, raw = made(region)
    (shape,) = charts(slides(raw)[0])
    numbers = [value for row in sheet(shape).values() for value in row.values()]
    for part in found.bar.parts:
        assert part.people.value in numbers
        assert part.people.low in numbers
    assert found.headline.denominator.known.value in numbers
    assert shape._element.nvGraphicFramePr.cNvPr.get("descr") == said.spoken


@pytest.mark.parametrize("region", ["KAL", "00", "31"])
def test_the_workbooks_of_the_ranking_hold_every_cell_and_leave_unknown_ones_blank(made, region):
    found, said, raw = made(region)
    cells = found.ranking or [one.cell for one in found.beside.places]
    rows = {}
    for shape in charts(slides(raw)[1]):
        for name, row in sheet(shape).items():
            rows.setdefault(name, {}).update(row)
    covered, gap = said.places.sides
    assert list(rows) == [cell.region_name for cell in cells]
    for cell in cells:
        known = cell.participants.known
        assert rows[cell.region_name][covered] == (known.value if known else None)
        assert rows[cell.region_name][gap] == (cell.gap.value if cell.gap else None)
    blank = [name for name, row in rows.items() if set(row.values()) == {None}]
    assert blank == [cell.region_name for cell in cells if not cell.is_known]


def test_where_workers_stand_in_one_side_is_drawn(made):
    found, said, raw = made("64")
    (shape,) = charts(slides(raw)[1])
    rows = sheet(shape)
    side = said.places.sides[1]
    people = {place.name: place.people.known.value for place in found.beside.known}
    assert {name: row[side] for name, row in rows.items()} == people


@pytest.mark.parametrize("region", ["KAL", "00", "64"])
def test_years_that_do_not_compare_are_lines_of_their_own(made, region):
    found, _, raw = made(region)
    (shape,) = charts(slides(raw)[2])
    lines = [list(one.values) for one in shape.chart.plots[0].series]
    starts = [y for y in found.years if y.participants.known and not y.compares]
    assert len(lines) == len(starts)
    for at, year in enumerate(found.years):
        known = year.participants.known
        points = [line[at] for line in lines if line[at] is not None]
        assert points == ([known.value] if known else [])
    blanks = shape.chart._chartSpace.xpath("c:chart/c:dispBlanksAs/@val")
    assert blanks == ["gap"]


@pytest.mark.parametrize("region", ["6403", "9702"])
def test_what_nobody_published_is_a_blank_cell_and_said(made, region):
    found, said, raw = made(region)
    (shape,) = charts(slides(raw)[0])
    (row,) = sheet(shape).values()
    covered, gap = (of("id")(f"chart.{name}") for name in ("covered", "gap"))
    assert (row[covered], row[gap]) == (None, None)
    assert found.headline.denominator.known.value in row.values()
    assert 0 not in row.values()
    assert said.wanting[0] in shown(slides(raw)[0])
    assert charts(slides(raw)[2]) == []


@pytest.mark.parametrize(("language", "group"), [("id", "."), ("en", ",")])
def test_labels_are_grouped_as_the_language_does_whoever_opens_the_file(made, language, group):
    _, _, raw = made("KAL", language)
    formats = {
        one
        for slide in slides(raw)[:3]
        for shape in charts(slide)
        for one in shape.chart._chartSpace.xpath(".//c:dLbls/c:numFmt/@formatCode")
    }
    assert formats == {grouped(group)}
    assert f"\\{group}000" in grouped(group)


def test_a_rounded_number_is_labelled_with_no_more_digits_than_hold(made):
    _, _, raw = made("KAL")
    (shape,) = charts(slides(raw)[0])
    labels = "".join(shape.chart._chartSpace.xpath(".//c:dLbl//a:t/text()"))
    assert "3,3\u00a0juta" in labels
    assert "3.300.000" not in labels


def test_a_deck_is_the_same_bytes_each_time_and_carries_the_date_of_its_data(made, real):
    found, _, raw = made("64")
    assert brief_pptx.write(found, of("id")) == raw
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/thumbnail.jpeg" not in parts.namelist()
    facts = Presentation(io.BytesIO(raw)).core_properties
    assert facts.created == facts.modified
    assert facts.created.isoformat(timespec="seconds") == real.manifest.created[:19]


def test_a_deck_takes_less_than_a_second(made):
    found, _, _ = made("00")
    began = time.process_time()
    brief_pptx.write(found, of("en"))
    assert time.process_time() - began < 1


def test_a_name_that_could_run_stays_text_in_chart_and_workbook(made):
    """Hardening 57."""
    found, _, _ = made("KAL")
    top = found.overview
    ranking = tuple(replace(cell, region_name=HOSTILE) for cell in top.ranking)
    headline = replace(top.headline, region_name=HOSTILE)
    bad = replace(found, overview=replace(top, ranking=ranking, headline=headline))
    raw = brief_pptx.write(bad, of("id"))
    for slide in slides(raw)[:2]:
        for shape in charts(slide):
            book = openpyxl.load_workbook(
                io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob)
            )
            kinds = {cell.data_type for row in book.active.iter_rows() for cell in row}
            assert kinds <= {"s", "n"}
            names = [cell.value for cell in book.active["A"] if cell.value]
            assert all(name.startswith("=1+1") and "\x00" not in name for name in names)


@pytest.mark.parametrize("name", ["=1+1", "+1", "-x", "@x", "\tx", "\uff1d1+1", "https://a.id"])
def test_the_workbook_behind_a_chart_holds_text_as_text(name):
    """Hardening 57."""
    data = Data([name], [Series(name, [1.0])], "alt", "2026-11-22T10:00:00+00:00")
    page = openpyxl.load_workbook(io.BytesIO(Table(data).xlsx_blob)).active
    assert [(c.value, c.data_type, c.hyperlink) for c in (page["A2"], page["B1"])] == [
        (name, "s", None)
    ] * 2


@pytest.mark.system
def test_libreoffice_opens_decks_as_four_pages_each(made, tmp_path):
    for region, language in (("KAL", "id"), ("00", "en"), ("9702", "id")):
        file = tmp_path / f"{region}.pptx"
        _, said, raw = made(region, language)
        file.write_bytes(raw)
        pages = office.to_pdf(file, tmp_path)
        read = pypdf.PdfReader(pages).pages
        assert len(read) == 4
        words_of = " ".join(read[0].extract_text().split())
        assert " ".join(said.headline.split()) in words_of
