"""Small publications of every kind that a reader is registered for, and strange changes to them."""

import csv
import html
import io
import json
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from tests.etl.intake.files import sheet, xls, xlsx
from tests.etl.template import filled, row

KEMNAKER = [
    ["thn", "lvl_wil", "kd_prov", "nm_prov", "kd_kabkot", "nm_kabkot", "puk", "ak", "pyb", "pt"],
    ["2022", "Kota", "62", "Kalimantan Tengah", "6271", "Kota Palangka Raya", 900, 660, 600, 60],
    ["2022", "Kabupaten", "62", "Kalimantan Tengah", "6203", "Kapuas", 500, 330, 300, 30],
    ["2022", "Provinsi", "62", "Kalimantan Tengah", "0", "Kalimantan Tengah", 1400, 990, 900, 90],
]  # fmt: skip
PARTICIPANTS = [
    ["Jumlah peserta BPJS Ketenagakerjaan menurut provinsi, Desember 2024"],
    ["Provinsi", "Peserta Aktif", "", "Peserta Non Aktif", ""],
    ["", "PU", "BPU", "PU", "BPU"],
    ["Aceh", "1.001.234", "567", "890", "12"],
    ["Bali", "5.234", "1.567", "2.890", "..."],
    ["Jumlah", "1.006.468", "2.134", "3.780", "12"],
    ["Sumber: BPJS Ketenagakerjaan, Desember 2024"],
]
STACKED = [
    ["Provinsi", "Tingkat Pengangguran Terbuka (TPT)", "", "", ""],
    ["", "2021", "", "2022", ""],
    ["", "Februari", "Agustus", "Februari", "Agustus"],
    ["ACEH", "6.30", "6.30", "5.97", "6.17"],
    ["BALI", "5.42", "5.37", "4.84", "4.80"],
    ["INDONESIA", "6.26", "6.49", "5.83", "-"],
    ["Catatan: Agustus 2022 sementara"],
]
PRINTED = [
    ["Tabel 3.1 Angkatan Kerja menurut Kabupaten/Kota, Agustus 2022 (ribu orang)"],
    ["Kabupaten/Kota Regency/City", "Bekerja Working", "Pengangguran Unemployment", "Jumlah Total"],
    ["(1)", "(2)", "(3)", "(4)"],
    ["01. Pacitan", "345,6", "7,8", "353,4"],
    ["02. Ponorogo", "512,3", "\u2013", "512,3"],
    ["Jawa Timur", "857,9", "7,8", "865,7"],
    ["Sumber: BPS, Sakernas"],
]
BRANCHES = [
    ["KANTOR WILAYAH KALIMANTAN"],
    ["LAPORAN KEPESERTAAN AKTIF PER KANTOR CABANG TAHUN 2024"],
    ["No", "Kantor Cabang", "Januari", None, None, None],
    [None, None, "PU", "BPU", "JAKON", "Jumlah"],
    [1, "Balikpapan", 100, 20, 5, 125],
    [2, "Samarinda", 200, 30, "-", 230],
    ["Jumlah", None, 300, 50, 5, 355],
    ["Sumber: Bidang Kepesertaan"],
]
DYNAMIC = {
    "status": "OK",
    "data-availability": "available",
    "var": [{"val": 543, "label": "Tingkat Pengangguran Terbuka", "unit": "Persen"}],
    "turvar": [{"val": 0, "label": "Tidak ada"}],
    "labelvervar": "Provinsi",
    "vervar": [{"val": 1100, "label": "ACEH"}, {"val": 9999, "label": "INDONESIA"}],
    "tahun": [{"val": 122, "label": "2022"}],
    "turtahun": [{"val": 190, "label": "Agustus"}],
    "datacontent": {"11005430122190": 6.17, "99995430122190": 5.86},
}


def page(rows):
    """Rows as a table of a web page."""
    lines = ("".join(f"<td>{html.escape(str(cell))}</td>" for cell in one) for one in rows)
    return f"<html><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table></html>"


STATIC = {
    "status": "OK",
    "data-availability": "available",
    "data": {
        "title": "Angkatan Kerja (ribu orang), Agustus 2022",
        "table": html.escape(page(PRINTED[1:6])),
    },
}
DOCUMENTS = (DYNAMIC, STATIC)


@cache
def template():
    """The rows of a filled template."""
    with tempfile.TemporaryDirectory() as folder:
        path = filled(Path(folder) / "templat.csv", row(), row(region_code="6472"))
        return list(csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))


@cache
def tables():
    return (KEMNAKER, PARTICIPANTS, STACKED, PRINTED, BRANCHES, template())


def as_csv(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def as_bars(rows):
    lines = (" | ".join(str(cell).replace("|", "/") for cell in one) for one in rows)
    return "\n".join(f"{line} |" for line in lines).encode()


def written(rows, kind):
    """The bytes of these rows as a file of one kind."""
    if kind == "csv":
        return as_csv(rows)
    if kind == "bars":
        return as_bars(rows)
    if kind == "html":
        return page(rows).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a"
        plain = [[str(c) if isinstance(c, str | bool) else c for c in one] for one in rows]
        made = xlsx(path, {"S": sheet(plain)}) if kind == "xlsx" else xls(path, plain)
        return made.read_bytes()


KINDS = ("csv", "bars", "html", "xlsx", "xls")
STRANGE = st.sampled_from(
    ["", "-", "...", "NaN", "1e400", "0", -5, 5.5, "1.500", "1,500.00", "59%", 2**63, "Rp 5",
     "2022", "2032", "Jumlah", "INDONESIA", "Papua", "Papua Selatan", "Kota", "64", "0110", 1101.0,
     "(2)", "juta orang", "persen", "=1+1", "\u202e", "Agustus 20024", "99", "Laki-laki", None]
)  # fmt: skip
CELL = STRANGE | st.text(max_size=6) | st.integers(-9, 10**7) | st.floats(allow_nan=False)
PLACE = st.integers(0, 40)


def set_cell(rows, one, column, cell):
    if rows[one]:
        rows[one][column % len(rows[one])] = cell


def put_column(rows, _, column, cell):
    for row_of in rows:
        row_of.insert(min(column % 6, len(row_of)), cell)


def swap(rows, one, column, _):
    other = column % len(rows)
    rows[one], rows[other] = rows[other], rows[one]


WAYS = {
    "set": set_cell,
    "cut": lambda rows, one, _, __: rows.pop(one),
    "double": lambda rows, one, column, _: rows.insert(one, list(rows[column % len(rows)])),
    "swap": swap,
    "column": put_column,
    "blank": lambda rows, one, _, __: rows.insert(one, []),
    "wider": lambda rows, one, _, cell: rows[one].append(cell),
}
CHANGES = st.lists(st.tuples(st.sampled_from(sorted(WAYS)), PLACE, PLACE, CELL), max_size=5)


@st.composite
def changed_tables(draw):
    """A table of some publication with up to five changes."""
    whole = tables()[draw(st.integers(0, len(tables()) - 1))]
    rows = [list(one) for one in whole]
    for what, at, column, cell in draw(CHANGES):
        if rows:
            WAYS[what](rows, at % len(rows), column, cell)
    return rows


LEAF = CELL | st.booleans() | st.just([]) | st.just({})


@st.composite
def changed_documents(draw):
    """An answer of the WebAPI with up to four parts replaced, taken away or renamed."""
    document = json.loads(json.dumps(draw(st.sampled_from(DOCUMENTS))))
    for _ in range(draw(st.integers(0, 4))):
        inner = document
        while True:
            keys = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            if isinstance(inner[key], dict | list) and draw(st.booleans()):
                inner = inner[key]
                continue
            what = draw(st.sampled_from(["set", "cut", "key"]))
            if what == "set":
                inner[key] = draw(LEAF)
            elif what == "cut":
                del inner[key]
            elif isinstance(inner, dict):
                inner[draw(st.text(max_size=16))] = inner.pop(key)
            break
    return document
