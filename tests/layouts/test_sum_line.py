"""A stated total stands beside the sum of its parts, with a verdict."""

from dataclasses import replace

import pytest

import texts
from layouts.parts.figure import plain
from layouts.parts.sum_line import notes, sum_line
from model.adding import verdict
from model.cell import Quantity
from tests.overviews import BPU, JAKON, KALIMANTAN, PU, TOTAL, cell, exact

ID = texts.of("id")


@pytest.mark.parametrize(
    ("total", "parts", "word"),
    [
        (exact(300), [exact(100), exact(200)], "agrees"),
        (TOTAL, [PU, BPU, JAKON], "agrees_within_rounding"),
        (exact(300), [exact(100), Quantity()], "incomplete"),
        (exact(300), [exact(100), exact(201)], "contradicts"),
        (exact(300), [exact(301), Quantity()], "contradicts"),
        (exact(300), [exact(300), Quantity(status="not_applicable")], "agrees"),
        (Quantity(), [exact(1)], "cannot_check"),
        (exact(300), [Quantity()], "cannot_check"),
    ],
)
def test_the_verdict_holds_what_is_known_against_the_total(total, parts, word):
    assert verdict(total, parts) == word


def test_the_parts_of_the_home_page_agree_within_rounding():
    assert plain(sum_line(KALIMANTAN, ID)).replace("\u00a0", " ") == (
        "1,5 + 0,396 + 0,7 = 2,596 juta, sesuai dengan 2,6 juta dalam pembulatan"
    )


def test_exact_parts_are_added_with_all_their_digits():
    figures = (("PU", 1_953_661), ("BPU", 889_957), ("JAKON", 443_402))
    total = exact(1_953_661 + 889_957 + 443_402)
    overview = replace(
        KALIMANTAN,
        headline=cell(total, Quantity()),
        segments=tuple(cell(exact(n), Quantity(), segment=code) for code, n in figures),
    )
    assert plain(sum_line(overview, ID)).startswith("1.953.661 + 889.957 + 443.402 = 3.287.020,")


def test_a_missing_part_is_named():
    short = (*KALIMANTAN.segments[:2], replace(KALIMANTAN.segments[2], participants=Quantity()))
    line = sum_line(replace(KALIMANTAN, segments=short), ID)
    assert "JAKON tidak diterbitkan" in line


def test_a_part_that_the_publication_does_not_tell_apart_is_missing():
    line = sum_line(replace(KALIMANTAN, segments=KALIMANTAN.segments[:2]), ID)
    assert "JAKON tidak diterbitkan" in line


def test_parts_that_were_worked_out_from_the_total_prove_nothing():
    from_total = [
        replace(part, participants=replace(part.participants, status="computed"))
        for part in KALIMANTAN.segments
    ]
    assert sum_line(replace(KALIMANTAN, segments=tuple(from_total)), ID) is None


def test_a_rounded_part_says_what_it_means_and_that_segments_overlap():
    said = plain(" ".join(notes(KALIMANTAN, ID))).replace("\u00a0", " ")
    assert said == "JAKON 700 ribu berarti 695–710 ribu. Satu orang dapat tercatat di dua segmen."


def test_under_a_segment_there_is_nothing_to_add():
    assert sum_line(replace(KALIMANTAN, segments=()), ID) is None
