"""Which figure a cell is, from its labels: measure, dimensions, period, unit, or why not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from etl.parse.number_columns import unit_of
from etl.parse.numbers import Bad
from etl.sources.printed.labels import Meaning, meaning_of, merged

ALONE = {
    "sex": "sex",
    "area": "urban and rural",
    "age": "age group",
    "education": "education",
}
PARTICIPANTS = {
    "active": "participants_active",
    "inactive": "participants_inactive",
    "registered": "participants_registered",
}
# Percentages of persons that have a measure of their own.
SHARES = {"unemployed": "open_unemployment_rate", "employed": "employment_rate"}
PERCENT = {
    "labour_force_participation_rate",
    "open_unemployment_rate",
    "employment_rate",
    "informal_share",
    "formal_share",
    "population_growth_rate",
}
UNITS = {
    "average_wage": "rupiah",
    "employers_active": "employers",
    "employers_registered": "employers",
}
FORMALITY = {"formal": "employed_formal", "informal": "employed_informal"}
SURVEYED = {"labour_force", "employed", "unemployed", "working_age"}
KEPT_OF_TITLE = ("year", "month", "unit", "apart")
# What titles say beside measure, place and time.
OFFICIAL = (
    "provinsi kabupaten kota indonesia province regency municipality kantor wilayah kanwil laporan "
    "bulanan data bpjs ketenagakerjaan bpjamsostek statistik keadaan kab rekapitulasi nasional"
)
FILE_YEAR = re.compile(r"(?<!\d)(19\d\d|20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Said:
    """What the labels of one cell say; `apart` names a division that the contract does not have."""

    measure: str
    year: str
    month: str
    all_year: bool
    segment: str
    industry: str
    status: str
    programme: str
    unit: str
    scale: int
    apart: str = ""
    unknown: tuple[str, ...] = ()  # labels that were not understood

    @property
    def period(self) -> str:
        """Return the year or the month; nothing where the labels name no year."""
        return f"{self.year}-{self.month}" if self.year and self.month else self.year


@dataclass(frozen=True, slots=True)
class Reader:
    """The meaning of labels in one table: its title fills in what the labels leave open."""

    title: Mapping[str, str]
    titles: tuple[str, ...]
    declared: Mapping[str, str]  # label -> a measure, or "ignore"
    strange: tuple[str, ...] = ()  # words of the title that were not understood
    by_segment: bool = False

    def read(self, labels: Sequence[str], unit_row: str) -> Said:
        """Return what the labels of one cell say, the innermost last."""
        plain = [label for label in labels if label not in self.declared]
        given = [self.declared[label] for label in labels if label in self.declared]
        meanings = [meaning_of(label) for label in plain]
        said = dict(self.title) | merged(meanings)
        for word in given:
            said["measure"] = word
        if self.by_segment and said.get("industry") == "F" and "segment" not in said:
            said["segment"] = "JAKON"  # beside PU and BPU, "Konstruksi" is the segment
            del said["industry"]
        unit = self._unit(plain, meanings, unit_row)
        measure = _measure(said, unit.percent)
        unknown = [t for t, m in zip(plain, meanings, strict=True) if m.left or m.says_two]
        is_rate = measure in PERCENT
        yearly = "all_year" in said and not any("month" in m.told for m in meanings)
        return Said(
            measure=measure,
            year=said.get("year", ""),
            month="" if yearly else said.get("month", ""),
            all_year=yearly,
            segment=said.get("segment", "total"),
            industry=said.get("industry", "total"),
            status=said.get("status", "total"),
            programme=said.get("programme", "total"),
            unit="percent" if is_rate else UNITS.get(measure, "persons"),
            scale=1 if is_rate else unit.scale,
            apart="ignore" if "ignore" in given else self._apart(meanings),
            unknown=(*unknown, *([unit.unknown] if unit.unknown else [])),
        )

    def _apart(self, meanings: Sequence[Meaning]) -> str:
        """Return by what the cell is divided that no figure here is divided by."""
        kinds = {kind for meaning in meanings for kind in meaning.told.get("apart", ())}
        kinds |= {self.title["apart"]} if "apart" in self.title else set()
        return next((word for kind, word in ALONE.items() if kind in kinds), "")

    def _unit(self, labels: Sequence[str], meanings: Sequence[Meaning], row: str) -> UnitSaid:
        """Return scale and kind of the number: by the row of units, a label, or the title."""
        if row:
            return UnitSaid.of(row)
        for label, meaning in zip(reversed(labels), reversed(meanings), strict=True):
            if "unit" in meaning.told:
                return UnitSaid.of(label)
        for title in reversed(self.titles):
            meaning = meaning_of(title, True)
            several = len(meaning.told.get("measure", ())) > 1
            if "unit" in meaning.told and not several:
                return UnitSaid.of(title)
        return UnitSaid()


@dataclass(frozen=True, slots=True)
class UnitSaid:
    """What a label says of the numbers: their scale, and whether they are percentages."""

    scale: int = 1
    percent: bool = False
    unknown: str = ""  # a label that names two units

    @classmethod
    def of(cls, label: str) -> UnitSaid:
        """Return what one label says."""
        found = unit_of(label)
        if isinstance(found, Bad):
            return cls(unknown=label)
        both = "jumlah" in label.casefold() and found.percent  # "Jumlah dan Persentase": neither
        return cls(found.scale, found.percent and not both)


def reader_of(titles: Iterable[str], regions: Iterable[str], declared: Mapping[str, str]) -> Reader:
    """Return the reader of a table's labels.

    A title names the measure only if it is understood but for the regions in it; what divides
    its figures counts always: "… perempuan …" is of women whatever else the title says.
    """
    texts = tuple(titles)
    known = {word for name in regions for word in re.findall(r"[^\W\d_]+", name.casefold())}
    known |= set(OFFICIAL.split())
    meanings: list[Meaning] = []
    strange: list[str] = []
    for text in texts:
        meaning = meaning_of(text, True)
        words = [word for word in meaning.left.split() if word not in known]
        if words:
            strange += words
            meaning = Meaning({k: v for k, v in meaning.told.items() if k in KEPT_OF_TITLE})
        meanings.append(meaning)
    said = merged(meanings)
    said.pop("unit", None)
    if said.get("apart") == "all":
        del said["apart"]
    return Reader(said, texts, declared, tuple(strange))


def year_in(file: str) -> str:
    """Return the one year that a file's name holds, as the site of BPS names its downloads."""
    found = set(FILE_YEAR.findall(file))
    return found.pop() if len(found) == 1 else ""


def _measure(said: Mapping[str, str], percent: bool) -> str:
    measure = said.get("measure", "")
    status, industry = said.get("status", ""), said.get("industry", "")
    if measure == "participants":
        return PARTICIPANTS.get(said.get("activity", ""), "participants")
    if measure == "employers":
        return f"employers_{said['activity']}" if "activity" in said else measure
    if percent and measure not in PERCENT:
        if status or industry or said.get("segment"):
            return f"share_of_{measure}" if measure else ""
        return SHARES.get(measure, f"share_of_{measure}" if measure else "")
    if measure == "employed" and status:
        return FORMALITY.get(status, "employed_by_status")
    return measure
