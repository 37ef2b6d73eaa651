"""Deeds as the audit log writes them, in the reader's language.

The words stay the log's own (access/ writes them); what is not known is told as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from texts.text import Text

DEEDS = (
    ("made_admin", r"made admin (?P<name>.+)"),
    ("role", r"(?P<name>.+): role (?P<old>\w+) -> (?P<new>\w+)"),
    ("regions", r"(?P<name>.+): regions (?P<old>.+) -> (?P<new>.+)"),
    ("disabled", r"(?P<name>.+): disabled"),
    ("enabled", r"(?P<name>.+): enabled"),
    ("password", r"(?P<name>.+): another password"),
    ("ended_all", r"(?P<name>.+): ended all"),
    ("ended_one", r"ended one"),
    ("replaced", r"replaced"),
    ("token", r"made(?: \d+)?: (?P<name>.*)"),
    ("revoked", r"revoked"),
    ("revoked_one", r"revoked \d+: (?P<name>.*)"),
    ("invited", r"invited (?P<name>.+) as (?P<new>\w+)"),
    ("accepted", r"accepted the invitation"),
    ("withdrawn", r"revoked an invitation"),
    ("withdrawn_one", r"revoked the invitation \d+ to (?P<name>.*)"),
    ("log", r"log"),
)
BY_ROLE = {"role", "invited"}  # whose words beside the name are roles
NONE = "none"


def told(said: str, text: Text) -> str | None:
    """Return a deed in words, None where it is not known."""
    for key, shape in DEEDS:
        if found := re.fullmatch(shape, said):
            return text(f"audit.what.{key}", **_words(key, found.groupdict(), text))
    return None


def role(code: str, text: Text) -> str:
    """Return a role by its word; one that is not known as it is."""
    key = f"akun.role.{code}"
    return text(key) if key in text.words.entries else code


def _words(key: str, found: Mapping[str, str], text: Text) -> Mapping[str, str]:
    if key in BY_ROLE:
        return {name: part if name == "name" else role(part, text) for name, part in found.items()}
    return {name: text("audit.none") if part == NONE else part for name, part in found.items()}
