"""What time it is where the product is read: on Kalimantan's clocks."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

WITA = timezone(timedelta(hours=8), "WITA")


def this_month() -> str:
    """Return the month in which somebody asks: 2026-11."""
    return f"{datetime.now(WITA):%Y-%m}"
