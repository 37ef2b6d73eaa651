"""What must hold before the server listens: little on this machine, everything in public.

Each rule looks at one thing and says how to put it right. `refuse` is asked by the server,
`python -m etl doctor` prints them all.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime

from access import peers, proxied, secret, tls
from access.hosts import name_in
from access.office import office_of
from access.rule import Finding, Installation, Rule, for_public
from model.errors import CakupanError, LedgerUnavailable, UsageError, WarehouseDamaged
from model.restrictions import SOURCE, restricted_by_now
from model.settings import Settings

SAMPLES = (".invalid", ".example", ".test")  # ends of names that nobody can have: of examples
MAKE_ADMIN = "python -m etl accounts add-admin NAME"


def sign_in(of: Installation) -> Finding:
    """The server asks who somebody is before it answers, and somebody can let others in."""
    if isinstance(of.accounts, LedgerUnavailable):  # then nobody is let in until it is back
        return Finding(f"not known: {of.accounts}")
    admins = [one for one in of.accounts if one.role == "admin" and one.disabled_at is None]
    if not admins:
        return Finding("nobody can let anybody in", MAKE_ADMIN)
    return Finding(f"{len(admins)} admin can sign in")


def samples(of: Installation) -> Finding:
    """No account of an example can sign in."""
    accounts = () if isinstance(of.accounts, LedgerUnavailable) else of.accounts
    able = [one.name for one in accounts if one.disabled_at is None]
    found = [name for name in able if name.lower().endswith(SAMPLES)]
    if found:
        return Finding(f"accounts of examples: {', '.join(found)}", "disable each of them")
    return Finding("no account of an example can sign in")


def restricted(of: Installation) -> Finding:
    """Restricted publications are served only where the server knows who asks."""
    try:
        named = restricted_by_now(of.settings.data)
    except WarehouseDamaged:
        return Finding("no data to serve")
    hidden = [name for name in named if not name.endswith(SOURCE)]
    if not hidden:
        return Finding("there are none")
    if not (found := sign_in(of)).holds:
        return Finding(f"{len(hidden)} of them, and {found.said}", found.fix)
    return Finding(f"{len(hidden)} of them, for those who sign in")


def secret_file(of: Installation) -> Finding:
    """The secret of this installation is random, and its owner's alone."""
    file = secret.file_of(of.settings)
    if of.settings.secret_file is None and not file.exists():
        return Finding(f"{file} is made at the first start")
    try:
        secret.read(file)
    except UsageError as error:
        said, _, fix = str(error).partition(": ")
        return Finding(said, fix)
    return Finding(f"{file} is its owner's alone")


def elsewhere(of: Installation) -> Finding:
    """Sign-in by an organisation's own or by a proxy is set as a whole, or not at all."""
    try:
        office = office_of(of.settings)
        by_proxy = bool(proxied.secret_of(of.settings))
    except UsageError as error:
        return Finding(str(error).removesuffix("."), "docs/accounts.md says how")
    ways = [office.issuer] if office else []
    ways += ["the proxy in front"] if by_proxy else []
    return Finding(f"also by {' and '.join(ways)}" if ways else "with a password alone")


def public_url(of: Installation) -> Finding:
    """Readers come by https."""
    if not of.settings.public_url.startswith("https://"):
        said = of.settings.public_url or "not set"
        return Finding(f"CAKUPAN_PUBLIC_URL: {said}", "set it to what readers type: https://…")
    return Finding(of.settings.public_url)


def encrypted(of: Installation) -> Finding:
    """What readers send is encrypted up to here, or up to a proxy that was declared."""
    cert, key = of.settings.tls_cert, of.settings.tls_key
    if cert is None or key is None:
        if of.settings.behind_proxy:
            return Finding(f"by the proxy in front ({of.settings.behind_proxy})")
        fix = "set CAKUPAN_TLS_CERT and CAKUPAN_TLS_KEY, or CAKUPAN_BEHIND_PROXY"
        return Finding("nothing encrypts the connection", fix)
    return tls.finding(cert, key, name_in(of.settings.public_url.partition("://")[2]), _now())


def proxy(of: Installation) -> Finding:
    """Only the declared proxies can say where a reader comes from."""
    given = of.settings
    if not given.behind_proxy:
        return Finding("none is declared: nobody is believed")
    if not peers.is_told(given):
        fix = "set CAKUPAN_PROXY_ADDRESSES to its addresses, or CAKUPAN_HOST to 127.0.0.1"
        return Finding(f"whoever reaches {given.host} could pass for the proxy", fix)
    return Finding(f"believed at {', '.join(given.proxy_addresses) or 'this machine'}")


def hosts(of: Installation) -> Finding:
    """The names under which the server may be asked for are listed."""
    if not of.settings.allowed_hosts:
        return Finding("CAKUPAN_ALLOWED_HOSTS is not set", "set it to the names of this server")
    return Finding(", ".join(of.settings.allowed_hosts))


def debug(of: Installation) -> Finding:
    """Nothing is told that only its programmers need."""
    if of.settings.debug:
        return Finding("CAKUPAN_DEBUG is on", "unset CAKUPAN_DEBUG")
    return Finding("off")


def data_read_only(of: Installation) -> Finding:
    """Who serves the data cannot change them, so that whoever takes the server over cannot."""
    data = of.settings.data
    places = (data, data / "warehouse", data / "warehouse" / "versions")
    writable = [str(place) for place in places if os.access(place, os.W_OK)]
    if writable:
        return Finding(
            f"this user may write {', '.join(writable)}",
            "serve as another user than the worker (docs/operations.md), and not as root",
        )
    return Finding(f"this user cannot change {data}")


def _now() -> datetime:
    return datetime.now(UTC)


RULES: Mapping[str, Rule] = {
    "sign-in": for_public(sign_in),
    "samples": for_public(samples),
    "restricted": restricted,
    "secret": secret_file,
    "elsewhere": elsewhere,
    "public-url": for_public(public_url),
    "encryption": for_public(encrypted),
    "proxy": for_public(proxy),
    "hosts": for_public(hosts),
    "debug": for_public(debug),
    "data": for_public(data_read_only),
}


def refuse(settings: Settings) -> None:
    """Raise UsageError with every rule that is broken; the secret is made where there is none."""
    of = Installation(settings)
    try:
        secret.secret_of(settings)
    except OSError as error:
        if of.is_public:
            raise UsageError(
                f"The secret of this installation cannot be kept in {settings.state}: "
                f"{error.strerror}. Put the folder right, or set CAKUPAN_SECRET_FILE."
            ) from None
    except CakupanError:
        pass  # said below with the others
    broken = {name: found for name, rule in RULES.items() if not (found := rule(of)).holds}
    if not broken:
        return
    where = "in public" if of.is_public else "even on this machine"
    lines = [f"  {name}: {found.said}. {found.fix}." for name, found in broken.items()]
    raise UsageError(
        "\n".join([f"{settings.host}:{settings.port} cannot be served safely {where}:", *lines])
    )
