"""Measures that printed tables hold and the contract may not know yet: what to add, or to leave."""

from __future__ import annotations

from collections.abc import Collection, Mapping

# A row of data/codelists/measures.csv each: name_id, name_en, unit, kind, additive, ahead.
PROPOSED: Mapping[str, str] = {
    "average_wage": "Rata-rata upah bersih sebulan,Average net wage per month,rupiah,rate,no,no",
    "employment_rate": "Tingkat kesempatan kerja (TKK),Employment rate,percent,share,no,no",
    "outside_labour_force": "Bukan angkatan kerja,Outside the labour force,persons,survey,yes,no",
    "job_seekers_registered": "Pencari kerja terdaftar,Registered job seekers,persons,participants,"
    "yes,no",
    "vacancies_registered": "Lowongan kerja terdaftar,Registered vacancies,persons,participants,"
    "yes,no",
    "placements": "Penempatan tenaga kerja,Placements of workers,persons,participants,yes,no",
}
KNOWN = frozenset(
    {
        "working_age",
        "labour_force",
        "employed",
        "unemployed",
        "employed_by_status",
        "employed_formal",
        "employed_informal",
        "informal_share",
        "labour_force_participation_rate",
        "open_unemployment_rate",
        "population",
        "participants_active",
        "participants_inactive",
        "participants_registered",
        "employers_active",
        "employers_registered",
    }
)


def is_carried(measure: str, contract: Collection[str] | None) -> bool:
    """Return whether figures of a measure are kept: it is on the contract's list, or proposed.

    Without the list every measure that is known or proposed is kept.
    """
    if contract is not None:
        return measure in contract
    return measure in KNOWN or measure in PROPOSED


def proposal(measure: str) -> str:
    """Return what to do about figures of a measure that is not kept."""
    if measure in PROPOSED:
        return f"To keep them add to measures.csv: {measure},{PROPOSED[measure]}"
    return f"To keep them add {measure} to measures.csv with its unit and kind"
