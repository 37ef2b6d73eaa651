"""People whom a proxy signs in: believed of a proxy at a configured address with its secret.

From anybody else the same headers are taken away before anything reads them.
"""

from __future__ import annotations

import hmac
import logging
from datetime import datetime
from threading import Lock

from starlette.types import ASGIApp, Receive, Scope, Send

from access import audit, sessions
from access.peers import Peers
from access.person import Person, scope_of
from access.word_file import word_in
from ledger import audit as log
from ledger import people
from ledger.store import Store
from model.regions import Regions
from model.settings import Settings

SECRET = b"x-cakupan-proxy"
SAID = "cakupan.user"  # in the scope of a request, where no header reaches
LEAST, LONGEST = 32, 254  # characters of the secret, of a name
MOST = 10_000  # people whose sign-in is remembered

logger = logging.getLogger(__name__)


def secret_of(settings: Settings) -> bytes:
    """Return by what the proxy is known, b"" where none signs people in; or raise UsageError."""
    file = settings.proxy_secret_file
    return word_in(file, "CAKUPAN_PROXY_SECRET_FILE", LEAST).encode() if file else b""


class Proxied:
    """Notes whom a proxy says that it signed in; stands where the address is still the proxy's."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._header = settings.proxy_user_header.encode()
        self._peers = Peers(settings.proxy_addresses)
        self._secret = secret_of(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self._secret:
            scope = self._seen(scope)
        await self._app(scope, receive, send)

    def _seen(self, scope: Scope) -> Scope:
        """Return the request without these headers, with the name where the proxy says one."""
        ours = (self._header, SECRET)
        said = {name: [v for key, v in scope["headers"] if key.lower() == name] for name in ours}
        seen = dict(scope)
        seen["headers"] = [pair for pair in scope["headers"] if pair[0].lower() not in ours]
        if name := self._name(scope, said[self._header], said[SECRET]):
            seen[SAID] = name
        return seen

    def _name(self, scope: Scope, names: list[bytes], secrets: list[bytes]) -> str:
        if not self._peers.hold(scope) or not names:
            return ""
        if len(secrets) != 1 or not hmac.compare_digest(secrets[0], self._secret):
            logger.warning(
                "The proxy at %s says whom it signed in without its secret.", scope["client"][0]
            )
            return ""
        try:
            name = names[0].decode("utf-8").strip() if len(names) == 1 else ""
        except ValueError:
            return ""
        return name if len(name) <= LONGEST else ""


class Arrivals:
    """Finds accounts by the names that proxies say; the first request of a while is a sign-in."""

    def __init__(self) -> None:
        self._seen: dict[tuple[int, str], datetime] = {}
        self._lock = Lock()

    def find(
        self, store: Store, name: str, now: datetime, regions: Regions, address: str
    ) -> Person | None:
        """Return the person of an account that can sign in, None where there is none."""
        account = people.find(store, name)
        if account is None or account.disabled_at is not None:
            return None
        if self._is_new((account.id, address), now):
            person = sessions.of_account(account, address)
            log.record(store, audit.entry(person, "sign_in", now, what="by the proxy"))
        scope = scope_of(account.regions, regions)
        return Person(account.id, account.name, account.role, scope, address=address)

    def _is_new(self, who: tuple[int, str], now: datetime) -> bool:
        with self._lock:
            before = self._seen.pop(who, None)
            self._seen[who] = now
            if len(self._seen) > MOST:
                self._seen.pop(next(iter(self._seen)))
        return before is None or now - before >= sessions.IDLE
