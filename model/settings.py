"""What the person who runs the program may set, read once from the environment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from urllib.parse import urlsplit

from model.errors import UsageError

LAST_PORT = 65_535
MOST_PROXIES = 9
LONGEST = 9  # digits of a number
SQL = "CAKUPAN_SQL_"  # and a name: the address of an agency's own database
ROLLUP = "CAKUPAN_ROLLUP_"  # and a name: a key that makes persons of a registry unknown
OIDC = "CAKUPAN_OIDC_"  # and a name: what an organisation's own sign-in needs
NAME = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")
HEADER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TAKEN = ("authorization", "cookie", "host", "origin", "referer", "accept", "x-cakupan-proxy")
LOGS = ("text", "json")


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; names and meanings are those of docs/operations.md."""

    host: str = "127.0.0.1"
    port: int = 8050
    workers: int = 1
    data: Path = Path("data")
    home: str = "region=KAL&period=2022-12"
    fault: str = ""
    state: Path = Path("var")
    database_url: str = field(default="", repr=False)  # it may hold a password
    sql: Mapping[str, str] = field(default_factory=dict, repr=False)  # they hold passwords
    rollup: Mapping[str, str] = field(default_factory=dict, repr=False)  # they are secrets
    secret_file: Path | None = None  # None: `secret` in the state folder
    public_url: str = ""  # scheme, host and port, without a path
    behind_proxy: int = 0  # proxies between the readers and this server
    allowed_hosts: tuple[str, ...] = ()
    tls_cert: Path | None = None
    tls_key: Path | None = None
    debug: bool = False
    log: str = "text"
    oidc: Mapping[str, str] = field(default_factory=dict, repr=False)  # one is a secret
    proxy_addresses: tuple[str, ...] = ()  # and networks, from which a proxy's word is taken
    proxy_user_header: str = ""  # in which they say whom
    proxy_secret_file: Path | None = None  # by which they are known

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> Settings:
        """Return the settings of this environment; a value that cannot be is refused by name."""
        usual = cls()
        found = cls(
            host=_host(environ.get("CAKUPAN_HOST", usual.host)),
            port=_number(environ, "CAKUPAN_PORT", usual.port, (1, LAST_PORT)),
            workers=_number(environ, "CAKUPAN_WORKERS", usual.workers, (1, 64)),
            data=Path(environ.get("CAKUPAN_DATA", str(usual.data))),
            home=environ.get("CAKUPAN_HOME", usual.home),
            fault=environ.get("CAKUPAN_FAULT", usual.fault),
            state=Path(environ.get("CAKUPAN_STATE", str(usual.state))),
            database_url=environ.get("CAKUPAN_DATABASE_URL", usual.database_url),
            sql=_family(environ, SQL),
            rollup=_family(environ, ROLLUP),
            secret_file=_path(environ, "CAKUPAN_SECRET_FILE"),
            public_url=_url(environ.get("CAKUPAN_PUBLIC_URL", usual.public_url)),
            behind_proxy=_number(environ, "CAKUPAN_BEHIND_PROXY", 0, (0, MOST_PROXIES)),
            allowed_hosts=_hosts(environ.get("CAKUPAN_ALLOWED_HOSTS", "")),
            tls_cert=_one_of_two(environ, "CAKUPAN_TLS_CERT", "CAKUPAN_TLS_KEY"),
            tls_key=_one_of_two(environ, "CAKUPAN_TLS_KEY", "CAKUPAN_TLS_CERT"),
            debug=_number(environ, "CAKUPAN_DEBUG", 0, (0, 1)) == 1,
            log=_log(environ.get("CAKUPAN_LOG", usual.log)),
            oidc=_family(environ, OIDC),
            proxy_addresses=_addresses(environ.get("CAKUPAN_PROXY_ADDRESSES", "")),
            proxy_user_header=_header(environ.get("CAKUPAN_PROXY_USER_HEADER", "")),
            proxy_secret_file=_path(environ, "CAKUPAN_PROXY_SECRET_FILE"),
        )
        _refuse_half_a_proxy(found)
        return found


def _number(environ: Mapping[str, str], name: str, usual: int, among: tuple[int, int]) -> int:
    word, (least, most) = environ.get(name, str(usual)), among
    number = int(word) if word.isascii() and word.isdigit() and len(word) <= LONGEST else -1
    if not least <= number <= most:
        raise UsageError(f"{name} must be a whole number from {least} to {most}, not {word!r}.")
    return number


def _family(environ: Mapping[str, str], start: str) -> dict[str, str]:
    return {name: given for name, given in environ.items() if name.startswith(start) and given}


def _path(environ: Mapping[str, str], name: str) -> Path | None:
    given = environ.get(name, "")
    if "\0" in given:
        raise UsageError(f"{name} must be the path of a file.")
    return Path(given) if given else None


def _one_of_two(environ: Mapping[str, str], name: str, other: str) -> Path | None:
    found = _path(environ, name)
    if found is None and environ.get(other, ""):
        raise UsageError(f"{name} is missing: {other} is of no use without it.")
    return found


def _host(word: str) -> str:
    if not _is_host(word):
        raise UsageError(f"CAKUPAN_HOST must be an address or a name, not {word!r}.")
    return word


def _hosts(words: str) -> tuple[str, ...]:
    """Return names and addresses as a browser writes them, without port; a pattern is refused."""
    found = tuple(word.strip().lower() for word in words.split(",")) if words.strip() else ()
    for host in found:
        if not _is_host(host.removeprefix("[").removesuffix("]")):
            raise UsageError(
                "CAKUPAN_ALLOWED_HOSTS must be names like cakupan.example.go.id, separated by "
                f"commas, without scheme, port or *; {host!r} is none."
            )
    return tuple(host.removeprefix("[").removesuffix("]") for host in found)


def _addresses(words: str) -> tuple[str, ...]:
    """Return addresses and networks; one that everybody is in says nothing and is refused."""
    refused = UsageError(
        "CAKUPAN_PROXY_ADDRESSES must be addresses like 10.0.0.9 or networks like 10.0.0.0/29, "
        f"separated by commas, not {words!r}."
    )
    try:
        found = [ip_network(word.strip()) for word in words.split(",") if words.strip()]
    except ValueError:
        raise refused from None
    if any(network.prefixlen == 0 for network in found):
        raise refused
    return tuple(_shown(network) for network in found)


def _shown(network: IPv4Network | IPv6Network) -> str:
    alone = network.num_addresses == 1
    return str(network.network_address if alone else network)


def _header(word: str) -> str:
    """Return a header in lower case; one that means something else already is refused."""
    header = word.lower()
    taken = header in TAKEN or header.startswith(("x-forwarded", "sec-", "content-"))
    if header and (taken or not HEADER.fullmatch(header)):
        raise UsageError(
            f"CAKUPAN_PROXY_USER_HEADER must be a header like Remote-User, not {word!r}."
        )
    return header


def _refuse_half_a_proxy(found: Settings) -> None:
    """Raise UsageError where a proxy shall sign people in, and it is not said which and how.

    Its addresses alone say only whose word about others is believed.
    """
    needed = {
        "CAKUPAN_PROXY_USER_HEADER": found.proxy_user_header,
        "CAKUPAN_PROXY_ADDRESSES": found.proxy_addresses,
        "CAKUPAN_PROXY_SECRET_FILE": found.proxy_secret_file,
    }
    if not any(needed.values()):
        return
    signs_in = found.proxy_user_header or found.proxy_secret_file
    absent = [name for name, given in needed.items() if signs_in and not given]
    if not found.behind_proxy:
        absent.append("CAKUPAN_BEHIND_PROXY")
    if absent:
        raise UsageError(f"{', '.join(absent)} is missing: without it no proxy is believed.")


def _url(word: str) -> str:
    """Return the address without its last slash; whatever is more than scheme and host is none."""
    if not word:
        return ""
    refused = UsageError(
        "CAKUPAN_PUBLIC_URL must be what readers type, like https://cakupan.example.go.id, "
        f"without a path, a query or a password; {word.rsplit('@', maxsplit=1)[-1]!r} is not."
    )
    try:
        parts = urlsplit(word)
        bare = f"{parts.scheme}://{parts.netloc}"
        port = parts.port  # read, because a port that cannot be raises
    except ValueError:
        raise refused from None
    known = parts.scheme in ("http", "https") and _is_host((parts.hostname or "").lower())
    if not known or word.rstrip("/") != bare or "@" in word or port == 0:
        raise refused
    return bare.lower()


def _is_host(word: str) -> bool:
    try:
        ip_address(word)
    except ValueError:
        return NAME.fullmatch(word.lower()) is not None
    return True


def _log(word: str) -> str:
    if word not in LOGS:
        raise UsageError(f"CAKUPAN_LOG must be {' or '.join(LOGS)}, not {word!r}.")
    return word
