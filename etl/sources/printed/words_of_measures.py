"""Expressions for measures; a longer one stands before one that it contains."""

from __future__ import annotations

from collections.abc import Sequence

AGE_15 = (
    r"\b(berumur|usia|umur|berusia|of age|aged|age)? ?15 ?(\+|tahun ke ?atas|tahun dan lebih|"
    r"years? (of age )?and (over|above|older)|and (over|above|older)|ke ?atas)(?!\w)"
)
MEASURES: Sequence[tuple[str, str]] = (
    (
        "employed",
        rf"(penduduk|population|persons)( of)? ?{AGE_15}( yang| who)?( sedang)? "
        r"(bekerja|work(ed|ing)?)|(penduduk|tenaga kerja) yang bekerja",
    ),
    ("labour_force", rf"penduduk ?{AGE_15}( yang)?( termasuk)? angkatan kerja"),
    ("sex_ratio", r"rasio jenis kelamin( penduduk)?|sex ratio"),
    (
        "population_density",
        r"kepadatan penduduk( per km( persegi)?)?( \(?km ?2?\)?)?|"
        r"population density( per sq\.? ?km)?",
    ),
    (
        "population_growth_rate",
        r"laju pertumbuhan penduduk( per tahun)?|"
        r"(annual )?population growth( rate)?( per year)?",
    ),
    (
        "outside_labour_force",
        r"(jumlah )?bukan angkatan kerja( \(bak\))?|"
        r"(not in|outside)( the)? labou?r force|(economically )?inactive population|"
        r"economically inactive|not economically active",
    ),
    (
        "labour_force_participation_rate",
        r"tingkat partisipasi angkatan kerja( \(tpak\))?|\btpak\b|"
        r"(% )?(labou?r force|economically active) participation rate( \(lfpr\))?|\blfpr\b|"
        r"persentase angkatan kerja terhadap penduduk usia kerja",
    ),
    (
        "open_unemployment_rate",
        r"tingkat pengangguran( terbuka)?( \(tpt\))?|\btpt\b|"
        r"(open )?unemployment rate|persentase pengangguran( terbuka)? terhadap angkatan kerja",
    ),
    (
        "employment_rate",
        r"tingkat kesempatan kerja( \(tkk\))?|\btkk\b|\bemployment rate|"
        r"(%|persentase|percentage( of)?)( penduduk)?( yang)? ?(bekerja|work(ing)?) ?"
        r"(/|terhadap|of|to) ?(lf|angkatan kerja|labou?r force|economically active)( \(lf\))?",
    ),
    (
        "informal_share",
        r"(persentase|proporsi|pangsa|share of|proportion of)( tenaga kerja| pekerja"
        r"| lapangan kerja| penduduk bekerja| workers)?( kegiatan| sektor)? (in|non[- ]?)formal"
        r"( workers| employment)?",
    ),
    (
        "formal_share",
        r"(persentase|proporsi|pangsa|share of|proportion of)( tenaga kerja| pekerja"
        r"| lapangan kerja| penduduk bekerja| workers)?( kegiatan| sektor)? formal"
        r"( workers| employment)?",
    ),
    (
        "outside_labour_force_by_activity",
        r"^(sekolah|mengurus rumah ?tangga|lainnya|attending school|house ?keeping|others?)"
        r"( ?/ ?(attending school|house ?keeping|others?))?$",
    ),
    (
        "average_wage",
        r"rata[- ]rata (upah ?/ ?gaji|upah|gaji|pendapatan)( bersih)?( sebulan"
        r"| per bulan)?|average (net )?(wage|income|wages/salaries)s?( per month)?",
    ),
    (
        "working_age",
        rf"\bpenduduk usia kerja( \(puk\))?|\bpuk\b|\bworking[- ]age population|"
        rf"\b(total )?(penduduk|population)( of)? ?{AGE_15}",
    ),
    (
        "job_seekers_registered",
        r"pencari kerja( yang)? terdaftar|registered (job seekers|"
        r"applicants)",
    ),
    (
        "vacancies_registered",
        r"lowongan( kerja)?( yang)? terdaftar|registered (job )?vacanc(y|ies)",
    ),
    (
        "placements",
        r"penempatan ?/ ?pemenuhan tenaga kerja|(penempatan|pemenuhan) tenaga kerja|"
        r"(job )?placements?( of workers)?",
    ),
    (
        "labour_force",
        r"angkatan kerja( \(ak\))?|labou?r force( \(lf\))?|\blf\b|"
        r"economically active( population)?",
    ),
    (
        "unemployed",
        r"(penduduk )?pengangguran( terbuka)?( \(pt\))?|\bpenganggur( terbuka)?\b|"
        r"\b(open )?unemploy(ment|ed)\b",
    ),
    (
        "employed",
        r"(penduduk )?(yang )?\bbekerja\b( \(pyb\))?|\bpekerja(an)?\b(?= (in)?formal)|"
        r"\bpenduduk bekerja|\b(work(ing|ers)?|employ(ed|ment))\b( population| persons| people)?",
    ),
    (
        "employers",
        r"\b(perusahaan|pemberi kerja|badan usaha)( ?/ ?(perusahaan|pemberi kerja|badan usaha))*|"
        r"\bemployers?\b",
    ),
    (
        "participants",
        r"kepesertaan|(peserta|participants?)( program)?( jaminan sosial)?( tenaga kerja"
        r"| ketenagakerjaan| bpjs( ketenagakerjaan| tk)?| bpjamsostek| jamsostek)?"
        r"( (di )?indonesia)?|"
        r"tenaga kerja(?= ((non|tidak)[ -]?)?aktif| terdaftar)|members?\b",
    ),
    ("population", r"\bpenduduk\b|\bpopulation\b|jumlah jiwa"),
)
ACTIVITIES: Sequence[tuple[str, str]] = (
    ("inactive", r"\b(non|tidak|in)[ -]?(aktif|active)\b|\binactive\b"),
    ("active", r"\b(aktif|active)\b"),
    ("registered", r"\b(terdaftar|registered)\b"),
)
