"""What the headers of every answer say of the data version that it was made from."""

from __future__ import annotations

from model.frame import VersionFacts

SYNTHETIC = "DATA SINTETIS"


def version_of(facts: VersionFacts) -> dict[str, str]:
    """Return the version as headers, and that nobody was counted where that is so."""
    drawn = {"x-data-notice": SYNTHETIC} if facts.synthetic else {}
    return {"x-data-version": str(facts.number), **drawn}
