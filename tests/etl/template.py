"""Filled templates for tests: the written file, opened as a person's program would, then filled."""

import csv

import openpyxl

from etl.template.words import words
from etl.template.write import write_template
from tests.world import DATA

STATED = {
    "number_style": "id",
    "code_system": "bps",
    "publisher": "Dinas Tenaga Kerja Contoh",
    "title": "Rekapitulasi – Desember 2024",
    "url": "Surat 12/2024",
    "as_of": "2024-12-31",
    "kind": "lembaga",
    "licence": "tidak dinyatakan",
}
KEYS = [one.key for one in words().columns]
SPELLED = {one.key: one.word for one in words().declarations}


def row(**cells):
    """One filled row: 35 440 vulnerable workers of Kutai Kartanegara, unless told otherwise."""
    return {
        "period": "2024-12",
        "region_code": "6403",
        "region_name": "Kutai Kartanegara",
        "measure": "Pekerja rentan yang terlindungi",
        "segment": "Bukan penerima upah",
        "value": "35.440",
        "unit": "orang",
    } | cells


def filled(path, *rows, **stated):
    """Write the template to `path`, fill in rows and declarations, and return the path."""
    write_template(path, DATA, force=False)
    told = STATED | stated
    (_fill_workbook if path.suffix == ".xlsx" else _fill_text)(path, rows, told)
    return path


def _fill_workbook(path, rows, told):
    book = openpyxl.load_workbook(path)
    for cells in book["README"].iter_rows(max_row=40):
        for key, value in told.items():
            if cells[0].value == SPELLED[key]:
                cells[1].value = value
    for number, one in enumerate(rows, 2):
        for key, value in one.items():
            book["Isi"].cell(number, KEYS.index(key) + 1).value = value
    book.save(path)


def _fill_text(path, rows, told):
    with path.open(encoding="utf-8-sig", newline="") as opened:
        lines = list(csv.reader(opened, delimiter=";"))
    for line in lines:
        for key, value in told.items():
            if line[0] == f"#{SPELLED[key]}":
                line[1] = value
    lines += [[one.get(key, "") for key in KEYS] for one in rows]
    with path.open("w", encoding="utf-8-sig", newline="") as opened:
        csv.writer(opened, delimiter=";").writerows(lines)
