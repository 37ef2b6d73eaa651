"""What uvicorn believes, waits for, bears and says."""

from __future__ import annotations

from functools import partial
from typing import Any

from access import connections, heads
from access.connections import Limits, Loop
from access.hosts import is_public
from access.patient import Patient
from model.settings import Settings


def options(settings: Settings) -> dict[str, Any]:
    """Return the options of uvicorn for these settings."""
    comes_straight = is_public(settings) and not settings.behind_proxy
    each = connections.EACH if comes_straight else connections.MOST
    return {
        "http": Patient,
        "loop": partial(Loop, Limits(each=each)),
        "h11_max_incomplete_event_size": heads.LARGEST,
        "ws": "none",
        "proxy_headers": False,  # access/forwarded.py believes as many proxies as are declared
        "server_header": False,
        "ssl_certfile": settings.tls_cert,
        "ssl_keyfile": settings.tls_key,
        "timeout_graceful_shutdown": 30,
        "timeout_worker_healthcheck": 60,  # a process that is still importing has not died
        "log_config": None,  # access/logs.py
        "log_level": "info" if settings.debug else "warning",
        "access_log": settings.debug,
    }
