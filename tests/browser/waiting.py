"""Waiting for something in a page that allows no `eval`, as ours do."""

import time

from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as TooLate

STEP = 20  # milliseconds


def until(page, script, arg=None, timeout=30_000):
    """Ask the page until the answer is true; Playwright's own wait would need `eval`."""
    end = time.monotonic() + timeout / 1000
    while not _said(page, script, arg):
        if time.monotonic() > end:
            raise TooLate(f"never true within {timeout} ms: {script}")
        page.wait_for_timeout(STEP)


def _said(page, script, arg):
    try:
        return page.evaluate(script, arg)
    except Error as error:
        if "context was destroyed" in str(error):  # the page is just being left for the next one
            return False
        raise
