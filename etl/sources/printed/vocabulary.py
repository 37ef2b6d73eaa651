"""Words of printed tables, in Indonesian and English, and what each says about a figure.

The order counts: a longer expression stands before one that it contains, and what was
understood is taken out of the label before the next one is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.sources.printed.words_of_measures import ACTIVITIES, MEASURES
from etl.sources.printed.words_of_parts import BROAD, INDUSTRIES, PROGRAMMES, SEGMENTS, STATUSES

SEVEN = 7  # employment statuses; after them formal and informal
Entry = tuple[str, str, str]  # what it tells about, the value, the expression

# What divides figures in ways that the contract does not: such figures are told and left out.
APART: Sequence[tuple[str, str]] = (
    (
        "all",
        r"laki[- ]?laki (atau|dan|\+|&) perempuan|(male|men) (\+|and|&|or) (female|women)|"
        r"perkotaan (\+|dan|&) pe?r?desaan|urban (\+|and|&) rural|semua umur|all ages",
    ),
    ("sex", r"laki[- ]?laki|perempuan|\b(fe)?male\b|\b(wo)?men\b|\bpria\b|\bwanita\b"),
    ("area", r"\bperkotaan\b|\bpe(r)?desaan\b|\burban\b|\brural\b"),
    (
        "age",
        r"\b\d{1,2} ?- ?\d{1,2}\b( tahun| years?)?|\b\d{2} ?\+|[<≥>] ?\d{2}( tahun)?|"
        r"\b\d{2} (tahun )?(ke ?atas|and (over|above|older))",
    ),
    (
        "education",
        r"(tidak|belum)( ?/ ?(tidak|belum))*( pernah)? sekolah|(tidak|belum)( ?/ ?(tidak|"
        r"belum))* tamat sd|[≤<]? ?\b(sd|smp|sma|smk|smta|sltp|slta|mi|mts|ma|paket [abc])\b"
        r"( ke bawah| umum| kejuruan)?|\bdiploma\b( [i1v]+(/[i1v]+)*)?|\buniversitas\b|"
        r"\buniversity\b|akademi|no schooling|"
        r"(primary|junior high|senior high|vocational( high)?) school",
    ),
)
UNITS: Sequence[tuple[str, str]] = (
    ("percent", r"\bpersen(tase)?\b|\bper ?cent(age)?\b|%"),
    ("rupiah", r"\brp\b\.?|\brupiah\b|\bidr\b"),
    ("persons", r"\(?0?00 (orang|jiwa)\)?|\b(orang|jiwa|persons?|people)\b"),
    ("scale", r"\((0?00|')\)|\b(ribu|juta)(an)?( ?(orang|jiwa))?\b|\b(thousand|million)s?\b"),
)
PERIOD_WORDS = (
    r"\b(tahunan|yearly|annual|tahun|year)\b",
    r"\b(bulan|month|periode|period|posisi|per|keadaan|kondisi|sampai dengan|s\.?d\.?|akhir)\b",
)
# Names of the divisions themselves, and words that say nothing about which figure is meant.
PLAIN = (
    r"jenis kelamin|\b(sex|gender)\b|daerah tempat tinggal|klasifikasi daerah|\bdaerah\b|"
    r"(kelompok|golongan) umur|\bage groups?\b|status keaktifan|segmen( kepesertaan)?|\bprogram\b|"
    r"\bsatuan\b|status pekerjaan( utama)?|(main )?employment status|"
    r"lapangan (pekerjaan|usaha)( utama)?|"
    r"(main )?industr(y|ies)\b|jenis kegiatan( utama)?|(type of )?activity|pendidikan tertinggi"
    r"( yang ditamatkan)?|educational attainment|selama seminggu yang lalu|"
    r"(during the )?previous week",
    r"\b(jumlah|total|sub ?total|semua|banyaknya|number|component|komponen|karakteristik|of|the|"
    r"and|dan|di|yang|in|by|menurut|berdasarkan|pada|hingga|sumber|nasional|tabel|table|"
    r"februari|agustus|sementara|utama|main|kerja|tenaga)\b",
)


def entries() -> Iterator[Entry]:
    """Yield every expression in the order in which they are looked for."""
    yield ("apart", "all", APART[0][1])
    for kind, listed in (
        ("segment", SEGMENTS),
        ("programme", PROGRAMMES),
        ("status", STATUSES[:SEVEN]),
        ("industry", INDUSTRIES),
        ("measure", MEASURES),
        ("activity", ACTIVITIES),
        ("status", STATUSES[SEVEN:]),
        ("plain", (("division", PLAIN[0]),)),
        ("industry", BROAD),
        ("apart", APART[1:]),
        ("unit", UNITS),
    ):
        yield from ((kind, value, expression) for value, expression in listed)
    yield from (("plain", "word", expression) for expression in (*PERIOD_WORDS, PLAIN[1]))
