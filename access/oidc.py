"""Sign-in by an organisation's own (OpenID Connect): authorization code, PKCE, state and nonce."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from authlib.oauth2.auth import ClientAuth  # type: ignore[import-untyped]
from authlib.oauth2.client import OAuth2Client  # type: ignore[import-untyped]

from access import doors
from access.office import Office
from access.oidc_asking import asked
from access.oidc_begun import HOLDS, Begun, Seal
from access.oidc_provider import Provider
from access.oidc_refusal import Refusal
from access.oidc_token import Given, proved

SCOPES = ("openid", "profile", "email")
LONGEST = 4_096  # characters of a code
LATER = ("temporarily_unavailable", "server_error")
NAMED = ("state", "code", "error", "iss")  # what may come back, each once


class Elsewhere:
    """Sign-in at one provider; one for each process."""

    def __init__(self, office: Office, secret: bytes) -> None:
        self.office = office
        self._provider, self._seal = Provider(office), Seal(secret)

    async def begin(self, to: str, now: datetime) -> tuple[str, str]:
        """Return where to send somebody, and the cookie of what was begun; may raise Refusal."""
        at = await self._provider.addresses()
        until = int((now + HOLDS).timestamp())
        begun = Begun(doors.new(), doors.new(), doors.new(), to, until)
        scopes = [*SCOPES, self.office.groups] if at.has_groups else SCOPES
        client = OAuth2Client(
            None,
            client_id=self.office.client,
            redirect_uri=self.office.back,
            scope=" ".join(scopes),
            code_challenge_method="S256",
        )
        address, _ = client.create_authorization_url(
            at.authorization, state=begun.state, code_verifier=begun.verifier, nonce=begun.nonce
        )
        return address, self._seal.sealed(begun)

    async def finish(
        self, came: Iterable[tuple[str, str]], cookie: str, now: datetime
    ) -> tuple[dict[str, Any], str]:
        """Return the claims of who came back, and where they wanted to go; or raise Refusal."""
        said = _once(came)
        begun = self._seal.opened(cookie, said.get("state", ""), now)
        if begun is None:
            raise Refusal("over", "it was not begun in this browser, or is over")
        at = await self._provider.addresses()
        issuer = said.get("iss", "" if at.asks_iss else self.office.issuer)
        if issuer != self.office.issuer:
            raise Refusal("invalid", "the answer is not the provider's")
        if error := said.get("error"):
            raise _told(error)
        code = said.get("code", "")
        if not 1 <= len(code) <= LONGEST:
            raise Refusal("invalid", "the answer holds no code")
        given = await self._tokens(code, begun)
        return await proved(self._provider, given, now), begun.to

    async def _tokens(self, code: str, begun: Begun) -> Given:
        """Return what the provider gives for a code."""
        at = await self._provider.addresses()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.office.back,
            "code_verifier": begun.verifier,
        }
        headers: dict[str, str] = {}
        if at.posts_secret:
            form |= {"client_id": self.office.client, "client_secret": self.office.secret}
        else:
            basic = ClientAuth(self.office.client, self.office.secret, "client_secret_basic")
            basic.prepare("POST", at.token, headers, "")
        said = await asked(at.token, form, headers=headers)
        word, access = said.get("id_token"), said.get("access_token")
        if not isinstance(word, str):
            raise Refusal("forged", "the provider gives no ID token")
        return Given(word, access if isinstance(access, str) else "", begun.nonce)


def _once(came: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what came back; what stands there twice is nothing, or two readers read two things."""
    found: dict[str, str] = {}
    twice = set()
    for name, value in came:
        if name in found:
            twice.add(name)
        found[name] = value
    return {name: found[name] for name in NAMED if name in found and name not in twice}


def _told(error: str) -> Refusal:
    """Return the refusal of what a provider says instead of giving a code."""
    if error == "access_denied":
        return Refusal("denied", "the provider lets this person not in")
    return Refusal("away" if error in LATER else "invalid", f"the provider says {error[:40]}")
