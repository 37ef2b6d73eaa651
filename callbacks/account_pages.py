"""The pages about accounts: my own, everybody's, and the log of what was done."""

from __future__ import annotations

from fastapi import FastAPI

from access.door import Door
from callbacks import akun, audit, orang
from callbacks.account_desk import Desk


def register(server: FastAPI, door: Door) -> None:
    """Answer the three pages, their forms, and the log as a file."""
    desk = Desk(door.settings, door.line.store, door.regions, door.vouched)
    for page in (akun, orang, audit):
        page.register(server, desk)
