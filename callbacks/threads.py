"""Callbacks run in a bounded pool of threads: on this backend they would hold the event loop."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial, wraps
from typing import Any, NoReturn

from anyio import CapacityLimiter, to_thread
from dash import Dash

THREADS = 16  # DuckDB reads with one thread each; more would only wait for the same cores

Function = Callable[..., Any]
log = logging.getLogger(__name__)


def bug(error: Exception) -> NoReturn:
    """Log a callback's bug with its traceback: Dash would only tell the browser "error 500"."""
    log.error("A callback failed.", exc_info=error)
    raise error


class Callbacks:
    """`app.callback` for plain functions: each runs in a thread of one pool."""

    def __init__(self, app: Dash) -> None:
        self._app = app
        self._pool: CapacityLimiter | None = None

    def __call__(self, *wires: Any, **options: Any) -> Callable[[Function], Function]:
        """Return a decorator that registers a plain function and gives it back unchanged."""

        def register(function: Function) -> Function:
            self._app.callback(*wires, **options)(self._threaded(function))
            return function

        return register

    def _threaded(self, function: Function) -> Function:
        @wraps(function)
        async def in_a_thread(*values: Any) -> Any:
            if self._pool is None:  # a limiter belongs to the event loop that it is made in
                self._pool = CapacityLimiter(THREADS)
            return await to_thread.run_sync(partial(function, *values), limiter=self._pool)

        return in_a_thread
