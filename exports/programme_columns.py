"""The columns of the files of local programmes; the data dictionary is made from them."""

from __future__ import annotations

from exports.making import bounds_of, text_of
from model.contract import Column, Table


def _figure(name: str, unit: str, meaning: str) -> tuple[Column, ...]:
    why = "Status; unknown: nothing was published, outside_scope: not for this reader"
    return (*bounds_of(name, unit, meaning), text_of(f"{name}_status", why, "figure_statuses"))


_PROGRAMME = (
    text_of("initiative", "Row of the code list of programmes", "initiatives"),
    text_of("subject", "Publications that speak of the same people share it"),
    text_of("name", "Name of the programme, in the reader's language"),
    text_of("kind", "programme, total (of several programmes, never added to them) or plan"),
    text_of("region_code", "BPS codes of its places, joined by |; several: split unknown"),
    text_of("region_name", "Names of its places, joined by |"),
    text_of("initiator", "Who runs it"),
    text_of("payer", "apbd_regency, apbd_province, apbd, dbh, csr, sertakan, apbn or not_stated"),
    text_of("payer_name", "The payer in the reader's language"),
    text_of("groups", "Groups of workers, joined by |"),
    text_of("period", "Period of the head count, else of the programme"),
    text_of("begin", "First month or year of the programme"),
    text_of("end", "Last month or year of the programme"),
    text_of("programme", "Insurance package that is paid for", "programmes"),
    text_of("package_assumed", "true where the publication names no package"),
    *_figure("workers", "persons", "Vulnerable workers"),
    *_figure("rupiah", "rupiah", "Budget"),
    *bounds_of("rate", "rupiah", "Contribution of one worker a month"),
    *bounds_of("months_paid", "months", "Budget over workers times rate"),
    text_of("not_divided", "Why there are no months: no_budget, no_workers, other_scope"),
    text_of("outlasts", "true where the money surely lasts longer than the programme"),
    *_figure("informal", "persons", "Informal workers of the places"),
    text_of("base_period", "Sakernas August of the informal workers"),
    *bounds_of("reached", "share", "Workers over informal workers, unrounded; may exceed 1"),
    text_of("origin", "Publication"),
    text_of("publisher", "Who published it"),
    text_of("url", "Its address"),
    text_of("as_of", "Its date"),
    text_of("note", "What to know of it, in the reader's language"),
)

PROGRAMMES_FILE = Table(
    name="programmes_file",
    meaning="One row per publication of a local programme for vulnerable workers.",
    key=("initiative",),
    columns=_PROGRAMME,
)
PAYERS_FILE = Table(
    name="payers_file",
    meaning="One row per programme under its payer and year, one publication for each subject.",
    key=("payer", "year", "initiative"),
    columns=(text_of("year", "Year of the head count; years are not added"), *_PROGRAMME),
)
CONFLICTS_FILE = Table(
    name="conflicts_file",
    meaning="One row per publication of a subject that several give a number for.",
    key=("subject", "side", "initiative"),
    columns=(
        text_of("side", "What is held side by side: workers or rupiah"),
        text_of("verdict", "agrees, agrees_within_rounding, contradicts, cannot_check"),
        text_of("verdict_name", "The verdict in the reader's language"),
        text_of("why", "Why it cannot be checked: other_scope or other_year"),
        text_of("differs", "true where two of the numbers cannot be the same"),
        *_PROGRAMME,
    ),
)
SILENT_FILE = Table(
    name="silent_file",
    meaning="One row per kabupaten or kota that no publication names a programme for.",
    key=("region_code",),
    columns=(
        text_of("region_code", "BPS code without dot", "regions"),
        text_of("region_name", "Name of the region"),
        text_of("province_code", "BPS code of its province", "regions"),
        text_of("province_name", "Name of its province"),
        text_of("status", "That nothing is known, in the reader's language"),
    ),
)
