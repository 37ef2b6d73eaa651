"""Where the browser of the tests is. Putting one there is install.py's work."""

import shutil
import subprocess
import sys
from functools import cache

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DRAWN = ".js-plotly-plot .barlayer path"  # a bar that stands, not a box that waits for one
# Asked in another process: Playwright's driver cannot run twice in one.
WHERE_PLAYWRIGHT_KEEPS_IT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as driver:
    print(driver.chromium.executable_path)
"""


@cache
def find() -> str | None:
    """Return the path of a Chromium that starts: the machine's own, else Playwright's."""
    on_path = (path for name in NAMES if (path := shutil.which(name)))
    return next((path for path in on_path if starts(path)), None) or of_playwright()


def of_playwright() -> str | None:
    """Return the path of the Chromium that Playwright has downloaded."""
    path = printed(sys.executable, "-c", WHERE_PLAYWRIGHT_KEEPS_IT)
    return path if path and starts(path) else None


def starts(path: str) -> bool:
    """Tell whether it runs: Ubuntu's chromium-browser may only be a note about its snap."""
    return printed(path, "--version") is not None


def printed(*command: str) -> str | None:
    """Return what a command prints; None where it is missing or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()
