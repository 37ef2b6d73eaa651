"""What an organisation's sign-in publishes of itself: its addresses and its keys.

Of the addresses those are believed that stand on a host of the settings; a document from elsewhere
must not lead this server to a machine that it alone can reach.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from access.office import HOSTS, Office
from access.oidc_asking import asked
from access.oidc_refusal import Refusal

WELL_KNOWN = "/.well-known/openid-configuration"
KEPT = 3_600.0  # seconds that addresses and keys are kept
AGAIN = 5.0  # seconds before one that did not answer is asked again
LEAST_RSA = 342  # base64 digits of a modulus of 2 048 bits
PUBLIC = ("RSA", "EC", "OKP")  # kinds of keys: a shared secret signs nothing here


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where to send people, codes and questions; `asks_iss`: its answers name who sends them."""

    authorization: str
    token: str
    keys: str
    posts_secret: bool
    has_groups: bool
    asks_iss: bool


class Provider:
    """An organisation's sign-in; one for each process."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._addresses: tuple[float, Addresses] | None = None
        self._keys: tuple[float, KeySet] | None = None
        self._failed = float("-inf")

    async def addresses(self) -> Addresses:
        """Return its addresses, or raise Refusal; one that is down is not asked at each click."""
        if self._addresses is None or time.monotonic() - self._addresses[0] > KEPT:
            if time.monotonic() - self._failed < AGAIN:
                raise Refusal("away", "the provider did not answer a moment ago")
            try:
                said = await asked(f"{self.office.issuer.rstrip('/')}{WELL_KNOWN}")
                self._addresses = time.monotonic(), self._read(said)
            except Refusal:
                self._failed = time.monotonic()
                raise
        return self._addresses[1]

    async def keys(self, anew: bool = False) -> KeySet:
        """Return its keys; `anew`: asked for now, because a token names one that is not known."""
        if anew or self._keys is None or time.monotonic() - self._keys[0] > KEPT:
            where = (await self.addresses()).keys
            self._keys = time.monotonic(), _keys(await asked(where))
        return self._keys[1]

    def _read(self, said: dict[str, Any]) -> Addresses:
        if said.get("issuer") != self.office.issuer:
            raise Refusal("away", "the provider calls itself by another name than the settings do")
        return Addresses(
            authorization=self._own(said.get("authorization_endpoint")),
            token=self._own(said.get("token_endpoint")),
            keys=self._own(said.get("jwks_uri")),
            posts_secret="client_secret_post"
            in _listed(said, "token_endpoint_auth_methods_supported"),
            has_groups=self.office.groups in _listed(said, "scopes_supported"),
            asks_iss=said.get("authorization_response_iss_parameter_supported") is True,
        )

    def _own(self, address: object) -> str:
        """Return an address on a host of the settings, as safe as the issuer's own."""
        try:
            parts = urlsplit(address if isinstance(address, str) else "")
        except ValueError:
            parts = urlsplit("")
        schemes = {"https", urlsplit(self.office.issuer).scheme}
        if parts.scheme not in schemes or parts.netloc.lower() not in self.office.hosts:
            raise Refusal(
                "away", f"the provider names the host {parts.netloc!r}: is it in {HOSTS}?"
            )
        return str(address)


def _listed(said: dict[str, Any], name: str) -> list[Any]:
    found = said.get(name)
    return found if isinstance(found, list) else []


def _keys(said: dict[str, Any]) -> KeySet:
    found = [one for one in _listed(said, "keys") if _is_fit(one)]
    try:
        return KeySet.import_key_set({"keys": found})
    except (JoseError, ValueError, TypeError, KeyError):
        raise Refusal("away", "the provider publishes no keys that can be read") from None


def _is_fit(key: object) -> bool:
    """Return whether a key may sign: public, for signatures, not short."""
    if not isinstance(key, dict) or key.get("kty") not in PUBLIC or key.get("use") == "enc":
        return False
    return key["kty"] != "RSA" or len(str(key.get("n", ""))) >= LEAST_RSA
