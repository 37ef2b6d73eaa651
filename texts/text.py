"""The texts of one language: words by key, names of codes, numbers, shares, periods and dates."""

from __future__ import annotations

import copy
import datetime
import math

from babel.dates import format_date, get_month_names

from texts import counts, shares
from texts.known import Known
from texts.numerals import UNKNOWN, Numerals
from texts.words import Words

DAY = len("2022-12-01")
FULL = 100  # percent of a share
PRINTED = 2  # decimals of a published percentage at most
TOTAL = "total"  # no one industry, no one programme
UNITS_OF_A_PRINT = 2  # of its last digit: half a unit down, one up is what a print can mean
POINTS = 2  # decimals of a difference of two shares at most


class Text:
    """The texts of one language. `text("chart.gap")` gives the words for a key.

    What is about one industry or programme alone is said `within` it: its bases are then named so
    wherever they stand.
    """

    industry = TOTAL
    programme_of = TOTAL

    def __init__(self, language: str) -> None:
        self.language = language
        self.words = Words(language)
        self.numerals = Numerals.of(self.words)
        self._months = {
            short: dict(get_month_names("abbreviated" if short else "wide", locale=language))
            for short in (False, True)
        }

    def __call__(self, key: str, **values: object) -> str:
        """Return the words for a key, its blanks filled."""
        return self.words.filled(key, values)

    def number(self, x: float | None, decimals: int = 0) -> str:
        """Return all digits: 8.518.571; an unknown number is a dash, never 0."""
        return UNKNOWN if x is None else self.numerals.plain(x, decimals)

    def people(self, known: Known | None) -> str:
        """Return a count for a sentence: all digits if exact, else those that hold: 2,6 juta."""
        return counts.people(known, self.numerals)

    def people_range(self, known: Known) -> str:
        """Return both bounds of a count: 2,55–2,70 juta."""
        return counts.people_range(known, self.numerals)

    def label(self, known: Known | None) -> str:
        """Return a count for a chart: three digits at most, and no more than hold."""
        return counts.label(known, self.numerals)

    def about(self, known: Known | None) -> str:
        """Return the chart's count with ≈ where the source rounded: ≈ 2,6 juta."""
        return counts.about(known, self.numerals)

    def short(self, x: float) -> str:
        """Return a number with three significant digits: 2,05 juta, 52,0 ribu, 729."""
        return counts.short(x, self.numerals)

    def share(self, known: Known | None) -> str:
        """Return a share in percent with the digits that hold: 26,3 %, ≈ 44 %."""
        return shares.share(known, self.numerals)

    def share_range(self, known: Known) -> str:
        """Return both bounds of a share in percent, without the sign: 42,5–46,2."""
        return shares.share_range(known, self.numerals)

    def printed(self, known: Known) -> str:
        """Return a published share with the decimals that it was printed with: 32,15 %, 80 %.

        "66–67 %" and "more than half" were no such print: they keep what holds of them.
        """
        percent = round(FULL * known.value, PRINTED)
        decimals = next(d for d in range(PRINTED + 1) if round(percent, d) == percent)
        if FULL * (known.high - known.low) > UNITS_OF_A_PRINT / 10**decimals:
            return self.share(known)
        return self.percent(percent, decimals)

    def percent(self, x: float, decimals: int = 0) -> str:
        """Return a number of percent, already times 100: 100 %."""
        return self.numerals.percent(x, decimals)

    def change(self, known: Known | None) -> str:
        """Return a difference of counts with its sign: +15.742, ≈ −170 ribu."""
        return self._signed(self.people(known), None if known is None else known.value)

    def points(self, known: Known | None) -> str:
        """Return a difference of shares, already in percentage points: −4,04, ≈ +2."""
        if known is None:
            return UNKNOWN
        about = "" if known.is_exact else self.numerals.phrases.about
        return about + self.part_of_points(known.value, known)

    def part_of_points(self, part: float, known: Known) -> str:
        """Return a part of a difference of shares, with the digits that hold of the whole."""
        place = known.last_place()
        held = POINTS if place is None else round(-math.log10(place))
        decimals = min(POINTS, max(0, held))
        return self._signed(self.number(part, decimals), round(part, decimals))

    def _signed(self, words: str, value: float | None) -> str:
        return words if value is None or value <= 0 else f"+{words}"

    def period(self, period: str, kind: str, short: bool = False) -> str:
        """Return a period in words: Desember 2022, short Des 2022; a year is only its number."""
        if kind == "year" or "-" not in period:
            return period
        year, month = period.split("-")
        return f"{self._months[short][int(month)]} {year}"

    def date(self, iso: str) -> str:
        """Return a date as precise as it is known: 1 Desember 2022, Desember 2022, 2022."""
        if len(iso) < DAY:
            return self.period(iso, "month")
        day = datetime.date.fromisoformat(iso[:DAY])
        return format_date(day, "d MMMM y", locale=self.language)

    def within(self, industry: str | None, programme: str | None) -> Text:
        """Return the texts of answers about one industry or programme; `total`: about everybody."""
        asked = (industry or TOTAL, programme or TOTAL)
        if asked == (self.industry, self.programme_of):
            return self
        inside = copy.copy(self)
        inside.industry, inside.programme_of = asked
        return inside

    @property
    def whose(self) -> str:
        """Return " program JHT bidang konstruksi" after participants; nothing of everybody."""
        return self._of_programme("part.of_programme") + self._of_industry()

    @property
    def by(self) -> str:
        """Return " oleh program JHT" after who is covered; nothing of every programme."""
        return self._of_programme("part.by_programme")

    @property
    def note(self) -> str:
        """Return " · program JHT" under a chart that is about one programme; else nothing."""
        return self._of_programme("part.note")

    def _of_programme(self, key: str) -> str:
        return "" if self.programme_of == TOTAL else self(key, programme=self.programme_of)

    def _of_industry(self) -> str:
        if self.industry == TOTAL:
            return ""
        return self("part.of_industry", industry=self.industry_name(self.industry))

    @property
    def bare(self) -> Text:
        """Return the texts where the industry stands beside already, as in a bar of filters."""
        return self.within(None, None)

    def _in_industry(self, words: str) -> str:
        """Return whom a base counts, with the industry that they work in."""
        if self.industry == TOTAL:
            return words
        return self("part.workers", base=words, industry=self.industry_name(self.industry))

    def industry_name(self, code: str) -> str:
        """Return an industry inside a line: konstruksi."""
        name = self(f"sektor.industry.{code}")
        return name[:1].lower() + name[1:]

    def segment(self, code: str) -> str:
        """Return a segment's name: Penerima upah (PU)."""
        return self(f"segment.{code}")

    def segment_short(self, code: str) -> str:
        """Return a segment's name for a narrow place: PU."""
        return self(f"segment_short.{code}")

    def base(self, code: str) -> str:
        """Return a denominator's name in full."""
        return self._in_industry(self(f"base.{code}"))

    def base_short(self, code: str) -> str:
        """Return a denominator's name for a narrow place."""
        return self._in_industry(self(f"base_short.{code}"))

    def noun(self, base: str) -> str:
        """Return whom a base counts, as a sentence begins with them: pekerja, angkatan kerja."""
        return self._in_industry(self(f"ringkasan.noun.{base}"))

    def programme(self, code: str) -> str:
        """Return a programme's name."""
        return self(f"programme.{code}")
