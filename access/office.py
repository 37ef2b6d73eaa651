"""An organisation's own sign-in, as it is set: whom to ask, and what its groups are here.

Read strictly, because it decides who comes in as what: whatever is not understood is refused by
its name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from access.hosts import is_loopback
from access.roles import ROLES
from access.word_file import word_in
from model.errors import UsageError
from model.settings import OIDC, Settings

ISSUER, CLIENT, SECRET, SECRET_FILE, GROUPS, ROLES_OF, SCOPES_OF, HOSTS = (
    f"{OIDC}{name}"
    for name in (
        *("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "CLIENT_SECRET_FILE"),
        *("GROUPS", "ROLES", "SCOPES", "HOSTS"),
    )
)
NAMES = (ISSUER, CLIENT, SECRET, SECRET_FILE, GROUPS, ROLES_OF, SCOPES_OF, HOSTS)
BACK = "/masuk/oidc/kembali"
USUAL_GROUPS = "groups"
REGION = re.compile(r"\d{2}|\d{4}|[A-Z]{2,4}")
PLAIN = re.compile(r"[!-~]+")
LEAST = 8  # characters of a secret
EXAMPLE = "{} must look like {}, not {!r}."


@dataclass(frozen=True, slots=True)
class Office:
    """What is known of an organisation's sign-in before it was ever asked."""

    issuer: str
    client: str
    secret: str = field(repr=False)
    back: str  # where it sends people back to
    groups: str  # the claim that names somebody's groups
    roles: Mapping[str, str]  # of a group
    regions: Mapping[str, Collection[str]] | None  # of a group; None: an admin gives them
    hosts: frozenset[str]  # that may be asked, with their ports

    def role_of(self, groups: Collection[str]) -> str | None:
        """Return the strongest role that these groups have, None where they have none."""
        found = {self.roles[group] for group in groups if group in self.roles}
        return max(found, key=ROLES.index, default=None)

    def regions_of(self, groups: Collection[str]) -> list[str] | None:
        """Return the regions that these groups have, None where groups say nothing of regions."""
        if self.regions is None:
            return None
        return sorted({code for group in groups for code in self.regions.get(group, ())})


def configured(settings: Settings) -> bool:
    """Return whether an organisation's own sign-in is set."""
    return bool(settings.oidc)


def office_of(settings: Settings) -> Office | None:
    """Return what is set, None where nothing is; raise UsageError where it is half or wrong."""
    given = settings.oidc
    if not given:
        return None
    if strange := sorted(given.keys() - set(NAMES)):
        raise UsageError(f"There is no setting {', '.join(strange)}; there are {', '.join(NAMES)}.")
    if absent := [name for name in (ISSUER, CLIENT, ROLES_OF) if name not in given]:
        raise UsageError(f"{', '.join(absent)} is missing: sign-in elsewhere needs it.")
    if not PLAIN.fullmatch(given[CLIENT]):
        raise UsageError(EXAMPLE.format(CLIENT, "cakupan", given[CLIENT]))
    issuer = _issuer(given[ISSUER])
    return Office(
        issuer=issuer,
        client=given[CLIENT],
        secret=_secret(given),
        back=f"{settings.public_url or f'http://{_host(settings)}'}{BACK}",
        groups=given.get(GROUPS, USUAL_GROUPS),
        roles=_roles(given[ROLES_OF]),
        regions=_regions(given[SCOPES_OF]) if SCOPES_OF in given else None,
        hosts=frozenset({urlsplit(issuer).netloc.lower(), *_hosts(given.get(HOSTS, ""))}),
    )


def _issuer(word: str) -> str:
    """Return the issuer as it is; http is for a provider on this machine, as in tests."""
    try:
        parts = urlsplit(word)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", 0
    safe = host and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))
    bare = word == f"{parts.scheme}://{parts.netloc}{parts.path}" if safe else False
    if not bare or "@" in parts.netloc or port == 0 or not word.isprintable() or " " in word:
        shown = word.rpartition("@")[2]
        raise UsageError(EXAMPLE.format(ISSUER, "https://id.example.go.id/realms/kantor", shown))
    return word


def _secret(given: Mapping[str, str]) -> str:
    if (SECRET in given) == (SECRET_FILE in given):
        raise UsageError(f"Set one of {SECRET} and {SECRET_FILE}, and not both.")
    if SECRET_FILE in given:
        return word_in(Path(given[SECRET_FILE]), SECRET_FILE, LEAST)
    if not PLAIN.fullmatch(given[SECRET]):
        raise UsageError(f"{SECRET} must be of letters, digits and signs of ASCII.")
    return given[SECRET]


def _roles(words: str) -> Mapping[str, str]:
    found = dict(_pairs(ROLES_OF, words, "cakupan-baca=viewer; cakupan-rencana=planner"))
    for role in found.values():
        if role not in ROLES:
            raise UsageError(f"{ROLES_OF} names the role {role!r}; there are {', '.join(ROLES)}.")
    return found


def _regions(words: str) -> Mapping[str, Collection[str]]:
    found = {}
    for group, codes in _pairs(SCOPES_OF, words, "kantor-kaltim=64; kantor-pusat=00"):
        found[group] = tuple(code.strip() for code in codes.split(","))
        for code in found[group]:
            if not REGION.fullmatch(code):
                raise UsageError(f"{SCOPES_OF} names {code!r}, which is no code of a region.")
    return found


def _pairs(name: str, words: str, example: str) -> list[tuple[str, str]]:
    """Return what stands before and after the last = of each part; a group twice is refused."""
    found: list[tuple[str, str]] = []
    for part in words.strip().removesuffix(";").split(";"):
        group, sign, value = (word.strip() for word in part.rpartition("="))
        if not (group and sign and value) or group in dict(found):
            raise UsageError(EXAMPLE.format(name, example, words))
        found.append((group, value))
    return found


def _hosts(words: str) -> list[str]:
    found = [word.strip().lower() for word in words.split(",")] if words.strip() else []
    for host in found:
        if not re.fullmatch(r"[a-z0-9.-]+(:\d{1,5})?", host):
            raise UsageError(EXAMPLE.format(HOSTS, "login.example.go.id,keys.example.go.id", words))
    return found


def _host(settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"{host}:{settings.port}"
