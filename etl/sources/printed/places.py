"""Names of a printed table as regions, with the help of its title, groups and other rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from etl.cells import Value
from etl.parse.codes import Codes, System
from etl.parse.names import Names, Unknown
from model.regions import NATION, Region

OFFICE = re.compile(
    r"(kantor )?(cabang|perwakilan|kcp|kc|kacab)( (perintis|utama|madya|pembantu))?"
    r"( bpjs ketenagakerjaan| bpjamsostek)?[ :-]+|.*\bbranch( office)?[ :-]+",
    re.IGNORECASE,
)
WHOLE_OFFICE = re.compile(r"(kantor wilayah|kanwil)( bpjs ketenagakerjaan)? +", re.IGNORECASE)
TOTAL = re.compile(r"(grand )?(jumlah|total|j u m l a h)( ?/ ?(jumlah|t ?o ?t ?a ?l))?", re.I)
REGION_WORDS = re.compile(
    r"provin[sc][ie]|kabupaten|\bkab\b|\bkota\b|regenc|municipal|wilayah|daerah$|\bregions?\b|"
    r"\bcity\b|cabang|\bbranch",
    re.IGNORECASE,
)
BY_PROVINCE = re.compile(r"provin[sc]", re.IGNORECASE)
KABKOTA = re.compile(r"kabupaten|\bkab\b|\bkota\b|regenc|municipal", re.IGNORECASE)
NUMBERED = re.compile(r"\s*(\d{1,2})[.)]\s*")
LONGEST_NAME = 200


class Places:
    """The regions that the row labels of one table stand for."""

    def __init__(
        self, names: Names, rows: Iterable[tuple[str, Value]], heads: str, titles: str
    ) -> None:
        self.names = names
        pairs = list(dict.fromkeys(rows))
        labels = list(dict.fromkeys(label for label, _ in pairs))
        self._at: dict[tuple[str, str], Region | Unknown] = {}
        self._found: dict[tuple[str, tuple[str, ...], str], Region | Unknown] = {}
        self.codes = Codes(names)
        self.known = names.regions.by_code
        self.level = _level(heads)
        self.by_office = bool(re.search(r"cabang|\bbranch", heads, re.IGNORECASE))
        self.within = self._titled(titles)
        listed = [label for label in labels if names.codes(_bare(label))]
        self.listed = {code for label in listed for code in names.codes(_bare(label))}
        self.spelled = {_bare(label).casefold() for label in labels}
        self.mixed = not all(map(str.isupper, listed)) and any(map(str.isupper, listed))
        self.parent = self._parent(listed)
        coded = [(code, _bare(label)) for label, code in pairs if _is_code(code)]
        self.system: System = (self.codes.system_of(coded).system if coded else None) or "bps"

    def read(self, label: str, groups: tuple[str, ...], code: Value) -> Region | Unknown:
        """Return the region of a row."""
        key = label, groups, str(code)
        if key not in self._found:
            self._found[key] = self._read(label, groups, code)
        return self._found[key]

    def _read(self, label: str, groups: tuple[str, ...], code: Value) -> Region | Unknown:
        if _is_code(code):
            return self.codes.resolve(code, _bare(label), self.system)
        if TOTAL.fullmatch(label.strip()):
            return self._whole(label)
        bare = NUMBERED.sub("", _bare(label))
        kind = next((group for group in groups if KABKOTA.search(group)), "")
        if kind:
            kota = re.match(r"(kota|municipalit|cit)", kind, re.IGNORECASE)
            spelled = f"{'Kota' if kota else 'Kabupaten'} {bare}"
            bare = spelled if self.names.codes(spelled) else bare
        elif (number := NUMBERED.match(label)) and self.parent:
            fitting = f"{self.parent}{int(number[1]):02d}"
            if fitting in self.names.codes(bare):
                return self.known[fitting]
        return self._named(bare, self._above(bare, groups))

    def _above(self, bare: str, groups: tuple[str, ...]) -> str:
        """Return the province that a row stands under, if it is not that province itself."""
        for group in reversed(groups):
            if group != bare and is_province(self.names, group):
                return next(c for c in self.names.codes(group) if self._is(c, "province"))
        return self.parent

    def _is(self, code: str, level: str) -> bool:
        return self.known[code].level == level and "@" not in code

    def is_office(self, label: str, region: Region) -> bool:
        """Return whether a row is a branch office, whose area is larger than its seat."""
        return bool(OFFICE.match(label)) or (self.by_office and region.level == "kabkota")

    def at(self, code: str, period: str, undivided: bool) -> Region | Unknown:
        """Return the region that bore a code then; in old publications the undivided one."""
        past = self.known.get(f"{code}@2021") if undivided else None
        if past is not None:
            return past
        if (code, period) not in self._at:
            self._at[code, period] = self.codes.at(code, period)
        return self._at[code, period]

    def _named(self, bare: str, parent: str) -> Region | Unknown:
        if WHOLE_OFFICE.match(bare):
            return self._office(WHOLE_OFFICE.sub("", bare))
        fitting = self.names.codes(bare)
        level = "province" if self.mixed and bare.isupper() else self.level
        for wanted, within in ((level, ""), ("kabkota", parent), ("", "")):
            here = [
                code
                for code in fitting
                if wanted in ("", self.known[code].level)
                and (not within or self.known[code].parent == within)
            ]
            if len(here) == 1:
                return self.known[here[0]]
            twins = [self.known[c] for c in here if not self.known[c].name.startswith("Kota ")]
            if len(here) > 1 and len(twins) == 1 and f"kota {bare.casefold()}" in self.spelled:
                return twins[0]  # the kota of the same name has a row of its own
        return self.names.find(bare)

    def _office(self, name: str) -> Region | Unknown:
        found = [
            one
            for one in self.known.values()
            if one.level == "kanwil" and one.name.casefold() == name.strip().casefold()
        ]
        return found[0] if found else Unknown(name, "is no regional office that is known")

    def _whole(self, label: str) -> Region | Unknown:
        """Return what a row of totals is the total of: what the title or the other rows name.

        A list of the ten largest has a total too: it is not the nation's.
        """
        found = self.within or (self.known[self.parent] if self.parent else None)
        if found is None and self.level == "province":
            found = self.known[NATION]
        if found is None:
            return Unknown(label, "is the total of regions that the table does not name as a whole")
        parts = self.names.regions.children(found.code)
        there = sum(part.code in self.listed for part in parts)
        if self.by_office or 2 * there > len(parts):
            return found
        return Unknown(label, f"is the total of {there} of the {len(parts)} parts of {found.name}")

    def _titled(self, titles: str) -> Region | None:
        """Return the region that the title is about: "… di Provinsi Kalimantan Timur, 2022"."""
        if re.search(r"(kanwil|kantor wilayah) ", titles, re.IGNORECASE):
            offices = [one for one in self.known.values() if one.level == "kanwil"]
            return next((one for one in offices if one.name in titles.title()), None)
        words = re.findall(r"[^\W\d_]+", titles)
        for length in range(min(5, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                text = " ".join(words[start : start + length])
                codes = [c for c in self.names.codes(text) if "@" not in c]
                if len(codes) == 1:
                    return self.known[codes[0]]
        return None

    def _parent(self, labels: list[str]) -> str:
        """Return the province whose kabupaten and kota these are: by the title, else by most."""
        if self.within is not None and self.within.level == "province":
            return self.within.code
        if self.level == "province" or not labels:
            return ""
        parents: Counter[str] = Counter()
        for label in labels:
            of = {self.known[c].parent for c in self._local(label)}
            parents.update(of if len(of) == 1 else ())
        if not parents:
            return ""
        (best, count), *_ = parents.most_common(1)
        local = sum(bool(self._local(label)) for label in labels)
        others = sum(parents.values()) - count
        return best if others == 0 and 2 * count >= local else ""

    def _local(self, label: str) -> list[str]:
        found = self.names.codes(_bare(label))
        return [code for code in found if self.known[code].level == "kabkota" and "@" not in code]


def region_columns(
    names: Names, lines: Iterable[tuple[str, ...]], heads: Mapping[int, str]
) -> list[int]:
    """Return which labels of the rows name regions, the most local one last."""
    rows = list(lines)
    found = []
    for column in range(max((len(row) for row in rows), default=0)):
        texts = [row[column] for row in rows if column < len(row)]
        known = sum(bool(names.codes(_bare(text))) for text in texts)
        if (texts and 2 * known >= len(texts)) or REGION_WORDS.search(heads.get(column, "")):
            found.append(column)
    return found


def is_province(names: Names, label: str) -> bool:
    """Return whether a label names a province, in capitals where a kabupaten is called alike."""
    codes = names.codes(_bare(label))
    levels = {names.regions.by_code[code].level for code in codes}
    return "province" in levels and (levels == {"province"} or label.isupper())


def _is_code(code: Value) -> bool:
    return code is not None and any(map(str.isdigit, str(code)))


def _bare(label: str) -> str:
    return OFFICE.sub("", label[:LONGEST_NAME]).strip()


def _level(heads: str) -> str:
    """Return the level that the header names; none where it names two."""
    province, local = BY_PROVINCE.search(heads), KABKOTA.search(heads)
    if bool(province) == bool(local):
        return ""
    return "province" if province else "kabkota"
