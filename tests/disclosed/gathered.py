"""All that goes out about counts, by where they stand: what somebody could write down."""

import csv
import io
import json
import re
from collections import defaultdict
from types import MappingProxyType

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

from model.registry import INDUSTRIES, PROGRAMMES, SEGMENTS

WHOLE = "total"
NOTHING = MappingProxyType({})
BOUNDS = ("", "_low", "_high")
PEOPLE, ORIGIN = "participants_active", "registri"
FIGURE = re.compile(rf"figure~{PEOPLE}~([^~]+)~([^~]+)~([^~]+)~([^~]+)~total~([^~]+)~{ORIGIN}")
BASES = {"labour_force", "employed", "employed_formal", "employed_informal"}
NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?![\w,])|(?<![\w.,])\d+(?![\w.,])")
MONTHS = {"November 2024": "2024-11", "Desember 2024": "2024-12"}


class Seen:
    """What was written down: key -> {number: where it stood}.

    Key  (period, region, industry, segment, programme), as on the axes of a month
    """

    def __init__(self):
        self.numbers = defaultdict(dict)
        self.withheld = {}  # keys that were named without a number
        self.said = set()  # every number in any words, whatever it is of
        self.bases = {}  # (region, base): people; public

    def rows(self, rows, where, choice=NOTHING):
        """Write down the rows of an answer or a file, and what follows from each with its base."""
        part = {name: choice[name] for name in ("industry", "programme") if name in choice}
        for row in (part | row for row in rows):
            if row.get("denominator") is not None:
                self.bases[row["region_code"], row["base"]] = float(row["denominator"])
            found = set(self.people(row))
            for number in found:
                self.numbers[key_of(row)][round(number, 4)] = where
            if not found and "suppressed" in (row.get("status"), row.get("participants_status")):
                self.withheld[key_of(row)] = where

    def people(self, row):
        """How many persons a row says: by itself, by its gap and by its share."""
        base = self.bases.get((row["region_code"], row.get("base")))
        for bound in BOUNDS:
            for name in ("participants", "figure"):
                if (people := row.get(name + bound)) is not None:
                    yield float(people)
            if base is not None and (gap := row.get("gap" + bound)) is not None:
                yield base - float(gap)
            if base is not None and (share := row.get("coverage" + bound)) is not None:
                yield base * float(share)

    def page(self, parts, choice, where):
        """Write down the numbers of a page that carry a key, and those under the pointer."""
        for node in nodes(parts):
            if found := FIGURE.fullmatch(node.get("data-ask", "")):
                region, period, segment, industry, programme = found.groups()
                for number in numbers(text_of(node.get("children"))):
                    self.numbers[period, region, industry, segment, programme][number] = where
            if "customdata" in node and "hovertext" in node:
                for told, words in zip(node["customdata"], node["hovertext"], strict=True):
                    self.pointed(told, words, choice, where)

    def pointed(self, told, words, choice, where):
        """Write down what the pointer is told of one mark."""
        covered = re.search(r"Terlindungi: ([\d.]+)", words)
        month = next((code for name, code in MONTHS.items() if name in words), choice["period"])
        if (key := marked(told, choice | {"period": month})) and covered:
            self.numbers[key][float(covered[1].replace(".", ""))] = where


def key_of(row):
    names = ("period", "region_code", "industry", "segment", "programme")
    return tuple(row.get(name) or WHOLE for name in names)


def marked(told, choice):
    """The key of a mark: its customdata beside what was chosen; None where it is of no count."""
    codes = told if isinstance(told, list) else [told]
    key = {"industry": WHOLE, "programme": WHOLE, "segment": WHOLE} | choice
    for code in codes:
        if code in SEGMENTS[len(codes) == 1 :]:  # alone, "total" is no mark's code
            key["segment"] = code
        elif code in INDUSTRIES:
            key |= {"industry": code, "segment": WHOLE}
        elif code in PROGRAMMES:
            key |= {"programme": code, "segment": WHOLE}
        elif re.fullmatch(r"\d{2}(\d{2})?|KAL", code):
            key["region"] = code
        elif code not in BASES:
            return None
    return key["period"], key["region"], key["industry"], key["segment"], key["programme"]


def nodes(tree):
    """Every dictionary in an answer."""
    if isinstance(tree, dict):
        yield tree
        for inner in tree.values():
            yield from nodes(inner)
    elif isinstance(tree, list):
        for inner in tree:
            yield from nodes(inner)


def text_of(children):
    if isinstance(children, str):
        return children
    if isinstance(children, dict):
        return text_of(children.get("props", {}).get("children"))
    return "".join(map(text_of, children or ()))


def numbers(words):
    """The whole numbers in words, as Indonesian writes them."""
    return {int(one.replace(".", "")) for one in NUMBER.findall(words)}


def flat(row):
    """A row of the API with the names of a file's columns."""
    found = {"region_code": row["region"]}
    for name, value in row.items():
        if isinstance(value, dict):
            found |= {name: value["value"], f"{name}_status": value["status"]}
            found |= {f"{name}_{bound}": value[bound] for bound in ("low", "high")}
        else:
            found[name] = value
    if found.get("measure", PEOPLE) != PEOPLE or found.get("origin", ORIGIN) != ORIGIN:
        found = {name: value for name, value in found.items() if not name.startswith("figure")}
    return found | {"status": found.get("coverage_status", found.get("figure_status"))}


def rows_of(answer, form):
    """The rows of an answer in any form, by column."""
    if form == "json":
        return [flat(row) for row in json.loads(answer.body)["rows"]]
    if form == "parquet":
        return pq.read_table(io.BytesIO(answer.body)).to_pylist()
    if form == "arrow":
        return pa.ipc.open_stream(answer.body).read_all().to_pylist()
    if form == "xlsx":
        head, *rows = openpyxl.load_workbook(io.BytesIO(answer.body))["Data"].values
        return [dict(zip(head, row, strict=True)) for row in rows]
    text = io.StringIO(answer.body.decode("utf-8-sig"), newline="")
    rows = csv.DictReader(text, delimiter=";" if form == "csv-id" else ",")
    comma = "," if form == "csv-id" else "."
    return [{name: _value(cell, comma) for name, cell in row.items()} for row in rows]


def _value(cell, comma):
    return cell.replace(comma, ".").removeprefix("'") if cell else None
