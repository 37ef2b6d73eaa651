"""The server and its way in: what every request passes before anything of ours sees it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Mapping, Sequence
from functools import partial

from fastapi import FastAPI
from starlette.types import ASGIApp

from access.bodies import Bodies
from access.forwarded import Forwarded
from access.headers import Headers, Scripts
from access.heads import Heads
from access.hosts import Hosts, is_public, names_of
from access.peers import Peers
from access.proxied import Proxied
from access.rates import Rates
from access.reports import LARGEST, PATH
from access.same_site import SameSite
from model.settings import Settings

Wrap = Callable[[ASGIApp], ASGIApp]
# bytes of a form of a few fields: strangers may send it, and two mebibytes of %41 take long to read
FIELDS: dict[str, int | None] = {
    **dict.fromkeys(("/masuk", "/keluar", "/undangan"), 8 << 10),
    **dict.fromkeys(("/akun", "/orang"), 64 << 10),
}


class Server(FastAPI):
    """FastAPI with a way in that stands around its answers to bugs too."""

    way_in: Sequence[Wrap] = ()  # the outermost first

    def build_middleware_stack(self) -> ASGIApp:
        """Return everything between a request and its answer."""
        app = super().build_middleware_stack()
        for wrap in reversed(self.way_in):
            app = wrap(app)
        return app


def way_in(
    settings: Settings,
    scripts: Scripts,
    streamed: Collection[str] = (),
    forms: Container[str] = (),
    gate: Wrap | None = None,
) -> Sequence[Wrap]:
    """Return what a request passes, the outermost first.

    `streamed` are the paths that bound their own bodies, `forms` those of HTML forms; `gate` knows
    who asks.
    """
    public, https = is_public(settings), settings.public_url.startswith("https://")
    limits: Mapping[str, int | None] = {**dict.fromkeys(streamed), **FIELDS, PATH: LARGEST}
    return [
        partial(Headers, scripts=scripts, public=public, https=public and https),
        *([partial(Proxied, settings=settings)] if settings.proxy_user_header else []),
        partial(Forwarded, proxies=settings.behind_proxy, peers=Peers(settings.proxy_addresses)),
        Heads,
        partial(Hosts, names=names_of(settings)),
        *([Rates] if public else []),  # at the desk nobody floods but the reader's own programs
        partial(SameSite, https_only=https, forms=forms, open_to_all={PATH}),
        *([gate] if gate else []),
        partial(Bodies, limits=limits),
    ]
