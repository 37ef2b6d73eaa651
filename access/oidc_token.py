"""Whether what an organisation's sign-in says of somebody was said by it, to us, now, and here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped]
from joserfc import jwt
from joserfc.errors import BadSignatureError, InvalidKeyIdError, JoseError
from joserfc.jwt import Token

from access.oidc_provider import Provider
from access.oidc_refusal import Refusal

# signed with a key that the provider alone has: no `none`, and no secret that we know too
ALGORITHMS = (
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "EdDSA", "Ed25519"),
)
LEEWAY = 30  # seconds by which two clocks may differ
LONGEST = 255  # characters of a subject, by the standard
BROKEN = (JoseError, ValueError, TypeError, KeyError, RecursionError)


@dataclass(frozen=True, slots=True)
class Given:
    """What came for a code, and the nonce that was asked with."""

    id_token: str = field(repr=False)
    access_token: str = field(repr=False)
    nonce: str = field(repr=False)


async def proved(provider: Provider, given: Given, now: datetime) -> dict[str, Any]:
    """Return the claims of a token that holds, or raise Refusal."""
    token = await _signed(provider, given.id_token)
    office = provider.office
    claims = CodeIDToken(
        token.claims,
        token.header,
        options={
            "iss": {"essential": True, "value": office.issuer},
            "aud": {"essential": True, "value": office.client},
            "sub": {"essential": True},
        },
        params={
            "client_id": office.client,
            "nonce": given.nonce,
            "access_token": given.access_token or " ",  # without one no at_hash holds
        },
    )
    try:
        claims.validate(int(now.timestamp()), LEEWAY)
    except BROKEN as error:
        what = getattr(error, "claim", "") or type(error).__name__
        raise Refusal("forged", f"its ID token does not hold: {what}") from None
    if not 1 <= len(claims["sub"]) <= LONGEST:
        raise Refusal("forged", "its ID token names nobody")
    return dict(claims)


async def _signed(provider: Provider, word: str) -> Token:
    """Return a token whose signature holds; of a key that is not known the keys are read anew."""
    for anew in (False, True):
        keys = await provider.keys(anew)
        try:
            return jwt.decode(word, keys, algorithms=list(ALGORITHMS))
        except (InvalidKeyIdError, BadSignatureError):
            continue
        except BROKEN as error:
            raise Refusal("forged", f"its ID token is none: {type(error).__name__}") from None
    raise Refusal("forged", "its ID token is signed with a key that it does not publish")
