"""Whether a certificate and its key are fit to be served with."""

from __future__ import annotations

import ssl
import stat
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509

from access.rule import Finding

SOON = timedelta(days=14)
OTHERS = stat.S_IRWXO
KEY_FIX = "give the server's user a key in PEM without a password that nobody else can read"


def finding(cert: Path, key: Path, host: str, now: datetime) -> Finding:
    """Return whether both can be read, belong together, last, and name the host."""
    try:
        if key.stat().st_mode & OTHERS:
            return Finding(f"everybody can read {key}", f"chmod o= {key}")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(cert, key, password=lambda: b"")
        of_host = x509.load_pem_x509_certificate(cert.read_bytes())
    except ssl.SSLError as error:
        return Finding(f"{cert} and {key} do not belong together ({error.reason})", KEY_FIX)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no certificate in PEM"
        return Finding(f"{cert} or {key} cannot be read: {why}", KEY_FIX)
    return _fit(of_host, host, now)


def _fit(cert: x509.Certificate, host: str, now: datetime) -> Finding:
    end = cert.not_valid_after_utc
    if not cert.not_valid_before_utc <= now < end:
        return Finding(f"the certificate is valid until {end:%Y-%m-%d} only", "renew it")
    if host and not any(_names(name, host) for name in _named(cert)):
        return Finding(f"the certificate does not name {host}", "get one that does")
    late = " (renew it soon)" if end - now < SOON else ""
    return Finding(f"a certificate until {end:%Y-%m-%d}{late}")


def _named(cert: x509.Certificate) -> list[str]:
    try:
        names = cert.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return []
    dns = names.get_values_for_type(x509.DNSName)
    addresses = names.get_values_for_type(x509.IPAddress)
    return [*dns, *map(str, addresses)]


def _names(name: str, host: str) -> bool:
    """Return whether a name of a certificate is this host; a star stands for one part."""
    if name.startswith("*."):
        return host.partition(".")[2] == name[2:].lower()
    try:
        return ip_address(name) == ip_address(host)
    except ValueError:
        return name.lower() == host
